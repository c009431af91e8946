import { spelledKeyParts } from '#shared/import/business-key.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { Field, RegisterName, Value } from '#shared/registers/field.ts'
import type { GridChoice } from '#renderer/ui/grid/types.ts'

/** The value as a person would type it; null for an identity number, which is masked and has to be typed anew. */
export function typedText(field: Field, value: Value | undefined): string | null {
  if (field.type === 'identity') return null
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (field.codes === undefined) return value
  return codeLists[field.codes].find((code) => code.value === value)?.label.sv ?? ''
}

/** The texts that a field can hold, as every delivery could write them; null where anything can be written. */
export function choicesOf(field: Field, language: Language): readonly GridChoice[] | null {
  if (field.type === 'boolean') return truths.map(({ text, label }) => ({ text, label: label[language] }))
  if (field.codes === undefined) return null
  return codeLists[field.codes].map(({ label }) => ({ text: label.sv, label: label[language] }))
}

/** What may be written in a field. */
export function helpOf(register: RegisterName, field: Field, words: Catalogue['registers']): string {
  if (spelledKeyParts[register].includes(field.name)) return words.editHelp.spelling
  if (field.type === 'date' || field.type === 'identity') return words.editHelp[field.type]
  if (field.type === 'boolean' || field.codes !== undefined) return words.editHelp.list
  if (isNumeric(field.type)) return words.editHelp.number
  return words.editHelp[field.required === 'error' ? 'required' : 'other']
}

const truths = [
  { text: 'ja', label: { sv: 'Ja', en: 'Yes' } },
  { text: 'nej', label: { sv: 'Nej', en: 'No' } },
] as const
