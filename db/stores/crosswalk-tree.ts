import { creatorPart, keyOfLevels, planPart, readPath } from '#shared/crosswalk/node-path.ts'
import type { NodePath } from '#shared/crosswalk/node-path.ts'
import { signumOfPath } from '#shared/registers/archive-tree.ts'
import type { Reader } from '../open.ts'
import { indexAmongNodes } from './archive-place.ts'
import { treeNodes } from './archive-tree.ts'
import { classificationsOf } from './classifications.ts'
import type { TransferSide } from './classifications.ts'
import { readCrosswalkStates } from './crosswalk-states.ts'
import type { NodeState } from './crosswalk-states.ts'

export interface CrosswalkNode {
  readonly path: NodePath
  readonly kind: 'classification' | 'class' | 'creator' | 'series'
  /** A signum or the code of a class; empty where it has none. */
  readonly code: string
  readonly title: string | null
  readonly isLeaf: boolean
  /** Of the old structure. */
  readonly state: NodeState | null
  readonly volumes: number
  readonly metres: number
  /** Open cases of an old class. */
  readonly cases: number
  /** Relations that lead to a class of the new one. */
  readonly relations: number
  readonly validFrom: string | null
  readonly validTo: string | null
}

interface Page {
  readonly start: number
  readonly count: number
}

/** A page of what stands right below a path on one side, and how many there are; the plans, then the records creators at the top. */
export function crosswalkNodes(
  read: Reader,
  side: TransferSide,
  path: NodePath,
  page: Page,
): { readonly total: number; readonly nodes: readonly CrosswalkNode[] } {
  if (path.length === 0) return topNodes(read, side, page)
  const at = readPath(path)
  if (at === null) return { total: 0, nodes: [] }
  if (at.kind === 'plan') return classNodes(read, side, path, at.scheme, at.classIds.at(-1) ?? null, page)
  if (side === 'receiver') return { total: 0, nodes: [] }
  const { total, nodes } = treeNodes(read, [at.creator, ...at.levels], page)
  return { total, nodes: archiveNodes(read, path, nodes) }
}

/** Where a node stands: each above it by its path and its place among its siblings, then its own; undefined where it is not there. */
export function placeOfNode(
  read: Reader,
  side: TransferSide,
  path: NodePath,
):
  | { readonly above: readonly { readonly path: NodePath; readonly index: number }[]; readonly index: number }
  | undefined {
  const places = path.map((_, depth) => {
    const upTo = path.slice(0, depth + 1)
    return { path: upTo, index: indexOf(read, side, upTo) }
  })
  const own = places.at(-1)
  return own === undefined || places.some(({ index }) => index < 0)
    ? undefined
    : { above: places.slice(0, -1), index: own.index }
}

function topNodes(read: Reader, side: TransferSide, { start, count }: Page): ReturnType<typeof crosswalkNodes> {
  const { ofPlan } = readCrosswalkStates(read)
  const plans = classificationsOf(read, side)
  const shown = plans.slice(start, start + count).map(({ name, classes, validFrom, validTo }): CrosswalkNode => ({
    ...empty,
    path: [planPart(name)],
    kind: 'classification',
    title: name,
    isLeaf: classes === 0,
    state: side === 'sender' ? ofPlan(name) : null,
    validFrom,
    validTo,
  }))
  if (side === 'receiver') return { total: plans.length, nodes: shown }
  const rest = { start: Math.max(0, start - plans.length), count: count - shown.length }
  const { total, nodes } = treeNodes(read, [], rest)
  return { total: plans.length + total, nodes: [...shown, ...archiveNodes(read, [], nodes)] }
}

