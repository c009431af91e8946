/**
 * Rows as spreadsheets paste them: tabs, CRLF, quotes where a cell holds a tab, a line break or a quotation mark.
 * Text from a delivery that a spreadsheet would run as a formula gets an apostrophe before it; plain signed numbers
 * and phone numbers do not.
 */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(toCell).join('\t')).join('\r\n')
}

function toCell(text: string): string {
  const inert = wouldRun(text) ? `'${text}` : text
  return /["\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

function wouldRun(text: string): boolean {
  if (/^[=@\t\r]/.test(text)) return true
  return /^[+-]/.test(text) && !/^[+-][\d\s().,/-]*$/.test(text)
}

/**
 * What a spreadsheet has put on the clipboard, row by row; a row that another program has put there can be shorter than others. Cells with tabs or line breaks come in
 * quotes; a quote that does not close its cell is a letter like others, as spreadsheets write it. The line break after the last row
 * is none of it, and hard spaces are spaces. An apostrophe that `toTsv` has put before a formula is taken away again.
 */
export function fromTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    const end = quoted?.end ?? endOfCell(text, at)
    rows.at(-1)?.push(toText(quoted?.text ?? text.slice(at, end)))
    if (end >= text.length) break
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    const isNextRow = text[end] !== '\t'
    if (isNextRow && at >= text.length) break
    if (isNextRow) rows.push([])
    else if (at >= text.length) rows.at(-1)?.push('')
  }
  return text === '' ? [] : rows
}

/** The cell whose opening quotation mark is at `from`, and where it ends; null where the mark is only a letter. */
function quotedCell(text: string, from: number): { readonly text: string; readonly end: number } | null {
  let close = text.indexOf('"', from + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const after = close + 1
  if (close < 0 || (after < text.length && !/[\t\r\n]/.test(text[after] ?? ''))) return null
  return { text: text.slice(from + 1, close).replaceAll('""', '"'), end: after }
}

function endOfCell(text: string, from: number): number {
  cellEnd.lastIndex = from
  return cellEnd.exec(text)?.index ?? text.length
}

const cellEnd = /[\t\r\n]/g

function toText(cell: string): string {
  const text = cell.replaceAll(/[\u00A0\u2007\u202F]/g, ' ').trim()
  return text.startsWith("'") && wouldRun(text.slice(1)) ? text.slice(1) : text
}
