import { useCallback } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatOrganisationNumber } from '#shared/identity/organisation-number.ts'
import type { RecordField, RecordKind } from '#shared/records/record.ts'
import { recordKindOf, recordTitle } from '#shared/records/records.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import type { Value } from '#shared/registers/field.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'

export type RecordPage = OutputOf<'record.list'>
export type RecordRow = RecordPage['rows'][number]
export type Referred = RecordPage['referred']

export interface RecordText {
  /** A value as a person reads it; blank as a dash. */
  readonly valueOf: (field: RecordField, value: Value | undefined) => string
  /** What a row is called among others. */
  readonly nameOf: (kind: RecordKind, row: RecordRow) => string
}

/** Values in words; `referred` is what the rows at hand refer to. */
export function useRecordText(referred: Referred): RecordText {
  const { language, words } = useLanguage()
  const number = useNumberText()
  const valueOf = useCallback<RecordText['valueOf']>(
    (field, value) => {
      if (value === null || value === undefined || value === '') return words.shell.none
      if (typeof value === 'boolean') return value ? words.shell.yes : words.shell.no
      if (field.refers !== undefined) {
        const row = referred.find(({ kind, id }) => kind === field.refers && id === value)
        return row === undefined
          ? words.shell.none
          : recordTitle(recordKindOf(row.kind), row.values, language) || words.shell.none
      }
      if (typeof value === 'number') return field.type === 'year' ? String(value) : number(value, 4)
      if (field.form === 'organisationNumber') return formatOrganisationNumber(value)
      return field.codes === undefined ? value : (codeOf(field.codes, value)?.label[language] ?? value)
    },
    [language, number, referred, words],
  )
  const nameOf = useCallback<RecordText['nameOf']>(
    (kind, { values }) => {
      if (kind.title !== undefined) return recordTitle(kind, values, language)
      const [first] = kind.fields
      if (first === undefined) return ''
      const naming =
        first.refers === undefined ? [first] : kind.fields.filter((field) => field.refers && field.required === 'error')
      return naming.map((field) => valueOf(field, values[field.name])).join(' → ')
    },
    [language, valueOf],
  )
  return { valueOf, nameOf }
}
