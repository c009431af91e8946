import { describe, expect, test } from 'vitest'
import { fromTsv, toTsv } from '#renderer/ui/grid/tsv.ts'

describe('what a spreadsheet puts on the clipboard', () => {
  test.each([
    ['one value', 'Lund', [['Lund']]],
    ['rows and columns', 'a\tb\r\nc\td', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['the line break after the last row is no row', 'a\r\nb\r\n', [['a'], ['b']]],
    ['line feeds alone', 'a\nb\n', [['a'], ['b']]],
    ['a blank row between', 'a\r\n\r\nb\r\n', [['a'], [''], ['b']]],
    ['a blank last cell', 'a\t\r\n\tb\t', [['a', ''], ['', 'b', '']]], // prettier-ignore
    ['rows of different lengths', 'a\tb\tc\r\nd', [['a', 'b', 'c'], ['d']]], // prettier-ignore
    ['a cell with tab, line break and quotation marks', '"a\tb\r\n""c"""\td', [['a\tb\r\n"c"', 'd']]],
    ['a quotation mark that closes no cell is a letter', '"Nord" AB\t12" rör\r\nx\ty', [['"Nord" AB', '12" rör'], ['x', 'y']]], // prettier-ignore
    ['a quotation mark that is never closed is a letter', '"Nord\tAB', [['"Nord', 'AB']]],
    ['hard spaces', '\u00A0Lund\u00A0stad\t1\u202F234', [['Lund stad', '1 234']]],
    ['leading zeros stay', '00123\t0', [['00123', '0']]],
    ['nothing', '', []],
    ['one blank cell', '\r\n', [['']]],
  ])('%s', (_name, text, rows) => {
    expect(fromTsv(text)).toEqual(rows)
  })

  test('what the grid has copied comes back as it was, formulas too', () => {
    const rows = [
      ['=1+1', '-5', '+46 8 123', '@x', "'quoted", ''],
      ['a\tb', 'c"d', '"e"', 'f\r\ng', '-Anna', 'å'],
    ]
    expect(fromTsv(toTsv(rows))).toEqual(rows)
  })
})
