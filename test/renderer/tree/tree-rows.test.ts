import { describe, expect, it } from 'vitest'
import { neededPages, pathKey, placeOf, rowAt, rowsBelow } from '#renderer/tree/tree-rows.ts'
import type { TreePath, TreeState } from '#renderer/tree/tree-rows.ts'

/** Two creators; the first holds a hundred thousand series, of which the third is open and holds two volumes. */
const totals = new Map([
  [pathKey([]), 2],
  [pathKey(['a']), 100_000],
  [pathKey(['a', '2']), 2],
])

/** A node by its path, a volume by its number. */
type Child = TreePath | number

const state: TreeState<Child> = {
  open: [
    { path: ['a', '2'], index: 2 },
    { path: ['a'], index: 0 },
  ],
  total: (path) => totals.get(pathKey(path)),
  child: (path, index) => {
    if (path.length === 2) return index
    return [...path, path.length === 0 ? (['a', 'b'][index] ?? '') : String(index)]
  },
  pathOf: (child) => (typeof child === 'number' ? null : child),
}

describe('the lines of a tree', () => {
  it('are those of its open nodes, however many they hold', () => {
    expect(rowsBelow(state, [])).toBe(2 + 100_000 + 2)
    const levels = [0, 1, 2, 3, 4, 5, 6, 100_002, 100_003].map((place) => {
      const row = rowAt(state, place)
      return [row?.level, row?.index, row?.isOpen]
    })
    expect(levels).toEqual([
      [1, 0, true],
      [2, 0, false],
      [2, 1, false],
      [2, 2, true],
      [3, 0, false],
      [3, 1, false],
      [2, 3, false],
      [2, 99_999, false],
      [1, 1, false],
    ])
    expect(rowAt(state, 100_004)).toBeUndefined()
  })

  it('are found again from their place among their siblings', () => {
    for (let place = 0; place < 10; place++) {
      const row = rowAt(state, place)
      expect(placeOf(state, row?.parent ?? [], row?.index ?? -1)).toBe(place)
    }
    expect(placeOf(state, [], 1)).toBe(100_003)
  })

  it('need the pages that they stand on and no others', () => {
    expect(neededPages(state, 50_000, 50_040)).toEqual([
      { path: [], start: 0 },
      { path: ['a', '2'], start: 0 },
      { path: ['a'], start: 0 },
      { path: ['a'], start: 49_900 },
      { path: ['a'], start: 50_000 },
    ])
  })

  it('hold nothing of a node whose place another has taken', () => {
    const moved: TreeState<Child> = {
      ...state,
      child: (path, index) => (path.length === 1 && index === 2 ? ['a', 'ny'] : state.child(path, index)),
    }
    expect(rowsBelow(moved, ['a'])).toBe(100_000)
  })
})
