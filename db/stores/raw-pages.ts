import type { RawCell, RawRow } from '#shared/import/raw.ts'
import type { Reader } from '../open.ts'
import { createPacker, pack, unpack } from '../packing.ts'
import type { Tx } from '../write.ts'

/**
 * Raw rows, kept in compressed pages: a page is one value to write and to read, and a million rows take a tenth of the space.
 * The ids of rows run without a gap, so a sheet is a range of ids.
 */

export interface StoredRow extends RawRow {
  readonly rawId: number
}

/** `[row, hidden, cells…]`: what a page holds of each row. */
type PackedRow = readonly [number, 0 | 1, readonly RawCell[]]

/** Rows in a page: a reader of one row unpacks this many. */
const pageRows = 500

/** Appends raw rows, a page at a time; `end` writes the last one, short as it may be. Pages never span sheets. */
export function createRawWriter(tx: Tx): {
  append(rows: readonly RawRow[]): Promise<void>
  end(): Promise<void>
  readonly nextId: number
} {
  const insert = tx.connection.prepare('INSERT INTO raw_pages (first_id, row_count, content) VALUES (?, ?, ?)')
  const packer = createPacker<{ readonly firstId: number; readonly rows: number }>(({ firstId, rows }, packed) =>
    insert.run(firstId, rows, packed),
  )
  let nextId = Number(
    tx.connection.prepare('SELECT coalesce(max(first_id + row_count), 1) FROM raw_pages').pluck().get(),
  )
  let pending: PackedRow[] = []
  const flush = async (): Promise<void> => {
    if (pending.length === 0) return
    const page = pending
    pending = []
    await packer.add({ firstId: nextId - page.length, rows: page.length }, JSON.stringify(page))
  }
  return {
    get nextId() {
      return nextId
    },
    async append(rows) {
      for (const { row, hidden, cells } of rows) {
        pending.push([row, hidden === true ? 1 : 0, cells])
        nextId++
        if (pending.length === pageRows) await flush()
      }
    },
    async end() {
      await flush()
      await packer.end()
    },
  }
}

/** Rows with ids from `first` to `last`, in order, a page at a time so that no statement stays open. */
export function* rawPages(read: Reader, first: number, last: number): Generator<StoredRow[]> {
  const page = read.connection
    .prepare('SELECT first_id, content FROM raw_pages WHERE first_id <= ? ORDER BY first_id DESC LIMIT 1')
    .raw()
  for (let from = first; from <= last;) {
    const found = page.get(from) as [number, Buffer] | undefined
    if (found === undefined) return
    const rows = unpackRows(found)
    const next = found[0] + rows.length
    // A page that ends before `from` was the last one there is.
    if (next <= from) return
    yield rows.filter(({ rawId }) => rawId >= first && rawId <= last)
    from = next
  }
}

export function rawRows(read: Reader, ids: readonly number[]): StoredRow[] {
  const page = read.connection
    .prepare('SELECT first_id, content FROM raw_pages WHERE first_id <= ? ORDER BY first_id DESC LIMIT 1')
    .raw()
  let held: { readonly first: number; readonly rows: readonly StoredRow[] } | null = null
  return ids.flatMap((id) => {
    if (held === null || id < held.first || id >= held.first + held.rows.length) {
      const found = page.get(id) as [number, Buffer] | undefined
      if (found === undefined) return []
      held = { first: found[0], rows: unpackRows(found) }
    }
    const row = held.rows[id - held.first]
    return row === undefined ? [] : [row]
  })
}

/** Rewrites rows in place, page by page; `change` answers the same cells where nothing is to change. */
export function rewriteRawRows(
  tx: Tx,
  range: { readonly first: number; readonly last: number },
  change: (row: StoredRow) => readonly RawCell[],
): void {
  const update = tx.connection.prepare('UPDATE raw_pages SET content = ? WHERE first_id = ?')
  for (const rows of rawPages(tx, range.first, range.last)) {
    let isChanged = false
    const packed = rows.map((row): PackedRow => {
      const cells = change(row)
      isChanged ||= cells !== row.cells
      return [row.row, row.hidden === true ? 1 : 0, cells]
    })
    if (isChanged) update.run(pack(JSON.stringify(packed)), rows[0]?.rawId ?? 0)
  }
}

export function removeRawRows(tx: Tx, range: { readonly first: number; readonly last: number }): void {
  tx.connection.prepare('DELETE FROM raw_pages WHERE first_id BETWEEN ? AND ?').run(range.first, range.last)
}

function unpackRows([first, content]: [number, Buffer]): StoredRow[] {
  const rows = JSON.parse(unpack(content).toString('utf8')) as PackedRow[]
  return rows.map(([row, hidden, cells], index): StoredRow => {
    const stored = { rawId: first + index, row, cells }
    return hidden === 1 ? { ...stored, hidden: true } : stored
  })
}
