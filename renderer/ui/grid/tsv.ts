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
