import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { previewOf, rowsIn } from './deliveries.ts'

/** Rows of an archive list that stand for several volumes. */

let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterEach(() => desk.stop())

const headers = ['Arkivbildare', 'Signum', 'Serie', 'Volym', 'Tid', 'Typ', 'Hyllmeter']
type Listed = readonly [signum: string, volume: string, metres: string]

const list = (...rows: readonly Listed[]): string =>
  csv([
    headers,
    ...rows.map(([signum, volume, metres]) => ['Nämnden', signum, 'Protokoll', volume, '1998-2004', 'Box', metres]),
  ])

const importList = async (content: string) =>
  desk.importFile(await desk.file('arkiv.csv', content), { register: 'archive' })

async function volumes() {
  const { viewId } = await desk.value('register.open', { register: 'archive' })
  const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 500 })
  return rows.map(({ id, values }) => ({
    id,
    volume: values['volumeNumber'],
    range: values['volumeRange'],
    metres: values['shelfMetres'],
  }))
}

async function totalMetres(): Promise<number | undefined> {
  const archive = (await desk.value('register.summary', {})).find(({ register }) => register === 'archive')
  return archive?.totals.find(({ field }) => field === 'shelfMetres')?.sum
}

const rowsOf = (importId: number, state: 'new' | 'changed' | 'unchanged', fingerprint = '', start = 0, count = 100) =>
  desk.value('import.rows', { importId, fingerprint, state, start, count })

