import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256OfFile } from '#electron/files/sha256-file.ts'
import { readWithSheetJs } from '#electron/files/sheetjs-workbook.ts'
import { readTable } from '#electron/files/workbook-proof.ts'
import {
  writeWorkbook,
  type WorkbookCell,
  type WorkbookColumn,
  type WorkbookSheet,
} from '#electron/files/workbook-writer.ts'
import { keepFile } from '#electron/files/keep-file.ts'
import type { RawCell } from '#shared/import/raw.ts'
import { collect } from './collect.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafett-writer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const createdAt = '2026-11-21T08:00:00Z'
const texts = [
  '=1+1',
  '+46',
  '-',
  '@x',
  "'x",
  '0012',
  '1e5',
  '2018-12-31',
  'TRUE',
  '#N/A',
  'å ä ö Å Ä Ö é',
  '\u00A0kant\u00A0',
  ' kant ',
  '😀',
  'tab\tinuti',
  '\ttab först',
  'rad ett\nrad två',
  'rad\r\nslut',
  '\n',
  'a\u0000b\u0007',
  '_x000D_',
  '_x005F_',
  ' _x0041_ ',
  '\u0085\u009F',
  '\uFFFE',
  '\uD83D',
  '<b>&amp;"\'</b>',
  ']]>',
  'a  b',
  '\u200Bosynlig',
  'e\u0301',
  'x'.repeat(32_767),
]

