/** A tree as the rows that are on show: pages of children, fetched as they are looked at. */

export type TreePath = readonly string[]

/** Children fetched at a time. */
export const pageSize = 100

/** A page of the children of one node. */
export interface TreePage {
  readonly path: TreePath
  readonly start: number
}

/** One line of the tree. */
export interface TreeRow<Child> {
  /** 1 at the top. */
  readonly level: number
  readonly parent: TreePath
  /** Its place among its siblings, and how many they are. */
  readonly index: number
  readonly siblings: number
  /** Undefined until its page has come. */
  readonly child: Child | undefined
  readonly isOpen: boolean
}

/** An open node: where it stands among its siblings. */
export interface OpenNode {
  readonly path: TreePath
  readonly index: number
}

export interface TreeState<Child> {
  readonly open: readonly OpenNode[]
  /** What is known of the children of a path; undefined where nothing is yet. */
  readonly total: (path: TreePath) => number | undefined
  readonly child: (path: TreePath, index: number) => Child | undefined
  /** The path of a child that has something below it to open, or that had; null of anything else. */
  readonly pathOf: (child: Child) => TreePath | null
}

export function pathKey(path: TreePath): string {
  return JSON.stringify(path)
}

/** Lines below a path, its own not counted. */
export function rowsBelow<Child>(state: TreeState<Child>, path: TreePath): number {
  return openBelow(state, path).reduce((sum, node) => sum + rowsBelow(state, node.path), state.total(path) ?? 0)
}

/** The line at a place, 0-based from the top of the tree; undefined below its end. */
export function rowAt<Child>(state: TreeState<Child>, place: number, path: TreePath = []): TreeRow<Child> | undefined {
  const siblings = state.total(path) ?? 0
  // Lines of open nodes that lie before the place push it on among its siblings.
  let rest = place
  for (const node of openBelow(state, path)) {
    if (rest <= node.index) break
    const below = rowsBelow(state, node.path)
    if (rest <= node.index + below) return rowAt(state, rest - node.index - 1, node.path)
    rest -= below
  }
  if (rest < 0 || rest >= siblings) return undefined
  const child = state.child(path, rest)
  const isOpen = openBelow(state, path).some(({ index }) => index === rest)
  return { level: path.length + 1, parent: path, index: rest, siblings, child, isOpen }
}

/** The place of a child of a node, from the top of the tree. */
export function placeOf<Child>(state: TreeState<Child>, path: TreePath, index: number): number {
  const before = openBelow(state, path)
    .filter((node) => node.index < index)
    .reduce((sum, node) => sum + rowsBelow(state, node.path), index)
  if (path.length === 0) return before
  const own = state.open.find((node) => pathKey(node.path) === pathKey(path))
  return own === undefined ? before : placeOf(state, path.slice(0, -1), own.index) + 1 + before
}

/** The pages that lines from `first` to `last` stand on, and the first page of every open node, which tells how many it holds. */
export function neededPages<Child>(state: TreeState<Child>, first: number, last: number): TreePage[] {
  const pages = new Map<string, TreePage>()
  const need = (path: TreePath, index: number): void => {
    const start = Math.floor(index / pageSize) * pageSize
    pages.set(`${start} ${pathKey(path)}`, { path, start })
  }
  need([], 0)
  for (const { path } of state.open) need(path, 0)
  for (let place = first; place <= last; place++) {
    const row = rowAt(state, place)
    if (row !== undefined) need(row.parent, row.index)
  }
  return [...pages.values()]
}

/** Open nodes right below a path, in order. One whose place is held by another since is as if closed. */
function openBelow<Child>(state: TreeState<Child>, path: TreePath): OpenNode[] {
  const prefix = pathKey(path)
  return state.open
    .filter((node) => {
      if (pathKey(node.path.slice(0, -1)) !== prefix) return false
      const child = state.child(path, node.index)
      if (child === undefined) return true
      const own = state.pathOf(child)
      return own !== null && pathKey(own) === pathKey(node.path)
    })
    .toSorted((a, b) => a.index - b.index)
}
