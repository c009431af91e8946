import { describe, expect, it } from 'vitest'
import { readDelivery, type DeliveryPart, type ReadOptions } from '#electron/files/delivery.ts'
import { decodeText } from '#electron/files/encoding.ts'
import { openMemorySource } from '#electron/files/source-file.ts'
import type { RawRow } from '#shared/import/raw.ts'
import { testNumbers } from '#test/support/core.ts'
import { collect } from './collect.ts'

const read = (bytes: Buffer | string, options: ReadOptions = {}): Promise<DeliveryPart[]> =>
  collect(readDelivery({ source: openMemorySource('lista.csv', Buffer.from(bytes)) }, options))

describe('the encoding is decided by the whole file', () => {
  const long = 'Åsa;Örebro;Kön\n'.repeat(100_000)

  it('one bad byte at the end of much UTF-8 is counted and does not turn it', async () => {
    const parts = await read(Buffer.concat([Buffer.from(long), Buffer.from([0x41, 0xe5, 0x3b, 0x0a])]))
    expect(sheetsOf(parts)).toMatchObject([{ dialect: { encoding: 'utf-8' } }])
    expect(notesOf(parts)).toEqual([{ code: 'undecodable-bytes', params: { count: 1, encoding: 'utf-8' } }])
    expect(decidingOf(parts).lines[0]).toEqual({ line: 100_001, bytes: 'A\u00e5;' })
  })

  it('letters that come late decide', async () => {
    const parts = await read(
      Buffer.concat([Buffer.from('A;B\n'.repeat(200_000)), Buffer.from('\u00c5sa;G\u00e4vle\n', 'latin1')]),
    )
    expect(sheetsOf(parts)).toMatchObject([{ dialect: { encoding: 'windows-1252' } }])
    expect(rowsOf(parts).at(-1)?.cells).toEqual(['Åsa', 'Gävle'])
  })

  it('a single quotation mark of Windows-1252 is enough to see that it is no UTF-8', async () => {
    const parts = await read(Buffer.from('Titel;Art\n\x94Vasa\x94;x\n', 'latin1'))
    expect(rowsOf(parts)[1]?.cells).toEqual(['”Vasa”', 'x'])
  })

  it('shows at most twelve lines that differ, from all over the file, short enough to read', async () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, at) => `${at};${'x'.repeat(at % 300)}åäö é${at};${'y'.repeat(at % 50)}\n`,
    )
    const { lines: deciding } = decidingOf(await read(lines.join('')))
    expect(deciding).toHaveLength(12)
    expect(new Set(deciding.map(({ bytes }) => bytes)).size).toBe(12)
    expect(Math.max(...deciding.map(({ line }) => line))).toBeGreaterThan(30_000)
    for (const { line, bytes } of deciding) {
      expect(bytes.length).toBeLessThanOrEqual(120)
      expect(lines[line - 1]).toContain(decodeText(bytes, 'utf-8', false))
    }
  })

  it('shows the same bytes in every encoding, and mended', () => {
    const bytes = Buffer.from('Gävle').toString('latin1')
    expect(['utf-8', 'windows-1252', 'cp850', 'macintosh'].map((one) => decodeText(bytes, one, false))).toEqual([
      'Gävle',
      'GÃ¤vle',
      'G├ñvle',
      'G√§vle',
    ])
    expect(decodeText(bytes, 'windows-1252', true)).toBe('Gävle')
    expect(() => decodeText(bytes, 'ebcdic', false)).toThrow(RangeError)
  })

  it('mends a letter that is cut by the border of a chunk', async () => {
    const mended = await read(Buffer.from('Ã¥Ã¤Ã¶;x\n'.repeat(60_000)), { repair: true })
    expect(sheetsOf(mended)).toMatchObject([{ dialect: { repaired: true } }])
    expect(rowsOf(mended).every(({ cells }) => cells[0] === 'åäö')).toBe(true)
  })

  it('leaves text alone in which two such signs rightly stand together', async () => {
    const parts = await read('Från;Till\nÅ–Ö;”Å”\nSäter – Falun;¬ 5 §\n', { repair: true })
    expect(rowsOf(parts).map(({ cells }) => cells)).toEqual([
      ['Från', 'Till'],
      ['Å–Ö', '”Å”'],
      ['Säter – Falun', '¬ 5 §'],
    ])
    expect(decidingOf(parts).repairable).toBe(0)
  })

  it('every encoding there is gives back the letters that were written in it', async () => {
    const chosen = await read(Buffer.from([0x8c, 0x8a, 0x9a, 0x3b, 0x31]), { encoding: 'macintosh' })
    expect(rowsOf(chosen)[0]?.cells).toEqual(['åäö', '1'])
  })
})

