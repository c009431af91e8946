import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { people, staffCsv, staffRows, stage, workbook } from './deliveries.ts'

/** What is said of a file before it is read, and the file given back as it came. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const preflight = async (name: string, content: string | Uint8Array) =>
  desk.value('import.preflight', { file: await desk.file(name, content) })

describe('before a file is read', () => {
  it('tells its kind, its size, and the room that it needs', async () => {
    const text = staffCsv(people(3))
    const found = await preflight('lista.csv', text)
    expect(found).toMatchObject({ name: 'lista.csv', kind: 'text', needsPassword: false, sameFile: null })
    expect(found.bytes).toBe(Buffer.byteLength(text))
    expect(found.neededBytes).toBeGreaterThanOrEqual(found.bytes)
    expect(found.freeBytes).toBeGreaterThan(found.neededBytes)
    expect(found.estimatedSeconds).toBeGreaterThan(0)
    const book = await preflight('lista.xlsx', workbook({ Blad: staffRows(people(3)) }))
    expect(book.kind).toBe('xlsx')
    // A workbook is packed: it needs more room for its size.
    expect(book.neededBytes / book.bytes).toBeGreaterThan(found.neededBytes / found.bytes)
  })

  it('is known by its bytes, whatever it is called', async () => {
    const text = staffCsv(people(4))
    await stage(desk, text, 'först.csv')
    expect((await preflight('igen.csv', text)).sameFile).toMatchObject({ fileName: 'först.csv', state: 'staged' })
    expect((await preflight('ändrad.csv', `${text} `)).sameFile).toBeNull()
  })

  it('hides whom it is named after', async () => {
    const number = testNumber(5)
    const found = await preflight(`${number}.csv`, staffCsv(people(1)))
    expect(found.name).not.toContain(number)
  })

  it('names what is wrong with it, and keeps nothing', async () => {
    const before = await desk.value('import.list', {})
    expect(await desk.outcome('import.preflight', { file: await desk.handle('saknas.csv') })).toBe('file.not-found')
    expect(await desk.outcome('import.preflight', { file: await desk.file('tom.csv', '') })).toBe('file.empty')
    expect(await desk.outcome('import.preflight', { file: 'inget' })).toBe('file.unknown-handle')
    expect(await desk.value('import.list', {})).toEqual(before)
  })
})

describe('the delivered file', () => {
  const reason = 'Jämförs med originalet'

  it('is given back byte for byte', async () => {
    // Bytes that no text has, and more than one piece of the store holds.
    const content = Buffer.concat([
      Buffer.from(staffCsv(people(2)), 'latin1'),
      Buffer.from('19;\xe5\xe4\xf6;;;;;\r\n'.repeat(90_000), 'latin1'),
    ])
    const importId = await stage(desk, content, 'latin.csv')
    const saved = await desk.value('import.save-original', { importId, file: await desk.handle('åter.csv'), reason })
    expect(readFileSync(desk.path('åter.csv')).equals(content)).toBe(true)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(saved).toEqual({ fileName: 'åter.csv', bytes: content.length, sha256 })
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is not there when it held what must not be stored, nor after it was discarded', async () => {
    const forbidden = csv([
      ['Personnummer', 'Efternamn', 'Anstnr', 'Fackförbund'],
      [testNumber(1), 'Alm', '1', 'Vision'],
    ])
    const file = await desk.handle('nej.csv')
    const dropped = await stage(desk, forbidden, 'fack.csv')
    expect(await desk.outcome('import.save-original', { importId: dropped, file })).toBe('import.original-missing')
    const discarded = await stage(desk, staffCsv(people(6)), 'kasserad.csv')
    await desk.value('import.discard', { importId: discarded })
    expect(await desk.outcome('import.save-original', { importId: discarded, file })).toBe('import.original-missing')
    expect(await desk.outcome('import.save-original', { importId: 4711, file })).toBe('import.unknown')
    expect(existsSync(desk.path('nej.csv'))).toBe(false)
  })

  it('is never written over the open store', async () => {
    const importId = await stage(desk, staffCsv(people(7)), 'sju.csv')
    const file = await desk.handle('prov.stafett')
    expect(await desk.outcome('import.save-original', { importId, file, reason })).toBe('file.not-writable')
  })
})
