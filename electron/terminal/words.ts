import type { OutputOf } from '#shared/contract/operations.ts'
import { catalogues } from '#shared/i18n/catalogues.ts'
import type { Language } from '#shared/i18n/catalogues.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'

type Preview = OutputOf<'import.preview'>
type Row = OutputOf<'import.rows'>['rows'][number]

/** What the terminal says that no screen says: one line for each thing, to be read or searched. */
interface TerminalWords {
  counts(file: string, counts: Preview['counts']): string
  /** Of a plan that was not committed. */
  staged(importId: number): string
  /** A remark on how the file was read. */
  note(note: Preview['view']['notes'][number]): string
  /** A sheet or table that is not read. */
  unread(sheet: { readonly name: string; readonly rows: number }): string
  finding(register: RegisterName, finding: Preview['findings'][number]): string
  changed(register: RegisterName, row: Row): string
  conflict(register: RegisterName, row: Row): string
  more(rows: number): string
  basket(basket: OutputOf<'import.waiting'>[number]): string
  exported(path: string, reply: OutputOf<'import.export-waiting'>): string
  undone(reply: OutputOf<'history.undo'>): string
  produced(path: string, reply: OutputOf<'report.produce'>): string
}

const sv: TerminalWords = {
  counts: (file, c) =>
    `${file}: ${c.read} rader${c.expanded === 0 ? '' : ` + ${c.expanded} volymer till`} = ${c.new} nya + ${c.changed} ändrade + ${c.unchanged} oförändrade + ${c.rejected} avvisade + ${c.footer} summarader; ${c.vanished} försvunna, ${c.conflicts} konflikter\n`,
  note: (note) => noted('sv', note),
  unread: ({ name, rows }) => `  inte läst: ${name}, ${rows} rader\n`,
  staged: (importId) => `Inte infört. Leveransen ligger kvar under arbete som import ${importId}.\n`,
  finding: (register, { rule, field, count, rows }) =>
    `  ${count} × ${catalogues.sv.findings.rules[rule].title}${inField('sv', register, field)}${atRows(', rad ', rows)}\n`,
  changed: (register, row) => `  rad ${row.row}: ${changes('sv', register, row)}\n`,
  conflict: (register, row) =>
    row.conflicts
      .map(
        ({ field, previous, edited, delivered, keep }) =>
          `  rad ${row.row}: ${label('sv', register, field)} var ${shown('sv', register, field, previous)}, ändrat för hand till ${shown('sv', register, field, edited)}, levererat ${shown('sv', register, field, delivered)}; ${keep === 'edit' ? 'ändringen' : 'leveransen'} gäller\n`,
      )
      .join(''),
  more: (rows) => `  och ${rows} till\n`,
  basket: ({ importId, fileName, register, sender, rows }) =>
    `${importId}\t${rows} rader väntar\t${fileName}\t${catalogues.sv.shell.registerNames[register]}\t${sender}\n`,
  exported: (path, { rows, protectedHidden }) =>
    `${path}\n${rows} rader att rätta, med hela personnummer; ${protectedHidden} skyddade poster är inte med\n`,
  undone: ({ rows, events }) => `${events} ${events === 1 ? 'händelse ångrad' : 'händelser ångrade'}, ${rows} rader\n`,
  produced: (path, { rows, proof, sha256 }) =>
    `${path}\n${rows} rader, ${proof.cells} celler återlästa och lika\nSHA-256 ${sha256}\n`,
}

const en: TerminalWords = {
  counts: (file, c) =>
    `${file}: ${c.read} rows${c.expanded === 0 ? '' : ` + ${c.expanded} more volumes`} = ${c.new} new + ${c.changed} changed + ${c.unchanged} unchanged + ${c.rejected} rejected + ${c.footer} totals; ${c.vanished} vanished, ${c.conflicts} conflicts\n`,
  note: (note) => noted('en', note),
  unread: ({ name, rows }) => `  not read: ${name}, ${rows} rows\n`,
  staged: (importId) => `Not committed. The delivery stays in progress as import ${importId}.\n`,
  finding: (register, { rule, field, count, rows }) =>
    `  ${count} × ${catalogues.en.findings.rules[rule].title}${inField('en', register, field)}${atRows(', row ', rows)}\n`,
  changed: (register, row) => `  row ${row.row}: ${changes('en', register, row)}\n`,
  conflict: (register, row) =>
    row.conflicts
      .map(
        ({ field, previous, edited, delivered, keep }) =>
          `  row ${row.row}: ${label('en', register, field)} was ${shown('en', register, field, previous)}, edited by hand to ${shown('en', register, field, edited)}, delivered ${shown('en', register, field, delivered)}; the ${keep === 'edit' ? 'edit' : 'delivery'} holds\n`,
      )
      .join(''),
  more: (rows) => `  and ${rows} more\n`,
  basket: ({ importId, fileName, register, sender, rows }) =>
    `${importId}\t${rows} rows wait\t${fileName}\t${catalogues.en.shell.registerNames[register]}\t${sender}\n`,
  exported: (path, { rows, protectedHidden }) =>
    `${path}\n${rows} rows to mend, with whole identity numbers; ${protectedHidden} protected records left out\n`,
  undone: ({ rows, events }) => `${events} ${events === 1 ? 'event' : 'events'} undone, ${rows} rows\n`,
  produced: (path, { rows, proof, sha256 }) =>
    `${path}\n${rows} rows, ${proof.cells} cells read back and equal\nSHA-256 ${sha256}\n`,
}

export const terminalWords: Readonly<Record<Language, TerminalWords>> = { sv, en }

function noted(language: Language, { code, params }: Preview['view']['notes'][number]): string {
  const { notes, unknownNote } = catalogues[language].imports
  return `  ${notes[code]?.(params) ?? unknownNote(code)}\n`
}

function changes(language: Language, register: RegisterName, { changed, before, values }: Row): string {
  return changed
    .map(
      (field) =>
        `${label(language, register, field)} ${shown(language, register, field, before[field])} → ${shown(language, register, field, values[field])}`,
    )
    .join(', ')
}

function label(language: Language, register: RegisterName, field: string): string {
  return fieldOf(register, field)?.label[language] ?? field
}

function inField(language: Language, register: RegisterName, field: string | null): string {
  return field === null ? '' : ` (${label(language, register, field)})`
}

/** The first few; a remark on the whole sheet stands at row 0, which is no row. */
function atRows(before: string, rows: readonly number[]): string {
  const named = rows.filter((row) => row > 0).slice(0, 5)
  return named.length === 0 ? '' : before + named.join(', ')
}

/** A value as a person reads it: codes as words, blank as a dash. */
function shown(language: Language, register: RegisterName, name: string, value: Value | undefined): string {
  if (value === null || value === undefined || value === '') return '–'
  const { yes, no } = catalogues[language].shell
  if (typeof value === 'boolean') return value ? yes : no
  const codes = fieldOf(register, name)?.codes
  const code = codes === undefined || typeof value !== 'string' ? undefined : codeOf(codes, value)
  return code?.label[language] ?? String(value)
}
