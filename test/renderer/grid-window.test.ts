import { describe, expect, test } from 'vitest'
import {
  heightCap,
  physicalFromVirtual,
  physicalHeight,
  reshaped,
  revealed,
  rowsPerPage,
  rowsShown,
  scrolled,
  virtualFromPhysical,
} from '#renderer/ui/grid/window.ts'
import type { WindowShape, WindowTop } from '#renderer/ui/grid/window.ts'

const shape = (rows: number, rowHeight = 28, viewport = 600): WindowShape => ({ rows, rowHeight, viewport })
const start: WindowTop = { physical: 0, virtual: 0 }
const bottom = (of: WindowShape): number => Math.max(0, physicalHeight(of) - of.viewport)
const end = (of: WindowShape): number => Math.max(0, of.rows * of.rowHeight - of.viewport)

describe('few rows', () => {
  test('no rows: nothing to show and nowhere to scroll', () => {
    expect(rowsShown(shape(0), 0, 8)).toEqual({ first: 0, after: 0 })
    expect(scrolled(shape(0), start, 300)).toEqual({ physical: 0, virtual: 0 })
  })

  test('one row is shown and cannot be scrolled away', () => {
    expect(rowsShown(shape(1), 0, 8)).toEqual({ first: 0, after: 1 })
    expect(scrolled(shape(1), start, 50)).toEqual({ physical: 0, virtual: 0 })
    expect(revealed(shape(1), 0, 0)).toBe(0)
  })

  test('400 rows: scroll bar and rows agree pixel for pixel', () => {
    const few = shape(400)
    expect(physicalHeight(few)).toBe(400 * 28)
    for (const physical of [0, 1, 333, 5_000, bottom(few)]) {
      expect(virtualFromPhysical(few, physical)).toBe(physical)
      expect(physicalFromVirtual(few, physical)).toBe(physical)
      expect(scrolled(few, start, physical)).toEqual({ physical, virtual: physical })
    }
    expect(rowsShown(few, bottom(few), 0).after).toBe(400)
  })
})

describe.each([
  ['100 %', 28, 600],
  ['200 % text', 56, 500],
  ['a window of four rows', 28, 112],
])('a million rows at %s', (_name, rowHeight, viewport) => {
  const million = shape(1_000_000, rowHeight, viewport)

  test('the element stays below the cap', () => {
    expect(physicalHeight(million)).toBe(heightCap)
    expect(heightCap * 5).toBeLessThan(2 ** 25)
  })

  test('the end of the scroll bar is the last row, whole', () => {
    const last = scrolled(million, start, bottom(million))
    expect(last.virtual).toBe(end(million))
    expect(rowsShown(million, last.virtual, 0).after).toBe(1_000_000)
    expect(last.virtual + viewport).toBe(1_000_000 * rowHeight)
  })

  test('the scale goes there and back, and only rises', () => {
    let before = -1
    for (let step = 0; step <= 1_000; step += 1) {
      const physical = (bottom(million) * step) / 1_000
      const virtual = virtualFromPhysical(million, physical)
      expect(virtual).toBeGreaterThan(before)
      expect(physicalFromVirtual(million, virtual)).toBeCloseTo(physical, 4)
      before = virtual
    }
  })

  test.each([0, 1, 34_567, 500_000, 777_777, 999_990, 999_999])('row %i can be revealed and stays put', (row) => {
    const virtual = revealed(million, 0, row)
    const { first, after } = rowsShown(million, virtual, 0)
    expect(first).toBeLessThanOrEqual(row)
    expect(after).toBeGreaterThan(row)
    expect(virtual).toBeLessThanOrEqual(row * rowHeight)
    expect(virtual + viewport).toBeGreaterThanOrEqual((row + 1) * rowHeight)
    expect(revealed(million, virtual, row)).toBe(virtual)
  })

  test.each([1, 40, 100, 1_400, 4_000])('steps of %i px move exactly that far, wherever they begin', (step) => {
    for (const part of [0.1, 0.3, 0.5, 0.9]) {
      const physical = Math.round(bottom(million) * part)
      let top: WindowTop = { physical, virtual: virtualFromPhysical(million, physical) }
      for (let count = 0; count < 20; count += 1) {
        const next = scrolled(million, top, top.physical + step)
        expect(next.virtual - top.virtual).toBeCloseTo(step, 6)
        top = next
      }
      const back = scrolled(million, top, top.physical - step)
      expect(top.virtual - back.virtual).toBeCloseTo(step, 6)
    }
  })

  test('near both ends a step is exact without any correction', () => {
    const low: WindowTop = { physical: 900, virtual: 900 }
    expect(scrolled(million, low, 100)).toEqual({ physical: 100, virtual: 100 })
    expect(scrolled(million, low, 0)).toEqual({ physical: 0, virtual: 0 })
    const high: WindowTop = { physical: bottom(million) - 900, virtual: end(million) - 900 }
    expect(scrolled(million, high, bottom(million) - 100).virtual).toBe(end(million) - 100)
  })

  test('a jump is read through the scale', () => {
    const half = scrolled(million, start, bottom(million) / 2)
    expect(half.virtual).toBeCloseTo(end(million) / 2, 3)
  })

  test('another row height or count keeps the first row shown', () => {
    const top: WindowTop = { physical: 0, virtual: 400_000 * rowHeight }
    const taller = reshaped(million, { ...million, rowHeight: 36 }, top)
    expect(taller.virtual / 36).toBeCloseTo(400_000, 6)
    const fewer = reshaped(million, { ...million, rows: 10 }, top)
    expect(fewer.virtual).toBe(Math.max(0, 10 * rowHeight - viewport))
  })
})

test('shown rows are widened to steps and spare rows, never outside the register', () => {
  const few = shape(400)
  expect(rowsShown(few, 280, 0)).toEqual({ first: 10, after: 32 })
  expect(rowsShown(few, 280, 8, 4)).toEqual({ first: 0, after: 40 })
  expect(rowsShown(few, end(few), 8, 4).after).toBe(400)
})

test('a page is the rows that fit whole', () => {
  expect(rowsPerPage(shape(400))).toBe(21)
  expect(rowsPerPage(shape(400, 28, 10))).toBe(1)
})
