import { expect, test } from 'vitest'
import type { GridColumn, GridLayout } from '#renderer/ui/grid/types.ts'
import { orderedIds, withHidden, withMoved, withOriginalWidth, withWidth } from '#renderer/ui/grid/use-columns.ts'

const columns = ['a', 'b', 'c', 'd', 'e'].map((id): GridColumn<object> => ({
  id,
  label: id,
  align: 'start',
  width: 100,
  text: () => '',
  copied: () => '',
  sortable: true,
  filter: null,
  write: { locked: '' },
}))
const start: GridLayout = { order: [], hidden: [], widths: {}, pinned: 1 }

test('a column moves past the neighbour that is seen, and hidden ones keep their place', () => {
  const hidden = withHidden(columns, start, 'c', true)
  const moved = withMoved(columns, hidden, 'b', 'right')
  expect(orderedIds(columns, moved)).toEqual(['a', 'c', 'd', 'b', 'e'])
  expect(orderedIds(columns, withMoved(columns, moved, 'b', 'left'))).toEqual(['a', 'c', 'b', 'd', 'e'])
  expect(withMoved(columns, start, 'a', 'left')).toBe(start)
  expect(withMoved(columns, start, 'e', 'right')).toBe(start)
})

test('a column takes the place of another, from either side', () => {
  expect(orderedIds(columns, withMoved(columns, start, 'e', { target: 'b' }))).toEqual(['a', 'e', 'b', 'c', 'd'])
  expect(orderedIds(columns, withMoved(columns, start, 'b', { target: 'd' }))).toEqual(['a', 'c', 'd', 'b', 'e'])
})

test('an order that knows fewer columns, or others, has the rest last', () => {
  expect(orderedIds(columns, { ...start, order: ['c', 'gone', 'a'] })).toEqual(['c', 'a', 'b', 'd', 'e'])
})

test('widths stay within what can be read and reached, and go back to the first', () => {
  expect(withWidth(start, 'a', 3).widths).toEqual({ a: 48 })
  expect(withWidth(start, 'a', 3000).widths).toEqual({ a: 900 })
  expect(withOriginalWidth(withWidth(withWidth(start, 'a', 80), 'b', 90), 'a').widths).toEqual({ b: 90 })
})

test('hiding and showing columns leaves the same ones in their place', () => {
  const two = { ...start, pinned: 2 }
  expect(withHidden(columns, two, 'a', true)).toMatchObject({ hidden: ['a'], pinned: 1 })
  expect(withHidden(columns, two, 'c', true)).toMatchObject({ hidden: ['c'], pinned: 2 })
  expect(withHidden(columns, withHidden(columns, two, 'a', true), 'a', false)).toEqual(two)
  expect(withHidden(columns, withHidden(columns, two, 'c', true), 'c', false)).toEqual(two)
})
