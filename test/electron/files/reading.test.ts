import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkBinaryPart } from '#electron/files/binary-part.ts'
import { checkBinaryWorkbook } from '#electron/files/binary-workbook.ts'
import { readDelivery } from '#electron/files/delivery.ts'
import { writeWorkbook } from '#electron/files/workbook-writer.ts'
import type { RawRow } from '#shared/import/raw.ts'
import { buildZip } from '#test/fixtures/files/zip-builder.ts'
import { collect } from './collect.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafett-reading-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a file that changes or stops while it is read', () => {
  for (const kind of ['csv', 'xlsx'] as const) {
    it(`${kind}: shrinks under a slow reader`, async () => {
      const path = await longFile(kind)
      const read = async () => {
        let batches = 0
        for await (const part of readDelivery({ path }))
          if (part.kind === 'rows' && ++batches === 2) truncateSync(path, 1000)
      }
      await expect(read()).rejects.toMatchObject({ code: 'file.vanished' })
    })

    it(`${kind}: is cancelled`, async () => {
      const stop = new AbortController()
      const read = async () => {
        for await (const part of readDelivery({ path: await longFile(kind) }, { signal: stop.signal }))
          if (part.kind === 'rows') stop.abort()
      }
      await expect(read()).rejects.toMatchObject({ code: 'file.cancelled' })
    })

    it(`${kind}: may be left half read`, async () => {
      const path = await longFile(kind)
      for await (const part of readDelivery({ path })) if (part.kind === 'rows') break
      rmSync(path)
      expect(readdirSync(folder)).toEqual([])
    })
  }

  it('is not there', async () => {
    const reading = collect(readDelivery({ path: join(folder, 'saknas.xlsx') }))
    await expect(reading).rejects.toMatchObject({ code: 'file.not-found', params: { name: 'saknas.xlsx' } })
  })

  it('is a folder', async () => {
    await expect(collect(readDelivery({ path: folder }))).rejects.toMatchObject({ code: 'file.unknown-format' })
  })
})

describe('a package with too much in it', () => {
  it.each([
    ['entries', Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`del${at}`, '']))],
    ['sheets', { 'xl/workbook.xml': `<workbook><sheets>${'<sheet name="a"/>'.repeat(501)}</sheets></workbook>` }],
    ['xml-depth', { 'xl/workbook.xml': '<a>'.repeat(2_000) }],
    ['xml-token', { 'xl/workbook.xml': `<workbook a="${randomBytes(2_500_000).toString('hex')}"/>` }],
  ])('%s', async (reason, parts) => {
    const path = join(folder, 'stor.xlsx')
    writeFileSync(path, buildZip(parts))
    const params = { name: 'stor.xlsx', reason }
    await expect(collect(readDelivery({ path }))).rejects.toMatchObject({ code: 'file.too-hostile', params })
  })
})

describe('a sheet that says too much of itself', () => {
  it('keeps few of very many merged cells and repeated columns', async () => {
    const merges = Array.from({ length: 50_000 }, (_, at) => `<mergeCell ref="A${at + 1}:C${at + 1}"/>`).join('')
    const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(20_000)
    const sheet = `<worksheet><cols>${columns}</cols><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>${merges}</mergeCells></worksheet>`
    const path = join(folder, 'sammanslagen.xlsx')
    writeFileSync(
      path,
      buildZip({
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': sheet,
      }),
    )
    const parts = await collect(readDelivery({ path }))
    expect(parts.find((part) => part.kind === 'sheet')?.hiddenColumns).toHaveLength(2000)
    expect(parts.find((part) => part.kind === 'sheet-end')?.merges).toHaveLength(60)
    expect(parts).toContainEqual({ kind: 'note', code: 'merged-cells', params: { sheet: 'A', count: 50_000 } })
  })
})

describe('a sheet of an .xlsb', () => {
  const record = (kind: number, ...numbers: readonly number[]) => {
    const content = Buffer.alloc(numbers.length * 4)
    for (const [index, number] of numbers.entries()) content.writeUInt32LE(number, index * 4)
    return Buffer.concat([Buffer.from([kind, content.length]), content])
  }

  it.each([
    ['hides four thousand million columns', record(60, 0, 0xffff_ffff, 0)],
    ['has a row beyond the last', record(0, 1_048_576, 0)],
    ['has a text that is longer than its record', record(6, 0, 0, 0x4000_0000)],
    ['has a record that goes on after its end', Buffer.from([0, 200, 1, 2])],
    ['counts more sheets of formulas than it names', Buffer.from([0xea, 0x02, 4, 0xff, 0xff, 0xff, 0x7f])],
  ])('%s', (_, bytes) => {
    expect(() => checkBinaryPart('sheet1.bin', Buffer.concat([Buffer.from([0x81, 0x01, 0x00]), bytes]))).toThrow(
      expect.objectContaining({ code: 'file.damaged' }),
    )
  })

  it('may be as large as a sheet can be', () => {
    const bytes = Buffer.concat([record(60, 0, 16_383, 0), record(0, 1_048_575, 0), Buffer.from([0x81, 0x01, 0x00])])
    expect(() => checkBinaryPart('sheet1.bin', bytes)).not.toThrow()
  })
})

