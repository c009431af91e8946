import { createElement } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import { formatNumber } from '#shared/i18n/format.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import type { Field, Register, RegisterName, Value } from '#shared/registers/field.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { GridColumn, GridFilterKind, GridLayout, GridValue, GridWriting } from '#renderer/ui/grid/types.ts'
import { EditedText } from './EditedText.tsx'
import { choicesOf, helpOf, typedText } from './typed-text.ts'

export type RegisterRow = OutputOf<'register.rows'>['rows'][number]
export type LoadValues = (field: Field) => Promise<readonly GridValue[]>

/** Columns that are not fields: what the core knows about the row itself. */
const ownColumns = { sender: 'row:sender', findings: 'row:findings' } as const

/** The columns of a register: its fields in their order, then the sender and the number of findings. */
export function registerColumns(
  register: Register,
  language: Language,
  words: Catalogue['registers'],
  editWords: Catalogue['gridEditing'],
  loadValues: LoadValues,
): readonly GridColumn<RegisterRow>[] {
  const keys = register.keyFields.flat()
  const notAField = { locked: editWords.notAField }
  const fields = register.fields.map((field) => ({
    ...fieldColumn(field, language, words, loadValues),
    write: keys.includes(field.name)
      ? { locked: words.editLocked }
      : fieldWriting(register.name, field, language, words),
  }))
  return [
    ...fields,
    {
      id: ownColumns.sender,
      label: words.sender,
      align: 'start',
      width: 170,
      text: (row) => row.sender,
      copied: (row) => row.sender,
      sortable: false,
      filter: null,
      write: notAField,
    },
    {
      id: ownColumns.findings,
      label: words.findings,
      align: 'end',
      width: 120,
      text: (row) => (row.findings === 0 ? words.empty : formatNumber(language, row.findings)),
      copied: (row) => String(row.findings),
      number: (row) => row.findings,
      sortable: false,
      filter: null,
      write: notAField,
    },
  ]
}

export function startLayout(register: Register): GridLayout {
  return {
    order: [],
    hidden: register.fields.filter((field) => field.quiet === true).map((field) => field.name),
    widths: {},
    pinned: 1,
  }
}

/** A value as it is read: codes by their label, numbers and truth values in the language, nothing as a dash. */
export function valueText(
  field: Field,
  value: Value | undefined,
  language: Language,
  words: Catalogue['registers'],
): string {
  if (value === null || value === undefined || value === '') return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number')
    return field.type === 'year' ? String(value) : formatNumber(language, value, mostDecimals)
  return field.codes === undefined ? value : codeText(field, value, language, words)
}

/** What a value of a list filter is called. Truth values travel as `0` and `1`. */
export function codeText(
  field: Field,
  value: string | null,
  language: Language,
  words: Catalogue['registers'],
): string {
  if (value === null || value === '') return words.emptyValue
  if (field.type === 'boolean') return value === '1' ? words.yes : words.no
  return (field.codes === undefined ? undefined : codeOf(field.codes, value)?.label[language]) ?? value
}

/** After a value that a person has changed by hand; the details pane says from what. */
const editedMark = '✎'

/** All decimals that were delivered are shown. */
const mostDecimals = 6

function fieldWriting(
  register: RegisterName,
  field: Field,
  language: Language,
  words: Catalogue['registers'],
): GridWriting<RegisterRow> {
  const choices = choicesOf(field, language)
  return {
    locked: null,
    typed: (row) => typedText(field, row.values[field.name]),
    help: helpOf(register, field, words),
    ...(choices === null ? {} : { choices }),
  }
}

function fieldColumn(
  field: Field,
  language: Language,
  words: Catalogue['registers'],
  loadValues: LoadValues,
): Omit<GridColumn<RegisterRow>, 'write'> {
  const label = field.label[language]
  const isNumber = isNumeric(field.type)
  const column = {
    id: field.name,
    label,
    align: isNumber ? 'end' : 'start',
    width: field.width * 6.75 + 18,
    text: (row: RegisterRow) => {
      const text = valueText(field, row.values[field.name], language, words)
      return row.edited.includes(field.name) ? `${text} ${editedMark}` : text
    },
    draw: (row: RegisterRow) => {
      const text = valueText(field, row.values[field.name], language, words)
      return row.edited.includes(field.name) ? createElement(EditedText, { text, mark: editedMark }) : text
    },
    copied: (row: RegisterRow) => copiedText(field, row.values[field.name], language, words),
    sortable: true,
    filter: filterKind(field, loadValues),
  } as const satisfies Omit<GridColumn<RegisterRow>, 'write'>
  if (!isNumber || field.type === 'year') return column
  return {
    ...column,
    number: (row) => {
      const value = row.values[field.name]
      return typeof value === 'number' ? value : null
    },
  }
}

/** As shown, but plain digits with a decimal comma, and nothing where nothing is held: so that a spreadsheet reads it. */
function copiedText(field: Field, value: Value | undefined, language: Language, words: Catalogue['registers']): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? String(value).replace('.', ',') : valueText(field, value, language, words)
}

/** Identity numbers are masked, so there is nothing to filter by. */
function filterKind(field: Field, loadValues: LoadValues): GridFilterKind | null {
  if (field.type === 'identity') return null
  if (field.type === 'code' || field.type === 'boolean') return { kind: 'values', load: () => loadValues(field) }
  if (field.type === 'date') {
    // A range has no room for what states no day.
    return { kind: 'date', load: async () => (await loadValues(field)).filter(({ value }) => value !== null) }
  }
  return { kind: isNumeric(field.type) ? 'number' : 'text' }
}