function archiveNodes(read: Reader, above: NodePath, nodes: ReturnType<typeof treeNodes>['nodes']): CrosswalkNode[] {
  const { ofSeries } = readCrosswalkStates(read)
  return nodes.map(({ part, title, signum, volumes, metres, isLeaf }) => {
    const path = above.length === 0 ? [creatorPart(part)] : [...above, part]
    const at = readPath(path)
    const [creator, levels] = at?.kind === 'creator' ? [at.creator, at.levels] : ['', []]
    const state = ofSeries(creator, keyOfLevels(levels))
    // Volumes are not shown here: a series with nothing but volumes has nothing below.
    const isOne = levels.length > 0 && state.own !== null && state.sources === 1
    return {
      ...empty,
      path,
      kind: levels.length === 0 ? 'creator' : 'series',
      code: levels.length === 0 ? '' : (signum ?? signumOfPath(levels)),
      title,
      isLeaf: isLeaf || isOne,
      state,
      volumes,
      metres,
    }
  })
}

function classNodes(
  read: Reader,
  side: TransferSide,
  above: NodePath,
  scheme: string,
  parentId: number | null,
  { start, count }: Page,
): ReturnType<typeof crosswalkNodes> {
  const { ofClass, openCases, relationsTo } = readCrosswalkStates(read)
  const where = 'FROM classes WHERE parent_id IS ? AND scheme = ?'
  const total = Number(read.connection.prepare(`SELECT count(*) ${where}`).pluck().get(parentId, scheme))
  const rows = read.connection
    .prepare(
      `SELECT id, code, title, valid_from AS validFrom, valid_to AS validTo,
         EXISTS (SELECT 1 FROM classes AS child WHERE child.parent_id = classes.id) AS isParent
       ${where} ORDER BY sort_key, id LIMIT ? OFFSET ?`,
    )
    .all(parentId, scheme, count, start) as ClassRow[]
  return {
    total,
    nodes: rows.map(({ id, isParent, ...own }) => ({
      ...empty,
      ...own,
      path: [...above, String(id)],
      kind: 'class',
      isLeaf: isParent === 0,
      state: side === 'sender' ? ofClass(id) : null,
      cases: side === 'sender' ? (openCases.get(id) ?? 0) : 0,
      relations: side === 'receiver' ? (relationsTo.get(id) ?? 0) : 0,
    })),
  }
}

interface ClassRow {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly isParent: number
}

const empty = { code: '', title: null, volumes: 0, metres: 0, cases: 0, relations: 0, validFrom: null, validTo: null }

/** The place of a node among its siblings; below nought where it is not there. */
function indexOf(read: Reader, side: TransferSide, path: NodePath): number {
  const at = readPath(path)
  if (at === null) return -1
  if (at.kind === 'creator') {
    const before = at.levels.length === 0 ? classificationsOf(read, side).length : 0
    return before + indexAmongNodes(read, [at.creator, ...at.levels])
  }
  const id = at.classIds.at(-1)
  if (id === undefined) return classificationsOf(read, side).findIndex(({ name }) => name === at.scheme)
  const found = read.connection
    .prepare(
      `SELECT count(before.id) FROM classes AS own LEFT JOIN classes AS before ON before.parent_id IS own.parent_id
         AND before.scheme = own.scheme AND (before.sort_key, before.id) < (own.sort_key, own.id)
       WHERE own.id = ? AND own.scheme = ? GROUP BY own.id`,
    )
    .pluck()
    .get(id, at.scheme)
  return typeof found === 'number' ? found : -1
}

/** The path of a class, from its plan down; undefined where it is not there. */
export function pathOfClass(read: Reader, id: number): NodePath | undefined {
  const rows = read.connection
    .prepare(
      `WITH RECURSIVE up(id, parent_id, scheme, depth) AS (
         SELECT id, parent_id, scheme, 0 FROM classes WHERE id = ?
         UNION SELECT above.id, above.parent_id, above.scheme, depth + 1 FROM up JOIN classes AS above ON above.id = up.parent_id
         WHERE depth < 100)
       SELECT id, scheme FROM up ORDER BY depth DESC`,
    )
    .all(id) as { id: number; scheme: string }[]
  const [top] = rows
  return top === undefined ? undefined : [planPart(top.scheme), ...rows.map((row) => String(row.id))]
}
