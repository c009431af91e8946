import { round } from '#shared/import/normalise.ts'
import { mostLevels, unreadablePart } from '#shared/registers/archive-tree.ts'
import type { Connection, Reader } from '../open.ts'
import { frameBelow } from './archive-frame.ts'
import type { FrameNode } from './archive-frame.ts'

/** Below one node: what it holds, however deep. */
export interface TreeNode {
  /** The last part of its path. */
  readonly part: string
  /** A records creator by its name, a series or class by its title; null where no row states one. */
  readonly title: string | null
  /** A signum as most of its own rows write it; null for a creator and a main series, and where it has no rows of its own. */
  readonly signum: string | null
  readonly volumes: number
  /** Metres. */
  readonly metres: number
  /** A creator or series that is set up and holds nothing yet, no series either. */
  readonly isLeaf: boolean
}

export interface TreeVolume {
  readonly id: number
  readonly signum: string | null
  readonly volumeNumber: string | null
  readonly years: string | null
  readonly shelfMetres: number | null
}

interface Page {
  readonly start: number
  readonly count: number
}

/** Nodes below a path: how many there are, and a page of them in their order; the creators where it is empty. */
export function treeNodes(
  read: Reader,
  path: readonly string[],
  { start, count }: Page,
): { readonly total: number; readonly nodes: readonly TreeNode[] } {
  const depth = path.length
  if (depth > mostLevels || isUnreadable(path)) return { total: 0, nodes: [] }
  const column = `tree_${depth}`
  const where = placedBy(path)
  // A blank part is the node itself; of creators it is what has none, which comes last.
  const named = `${where} AND ${column} > ''`
  const groupsOf = (condition: string): string =>
    `SELECT ${column} AS part, count(*) AS volumes, total(shelf_metres) AS metres
     FROM archive INDEXED BY archive_tree WHERE ${condition} GROUP BY ${column}`
  const groups =
    (order: 'ASC' | 'DESC') =>
    (limit: number, offset: number): Group[] => {
      // Passing what lies before a page costs half as much as adding it up.
      const first = read.connection
        .prepare(
          `SELECT DISTINCT ${column} FROM archive INDEXED BY archive_tree
           WHERE ${named} ORDER BY ${column} ${order} LIMIT 1 OFFSET ?`,
        )
        .pluck()
        .get(...path, offset)
      if (first === undefined) return []
      const from = `${named} AND ${column} ${order === 'ASC' ? '>=' : '<='} ?`
      return read.connection
        .prepare(`${groupsOf(from)} ORDER BY ${column} ${order} LIMIT ?`)
        .all(...path, first, limit) as Group[]
    }
  const { counted, setUp, empty } = nodesBelow(read, path)
  const total = counted + empty.length
  const nameless = depth === 0 ? (read.connection.prepare(groupsOf(`${where} AND tree_0 = ''`)).all() as Group[]) : []
  // What lies before a page is passed on the way to it: of a hundred thousand siblings the latter half is reached from the end.
  const last = Math.min(start + count, total)
  const page =
    last <= start
      ? []
      : start <= total / 2
        ? merged(groups('ASC'), empty, { start, count: last - start }, (a, b) => a < b)
        : merged(groups('DESC'), empty.toReversed(), { start: total - last, count: last - start }, (a, b) => a > b).toReversed() // prettier-ignore
  const listed = [...page, ...nameless.slice(Math.max(0, start - total))].slice(0, count)
  const titleOf = createTitles(read, path)
  const signumOf = createSigna(read, path)
  return {
    total: total + nameless.length,
    nodes: listed.map(({ part, volumes, metres }) => ({
      part,
      volumes,
      metres: round(metres, 4),
      title: titleOf(part) ?? setUp.get(part)?.title ?? null,
      signum: signumOf(part) ?? setUp.get(part)?.signum ?? null,
      isLeaf: volumes === 0 && setUp.get(part)?.holds !== true,
    })),
  }
}

