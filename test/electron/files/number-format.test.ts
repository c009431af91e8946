import { describe, expect, it } from 'vitest'
import { numberFormatOf } from '#electron/files/number-format.ts'

describe('a number format shows', () => {
  it.each([
    [14, undefined],
    [164, 'yyyy\\-mm\\-dd;@'],
    [164, '[$-41D]d\\ mmmm\\ yyyy'],
    [164, 'mmm-yy'],
    [164, 'mm/dd'],
    [164, 'ÅÅÅÅ-MM-DD'],
    [164, 'yyyy-mm-dd hh:mm:ss.000'],
  ])('a day: %s %s', (id, code) => {
    expect(numberFormatOf(id, code)).toBe('day')
  })

  it.each([
    [0, undefined],
    [2, undefined],
    [49, undefined],
    [164, 'General'],
    [164, 'Standard'],
    [164, '@'],
    [164, '0'],
    [164, '#,##0.00 "kr per dag"'],
    [164, '0 dagar'],
    [164, '[Red]-0.0;[Blue]0'],
    [164, '0.00E+00'],
    [164, '# ?/?'],
    [164, '[<=9999999]000-0000;0000000000'],
    [164, '0" %"'],
  ])('the number itself: %s %s', (id, code) => {
    expect(numberFormatOf(id, code)).toBe('plain')
  })

  it.each([
    [20, undefined, 0.5, '12:00'],
    [46, undefined, 1.5, '36:00:00'],
    [164, 'hh:mm', 0.3125, '07:30'],
    [164, 'h:mm', 1.3125, '7:30'],
    [164, '[h]:mm', 1.5625, '37:30'],
    [164, '[h]:mm', -0.0625, '-1:30'],
    [164, '[h]:mm:ss', 2.5, '60:00:00'],
    [164, '[mm]:ss', 0.0625, '90:00'],
    [164, 'mm:ss.0', 0.001, '01:26,4'],
    [164, 'h:mm AM/PM', 0.6, '14:24'],
    [9, undefined, 0.75, '75 %'],
    [10, undefined, 0.755, '75,50 %'],
    [164, '0.0%', 0.575, '57,5 %'],
    [164, '00000', 123, '00123'],
    [164, '00000', 1234567, '1234567'],
    [164, '000000\\-0000', 6501022773, '650102-2773'],
    [164, '0000"-"0000', 5, '0000-0005'],
    [164, '000\\ 00', 79131, '791 31'],
    [164, '00000', -7, '-00007'],
  ])('something of its own: %s %s', (id, code, value, shown) => {
    const format = numberFormatOf(id, code)
    expect(typeof format === 'function' && format(value)).toBe(shown)
  })
})
