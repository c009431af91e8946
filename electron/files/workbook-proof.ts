import type { RawCell } from '#shared/import/raw.ts'
import { FileFailure } from './file-failure.ts'
import { findWorkbookPart, readBook } from './ooxml-package.ts'
import { RowBatch } from './row-batch.ts'
import { openSource } from './source-file.ts'
import { readXlsxSheet } from './xlsx-stream.ts'
import { openZip } from './zip-gate.ts'

/**
 * Every row of one sheet of a written workbook, header first, read by code that shares nothing with the writer.
 * Row 1 of the file is the first one given; empty rows before the last filled one are given as `[]`; trailing empty cells are
 * cut.
 * @throws FileFailure `file.damaged` when there is no such sheet, and as `readDelivery`
 */
export async function* readTable(
  path: string,
  sheetName: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<readonly RawCell[]> {
  const source = await openSource(path, options.signal)
  try {
    const zip = await openZip(source)
    const workbookPart = await findWorkbookPart(zip)
    if (workbookPart === undefined) throw new FileFailure('file.unknown-format', { name: source.name })
    const book = await readBook(zip, workbookPart)
    const sheet = book.sheets.find(({ name }) => name === sheetName)
    if (sheet === undefined) throw new FileFailure('file.damaged', { name: source.name, part: sheetName })
    let next = 1
    for await (const { rows } of readXlsxSheet(zip, book, sheet, new RowBatch({ keepsBlank: true }))) {
      for (const { row, cells } of rows) {
        for (; next < row; next++) yield []
        yield cells
        next = row + 1
      }
    }
  } finally {
    await source.close()
  }
}
