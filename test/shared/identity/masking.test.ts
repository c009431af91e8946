import { maskIdentityCell, maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { testNumbers } from '#test/support/core.ts'
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
    '1952-02-21-2857',
    '1952\u201302\u201321\u20132857',
    '1952-02-21 2857',
    '1952 - 02 - 21 - 2857',
    '52-02-21-2857',
    '1952.02.21-2857',
    '1952/02/21/2857',
    '19 52 02 21 2857',
  ])('the last four characters of %j are hidden', (number) => {
    const masked = `${number.slice(0, -4)}****`
    expect(maskIdentityNumbersIn(`Ang. ${number}, Berg (${number}).`)).toBe(`Ang. ${masked}, Berg (${masked}).`)
  })

  test.each([
    ['1952 02 21 28 57', '1952 02 21 ****'],
    ['52 02 21 2857 12', '52 02 21 **** 12'],
    ['19520221-2857-1998-01-01', '19520221-****-1998-01-01'],
  ])('%j becomes %j', (text, masked) => expect(maskIdentityNumbersIn(text)).toBe(masked))

  test('every spelling that the cell of an identity number is masked for is masked in a sentence', () => {
    for (const number of testNumbers.slice(0, 60)) {
      const digits = number.replaceAll(/\D/g, '')
      const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8), digits.slice(8)]
      for (const inDate of ['', '-', ' ', '\u00A0', '\u2013', '\u2212', ' - ', '.', '/'])
        for (const beforeEnd of ['', '-', '+', ' ', '\u2013', ' \u2013 ', '\u2009', '.', '/'])
          for (const year of [parts[0] ?? '', (parts[0] ?? '').slice(2)]) {
            const written = [year, parts[1], parts[2]].join(inDate) + beforeEnd
            const end = parts[3] ?? ''
            expect(maskIdentityCell(written + end, '2019-01-01')).not.toContain(end)
            expect(maskIdentityNumbersIn(`Se ${written}${end}, Berg.`)).toBe(`Se ${written}****, Berg.`)
          }
    }
  })

  test('a number is found though digits that are none stand before it', () => {
    expect(maskIdentityNumbersIn('112233 1952 02 21 2857')).toBe('112233 1952 02 21 ****')
  })

  test.each([
    '520221-2858',
    '520221\u20132858',
    '1952-02-21',
    '1952-02-21-2858',
    '1952-05-29 \u2013 2018-12-31',
    '1998/01/01 1999/12/31',
    'Dnr 304-1234-2018',
    '2018-12-31 08:30',
    '556123-4567',
    'tel. 070 12 34 567',
    '32 500 000,00',
    '',
  ])('%j stays as it is', (text) => expect(maskIdentityNumbersIn(text)).toBe(text))
})

describe('where an identity number is expected', () => {
  const mask = (text: string) => maskIdentityCell(text, '2019-01-01')

  test.each([
    ['19520221-2857', '19520221-****'],
    ['520221-2858', '520221-****'],
    ['195202212858', '19520221****'],
    ['520221-T85', '5202****'],
    ['520221 – 2858 (vik.)', '520221 – **** (vik.)'],
    ['19520221-285O', '19520221-****'],
    ['1,95202E+11', '1,952****'],
    ['520221', '52****'],
    ['1. 520221-2858, 42', '1. 52022****'],
    ['520221-2858 och 520221-2866', '520221-**** och 520221-****'],
    ['520221-2858/520221-2866', '520221-****'],
    ['5202212858, 42', '520221****'],
  ])('%j is shown as %j', (text, shown) => expect(mask(text)).toBe(shown))

  test.each(['Antal anställda 42', 'Summa', 'saknas', '', 'Oktober 2018', 'Ove 12', 'Sida 3 av 14', '12345'])(
    '%j could be none and is shown',
    (text) => expect(mask(text)).toBe(text),
  )

  test('the last four of no number are shown, valid or not, however it is written', () => {
    expect(testNumbers.length).toBeGreaterThan(100)
    for (const number of testNumbers) {
      const digits = number.replaceAll(/\D/g, '')
      const [date, end] = [digits.slice(0, -4), digits.slice(-4)]
      const births = ['', '18', '19', '20'].map((century) => `${century}${date.slice(2)}`)
      const wrong = `${end.slice(0, 3)}${(Number(end[3]) + 1) % 10}`
      for (const last of [end, wrong, `T${end.slice(1)}`])
        for (const birth of [date, date.slice(2), date.slice(2).replaceAll(/(..)/g, '$1 ')])
          for (const separator of ['', '-', '+', ' ', '\u2013', '\u2212', '\u00A0', '\u2009-\u200B', '\u00AD', ' - '])
            for (const [before, after] of [
              ['', ''],
              [' Nr ', ', tidigare Berg'],
              ['', '.0'],
            ] as const) {
              const written = `${before}${birth}${separator}${last}${after}`
              const shown = mask(written).replaceAll(/\D/g, '')
              expect(
                births.some((known) => known.startsWith(shown)),
                written,
              ).toBe(true)
            }
    }
  })
})