/** Of all that stands right below a path: how many nodes hold volumes, what is set up, and which of that holds none, in order. */
interface Below {
  readonly counted: number
  readonly setUp: ReadonlyMap<string, FrameNode>
  readonly empty: readonly string[]
}

/** It goes through all siblings, once until somebody has written. */
export function nodesBelow(read: Reader, path: readonly string[]): Below {
  const column = `tree_${path.length}`
  return untilWritten(read.connection, path, () => {
    const sql = `SELECT count(*) FROM (SELECT DISTINCT ${column} FROM archive INDEXED BY archive_tree WHERE ${placedBy(path)} AND ${column} > '')`
    const setUp = frameBelow(read, path)
    const counted = read.connection
      .prepare(sql)
      .pluck()
      .get(...path)
    return { counted: Number(counted), setUp, empty: withoutVolumes(read, path, setUp) }
  })
}

const keptBelow = new WeakMap<Connection, { readonly version: unknown; readonly known: Map<string, Below> }>()

/** It goes through all siblings, which one page after another would do anew: a reader keeps it until somebody has written. */
function untilWritten(connection: Connection, path: readonly string[], find: () => Below): Below {
  // A connection does not notice what it writes itself.
  if (!connection.readonly) return find()
  const version = connection.pragma('data_version', { simple: true })
  const kept = keptBelow.get(connection)
  const known = kept !== undefined && kept.version === version ? kept.known : new Map<string, Below>()
  keptBelow.set(connection, { version, known })
  const key = JSON.stringify(path)
  const below = known.get(key) ?? find()
  known.set(key, below)
  return below
}

/** Nodes that are set up below a path and that no volume stands in, in their order. */
function withoutVolumes(read: Reader, path: readonly string[], setUp: ReadonlyMap<string, FrameNode>): string[] {
  const held = read.connection
    .prepare(
      `SELECT 1 FROM archive INDEXED BY archive_tree WHERE ${placedBy(path)} AND tree_${path.length} = ? LIMIT 1`,
    )
    .pluck()
  return [...setUp.keys()].filter((part) => held.get(...path, part) === undefined).toSorted()
}

/**
 * A page of nodes with volumes and nodes without as one list, by parts that are in order. Of the former, the longer, only what the
 * page can hold is read: the latter push it on by their own number at most.
 */
function merged(
  readGroups: (limit: number, offset: number) => readonly Group[],
  empty: readonly string[],
  { start, count }: Page,
  isBefore: (part: string, other: string) => boolean,
): Group[] {
  const offset = Math.max(0, start - empty.length)
  const groups = readGroups(start + count - offset, offset)
  const [first] = groups
  const passed = offset === 0 || first === undefined ? 0 : empty.filter((part) => isBefore(part, first.part)).length
  const place = start - offset - passed
  return [...groups, ...empty.slice(passed).map((part) => ({ part, volumes: 0, metres: 0 }))]
    .toSorted((a, b) => (isBefore(a.part, b.part) ? -1 : 1))
    .slice(place, place + count)
}

interface Group {
  readonly part: string
  readonly volumes: number
  readonly metres: number
}

/** Volumes of a node itself, those of the nodes below it left out: how many, and a page of them in the order of the register. */
export function treeVolumes(
  read: Reader,
  path: readonly string[],
  { start, count }: Page,
): { readonly total: number; readonly volumes: readonly TreeVolume[] } {
  if (path.length < 2) return { total: 0, volumes: [] }
  const next = path.length <= mostLevels && !isUnreadable(path) ? ` AND tree_${path.length} = ''` : ''
  const total = read.connection
    .prepare(`SELECT count(*) FROM archive INDEXED BY archive_tree WHERE ${placedBy(path)}${next}`)
    .pluck()
    .get(...path)
  const ranges = sortRanges(path)
  // Both ranges are read in the order of the index and merged: a page far down passes index entries only.
  const ids = ranges
    .map(
      () =>
        'SELECT id, sort_key FROM archive INDEXED BY archive_order WHERE hidden = 0 AND sort_key >= ? AND sort_key < ?',
    )
    .join(' UNION ALL ')
  const volumes = read.connection
    .prepare(
      `SELECT archive.id, signum, volume_number AS volumeNumber, years, shelf_metres AS shelfMetres
       FROM (${ids} ORDER BY sort_key, id LIMIT ? OFFSET ?) AS page JOIN archive ON archive.id = page.id
       ORDER BY page.sort_key, page.id`,
    )
    .all(...ranges.flat(), count, start) as TreeVolume[]
  return { total: Number(total), volumes }
}