describe('what is written is read back', () => {
  it('text, whatever it looks like', async () => {
    const path = await write([
      table(
        'Text',
        ['text'],
        texts.map((text) => [text]),
      ),
    ])
    expect(await column(path, 'Text')).toEqual(texts)
  })

  it('text as a program of another family reads it', async () => {
    const path = await write([
      table(
        'Text',
        ['text'],
        texts.map((text) => [text]),
      ),
    ])
    const rows = readWithSheetJs(readFileSync(path)).sheets.flatMap(({ rows }) => [...rows].flat())
    const read = new Map(rows.map(({ row, cells }) => [row, cells[0]]))
    const expected = texts.map((text, at) => [at + 2, text] as const).filter(([, text]) => isComparable(text))
    expect(expected.length).toBeGreaterThan(18)
    for (const [row, text] of expected) expect(read.get(row)).toBe(text)
  })

  it('dates from March 1900 on as real dates, everything else in a date column as text', async () => {
    const days = [
      '1900-03-01',
      '1904-02-29',
      '1969-12-31',
      '1970-01-01',
      '2000-02-29',
      '2018-12-31',
      '2100-12-31',
      '9999-12-31',
    ]
    const others = ['1900-02-28', '2018-02-30', '2018', 'dec-18']
    const path = await write([
      table(
        'Dag',
        ['date'],
        [...days, ...others, '2018-12-31T08:30:00'].map((day) => [day]),
      ),
    ])
    const read = await column(path, 'Dag')
    expect(read.slice(0, days.length)).toMatchObject(days.map((date) => ({ date })))
    expect(read.slice(days.length, -1)).toEqual(others)
    expect(read.at(-1)).toEqual({ date: '2018-12-31T08:30:00', serial: 43465.354166666664 })
    expect(read[5]).toEqual({ date: '2018-12-31', serial: 43465 })
  })

  it('numbers, nulls and empty rows', async () => {
    const rows: WorkbookCell[][] = [
      [1, 0.1, 'a'],
      [-7, 1e-9, null],
      [null, null, null],
      [9007199254740991, 32500.75, 17],
      ['okänt', null, null],
    ]
    const path = await write([table('Tal', ['integer', 'decimal', 'text'], rows)])
    expect(await readRows(path, 'Tal')).toEqual([
      ['K0', 'K1', 'K2'],
      [1, 0.1, 'a'],
      [-7, 1e-9],
      [],
      [9007199254740991, 32500.75, '17'],
      ['okänt'],
    ])
  })

  it('several sheets, a cover and rows from an asynchronous source', async () => {
    const cover: WorkbookSheet = {
      name: 'Försättsblad',
      columns: [
        { header: '', width: 30, kind: 'text' },
        { header: '', width: 60, kind: 'text' },
      ],
      rows: [
        ['Titel', 'Personal'],
        ['Rader', 600],
      ],
      layout: 'cover',
    }
    const seen: number[] = []
    const path = join(folder, 'flera.xlsx')
    const sheets = [cover, { ...table('Data', ['integer'], []), rows: slowRows() }, table('Tom', ['text'], [])]
    const written = await writeWorkbook(
      path,
      { title: 'Flera', createdAt, sheets },
      { onRows: (rows) => seen.push(rows) },
    )
    expect(await readRows(path, 'Försättsblad')).toEqual([
      ['Titel', 'Personal'],
      ['Rader', '600'],
    ])
    expect(await readRows(path, 'Data')).toHaveLength(601)
    expect(await readRows(path, 'Tom')).toEqual([['K0']])
    expect(seen.at(-1)).toBe(604)
    expect(written).toEqual(await sha256OfFile(path))
    expect(written.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
  })

  it('the same content gives the same bytes at another time', async () => {
    const sheets = [table('Text', ['text', 'date'], [['a', '2018-12-31']])]
    const first = readFileSync(await write(sheets, 'ett.xlsx'))
    await wait(2_100)
    expect(readFileSync(await write(sheets, 'två.xlsx')).equals(first)).toBe(true)
  })
})

describe('a workbook that cannot be finished leaves nothing', () => {
  const endless = (): WorkbookSheet => ({
    ...table('Lång', ['text'], []),
    rows: (function* () {
      for (;;) yield ['rad']
    })(),
  })

  it('when cancelled', async () => {
    const stop = new AbortController()
    const onRows = (rows: number) => rows > 2_000 && stop.abort()
    await expect(
      writeWorkbook(join(folder, 'a.part'), book([endless()]), { signal: stop.signal, onRows }),
    ).rejects.toMatchObject({
      code: 'file.cancelled',
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('when its rows fail', async () => {
    const rows = (function* () {
      yield ['en']
      throw new Error('källan brast')
    })()
    await expect(writeWorkbook(join(folder, 'a.part'), book([{ ...endless(), rows }]))).rejects.toThrow('källan brast')
    expect(readdirSync(folder)).toEqual([])
  })

  it('when the disk is full', async ({ skip }) => {
    skip(!existsSync('/dev/full'), 'this machine has no device that is always full')
    // Through a link, so that whatever the cleaning up does it does to the link and never to the device.
    symlinkSync('/dev/full', join(folder, 'a.part'))
    await expect(writeWorkbook(join(folder, 'a.part'), book([endless()]))).rejects.toMatchObject({
      code: 'file.no-space',
    })
    expect(readdirSync(folder)).toEqual([])
    expect(existsSync('/dev/full')).toBe(true)
  })

  it('but never removes what is no file', async () => {
    mkdirSync(join(folder, 'mapp'))
    await expect(keepFile(join(folder, 'mapp'), join(folder, 'saknas', 'slut.xlsx'))).rejects.toMatchObject({
      code: 'file.not-writable',
    })
    expect(readdirSync(folder)).toEqual(['mapp'])
  })

  it('when the folder is missing', async () => {
    await expect(writeWorkbook(join(folder, 'saknas', 'a.part'), book([]))).rejects.toMatchObject({
      code: 'file.not-writable',
      params: { name: 'a.part', system: 'ENOENT' },
    })
  })

  it.each<[string, WorkbookSheet]>([
    ['characters', table('A', ['text'], [['x'.repeat(32_768)]])],
    ['sheet-name-length', table('x'.repeat(32), ['text'], [])],
    ['sheet-name-length', table('', ['text'], [])],
    ['sheet-name-characters', table('a/b', ['text'], [])],
    [
      'columns',
      table(
        'A',
        Array.from({ length: 16_385 }, () => 'text' as const),
        [],
      ),
    ],
  ])('when Excel has a limit: %s', async (limit, sheet) => {
    await expect(writeWorkbook(join(folder, 'a.part'), book([sheet]))).rejects.toMatchObject({
      code: 'file.too-large-for-excel',
      params: { limit },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('when two sheets have one name', async () => {
    await expect(
      writeWorkbook(join(folder, 'a.part'), book([table('Data', ['text'], []), table('data', ['text'], [])])),
    ).rejects.toMatchObject({ params: { limit: 'sheet-name-twice' } })
  })
})

describe('a proven file takes its place', () => {
  it('over the old one', async () => {
    writeFileSync(join(folder, 'slut.xlsx'), 'gammal')
    writeFileSync(join(folder, 'slut.xlsx.part'), 'ny')
    await keepFile(join(folder, 'slut.xlsx.part'), join(folder, 'slut.xlsx'))
    expect(readdirSync(folder)).toEqual(['slut.xlsx'])
    expect(readFileSync(join(folder, 'slut.xlsx'), 'utf8')).toBe('ny')
  })

  it('or is removed, when it cannot', async () => {
    writeFileSync(join(folder, 'ny.part'), 'ny')
    await expect(keepFile(join(folder, 'ny.part'), join(folder, 'saknas', 'slut.xlsx'))).rejects.toMatchObject({
      code: 'file.not-writable',
    })
    expect(readdirSync(folder)).toEqual([])
  })
})

/** SheetJS turns CR LF into LF, decodes some escapes and entities twice, and passes over blank rows. */
function isComparable(text: string): boolean {
  return !/_x|&|[\r\0\u0080-\u009F\uFFFE\p{Cs}]/u.test(text) && text.trim() !== ''
}

async function* slowRows() {
  for (let at = 0; at < 600; at++) {
    if (at % 200 === 0) await wait(1)
    yield [at]
  }
}

function table(name: string, kinds: readonly WorkbookColumn['kind'][], rows: WorkbookCell[][]): WorkbookSheet {
  return { name, columns: kinds.map((kind, at) => ({ header: `K${at}`, width: 12, kind })), rows, layout: 'table' }
}

function book(sheets: readonly WorkbookSheet[]) {
  return { title: 'Prov', createdAt, sheets }
}

async function write(sheets: readonly WorkbookSheet[], name = 'bok.xlsx'): Promise<string> {
  const path = join(folder, name)
  await writeWorkbook(path, book(sheets))
  return path
}

async function readRows(path: string, sheet: string): Promise<(readonly RawCell[])[]> {
  return collect(readTable(path, sheet))
}

async function column(path: string, sheet: string): Promise<(RawCell | undefined)[]> {
  return (await readRows(path, sheet)).slice(1).map(([cell]) => cell)
}
