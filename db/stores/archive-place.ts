import { mostLevels } from '#shared/registers/archive-tree.ts'
import type { Reader } from '../open.ts'
import { nodesBelow, placedBy, sortRanges, treeVolumes } from './archive-tree.ts'

/** Where a volume stands in the tree: each node above it by its path and its place among its siblings, then its own place. */
export interface TreePlace {
  readonly above: readonly { readonly path: readonly string[]; readonly index: number }[]
  readonly index: number
}

/** Undefined where the row is not there, or may not be shown. */
export function placeInTree(read: Reader, rowId: number): TreePlace | undefined {
  const columns = Array.from({ length: mostLevels + 1 }, (_, depth) => `tree_${depth}`)
  const row = read.connection
    .prepare(`SELECT sort_key, ${columns.join(', ')} FROM archive WHERE id = ? AND hidden = 0`)
    .raw()
    .get(rowId) as string[] | undefined
  if (row === undefined) return undefined
  const [sortKey = '', creator = '', ...levels] = row
  const end = levels.indexOf('')
  const path = [creator, ...(end < 0 ? levels : levels.slice(0, end))]
  const above = path.map((_, depth) => {
    const upTo = path.slice(0, depth + 1)
    return { path: upTo, index: indexOfNode(read, upTo) }
  })
  return { above, index: indexOfVolume(read, path, sortKey, rowId) }
}

/** After the volumes of the node above it. */
function indexOfNode(read: Reader, path: readonly string[]): number {
  return treeVolumes(read, path.slice(0, -1), { start: 0, count: 0 }).total + indexAmongNodes(read, path)
}

/** What is before it in order among the nodes beside it, with volumes or without; what has no creator is last. */
export function indexAmongNodes(read: Reader, path: readonly string[]): number {
  const above = path.slice(0, -1)
  const part = path.at(-1) ?? ''
  const { counted, empty } = nodesBelow(read, above)
  if (part === '') return counted + empty.length
  const column = `tree_${above.length}`
  const before = read.connection
    .prepare(
      `SELECT count(*) FROM (SELECT DISTINCT ${column} FROM archive INDEXED BY archive_tree
       WHERE ${placedBy(above)} AND ${column} > '' AND ${column} < ?)`,
    )
    .pluck()
    .get(...above, part)
  return Number(before) + empty.filter((other) => other < part).length
}

function indexOfVolume(read: Reader, path: readonly string[], sortKey: string, rowId: number): number {
  return sortRanges(path).reduce((sum, [from, to]) => {
    const before = read.connection
      .prepare(
        `SELECT count(*) FROM archive INDEXED BY archive_order
         WHERE hidden = 0 AND sort_key >= $from AND sort_key < $to AND (sort_key < $own OR (sort_key = $own AND id < $id))`,
      )
      .pluck()
      .get({ from, to, own: sortKey, id: rowId })
    return sum + Number(before)
  }, 0)
}
