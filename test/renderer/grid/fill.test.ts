import { describe, expect, test } from 'vitest'
import { belowFirst, filled, pasted } from '#renderer/ui/grid/fill.ts'
import type { Filling } from '#renderer/ui/grid/fill.ts'
import type { Extent, Range } from '#renderer/ui/grid/moves.ts'

const extent: Extent = { rows: 10, columns: 5, rowsPerPage: 5, filters: true }
const range = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): Range => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
})
const texts = ({ range: within, textAt }: Filling): string[] => {
  const lines: string[] = []
  for (let row = within.firstRow; row <= within.lastRow; row += 1) {
    const cells: string[] = []
    for (let column = within.firstColumn; column <= within.lastColumn; column += 1)
      cells.push(textAt(row, column) ?? '·')
    lines.push(cells.join(''))
  }
  return lines
}
const block = [
  ['a', 'b'],
  ['c', 'd'],
]

describe('pasting', () => {
  test('one value fills the marked range', () => {
    const filling = pasted(range(2, 4, 1, 2), [['x']], extent)
    expect(texts(filling)).toEqual(['xx', 'xx', 'xx'])
    expect(filling.fits).toBe(true)
  })

  test('a block goes in from the one marked cell', () => {
    const filling = pasted(range(3, 3, 1, 1), block, extent)
    expect(filling.range).toEqual(range(3, 4, 1, 2))
    expect(texts(filling)).toEqual(['ab', 'cd'])
    expect(filling).toMatchObject({ fits: true, outside: 0 })
  })

  test('a block that goes evenly into the range is repeated', () => {
    const filling = pasted(range(0, 3, 0, 3), block, extent)
    expect(texts(filling)).toEqual(['abab', 'cdcd', 'abab', 'cdcd'])
    expect(filling.fits).toBe(true)
  })

  test('a block of another shape goes in once, and that is asked about', () => {
    const filling = pasted(range(0, 2, 0, 0), block, extent)
    expect(filling.range).toEqual(range(0, 1, 0, 1))
    expect(filling).toMatchObject({ fits: false, outside: 0 })
  })

  test('a line that is shorter than the others leaves what stands there alone', () => {
    expect(texts(pasted(range(0, 0, 0, 0), [['a'], ['b', '', 'c'], ['']], extent))).toEqual(['a··', 'bc', '··'])
  })

  test('what lies past the last row and column is counted', () => {
    const filling = pasted(range(9, 9, 4, 4), block, extent)
    expect(filling.range).toEqual(range(9, 9, 4, 4))
    expect(texts(filling)).toEqual(['a'])
    expect(filling).toMatchObject({ fits: false, outside: 3 })
  })
})

test('filling down takes the rows below the first, and one row has none', () => {
  expect(belowFirst(range(2, 5, 1, 1))).toEqual(range(3, 5, 1, 1))
  expect(belowFirst(range(2, 2, 0, 3))).toBeNull()
})

test('filling puts one text everywhere', () => {
  expect(texts(filled(range(0, 1, 0, 1), 'x'))).toEqual(['xx', 'xx'])
})
