import { describe, expect, it } from 'vitest'
import { printWidths } from '#renderer/features/registers/print-widths.ts'

const column = (label: string, ...texts: string[]) => ({ label, texts, isNumber: false })

describe('the widths of a printed table', () => {
  it('hold the longest word of each column, and give what is left to long texts', () => {
    const { shares, points } = printWidths([
      column('Status', 'Pågående'),
      column('Mening', 'Ansökan om tillstånd till täkt av berg'),
    ])
    expect(points).toBe(8)
    expect(shares[0]).toBeLessThan(shares[1] ?? 0)
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(100)
  })

  it('keep dates and diary numbers whole, and numbers with their spaces', () => {
    expect(printWidths([column('Nr', '301-1001-2010')]).characters).toBe(13)
    expect(printWidths([column('Nr', 'Anna-Karin')]).characters).toBe(5)
    expect(printWidths([{ ...column('Nr', '32 500,00'), isNumber: true }]).characters).toBe(9)
  })

  it('make the type smaller for many columns, but never too small to read', () => {
    const many = (count: number) =>
      printWidths(Array.from({ length: count }, () => column('Rubrik', 'Handläggare'))).points
    expect(many(5)).toBe(8)
    expect(many(19)).toBeLessThan(6)
    expect(many(19)).toBeGreaterThan(5.5)
    expect(many(60)).toBe(5.5)
  })
})
