import type { RawCell } from '#shared/import/raw.ts'
import { writeWorkbook } from './workbook-writer.ts'
import type { WorkbookCell } from './workbook-writer.ts'

/** A column of the delivery, under the header that it had there. */
export interface RepairColumn {
  readonly header: string
  /** The words of its code list; empty where it has none. */
  readonly choices: readonly string[]
}

export interface RepairRow {
  /** Binds the row to the one that it is to mend. */
  readonly mark: string
  /** What is wrong with it. */
  readonly remarks: string
  readonly cells: readonly RawCell[]
}

export interface RepairSheet {
  /** 1–31 characters, as a workbook has it. */
  readonly name: string
  readonly createdAt: string
  readonly markHeader: string
  readonly remarkHeader: string
  readonly columns: readonly RepairColumn[]
  readonly rows: Iterable<RepairRow>
}

/**
 * Writes rows that were kept out as they stood in the delivery, each with its mark and what is wrong with it, to be mended in a
 * spreadsheet program and read again. One sheet and nothing beside it, so that it is a list like any other.
 * @throws FileFailure as `writeWorkbook`
 */
export async function writeRepairWorkbook(
  path: string,
  sheet: RepairSheet,
  options: { readonly signal?: AbortSignal; readonly onRows?: (written: number) => void } = {},
): Promise<void> {
  const { name, createdAt, markHeader, remarkHeader, columns } = sheet
  const own = [
    { header: markHeader, width: 14, kind: 'text' },
    { header: remarkHeader, width: 60, kind: 'text' },
  ] as const
  const delivered = columns.map(({ header, choices }) => ({ header, width: 20, kind: 'raw', choices }) as const)
  const rows = function* (): Generator<readonly WorkbookCell[]> {
    for (const { mark, remarks, cells } of sheet.rows) yield [mark, remarks, ...cells.map(cellAsItStood)]
  }
  const table = { name, layout: 'table', columns: [...own, ...delivered], rows: rows() } as const
  await writeWorkbook(path, { title: name, createdAt, sheets: [table] }, options)
}

/** A number that was shown in another way than plainly is written as it was shown, or the next reader would not know. */
function cellAsItStood(cell: RawCell): WorkbookCell {
  if (cell === null || typeof cell !== 'object') return cell
  if ('date' in cell) return { date: cell.date }
  return 'error' in cell ? cell.error : cell.shown
}
