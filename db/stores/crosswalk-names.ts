import { creatorPart, planPart } from '#shared/crosswalk/node-path.ts'
import type { NodePath } from '#shared/crosswalk/node-path.ts'
import { parseSignum, signumSortKey } from '#shared/identity/signum.ts'
import { sortText } from '#shared/import/business-key.ts'
import { levelsOfSignum, mostLevels, signumOfPath, unreadablePart } from '#shared/registers/archive-tree.ts'
import { swedishOrder } from '../collation.ts'
import type { Reader } from '../open.ts'
import { matchExpression } from '../search-words.ts'
import { placedBy } from './archive-tree.ts'
import { pathOfClass } from './crosswalk-tree.ts'
import type { TransferSide } from './classifications.ts'
import { readOldStructure } from './old-structure.ts'

/** What a node is called where it is referred to. */
export interface NodeName {
  /** Null where the node is not there any more. */
  readonly path: NodePath | null
  readonly code: string
  readonly title: string
  /** The classification or the records creator that it stands in. */
  readonly within: string
}

/** Undefined where there is no such class. */
export function nameOfClass(read: Reader, id: number): NodeName | undefined {
  const row = read.connection.prepare('SELECT code, title, scheme AS within FROM classes WHERE id = ?').get(id) as
    { code: string; title: string; within: string } | undefined
  return row && { path: pathOfClass(read, id) ?? [planPart(row.within), String(id)], ...row }
}

/** By how the register writes it, or as it was set up; by its signum alone where neither has it any longer. */
export function nameOfSeries(read: Reader, creator: string, key: string): NodeName {
  const levels = levelsOfSignum(key)
  const path = [creator, ...levels]
  const isWhole = path.length <= mostLevels ? ` AND tree_${path.length} = ''` : ''
  const row = read.connection
    .prepare(
      `SELECT records_creator AS within, series_title AS title FROM archive INDEXED BY archive_tree
       WHERE ${placedBy(path)}${isWhole} ORDER BY series_title IS NULL LIMIT 1`,
    )
    .get(...path) as { within: string | null; title: string | null } | undefined
  const setUp =
    row !== undefined && row.title !== null
      ? undefined
      : (read.connection
          .prepare(
            `SELECT creators.name AS within, series.title FROM records_creators AS creators
             JOIN archives ON archives.creator_id = creators.id JOIN series ON series.archive_id = archives.id
             WHERE creators.sort_key >= ? AND creators.sort_key < ? AND series.sort_key = ? LIMIT 1`,
          )
          .get(`${creator}\t`, `${creator}\n`, key) as { within: string; title: string | null } | undefined)
  return {
    path: row === undefined && setUp === undefined ? null : [creatorPart(creator), ...levels],
    code: signumOfPath(levels),
    title: row?.title ?? setUp?.title ?? '',
    within: row?.within ?? setUp?.within ?? '',
  }
}

/** Volumes gone through for a word; a series has many that say the same. */
const mostVolumes = 5000

/** Nodes of one side whose code or title holds each of the words: at most so many, classes first, then series in the order of the tree. */
export function findNames(read: Reader, side: TransferSide, text: string, most: number): NodeName[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const classes = classesNamed(read, side, words, most)
  if (side === 'receiver' || classes.length >= most) return classes
  const keys = new Map<string, readonly [creator: string, key: string]>()
  for (const found of [...seriesBySignum(read, text, most), ...seriesNamed(read, words, text)])
    keys.set(found.join('|'), found)
  const series = [...keys.values()].slice(0, most - classes.length)
  return [...classes, ...series.map(([creator, key]) => nameOfSeries(read, creator, key))]
}

function classesNamed(read: Reader, side: TransferSide, words: readonly string[], most: number): NodeName[] {
  const holds = words.map(() => `instr(${swedishOrder("code || ' ' || title")}, ?) > 0`).join(' AND ')
  const isOld = "scheme IN (SELECT name FROM classifications WHERE side = 'sender')"
  const ids = read.connection
    .prepare(
      `SELECT id FROM classes WHERE ${side === 'sender' ? isOld : `NOT ${isOld}`} AND ${holds} ORDER BY sort_key, id LIMIT ?`,
    )
    .pluck()
    .all(...words.map(sortText), most) as number[]
  return ids.flatMap((id) => nameOfClass(read, id) ?? [])
}

function seriesBySignum(read: Reader, text: string, most: number): (readonly [string, string])[] {
  if (!parseSignum(text).ok) return []
  const wanted = signumSortKey(text)
  const { series } = readOldStructure(read)
  return series
    .filter(({ key }) => key === wanted)
    .slice(0, most)
    .map(({ creator, key }) => [creator, key])
}

function seriesNamed(read: Reader, words: readonly string[], text: string): (readonly [string, string])[] {
  const match = matchExpression(text)
  const levels = Array.from({ length: mostLevels }, (_, index) => `tree_${index + 1}`).join(', ')
  const ofVolumes =
    match === null
      ? []
      : (read.connection
          .prepare(
            `SELECT DISTINCT tree_0, tree_key FROM (
               SELECT rowid AS id FROM archive_search WHERE archive_search MATCH ? LIMIT ${mostVolumes}) AS hit
             JOIN archive ON archive.id = hit.id WHERE hidden = 0 ORDER BY tree_0, ${levels}`,
          )
          .raw()
          .all(`{series_title signum} : (${match})`) as [string, string][])
  const holds = words.map(() => `instr(${swedishOrder("series.signum || ' ' || series.title")}, ?) > 0`).join(' AND ')
  const setUp = read.connection
    .prepare(
      `SELECT DISTINCT substr(creators.sort_key, 1, instr(creators.sort_key, char(9)) - 1), series.sort_key
       FROM series JOIN archives ON archives.id = series.archive_id JOIN records_creators AS creators ON creators.id = archives.creator_id
       WHERE ${holds} ORDER BY 1, 2 LIMIT 200`,
    )
    .raw()
    .all(...words.map(sortText)) as [string, string][]
  return [...ofVolumes, ...setUp].filter(([, key]) => !key.startsWith(unreadablePart))
}