describe('a row with a range of volumes', () => {
  it('that is listed twice goes in once, and the other is said to be its copy', async () => {
    const { receipt } = await importList(list(['A1', '1-3', '0,3'], ['A1', '1-3', '0,3']))
    expect(receipt).toMatchObject({ read: 2, new: 3, rejected: 1 })
    expect(await volumes()).toHaveLength(3)
  })

  it('of less than nothing has volumes without an extent, and says so', async () => {
    await importList(list(['A1', '1-3', '-3']))
    const rows = await volumes()
    expect(rows.map(({ metres }) => metres)).toEqual([null, null, null])
    const findings = await desk.value('finding.row', { register: 'archive', rowId: rows[0]?.id ?? 0 })
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'implausible-number', raw: '-3' }))
  })

  it('becomes a row for each volume, and the sum of the shelf metres is that of the list', async () => {
    const { receipt } = await importList(list(['A1', '1-12', '1,5'], ['A2', 'Vol 1–3', '0,1'], ['A3', '4', '0,08']))
    expect(receipt).toMatchObject({ read: 3, expanded: 13, new: 16, rejected: 0 })
    const rows = await volumes()
    expect(rows.map(({ volume }) => volume)).toEqual([
      ...Array.from({ length: 12 }, (_, i) => String(i + 1)),
      '1',
      '2',
      '3',
      '4',
    ])
    expect(rows.slice(0, 12).every(({ range, metres }) => range === '1-12' && metres === 0.125)).toBe(true)
    expect(rows.slice(12, 15)).toMatchObject([
      { range: 'Vol 1–3', metres: 0.0334 },
      { range: 'Vol 1–3', metres: 0.0333 },
      { range: 'Vol 1–3', metres: 0.0333 },
    ])
    expect(rows[15]?.range).toBeNull()
    expect(await totalMetres()).toBe(1.68)
  })

  it('is traced to its one row of the file, and the plan says what became of it', async () => {
    const preview = await previewOf(desk, list(['A1', '1-12', '1,5'], ['A2', '1', '0,08']))
    expect(preview.counts).toMatchObject({ read: 2, expanded: 11, new: 13 })
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ rule: 'volumes-expanded', count: 12, rows: [2], example: '1-12 (1,5 hm)' }),
    )
    const { importId } = preview.view
    const page = await rowsOf(importId, 'new', preview.fingerprint, 10, 3)
    expect(page.total).toBe(13)
    expect(page.rows.map(({ row, values }) => [row, values['volumeNumber']])).toEqual([
      [2, '11'],
      [2, '12'],
      [3, '1'],
    ])
    await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    const recorded = await rowsOf(importId, 'new', '', 10, 3)
    expect(recorded.rows.map(({ row, values }) => [row, values['volumeNumber']])).toEqual([
      [2, '11'],
      [2, '12'],
      [3, '1'],
    ])
    const eleventh = (await volumes())[10]
    const trace = await desk.value('register.trace', { register: 'archive', rowId: eleventh?.id ?? 0 })
    expect(trace?.row).toBe(2)
    expect(trace?.cells.find(({ field }) => field === 'volumeNumber')).toMatchObject({ raw: '1-12', value: '11' })
  })

  it('is the same again in a second delivery, and changes where it says otherwise', async () => {
    await importList(list(['A1', '1-4', '0,4']))
    const same = await importList(list(['A1', '1–4', '0,4']))
    // The range is written otherwise; nothing else is new.
    expect(same.receipt).toMatchObject({ read: 1, expanded: 3, changed: 4, new: 0 })
    const again = await importList(list(['A1', '1–4', '0,4']))
    expect(again.receipt).toMatchObject({ unchanged: 4, changed: 0, new: 0 })
    const more = await importList(list(['A1', '1–4', '0,6']))
    expect(more.receipt).toMatchObject({ changed: 4 })
    const changed = await rowsOf(more.importId, 'changed', '', 1, 2)
    expect(changed.rows.map(({ values, before }) => [values['volumeNumber'], before['shelfMetres']])).toEqual([
      ['2', 0.1],
      ['3', 0.1],
    ])
    expect(await totalMetres()).toBe(0.6)
    expect(await rowsIn(desk, 'archive')).toBe(4)
  })

  it('is known again when it comes as single rows, and those when they come as a range', async () => {
    await importList(list(['A1', '1-3', '0,3']))
    const single = await importList(list(['A1', '1', '0,05'], ['A1', 'Vol 2', '0,2'], ['A1', '03', '0,05']))
    expect(single.receipt).toMatchObject({ read: 3, expanded: 0, new: 0, changed: 3 })
    expect((await volumes()).map(({ range, metres }) => [range, metres])).toEqual([
      [null, 0.05],
      [null, 0.2],
      [null, 0.05],
    ])
    const preview = await previewOf(desk, list(['A1', '1-3', '0,3']), 'igen.csv')
    expect(preview.counts).toMatchObject({ new: 0, changed: 3, vanished: 0 })
  })

  it('tells which of its volumes have vanished, and keeps an edit of one of them', async () => {
    await importList(list(['A1', '1-3', '0,3']))
    const second = (await volumes())[1]
    await desk.value('register.edit', {
      register: 'archive',
      rowId: second?.id ?? 0,
      field: 'shelfMetres',
      text: '0,15',
    })
    const shorter = await previewOf(desk, list(['A1', '1-2', '0,2']), 'kortare.csv')
    expect(shorter.counts).toMatchObject({ changed: 2, vanished: 1, new: 0 })
    const again = await importList(list(['A1', '1-3', '0,3']))
    expect(again.receipt).toMatchObject({ unchanged: 3 })
    expect((await volumes()).map(({ metres }) => metres)).toEqual([0.1, 0.15, 0.1])
  })

  it('is taken back whole, and can come in again', async () => {
    const { receipt } = await importList(list(['A1', '1-12', '1,5']))
    await desk.value('history.undo', { eventId: receipt.eventId })
    expect(await rowsIn(desk, 'archive')).toBe(0)
    expect((await importList(list(['A1', '1-12', '1,5']))).receipt).toMatchObject({ new: 12 })
  })

  it('stays out with the row that states one of its volumes otherwise, and settles when it has been put right', async () => {
    const { receipt, importId } = await importList(list(['A1', '1-12', '1,5'], ['A1', '5', '0,2'], ['A2', '1', '0,08']))
    expect(receipt).toMatchObject({ read: 3, expanded: 0, new: 1, rejected: 2 })
    const waiting = async () =>
      (await desk.value('import.waiting', {})).find((basket) => basket.importId === importId)?.rows
    expect(await waiting()).toBe(2)
    await importList(list(['A1', '1-12', '1,5'], ['A2', '1', '0,08']))
    expect(await waiting()).toBe(1)
    expect(await rowsIn(desk, 'archive')).toBe(13)
  })

  it('is one row where it cannot be counted through: years, downwards, or too many', async () => {
    const { receipt } = await importList(
      list(['A1', '1998-2004', '0,5'], ['A2', '12-1', '0,5'], ['A3', '1-5000', '0,5']),
    )
    expect(receipt).toMatchObject({ read: 3, expanded: 0, new: 3 })
  })

  it('can stand in the signum', async () => {
    const content = csv([
      ['Arkivbildare', 'Signum', 'Hyllmeter'],
      ['Nämnden', 'F 1 a:1-3', '0,3'],
    ])
    expect((await importList(content)).receipt).toMatchObject({ read: 1, expanded: 2, new: 3 })
    expect((await volumes()).map(({ volume, metres }) => [volume, metres])).toEqual([
      ['1', 0.1],
      ['2', 0.1],
      ['3', 0.1],
    ])
  })
})

