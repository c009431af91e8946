import { levelsOfSignum } from '#shared/registers/archive-tree.ts'
import type { Reader } from '../open.ts'

/** A creator or series that somebody has set up, or what such a series stands in. */
export interface FrameNode {
  readonly title: string | null
  /** As it is written; null for a creator, and where only what stands in it is set up. */
  readonly signum: string | null
  /** Whether a series that is set up stands in it. */
  readonly holds: boolean
}

/**
 * What is set up right below a path of the tree, by the last part of its path: creators, and the series of all archives of a
 * creator. A class belongs to a plan and not to a creator, so that it stands in the tree only where a volume does.
 */
export function frameBelow(read: Reader, path: readonly string[]): ReadonlyMap<string, FrameNode> {
  const [creator, ...levels] = path
  return creator === undefined ? creators(read) : seriesBelow(read, creator, levels)
}

/** A name in Swedish order is followed by a tab in the sort key of its row. */
const foldedName = 'substr(creators.sort_key, 1, instr(creators.sort_key, char(9)) - 1)'

function creators(read: Reader): ReadonlyMap<string, FrameNode> {
  const rows = read.connection
    .prepare(
      `SELECT ${foldedName} AS part, name AS title, NULL AS signum,
         max(EXISTS (SELECT 1 FROM archives JOIN series ON series.archive_id = archives.id
           WHERE archives.creator_id = creators.id)) AS holds
       FROM records_creators AS creators WHERE ${foldedName} > '' GROUP BY part`,
    )
    .all() as { part: string; title: string; signum: null; holds: number }[]
  return new Map(rows.map(({ part, holds, ...said }) => [part, { ...said, holds: holds === 1 }]))
}

function seriesBelow(read: Reader, creator: string, levels: readonly string[]): ReadonlyMap<string, FrameNode> {
  const key = levels.join('')
  const rows = read.connection
    .prepare(
      `SELECT series.sort_key AS sortKey, series.signum, series.title
       FROM records_creators AS creators
       CROSS JOIN archives ON archives.creator_id = creators.id
       CROSS JOIN series ON series.archive_id = archives.id
       WHERE creators.sort_key >= ? AND creators.sort_key < ? AND substr(series.sort_key, 1, ?) = ?`,
    )
    .all(`${creator}\t`, `${creator}\n`, key.length, key) as SeriesRow[]
  // A series before those that stand in it.
  rows.sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
  const found = new Map<string, FrameNode>()
  for (const { sortKey, signum, title } of rows) {
    const own = levelsOfSignum(sortKey)
    const part = own[levels.length]
    if (part === undefined || levels.some((level, depth) => level !== own[depth])) continue
    const before = found.get(part)
    if (own.length > levels.length + 1) found.set(part, { title: null, signum: null, ...before, holds: true })
    else found.set(part, { title, signum, holds: false, ...before })
  }
  return found
}

interface SeriesRow {
  readonly sortKey: string
  readonly signum: string
  readonly title: string | null
}
