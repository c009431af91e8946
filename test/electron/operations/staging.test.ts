import { closeSync, openSync, writeSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import { storedPieces } from '#db/stores/pieces.ts'
import { rawPages } from '#db/stores/raw-pages.ts'
import { csv, passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { previewOf, stage, workbook } from './deliveries.ts'

/** What is kept of a delivery, and what is not, whatever happens to it meanwhile. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
})
afterAll(() => desk.stop())

let stores = 0
let storeName = ''
beforeEach(async () => {
  storeName = `prov${++stores}.stafett`
  if (stores > 1) await desk.value('transfer.close', {})
  await desk.createTransfer(storeName)
})

/** Everything that the store holds of its deliveries, unpacked. */
async function storedText(): Promise<string> {
  const store = await openStore(desk.path(storeName), passphrase, { readOnly: true })
  const { connection } = store.reader
  const text = ['deliveries', 'sheets', 'imports', 'events', 'changes'].map((table) =>
    JSON.stringify(connection.prepare(`SELECT * FROM ${table}`).all()),
  )
  // What was read again leaves a gap before it.
  const pages = connection.prepare('SELECT first_id, row_count FROM raw_pages').raw().all() as [number, number][]
  for (const [first, count] of pages) text.push(JSON.stringify([...rawPages(store.reader, first, first + count - 1)]))
  for (const id of connection.prepare('SELECT id FROM deliveries').pluck().all() as number[]) {
    text.push(Buffer.concat([...storedPieces(store.reader, 'original_pieces', id)]).toString('latin1'))
  }
  store.close()
  return text.join('\n')
}

/** UTF-8 read as Latin-1 and saved as UTF-8. */
function encodedTwice(text: string): Buffer {
  return Buffer.from(Buffer.from(text).toString('latin1'))
}

const headers = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr']
const named = (index: number): string[] => [testNumber(index), 'Åberg', 'Anna', String(1000 + index)]

describe('another reading of a file', () => {
  it('comes to nothing when the import is committed first, whose raw rows stay', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => named(index))
    const { view, fingerprint } = await previewOf(desk, csv([headers, ...rows, ['fel', 'Ek', 'Eva', '9']]))
    const { importId } = view
    const [committed, reread] = await Promise.all([
      desk.call('import.commit', { importId, fingerprint }),
      desk.outcome('import.reread', { importId, encoding: 'windows-1252' }),
    ])
    expect([committed.ok, reread]).toEqual([true, 'import.wrong-state'])
    const rejected = await desk.value('import.rows', { importId, state: 'rejected', start: 0, count: 5 })
    expect(rejected.rows).toMatchObject([{ row: 62, cells: ['fel', 'Ek', 'Eva', '9'] }])
    expect(await storedText()).toContain('Åberg')
  })

  it('removes the bytes when it finds what must not be stored', async () => {
    const rows = Array.from({ length: 70 }, (_, index) => [...named(index), index < 45 ? '' : 'Vårdförbundet'])
    const importId = await stage(desk, encodedTwice(csv([[...headers, 'Org'], ...rows])))
    expect(await storedText()).toContain('rdf')
    const reread = await desk.value('import.reread', { importId, repair: true })
    expect(reread.originalKept).toBe(false)
    const stored = await storedText()
    expect(stored).toContain('Åberg')
    expect(stored).not.toContain('rdf')
  })
})

describe('what must not be stored', () => {
  it('is known by a header that was encoded twice', async () => {
    const rows = [1, 2, 3].map((index) => [...named(index), `hemligt${index}`])
    await stage(desk, encodedTwice(csv([[...headers, 'Läkarintyg'], ...rows])))
    expect(await storedText()).not.toContain('hemligt')
  })

  it('is left out of a sheet that goes on without a header', async () => {
    const rows = (from: number) => [0, 1, 2].map((index) => [...named(from + index), `hemligt${index}`, 'öppet'])
    const book = workbook({
      Ett: [[...headers, 'Sjukfrånvaro dagar', 'Ort'], ...rows(0)],
      Två: rows(3),
      Tre: [[...headers, 'Ort', 'Befattning'], ...rows(6).map((row) => row.with(4, 'Trosa'))],
    })
    const importId = await stage(desk, book, 'bok.xlsx')
    const { originalKept } = await desk.value('import.remap', { importId, choice: { sheets: [0, 1] } })
    expect(originalKept).toBe(false)
    const stored = await storedText()
    expect(stored).not.toContain('hemligt')
    // A sheet with a header of its own is not judged by another's.
    expect(stored.match(/Trosa/g)).toHaveLength(3)
    expect(stored.match(/öppet/g)).toHaveLength(9)
  })

  it('is found in cells far below the rows that are read first', async () => {
    const unions = ['Unionen', 'Saco', 'Vårdförbundet']
    const rows = Array.from({ length: 70 }, (_, index) => [
      ...named(index),
      index < 45 ? '' : (unions[index % 3] ?? ''),
      // The same words in one row of four are somebody's place of work.
      index % 4 === 0 ? 'Unionen' : `Enhet ${index}`,
    ])
    const { view, findings } = await previewOf(desk, csv([[...headers, 'Org', 'Plats'], ...rows]))
    expect(view.originalKept).toBe(false)
    expect(view.columns.map(({ header }) => header)).toContain('Org')
    expect(findings.filter(({ rule }) => rule === 'forbidden-content')).toMatchObject([{ example: 'Org' }])
    const stored = await storedText()
    expect(stored).not.toContain('Saco')
    expect(stored.match(/Unionen/g)).toHaveLength(18)
  })
})

describe('a file', () => {
  it('that is written to while it is read is not kept', async () => {
    const content = (name: string) =>
      csv([headers, ...Array.from({ length: 40_000 }, (_, index) => named(index % 100).with(1, name))])
    const file = await desk.file('ändras.csv', content('Gammalt'))
    let parts = 0
    const rewritten = new Promise<void>((resolve) => {
      desk.core.listen((message) => {
        if (message.kind !== 'progress' || ++parts !== 3) return
        const handle = openSync(desk.path('ändras.csv'), 'r+')
        writeSync(handle, content('NyttNyt'))
        closeSync(handle)
        resolve()
      })
    })
    const [outcome] = await Promise.all([desk.outcome('import.stage', { file }), rewritten])
    expect(outcome).toBe('file.vanished')
    expect(await desk.value('import.list', {})).toEqual([])
  })

  it('named after a person gives its sheets no whole number, nor does a sheet of a workbook', async () => {
    const rows = [headers, named(1), named(2)]
    const number = testNumber(20)
    const plain = await previewOf(desk, csv(rows), `Lista ${number}.csv`)
    const book = await previewOf(desk, workbook({ [number]: rows }), 'bok.xlsx')
    const names = [plain, book].flatMap(({ view }) => view.sheets.map(({ name }) => name))
    expect(names).toEqual([`Lista ${number.slice(0, -4)}****`, `${number.slice(0, -4)}****`])
  })
})
