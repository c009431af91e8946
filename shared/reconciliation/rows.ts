import { compareUnits, fieldsOfSetting, type ListColumn, type MatchList } from './lists.ts'
import type { Span } from './pairs.ts'
import { hashText } from './random.ts'
import type { Setting } from './setting.ts'

/**
 * All rows of all lists in an order that depends on what they say and not on where they stood: rows by a print of their content,
 * then by id; lists by length, then by their prints. Every run on the same lists is therefore the same run, however they were
 * shuffled or exchanged.
 */
export interface OrderedRows {
  readonly count: number
  readonly ids: readonly string[]
  /** In the order of rows; `list` is the number of the list as it was given. */
  readonly spans: readonly (Span & { readonly list: number })[]
  /** The texts of one field, numbered as they come in the order of rows. */
  column(field: string): ListColumn
}

/**
 * Puts the rows of all lists in order; yields the number of rows.
 * @throws RangeError where an id stands twice in a list.
 */
export function* orderRows(lists: readonly MatchList[], setting: Setting): Generator<number, OrderedRows> {
  const fields = fieldsOfSetting(setting)
  const ordered: { list: number; rows: Int32Array; prints: Float64Array }[] = []
  for (const [list, { ids, columns }] of lists.entries()) {
    if (new Set(ids).size !== ids.length) throw new RangeError('An id stands twice in a list')
    const prints = yield* printRows(ids.length, columns, fields)
    ordered.push({ list, rows: sortRows(ids, prints), prints })
    yield ids.length
  }
  ordered.sort((one, two) => {
    const byLength = one.rows.length - two.rows.length
    if (byLength !== 0) return byLength
    for (const [place, row] of one.rows.entries()) {
      const order = (one.prints[row] ?? 0) - (two.prints[two.rows[place] ?? 0] ?? 0)
      if (order !== 0) return order
    }
    return 0
  })
  const spans: (Span & { readonly list: number })[] = []
  const ids: string[] = []
  for (const { list, rows } of ordered) {
    spans.push({ list, from: ids.length, to: ids.length + rows.length })
    for (const row of rows) ids.push(lists[list]?.ids[row] ?? '')
  }
  const readColumn = (field: string): ListColumn => {
    const texts: string[] = []
    const codeByText = new Map<string, number>()
    const codes = new Int32Array(ids.length)
    const codeOf = (text: string): number => {
      let code = codeByText.get(text)
      if (code === undefined) codeByText.set(text, (code = texts.push(text) - 1))
      return code
    }
    let at = 0
    for (const { list, rows } of ordered) {
      const own = lists[list]?.columns[field]
      if (!own) {
        if (rows.length > 0) codes.fill(codeOf(''), at, at + rows.length)
        at += rows.length
        continue
      }
      const known = new Int32Array(own.texts.length).fill(-1)
      for (const row of rows) {
        const ownCode = own.codes[row] ?? 0
        let code = known[ownCode] ?? -1
        if (code === -1) known[ownCode] = code = codeOf(own.texts[ownCode] ?? '')
        codes[at++] = code
      }
    }
    return { texts, codes }
  }
  const known = new Map<string, ListColumn>()
  const column = (field: string): ListColumn => {
    const read = known.get(field) ?? readColumn(field)
    known.set(field, read)
    return read
  }
  return { count: ids.length, ids, spans, column }
}

/** 53 bits of what each row says in these fields. */
function* printRows(
  count: number,
  columns: MatchList['columns'],
  fields: readonly string[],
): Generator<number, Float64Array> {
  const high = new Uint32Array(count)
  const low = new Uint32Array(count)
  for (const field of fields) {
    const column = columns[field]
    if (!column) continue
    const [one, two] = [hashText(field), hashText(field, 1)]
    const textHigh = new Uint32Array(column.texts.length)
    const textLow = new Uint32Array(column.texts.length)
    for (const [code, text] of column.texts.entries()) {
      // A blank prints as an absent field does.
      if (text === '') continue
      textHigh[code] = hashText(text, one)
      textLow[code] = hashText(text, two)
    }
    for (let row = 0; row < count; row++) {
      const code = column.codes[row] ?? 0
      high[row] = (high[row] ?? 0) + (textHigh[code] ?? 0)
      low[row] = (low[row] ?? 0) + (textLow[code] ?? 0)
    }
    yield 0
  }
  const prints = new Float64Array(count)
  for (let row = 0; row < count; row++) prints[row] = (high[row] ?? 0) * 2 ** 21 + ((low[row] ?? 0) >>> 11)
  return prints
}

/** Rows by print, then by id: spread over as many buckets as there are rows, which leaves next to nothing to sort. */
function sortRows(ids: readonly string[], prints: Float64Array): Int32Array {
  const count = ids.length
  const bucketOf = (row: number): number => Math.floor(((prints[row] ?? 0) / 2 ** 53) * count)
  const starts = new Int32Array(count + 1)
  for (let row = 0; row < count; row++) starts[bucketOf(row) + 1] = (starts[bucketOf(row) + 1] ?? 0) + 1
  for (let bucket = 0; bucket < count; bucket++) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const bucket = bucketOf(row)
    const place = next[bucket] ?? 0
    rows[place] = row
    next[bucket] = place + 1
  }
  for (let bucket = 0; bucket < count; bucket++) {
    const [from, to] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0]
    if (to - from < 2) continue
    rows
      .subarray(from, to)
      .sort((one, two) => (prints[one] ?? 0) - (prints[two] ?? 0) || compareUnits(ids[one] ?? '', ids[two] ?? ''))
  }
  return rows
}