/** The ways in which a field is written in the rows of a node, however deep; null where there are more than `most`. */
export function treeWordings(
  read: Reader,
  path: readonly string[],
  field: 'records_creator' | 'signum',
  most: number,
): readonly (string | null)[] | null {
  const found = read.connection
    .prepare(`SELECT DISTINCT ${field} FROM archive INDEXED BY archive_tree WHERE ${placedBy(path)} LIMIT ?`)
    .pluck()
    .all(...path, most + 1) as (string | null)[]
  return found.length > most ? null : found
}

/** Volumes at or below a node, up to a number of them. */
export function volumesBelow(read: Reader, path: readonly string[], most: number): number[] {
  return read.connection
    .prepare(`SELECT id FROM archive INDEXED BY archive_tree WHERE ${placedBy(path)} LIMIT ?`)
    .pluck()
    .all(...path, most) as number[]
}

export function placedBy(path: readonly string[]): string {
  return ['hidden = 0', ...path.map((_, depth) => `tree_${depth} = ?`)].join(' AND ')
}

/**
 * Sort keys of the volumes of a node itself: after its signum comes a bar, or a space where the signum states a volume of its own;
 * whatever else comes belongs to a node below it.
 */
export function sortRanges([creator = '', ...levels]: readonly string[]): (readonly [string, string])[] {
  if (levels[0] === unreadablePart) return [[`${creator}|~`, `${creator}|\u{7f}`]]
  const separator = /^\d/.test(levels[0] ?? '') ? '.' : ''
  const key = `${creator}|${levels.join(separator)}`
  return [
    [`${key} `, `${key}!`],
    [`${key}|`, `${key}}`],
  ]
}

function isUnreadable(path: readonly string[]): boolean {
  return path[1] === unreadablePart
}

/** The name of a creator as its first row writes it, or the title that a row of the very series states. */
function createTitles(read: Reader, path: readonly string[]): (part: string) => string | null {
  const depth = path.length
  const column = depth === 0 ? 'records_creator' : 'series_title'
  const itself = depth === 0 || depth >= mostLevels ? '' : ` AND tree_${depth + 1} = ''`
  const title = read.connection
    .prepare(
      `SELECT ${column} FROM archive INDEXED BY archive_tree
       WHERE ${placedBy(path)} AND tree_${depth} = ?${itself} LIMIT 1`,
    )
    .pluck()
  return (part) => {
    if (part === '' || part === unreadablePart) return null
    const found = title.get(...path, part)
    return typeof found === 'string' ? found : null
  }
}

/** Rows that a node's way of being written is read from; of a hundred thousand volumes the first tell. */
const mostRead = 500

/** The signum of a node as most of its own rows write it, a volume that they state in it left out. */
function createSigna(read: Reader, path: readonly string[]): (part: string) => string | null {
  const depth = path.length
  if (depth < 2 || depth >= mostLevels || isUnreadable(path)) return () => null
  const written = read.connection
    .prepare(
      `SELECT signum FROM archive INDEXED BY archive_tree
       WHERE ${placedBy(path)} AND tree_${depth} = ? AND tree_${depth + 1} = '' LIMIT ${mostRead}`,
    )
    .pluck()
  return (part) => {
    if (part === '') return null
    const counts = new Map<string, number>()
    for (const signum of written.all(...path, part) as string[]) {
      const series = signum.replace(statedVolume, '')
      counts.set(series, (counts.get(series) ?? 0) + 1)
    }
    const [commonest] = [...counts].toSorted(([, a], [, b]) => b - a)
    return commonest?.[0] ?? null
  }
}

const statedVolume = /\s*:\s*\d+$/
