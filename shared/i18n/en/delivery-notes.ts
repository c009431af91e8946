import { formatInstant, formatNumber } from '../format.ts'
import type { NoteParams } from '../sv/delivery-notes.ts'
import { oneOrMany } from '../wording.ts'

export const notes: Readonly<Record<string, (params: NoteParams) => string>> = {
  'macros-ignored': () => 'The workbook has macros. They were neither saved nor run.',
  'encoding-guessed': (p) =>
    `The encoding is assumed: ${p['encoding'] ?? 'unknown'}. Check å, ä and ö in the lines that decide.`,
  'undecodable-bytes': (p) => `${count(p, 'count')} characters could not be read as ${p['encoding'] ?? 'text'}.`,
  'unclosed-quote': (p) =>
    `A quotation mark on row ${p['line'] ?? '?'} is never closed. Quotation marks are therefore read as plain characters.`,
  'mixed-line-ends': () => 'The file mixes two kinds of line ends. All rows are read.',
  'hidden-sheet': (p) =>
    `The sheet “${p['name'] ?? p['sheet'] ?? ''}” is hidden in the workbook. It can be read all the same.`,
  'hidden-columns': (p) =>
    `${count(p, 'count')} ${oneOrMany(p['count'] ?? '', 'column is', 'columns are')} hidden${inSheet(p)}. They are read and marked.`,
  'hidden-rows': (p) =>
    `${count(p, 'count')} ${oneOrMany(p['count'] ?? '', 'row is', 'rows are')} hidden${inSheet(p)}. They are read and marked.`,
  'external-links': () =>
    'The workbook takes values from other files. The values it held when it was saved are read; no link was followed.',
  'date-1904': () => 'The workbook counts dates from 1904, as older Excel for Mac did. The dates are converted.',
  mojibake: (p) =>
    `${count(p, 'count')} ${oneOrMany(p['count'] ?? '', 'letter seems', 'letters seem')} to be encoded twice, such as Ã¥ for å. The text can be repaired.`,
  'several-tables': (p) =>
    `The file has ${count(p, 'count')} tables one below the other. Each is shown as a sheet: choose which to read.`,
  preamble: (p) =>
    `${count(p, 'lines')} ${oneOrMany(p['lines'] ?? '', 'line', 'lines')} before the list ${oneOrMany(p['lines'] ?? '', 'does', 'do')} not belong to it. Saved, but not read in.`,
  'row-limit': (p) =>
    `The sheet ${p['sheet'] === undefined || p['sheet'] === '' ? '' : `“${p['sheet']}” `}has ${count(p, 'rows')} rows, exactly as many as the format can hold. The rest may be lost: ask the sender for a CSV file.`,
  'merged-cells': (p) =>
    `${count(p, 'count')} merged ${oneOrMany(p['count'] ?? '', 'area', 'areas')}${inSheet(p)}. The text belongs to the upper left cell.`,
  'forbidden-columns': (p) =>
    p['count'] === 1
      ? 'One column must not be stored. Its cells have not been saved.'
      : `${count(p, 'count')} columns must not be stored. Their cells have not been saved.`,
  'same-file': (p) =>
    `The same file was read in ${p['at'] === undefined ? 'before' : formatInstant(String(p['at']))} (${p['state'] === 'committed' ? 'committed' : 'in progress'}).`,
}

export const unknownNote = (code: string): string => `Remark from reading: ${code}.`

function count(params: NoteParams, key: string): string {
  const value = params[key]
  return typeof value === 'number' ? formatNumber('en', value, 0) : (value ?? 'Some')
}

function inSheet(params: NoteParams): string {
  const { sheet } = params
  return sheet === undefined || sheet === '' ? '' : ` in the sheet “${sheet}”`
}
