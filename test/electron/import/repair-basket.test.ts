import { describe, expect, it } from 'vitest'
import {
  repairColumn,
  repairedImport,
  repairedRawId,
  repairHeader,
  repairMark,
} from '#electron/import/repair-basket.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'

const rows = (...cells: RawCell[]): RawRow[] => cells.map((cell, index) => ({ row: index + 2, cells: ['x', cell] }))
const headers = ['Annat', repairHeader]

describe('the mark of a repaired row', () => {
  it('is read back as it was written', () => {
    expect(repairedRawId(repairMark(17, 1042))).toBe(1042)
    expect(repairedRawId('  17:1042 ')).toBe(1042)
  })

  it.each([null, undefined, '', '17', '17:', ':3', '17:1042:1', 'a:b', 0.73, '1:99999999999999999', { error: '#N/A' }])(
    'is none in %j',
    (cell) => {
      expect(repairedRawId(cell)).toBeNull()
    },
  )
})

describe('a repair basket', () => {
  it('is known by its column, wherever it stands and however it is typed', () => {
    expect(repairColumn(['Fel', ' stafett-RAD '])).toBe(1)
    expect(repairColumn(['Fel', 'Rad'])).toBe(-1)
    expect(repairedImport(headers, rows('17:1', null, '17:2'))).toEqual({ importId: 17, column: 1 })
  })

  it('is none without marks, or with those of two imports', () => {
    expect(repairedImport(headers, rows(null, 'hej'))).toBeNull()
    expect(repairedImport(headers, rows('17:1', '18:2'))).toBeNull()
    expect(repairedImport(['Annat', 'Mer'], rows('17:1'))).toBeNull()
  })
})
