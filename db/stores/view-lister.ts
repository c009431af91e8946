import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import { countListed, viewClauses, viewCondition } from './register-view.ts'
import type { ViewClauses, ViewWish } from './register-view.ts'
import { indexedColumns, isServed, leadingColumn, sourceOf } from './view-source.ts'

/** The start of a view, told as soon as it is known. */
export interface ListedStart {
  readonly total: number
  /** Ids of the first rows of the view, in its order; all of them where they are few or their order is known already. */
  readonly first: Int32Array
  /** All rows of the register that may be listed, and how many are not. */
  readonly all: number
  readonly protectedHidden: number
}

export interface ViewLister {
  /** The start of a view; `rest` gives all of its ids, or undefined when somebody has written since. */
  start(wish: ViewWish): ListedStart & { readonly rest: () => Int32Array | undefined }
}

/** Rows told at once of a view whose order is not known yet: a few windows of a grid. */
const firstRows = 1000

/** Orders of a whole register that are kept, each 4 bytes a row, and 4 more once a search has been laid over it. */
const mostOrders = 6

/**
 * Lists views of registers through one connection. The order of a whole register is kept until somebody writes, so that what a
 * person searches for and filters next is laid over it: a million rows in a few milliseconds, where sorting them takes seconds.
 */
export function createViewLister(read: Reader): ViewLister {
  const { connection } = read
  const orders = new Map<string, Order>()
  const counts = new Map<RegisterName, ReturnType<typeof countListed>>()
  const indexed = new Map<RegisterName, ReadonlySet<string>>()
  let version: unknown = null

  /** Whether nobody has written since the last time; what was kept is let go of otherwise. */
  function isCurrent(): boolean {
    const now: unknown = connection.pragma('data_version', { simple: true })
    const isSame = now === version
    version = now
    if (!isSame) {
      orders.clear()
      counts.clear()
    }
    return isSame
  }

  function countsOf(register: RegisterName): ReturnType<typeof countListed> {
    const found = counts.get(register) ?? countListed(read, register)
    counts.set(register, found)
    return found
  }

  function ids(register: RegisterName, clauses: ViewClauses, limit = ''): Int32Array {
    const { where, values } = viewCondition(clauses)
    const { order } = clauses
    const sql = `SELECT id FROM ${sourceOf(indexedIn(register), register, clauses)} WHERE ${where} ORDER BY ${order} ${limit}`
    return Int32Array.from(
      connection
        .prepare(sql)
        .pluck()
        .all(...values) as number[],
    )
  }

  /** Ids that the view narrows the register down to, in no order; those of protected people may be among them. */
  function narrowed(register: RegisterName, { found, filters }: ViewClauses): number[] {
    if (found !== null && filters.length === 0)
      return connection
        .prepare(found.sql)
        .pluck()
        .all(...found.values) as number[]
    const { where, values } = viewCondition({ found, filters })
    return connection
      .prepare(`SELECT id FROM ${sourceOf(indexedIn(register), register, { filters, order: '' })} WHERE ${where}`)
      .pluck()
      .all(...values) as number[]
  }

  function indexedIn(register: RegisterName): ReadonlySet<string> {
    const columns = indexed.get(register) ?? indexedColumns(read, register)
    indexed.set(register, columns)
    return columns
  }

  function orderOf(register: RegisterName, order: string): Order {
    const name = `${register} ${order}`
    const known = orders.get(name) ?? createOrder(ids(register, { found: null, filters: [], order }))
    orders.delete(name)
    orders.set(name, known)
    const [oldest] = orders.keys()
    if (orders.size > mostOrders && oldest !== undefined) orders.delete(oldest)
    return known
  }

  return {
    start(wish) {
      isCurrent()
      const { register } = wish
      const clauses = viewClauses(wish)
      const { rows, protectedHidden } = countsOf(register)
      const listed = { all: rows - protectedHidden, protectedHidden }
      const isWhole = clauses.found === null && clauses.filters.length === 0
      const isKnown = orders.has(`${register} ${clauses.order}`)
      const inOrder = (): Int32Array => {
        const order = orderOf(register, clauses.order)
        return isWhole ? order.ids : order.laidOver(narrowed(register, clauses))
      }
      if (isKnown) {
        const all = inOrder()
        return { ...listed, total: all.length, first: all, rest: () => all }
      }
      const isOrdered = indexedIn(register).has(leadingColumn(clauses.order))
      const isNarrowed =
        clauses.found !== null || isServed(indexedIn(register), { filters: clauses.filters, order: '' })
      // All of the register has to be read: then its order may as well be made now.
      if (!isOrdered || !(isWhole || isNarrowed)) {
        const all = inOrder()
        return { ...listed, total: all.length, first: all, rest: () => all }
      }
      const total = isWhole ? listed.all : countView(read, register, clauses)
      if (total <= firstRows) {
        const all = ids(register, clauses)
        return { ...listed, total, first: all, rest: () => all }
      }
      return {
        ...listed,
        total,
        first: ids(register, clauses, `LIMIT ${firstRows}`),
        rest: () => (isCurrent() ? inOrder() : undefined),
      }
    },
  }
}

/** The highest number of a row: no fewer rows than there are, told without counting them. */
export function mostRowsOf(read: Reader, register: RegisterName): number {
  return Number(
    read.connection
      .prepare(`SELECT coalesce(max(id), 0) FROM ${tableOf(register)}`)
      .pluck()
      .get(),
  )
}

function countView(read: Reader, register: RegisterName, clauses: ViewClauses): number {
  const { where, values } = viewCondition(clauses)
  return Number(
    read.connection
      .prepare(`SELECT count(*) FROM ${tableOf(register)} WHERE ${where}`)
      .pluck()
      .get(...values),
  )
}

interface Order {
  readonly ids: Int32Array
  /** Of these ids those that are in the order, in its order. */
  laidOver(found: readonly number[]): Int32Array
}

function createOrder(ids: Int32Array): Order {
  let ranks: Int32Array | null = null
  /** The place of each id in the order, from 1; 0 where it has none. */
  const ranksOf = (): Int32Array => {
    if (ranks !== null) return ranks
    const made = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1)
    ids.forEach((id, index) => (made[id] = index + 1))
    return (ranks = made)
  }
  return {
    ids,
    laidOver(found) {
      const rankById = ranksOf()
      // A bit for each place: read off one after the other they are in order, without being sorted.
      const marks = new Uint32Array(Math.ceil(ids.length / 32))
      let count = 0
      for (const id of found) {
        const rank = rankById[id] ?? 0
        if (rank === 0) continue
        const word = (rank - 1) >>> 5
        marks[word] = (marks[word] ?? 0) | (1 << ((rank - 1) & 31))
        count++
      }
      const ordered = new Int32Array(count)
      let next = 0
      for (let word = 0; word < marks.length; word++) {
        for (let left = marks[word] ?? 0; left !== 0; left &= left - 1) {
          ordered[next++] = ids[word * 32 + 31 - Math.clz32(left & -left)] ?? 0
        }
      }
      return ordered
    },
  }
}