describe('a stream of an .xls', () => {
  it.each([0x01, 0x21, 0x206, 0x218, 0x223, 0x406])('has a record %i that is older than its first one', (kind) => {
    const stream = Buffer.alloc(12 + 34)
    stream.writeUInt16LE(0x0809, 0)
    stream.writeUInt16LE(8, 2)
    stream.writeUInt16LE(kind, 12)
    stream.writeUInt16LE(30, 14)
    expect(() => checkBinaryWorkbook(stream)).toThrow(expect.objectContaining({ code: 'file.damaged' }))
  })
})

describe('long text files', () => {
  it('keeps line numbers and letters across every chunk border', async () => {
    const path = join(folder, 'lång.csv')
    const records = 40_000
    const lines = Array.from({ length: records }, (_, at) => `${at};"å\r\nä ""ö"" ${'€'.repeat(at % 7)}";😀\r\n`)
    writeFileSync(path, lines.join(''))
    const rows = await allRows(path)
    expect(rows).toHaveLength(records)
    expect(
      rows.every(({ row, cells }, at) => row === at * 2 + 1 && cells[1] === `å\r\nä "ö" ${'€'.repeat(at % 7)}`),
    ).toBe(true)
  })

  it('decides the encoding and the delimiter on all of the file, not on its start', async () => {
    const path = join(folder, 'sen.csv')
    writeFileSync(
      path,
      `${'namn,enhet\n'.repeat(3)}${'A, B;1,5\n'.repeat(60_000)}${'\u00c5sa;2\n'.repeat(3)}`,
      'latin1',
    )
    const parts = await collect(readDelivery({ path }))
    expect(parts[0]).toMatchObject({ dialect: { encoding: 'windows-1252', delimiter: ';' } })
    expect(parts.flatMap((part) => (part.kind === 'rows' ? part.rows : [])).at(-1)?.cells).toEqual(['Åsa', '2'])
  })

  it('gives at most 500 rows at a time, and progress that ends at the total', async () => {
    const parts = await collect(readDelivery({ path: await longFile('csv') }))
    const batches = parts.filter((part) => part.kind === 'rows')
    expect(Math.max(...batches.map(({ rows }) => rows.length))).toBeLessThanOrEqual(500)
    expect(batches.at(-1)).toMatchObject({ done: batches[0]?.total })
  })

  it('is not held up by one endless line of quotes that close nothing', async () => {
    const path = join(folder, 'tecken.csv')
    writeFileSync(path, `${'"a"b;'.repeat(400_000)}\n`)
    expect((await allRows(path))[0]?.cells).toHaveLength(400_001)
  })

  it('does not swallow lines after a quote that is never closed', async () => {
    const path = join(folder, 'citat.csv')
    writeFileSync(path, `a;b\n${'1;2\n'.repeat(50_000)}3;"öppen\n${'4;5\n'.repeat(50_000)}`)
    expect(await allRows(path)).toHaveLength(100_002)
  })
})

async function longFile(kind: 'csv' | 'xlsx'): Promise<string> {
  const path = join(folder, `lång.${kind}`)
  if (kind === 'csv') writeFileSync(path, 'en rad;med text;och 1\n'.repeat(60_000))
  else {
    const rows = (function* () {
      for (let at = 0; at < 60_000; at++) yield [at, `rad ${(at * 7919) % 60_013}`]
    })()
    const columns = [
      { header: 'a', width: 9, kind: 'integer' },
      { header: 'b', width: 9, kind: 'text' },
    ] as const
    const sheets = [{ name: 'A', columns, rows, layout: 'table' }] as const
    await writeWorkbook(path, { title: '', createdAt: '2026-01-01T00:00:00Z', sheets })
  }
  return path
}

async function allRows(path: string): Promise<RawRow[]> {
  return (await collect(readDelivery({ path }))).flatMap((part) => (part.kind === 'rows' ? part.rows : []))
}
