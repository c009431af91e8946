import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { bornRows } from './register-view.ts'
import { matchExpression, wholeWordExpression } from '../search-words.ts'

export interface FoundRows {
  /** The first of them, in the order in which they came. */
  readonly ids: readonly number[]
  /** Never more than `most`. */
  readonly total: number
  readonly hasMore: boolean
}

/** Rows that hold every word as the beginning of a word, and of staff those whose number begins so, counted up to `most`; never a person with protected identity. */
export function findWords(
  read: Reader,
  register: RegisterName,
  text: string,
  {
    count,
    most,
    numbers = [],
  }: { readonly count: number; readonly most: number; readonly numbers?: readonly string[] },
): FoundRows {
  const questions = [wholeWordExpression(text), matchExpression(text)]
  const table = tableOf(register)
  // Most registers hide nothing, and then no row has to be looked at to be counted.
  const hides = read.connection.prepare(`SELECT EXISTS (SELECT 1 FROM ${table} WHERE hidden = 1)`).pluck().get() === 1
  const listed = hides ? `AND EXISTS (SELECT 1 FROM ${table} WHERE id = ${table}_search.rowid AND hidden = 0)` : ''
  const statement = read.connection
    .prepare(`SELECT rowid FROM ${table}_search WHERE ${table}_search MATCH ? ${listed} LIMIT ?`)
    .pluck()
  let ids: number[] = []
  for (const question of new Set(questions)) {
    if (question !== null) ids = statement.all(question, most + 1) as number[]
    // Where whole words alone are too many to be counted, so are their beginnings.
    if (ids.length > most) break
  }
  if (register === 'staff' && numbers.length > 0) {
    const born = read.connection.prepare(`${bornRows} AND hidden = 0 LIMIT ?`).pluck()
    const known = numbers.flatMap((beginning) => born.all(beginning, `${beginning}~`, most + 1) as number[])
    ids = [...new Set([...known, ...ids])].slice(0, most + 1)
  }
  return { ids: ids.slice(0, count), total: Math.min(ids.length, most), hasMore: ids.length > most }
}
