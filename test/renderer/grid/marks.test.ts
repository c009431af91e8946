import { expect, test } from 'vitest'
import { countMarked, isMarked, noMarks, withToggled } from '#renderer/ui/grid/marks.ts'

test('rows are marked one by one, joined where they meet, and taken away again', () => {
  const one = withToggled(noMarks, 3, 3)
  expect(one).toEqual([{ from: 3, to: 3 }])
  const three = withToggled(withToggled(one, 5, 5), 4, 4)
  expect(three).toEqual([{ from: 3, to: 5 }])
  expect(withToggled(three, 4, 4)).toEqual([
    { from: 3, to: 3 },
    { from: 5, to: 5 },
  ])
  expect(withToggled(three, 0, 9)).toEqual([{ from: 0, to: 9 }])
  expect(withToggled(three, 3, 5)).toEqual([])
})

test('the same as a set of rows, whatever is marked in which order', () => {
  let marks = noMarks
  let rows = new Set<number>()
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed % below
  }
  for (let turn = 0; turn < 400; turn += 1) {
    const from = next(40)
    const to = from + next(6)
    marks = withToggled(marks, from, to)
    const stretch = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    rows = stretch.every((row) => rows.has(row))
      ? new Set([...rows].filter((row) => !stretch.includes(row)))
      : new Set([...rows, ...stretch])
    expect(countMarked(marks)).toBe(rows.size)
    for (let row = 0; row < 50; row += 1) expect(isMarked(marks, row)).toBe(rows.has(row))
  }
})
