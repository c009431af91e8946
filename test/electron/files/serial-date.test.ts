import { describe, expect, it } from 'vitest'
import { isoToSerial, serialToCell } from '#electron/files/serial-date.ts'

describe('serial numbers and days', () => {
  it('agree with an independent calendar on every day from 1900 to 2100', () => {
    for (let serial = 61; serial < 73_415; serial++) {
      const day = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
      expect(serialToCell(serial, 1900)).toEqual({ date: day, serial })
      expect(isoToSerial(day)).toBe(serial)
    }
  })

  it.each([
    [1, 1900, { date: '1900-01-01', serial: 1 }],
    [60, 1900, 60],
    [0, 1900, 0],
    [-1, 1904, -1],
    [0, 1904, { date: '1904-01-01', serial: 0 }],
    [43465.999999, 1900, { date: '2019-01-01', serial: 43465.999999 }],
    [2958466, 1900, 2958466],
  ] as const)('%s in the %s system', (serial, system, cell) => {
    expect(serialToCell(serial, system)).toEqual(cell)
  })

  it.each(['1900-02-28', '2018-02-29', '2018-13-01', '2018-1-1', '18-12-31', '2018-12-31T25:00'])(
    '%s is no date',
    (text) => {
      expect(isoToSerial(text)).toBeUndefined()
    },
  )
})