describe('an extent in boxes', () => {
  it('is converted when a person has said how wide they are, also of a range, and the text stays with the finding', async () => {
    const content = list(['A1', '1-4', '4 kartonger'], ['A2', '1', '3 pärmar'])
    const { view, findings } = await previewOf(desk, content)
    expect(view.questions).toMatchObject([
      {
        question: 'box-width',
        field: 'shelfMetres',
        answer: 'unconverted',
        answered: false,
        examples: ['4 kartonger'],
      },
    ])
    expect(findings.map(({ rule }) => rule)).toContain('extent-counted')
    const { importId } = view
    const answers = [{ question: 'box-width', field: 'shelfMetres', answer: 'box-80' } as const]
    await desk.value('import.remap', { importId, choice: { answers } })
    const remapped = await desk.value('import.preview', { importId })
    expect(remapped.findings).toContainEqual(
      expect.objectContaining({ rule: 'extent-converted', example: '4 kartonger' }),
    )
    await desk.value('import.commit', { importId, fingerprint: remapped.fingerprint })
    expect((await volumes()).map(({ metres }) => metres)).toEqual([0.08, 0.08, 0.08, 0.08, null])
    expect(await totalMetres()).toBe(0.32)
  })
})

describe('the archive as a tree', () => {
  it('has what was imported, and filters that show as much in the table', async () => {
    await importList(list(['A1', '1-12', '1,5'], ['A 1 a', '1', '0,08'], ['Ö1', '1', '0,08'], ['se pärm', '1', '0,1']))
    const below = (path: string[], count = 100) => desk.value('archive.tree', { path, start: 0, count })
    const [creator] = (await below([])).children
    expect(creator).toEqual({
      kind: 'node',
      path: ['n|mnden'],
      title: 'Nämnden',
      signum: '',
      volumes: 15,
      metres: 1.76,
      isLeaf: false,
    })
    const [letterA, letterO, unreadable] = (await below(['n|mnden'])).children
    expect([letterA, letterO, unreadable]).toMatchObject([
      { signum: 'A', volumes: 13, metres: 1.58 },
      { signum: 'Ö', volumes: 1 },
      { signum: '', path: ['n|mnden', '~'], volumes: 1 },
    ])
    const series = await below(['n|mnden', 'A', '00000001'])
    expect(series.total).toBe(13)
    expect(series.children.at(-1)).toMatchObject({ kind: 'node', signum: 'A 1 a', title: 'Protokoll' })
    expect(series.children[11]).toMatchObject({ kind: 'volume', volume: '12', metres: 0.125, years: '1998-2004' })
    const second = await desk.value('archive.tree', { path: ['n|mnden', 'A', '00000001'], start: 11, count: 2 })
    expect(second.children).toEqual(series.children.slice(11))
    for (const path of [['n|mnden'], ['n|mnden', 'A'], ['n|mnden', '~']]) {
      const filters = await desk.value('archive.filters', { path })
      const { total } = await desk.value('register.open', { register: 'archive', filters: filters ?? [] })
      const held = path.length === 1 ? 15 : path[1] === 'A' ? 13 : 1
      expect([path, total]).toEqual([path, held])
    }
  })
})
