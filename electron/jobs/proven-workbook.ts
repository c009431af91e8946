import { createHash } from 'node:crypto'
import type { RawCell } from '#shared/import/raw.ts'
import type { ReportCell, ReportColumn } from '#shared/reports/content.ts'
import { readTable } from '../files/workbook-proof.ts'
import { writeWorkbook } from '../files/workbook-writer.ts'

interface Table {
  readonly name: string
  readonly columns: readonly ReportColumn[]
  /** Made anew for the proof. */
  readonly rows: () => Iterable<readonly ReportCell[]>
}

export interface ReportWorkbook {
  readonly title: string
  readonly createdAt: string
  readonly cover: { readonly name: string; readonly rows: readonly (readonly ReportCell[])[] }
  /** Read back and compared. */
  readonly tables: readonly Table[]
  /** How many rows the tables have, about: for progress. */
  readonly total: number
}

export interface Proof {
  /** Of the first table, which is the report itself; the others are compared too. */
  readonly rows: number
  readonly cells: number
  /** Of all tables. */
  readonly contentSha256: string
  /** The first place where file and store differ; null when they agree. */
  readonly mismatch: string | null
}

const coverColumns = [
  { header: '', width: 34, kind: 'text' },
  { header: '', width: 70, kind: 'text' },
] as const

/** Writes a report row by row, then reads the tables back with a reader that shares nothing with the writer, and compares every cell. */
export async function writeProven(
  path: string,
  { title, createdAt, cover, tables, total }: ReportWorkbook,
  onDone: (done: number, total: number) => Promise<void>,
): Promise<{ readonly bytes: number; readonly sha256: string; readonly proof: Proof }> {
  const written = await writeWorkbook(
    path,
    {
      title,
      createdAt,
      sheets: [
        { name: cover.name, layout: 'cover', columns: coverColumns, rows: cover.rows },
        ...tables.map(({ name, columns, rows }) => ({ name, layout: 'table' as const, columns, rows: rows() })),
      ],
    },
    { onRows: (count) => void onDone(Math.min(count, total), total * 2) },
  )
  const digest = createHash('sha256')
  const proof = { rows: 0, cells: 0, mismatch: null as string | null }
  let done = 0
  for (const [place, { name, columns, rows }] of tables.entries()) {
    const expected = rows()[Symbol.iterator]()
    let row = 0
    const differs = (column: number): void => {
      // The first table is the report; a place in another is told with its name.
      proof.mismatch ??= `${place === 0 ? '' : `${name} `}${row + 1}:${column + 1}`
    }
    for await (const found of readTable(path, name)) {
      if (row === 0) {
        const wrong = columns.findIndex((column, index) => (found[index] ?? '') !== column.header)
        if (wrong !== -1) differs(wrong)
        row = 1
        continue
      }
      const next = expected.next()
      if (next.done === true) {
        differs(0)
        break
      }
      for (const [index, value] of next.value.entries()) {
        if (place === 0) proof.cells++
        if (!isSame(value, found[index] ?? null)) differs(index)
      }
      digest.update(JSON.stringify(next.value))
      row++
      done++
      if (place === 0) proof.rows++
      if (done % 1000 === 0) await onDone(Math.min(total + done, total * 2), total * 2)
    }
    if (expected.next().done !== true) differs(0)
  }
  return { ...written, proof: { ...proof, contentSha256: digest.digest('hex') } }
}

function isSame(written: ReportCell, found: RawCell): boolean {
  if (written === null || written === '') return found === null || found === ''
  if (found !== null && typeof found === 'object') return 'date' in found && found.date === written
  if (typeof written === 'number' && typeof found === 'number') return Math.abs(written - found) < 1e-9
  return written === found
}
