import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { describe, expect, test } from 'vitest'

describe('in a free text', () => {
  test.each([
    '19520221-2857',
    '520221-2857',
    '5202212857',
    '520221+2857',
    '520221 2857',
    '520221\u20132857',
    '520221\u20142857',
    '520221\u20112857',
    '520221\u22122857',
    '520221 - 2857',
    '520221 \u2013 2857',
    '520221\u00A02857',
    '1952 02 21 2857',
    '1952\u00A002\u00A021\u00A02857',
    '19520221\u202F-\u202F2857',
  ])('the last four characters of %j are hidden', (number) => {
    const masked = `${number.slice(0, -4)}****`
    expect(maskIdentityNumbersIn(`Ang. ${number}, Berg (${number}).`)).toBe(`Ang. ${masked}, Berg (${masked}).`)
  })

  test('a number is found though digits that are none stand before it', () => {
    expect(maskIdentityNumbersIn('112233 1952 02 21 2857')).toBe('112233 1952 02 21 ****')
  })

  test.each([
    '520221-2858',
    '520221\u20132858',
    'Dnr 304-1234-2018',
    '2018-12-31 08:30',
    '556123-4567',
    'tel. 070 12 34 567',
    '32 500 000,00',
    '',
  ])('%j stays as it is', (text) => expect(maskIdentityNumbersIn(text)).toBe(text))
})
