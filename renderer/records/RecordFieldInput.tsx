import type { ReactNode } from 'react'
import type { RecordField, RecordKindName } from '#shared/records/record.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import type { Code } from '#shared/registers/code-lists.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { Catalogue } from '#shared/i18n/catalogues.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { ReferenceField } from './ReferenceField.tsx'
import type { Referred } from './use-record-text.ts'

interface RecordFieldInputProps {
  readonly field: RecordField
  /** As `record.save` takes it. */
  readonly text: string
  readonly onChange: (text: string) => void
  readonly referred: Referred
  readonly problem: string | undefined
}

/** One field of a form, by its type: text, day, a word of a list, or another row. */
export function RecordFieldInput({ field, text, onChange, referred, problem }: RecordFieldInputProps): ReactNode {
  const { language, words } = useLanguage()
  const { records } = words
  const label = field.label[language]
  const help = helpOf(field, records)
  const shown = { label, value: text, onChange, problem, ...(help === undefined ? {} : { help }) }
  if (isReference(field)) {
    return (
      <ReferenceField
        label={label}
        field={field}
        value={text}
        onChange={onChange}
        referred={referred}
        problem={problem}
      />
    )
  }
  if (field.type === 'date') return <DateField {...shown} isRequired={field.required === 'error'} />
  const choices = choicesOf(field, language, words)
  if (choices === null) {
    return <TextField {...shown} isRequired={field.required === 'error'} isShort={isNumeric(field.type)} />
  }
  return (
    <Select
      label={label}
      options={[{ id: none, label: records.nothing }, ...choices]}
      value={text === '' ? none : text}
      onChange={(id) => onChange(id === none ? '' : id)}
      placeholder={records.nothing}
      {...(problem === undefined && help === undefined ? {} : { help: problem ?? help ?? '' })}
    />
  )
}

/** Stands for an empty text: a list needs a key for every choice. */
const none = 'none'

function isReference(field: RecordField): field is RecordField & { readonly refers: RecordKindName } {
  return field.refers !== undefined
}

function choicesOf(
  field: RecordField,
  language: 'sv' | 'en',
  words: Catalogue,
): { readonly id: string; readonly label: string }[] | null {
  if (field.type === 'boolean') {
    return [
      { id: 'ja', label: words.shell.yes },
      { id: 'nej', label: words.shell.no },
    ]
  }
  if (field.codes === undefined) return null
  const codes: readonly Code[] = codeLists[field.codes]
  return codes.map((code) => ({ id: code.value, label: code.label[language] }))
}

function helpOf(field: RecordField, { help }: Catalogue['records']): string | undefined {
  const own = new Map<string, string>(Object.entries(help.fields)).get(field.name)
  if (own !== undefined) return own
  if (field.type === 'date') return help.date
  return field.type === 'money' || field.type === 'decimal' ? help.number : undefined
}
