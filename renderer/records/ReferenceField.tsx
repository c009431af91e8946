import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RecordField, RecordKindName } from '#shared/records/record.ts'
import { recordKindOf, recordTitle } from '#shared/records/records.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { ComboBox } from '#renderer/ui/ComboBox.tsx'
import type { Referred } from './use-record-text.ts'

interface ReferenceFieldProps {
  readonly label: string
  readonly field: RecordField & { readonly refers: RecordKindName }
  /** The id of the row that is chosen, as digits; empty where none is. */
  readonly value: string
  readonly onChange: (id: string) => void
  readonly referred: Referred
  readonly problem: string | undefined
}

/** Rows that are offered without searching for them. */
const offered = 1000

/** A choice among the rows of another kind, found by typing part of a word. */
export function ReferenceField({ label, field, value, onChange, referred, problem }: ReferenceFieldProps): ReactNode {
  const { language, words } = useLanguage()
  const [typed, setTyped] = useState('')
  const kind = recordKindOf(field.refers)
  const all = useOperation('record.list', { kind: kind.name, count: offered })
  const isLong = (all.data?.total ?? 0) > offered
  const found = useOperation(
    'record.list',
    { kind: kind.name, search: typed, count: 100 },
    { enabled: isLong && typed !== '', keepPrevious: true },
  )
  const rows = isLong && typed !== '' ? (found.data?.rows ?? []) : (all.data?.rows ?? [])
  const chosen = referred.filter((row) => row.kind === kind.name && String(row.id) === value)
  const shown = [...chosen, ...rows.filter(({ id }) => chosen.every((row) => row.id !== id))]
  // The options are a collection of their own, made when the box is: it waits for them.
  if (all.data === undefined && all.error === null) return null
  return (
    <ComboBox
      label={label}
      options={shown.map((row) => ({ id: String(row.id), label: recordTitle(kind, row.values, language) }))}
      value={value}
      onChange={onChange}
      isOptional
      openLabel={words.records.open}
      problem={problem}
      {...(isLong ? { onType: setTyped } : {})}
    />
  )
}