describe('tables and limits of a text file', () => {
  it.each([65_535, 65_536, 65_537, 1_048_576])('%i rows may have been cut off', async (rows) => {
    const parts = await read('1;2\n'.repeat(rows))
    expect(notesOf(parts)).toContainEqual({ code: 'row-limit', params: { sheet: 'lista', rows } })
  })

  it('65,530 rows may not', async () => {
    expect(notesOf(await read('1;2\n'.repeat(65_530)))).toEqual([])
  })

  it('each of several long tables is a sheet of its own, with the lines of the file', async () => {
    const first = `Namn;Enhet;Grad\n${'A;Miljö;1\n'.repeat(40_000)}`
    const second = `Dnr;Ärende;Öppnat;Ansvarig\n${'1;Tillsyn;2018-01-02;"A\nB"\n'.repeat(30_000)}`
    const parts = await read(`${first}\n${second}`)
    expect(sheetsOf(parts).map(({ name }) => name)).toEqual(['lista (1)', 'lista (2)'])
    const rows = parts.flatMap((part) => (part.kind === 'rows' ? part.rows.map(({ row }) => [part.sheet, row]) : []))
    expect(rows.filter(([sheet]) => sheet === 0)).toHaveLength(40_001)
    expect(rows.filter(([sheet]) => sheet === 1)).toHaveLength(30_001)
    expect(rows.find(([sheet]) => sheet === 1)).toEqual([1, 40_003])
    expect(rows.at(-1)).toEqual([1, 40_004 + 2 * 29_999])
  })

  it('a list that is cut by very many blank lines is one table', async () => {
    expect(sheetsOf(await read('Namn;Enhet;Grad\nA;B;1\nC;D;1\n\n'.repeat(2_000)))).toHaveLength(1)
  })

  it('a list whose blank line comes before a row of words is one table', async () => {
    for (const row of ['Vakant;Chef;saknas;okänt', 'Berg;Bo;Miljö;ja', 'Namn;Enhet;Dal;Ek', 'B;Kultur;okänd;2 år'])
      expect(sheetsOf(await read(`Namn;Enhet;Grad;Anm\nA;B;1;\nC;D;2;\n\n${row}\nE;F;3;\nG;H;4;\n`))).toHaveLength(1)
  })

  it('a list whose header is repeated on every page is one table', async () => {
    const page = 'Namn;Enhet;Grad\r\nA;Miljö;1\r\nB;Kultur;0,5\r\nC;Miljö;1\r\n'
    expect(sheetsOf(await read([page, page, 'Namn;Enhet;Grad\r\nD;Miljö;1\r\n', page].join('\r\n')))).toHaveLength(1)
  })

  it('names over rows that the list may well go on with begin no table', async () => {
    for (const text of [
      'Dnr;Ärendemening;Status;Handläggare\n1-2018;A;Öppet;X\n2-2018;B;Öppet;Y\n\nSaknar nr;Ärende;Handläggare;Status\n3-2018;C;Öppet;X\n4-2018;D;Öppet;Y\n',
      'Serie;Signum;Anmärkning\nProtokoll;A1;Hel\nDiarier;C1;Hel\n\nHandlingar;Ärende;Datum\nPersonal;F1;Hel\nEkonomi;G1;Hel\n',
      'Dnr;Ärendemening;Handläggare\n1-2018;A;X\n2-2018;B;Y\n\nHandläggare;Chef;Registrator\n3-2018;C;X\n4-2018;D;Y\n',
    ])
      expect(sheetsOf(await read(text))).toHaveLength(1)
  })

  it('people below cases are another table though both begin with numbers', async () => {
    const people = testNumbers.slice(0, 3).map((number) => `${number};Berg;Bo\n`)
    const parts = await read(
      `Dnr;Ärende;Status\n1-2018;A;Öppet\n2-2018;B;Öppet\n\nPersonnummer;Efternamn;Förnamn\n${people.join('')}`,
    )
    expect(sheetsOf(parts)).toHaveLength(2)
  })

  it('a file with a quote that is never closed has its tables and no lines too many above them', async () => {
    const parts = await read('Dnr;Ärende;Status\n1;"A;x\n2;B;y\n\nNamn;Enhet;Grad;Ort\nA;B;1;Umeå\nC;D;2;Kiruna\n')
    expect(notesOf(parts).map(({ code }) => code)).toEqual(['unclosed-quote', 'several-tables'])
    expect(rowsOf(parts)).toHaveLength(6)
  })

  it('a quote that opens and does not close is never worth a line', async () => {
    const line = '1;"Vasa" gård;"x"\n'
    expect(rowsOf(await read(line.repeat(30_000)))).toHaveLength(30_000)
  })
})

function rowsOf(parts: readonly DeliveryPart[]): RawRow[] {
  return parts.flatMap((part) => (part.kind === 'rows' ? part.rows : []))
}

function sheetsOf(parts: readonly DeliveryPart[]) {
  return parts.filter((part) => part.kind === 'sheet')
}

function notesOf(parts: readonly DeliveryPart[]) {
  return parts.flatMap((part) => (part.kind === 'note' ? [{ code: part.code, params: part.params }] : []))
}

function decidingOf(parts: readonly DeliveryPart[]) {
  const part = parts.find((one) => one.kind === 'deciding')
  if (part === undefined) throw new Error('nothing is said about what decides')
  return part
}
