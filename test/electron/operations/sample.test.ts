import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { read, utils } from 'xlsx'
import type { CellObject, WorkBook, WorkSheet } from 'xlsx'
import { gateNames } from '#shared/checklists/gates.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { catalogues } from '#shared/i18n/catalogues.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import type { Field, Value } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { reports } from '#shared/reports/reports.ts'
import { openStore } from '#db/open.ts'
import { passphrase, person, startCore, testNumbers } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { mountSmallDisk } from '#test/db/small-disk.ts'

let desk: TestCore
let created: OutputOf<'sample.create'>
beforeAll(async () => {
  desk = startCore()
  created = await desk.value('sample.create', { place: await desk.handle('sample.stafett'), passphrase, person })
}, 60_000)
afterAll(() => desk.stop())

/** All rows of a register, as a grid shows them. */
async function shownRows(register: 'staff' | 'cases' | 'diary' | 'archive') {
  const { viewId, total } = await desk.value('register.open', { register })
  const rows = []
  for (let start = 0; start < total; start += 500)
    rows.push(...(await desk.value('register.rows', { viewId, start, count: 500 })).rows)
  return rows
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('the sample', () => {
  it('opens with rows in every register, imported as any other delivery', async () => {
    expect(created.open).toMatchObject({ readOnly: false, person, transferDate: '2019-01-01' })
    const imports = await desk.value('import.list', {})
    expect(imports.map(({ state }) => state)).toEqual(Array<string>(5).fill('committed'))
    for (const { rows } of await desk.value('register.summary', {})) expect(rows).toBeGreaterThan(200)
    const { events, chain } = await desk.value('history.list', {})
    expect(events.map(({ operation }) => operation).toReversed()).toEqual([
      'sample.create',
      ...Array.from({ length: 5 }, () => ['import.stage', 'import.commit']).flat(),
    ])
    expect(chain).toEqual({ intact: true, brokenAt: null, checked: 11 })
  })

  it('can save its source files', async () => {
    const { files } = await desk.value('sample.save-sources', { folder: await desk.handle('kallor') })
    expect(readdirSync(desk.path('kallor')).toSorted()).toEqual(files.toSorted())
  })

  it('is refused where there is a file, and where its files cannot be saved', async () => {
    writeFileSync(desk.path('upptagen'), 'x')
    const place = await desk.handle('upptagen')
    expect(await desk.outcome('sample.create', { place, passphrase, person })).toBe('store.exists')
    expect(await desk.outcome('sample.save-sources', { folder: place })).toBe('file.not-writable')
    expect(readFileSync(desk.path('upptagen'), 'utf8')).toBe('x')
  })

  it('that is cancelled leaves no half of it', async () => {
    const other = startCore()
    const id = randomUUID()
    const place = await other.handle('halv.stafett')
    const reply = other.call('sample.create', { place, passphrase, person }, id)
    await new Promise<void>((resolve) => other.core.listen(({ kind }) => kind === 'progress' && resolve()))
    other.core.cancel(id)
    expect((await reply).ok).toBe(false)
    expect((await other.value('session.state', {})).open).toBeNull()
    expect(readdirSync(other.folder).filter((name) => name.startsWith('halv'))).toEqual([])
    await other.stop()
  })
})

describe('the checklist of the sample', () => {
  it('has its steps in order of the template, due on working days, with gates computed', async () => {
    const { steps } = await desk.value('checklist.view', {})
    expect(steps.filter(({ gate }) => gate !== null).length).toBeGreaterThanOrEqual(gateNames.length)
    expect(steps.filter(({ gate }) => gate?.open === false).length).toBeGreaterThan(3)
    expect(steps.filter(({ gate }) => gate?.open === true).length).toBeGreaterThan(0)
    for (const { gate, state } of steps) expect(state).toBe(gate?.open === false ? 'blocked' : 'ready')
  })

  it('leads to as many rows as its reason counts, where one blank field is the reason', async () => {
    const { steps } = await desk.value('checklist.view', {})
    const step = steps.find(({ gate }) => gate?.reasons[0]?.code === 'without-disposition' && gate.reasons.length === 1)
    if (step === undefined || step.register === null) throw new Error('No such step')
    const { total } = await desk.value('register.open', { register: step.register, filters: step.filters })
    expect(total).toBe(step.gate?.reasons[0]?.count)
  })

  it('does not let a blocked step be ticked, and says why', async () => {
    const { steps } = await desk.value('checklist.view', {})
    const blocked = steps.find(({ state }) => state === 'blocked')
    expect(await desk.failure('checklist.tick', { stepId: blocked?.id ?? '', done: true })).toMatchObject({
      code: 'checklist.gate-blocked',
      params: { step: blocked?.id },
    })
    expect(await desk.outcome('checklist.tick', { stepId: 'nonsense', done: true })).toBe('checklist.unknown-step')
  })

  it('keeps who ticked what, and undo takes it back', async () => {
    const { steps } = await desk.value('checklist.view', {})
    const stepId = steps.find(({ state }) => state === 'ready')?.id ?? ''
    const stateOf = (view: OutputOf<'checklist.view'>) => view.steps.find(({ id }) => id === stepId)
    const ticked = await desk.value('checklist.tick', { stepId, done: true })
    expect(stateOf(ticked)).toMatchObject({ state: 'done', tickedBy: person })
    const { events } = await desk.value('history.list', { count: 1 })
    expect(events[0]).toMatchObject({ operation: 'checklist.tick', params: { stepId, done: 1 }, undoable: true })
    await desk.value('history.undo', { eventId: events[0]?.id ?? 0 })
    expect(stateOf(await desk.value('checklist.view', {}))).toMatchObject({ state: 'ready', tickedBy: null })
  })

  it('reopens a step whose fact has turned false, and says so', async () => {
    const { steps } = await desk.value('checklist.view', {})
    const step = steps.find(({ gate, register }) => gate?.open === true && register !== 'staff')
    const register = step?.register
    if (step === undefined || register === null || register === undefined) throw new Error('No open gate')
    await desk.value('checklist.tick', { stepId: step.id, done: true })
    const found = (await desk.value('import.list', {})).find((view) => view.register === register)
    const eventId = found?.commitEventId ?? 0
    await desk.value('history.undo', { eventId })
    const reopened = (await desk.value('checklist.view', {})).steps.find(({ id }) => id === step.id)
    expect(reopened).toMatchObject({
      state: 'reopened',
      tickedBy: person,
      gate: { open: false, reasons: [{ code: `empty-${register}`, count: 0 }] },
    })
    // An event that has been undone is not undone again; the import is put back by committing it anew.
    expect(await desk.outcome('history.undo', { eventId })).toBe('history.not-undoable')
    const importId = found?.importId ?? 0
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    expect((await desk.value('checklist.view', {})).steps.find(({ id }) => id === step.id)?.state).toBe('done')
  })
})

describe.each(reports.filter(({ rowsOf }) => rowsOf === undefined))('the report $name', (definition) => {
  const { name, register, columns } = definition
  let produced: OutputOf<'report.produce'>
  let path: string
  /** The file as SheetJS reads it: a reader that shares nothing with ours. */
  let book: WorkBook
  let sheet: WorkSheet

  beforeAll(async () => {
    path = desk.path(`${name}.xlsx`)
    produced = await desk.value('report.produce', { report: name, file: await desk.handle(path) })
    book = read(readFileSync(path), { cellNF: true, cellFormula: true })
    sheet = book.Sheets[definition.title.sv.slice(0, 31)] ?? {}
  }, 60_000)

  it('holds, for an independent reader, the rows that the register shows, in the same order', async () => {
    const rows = utils.sheet_to_json<(string | number | Date | null)[]>(sheet, {
      header: 1,
      defval: null,
      blankrows: false,
    })
    const [headers, ...found] = rows
    expect(headers).toEqual(columns.map((column) => fieldOf(register, column)?.label.sv))
    const shown = await shownRows(register)
    expect(found).toHaveLength(shown.length)
    expect(produced).toMatchObject({ rows: shown.length, bytes: readFileSync(path).length, sha256: hashOf(path) })
    for (const [index, { values }] of shown.entries()) {
      // Marked, or said in the text itself, as the titles of some systems do.
      const secret =
        values['secrecyProvision'] !== null || /^\s*sekretess/i.test(String(values[definition.redacted[0] ?? ''] ?? ''))
      const expected = columns.map((column) =>
        secret && definition.redacted.includes(column) && values[column] !== null
          ? '[Sekretess]'
          : asInExcel(fieldOf(register, column), values[column] ?? null),
      )
      expect(found[index]?.map(withIsoDay)).toEqual(expected)
    }
  })

  it('holds no formula and shows days as days', () => {
    const cells = Object.entries(sheet).filter(([place]) => !place.startsWith('!')) as [string, CellObject][]
    expect(cells.filter(([, cell]) => cell.f !== undefined)).toEqual([])
    const dated = columns.flatMap((column, index) => (fieldOf(register, column)?.type === 'date' ? [index] : []))
    const days = cells.filter(([place, { t }]) => t === 'n' && dated.includes(utils.decode_cell(place).c))
    expect(days.every(([, cell]) => cell.z === 'yyyy\\-mm\\-dd')).toBe(true)
  })

  it('states control totals that are the sums of its rows', async () => {
    const shown = await shownRows(register)
    for (const { field, sum } of produced.totals) {
      const added = shown.reduce((held, { values }) => held + Number(values[field] ?? 0), 0)
      expect([field, sum]).toEqual([field, Math.round(added * 10_000) / 10_000])
    }
    const words = catalogues.sv.reports.cover
    const totals = utils.sheet_to_json<(string | number)[]>(book.Sheets[words.totalsSheet] ?? {}, {
      header: 1,
      defval: '',
    })
    expect(totals[1]).toEqual([words.rows, '', shown.length])
    for (const field of definition.countBy) {
      const label = words.countBy(fieldOf(register, field)?.label.sv ?? '')
      const counted = totals.filter(([kind]) => kind === label).reduce((held, [, , count]) => held + Number(count), 0)
      expect([field, counted]).toEqual([field, shown.length])
    }
  })

  it('shows no identity number whole', () => {
    const text = JSON.stringify(Object.values(book.Sheets).map((found) => utils.sheet_to_json(found, { header: 1 })))
    const digits = [...text.matchAll(/(?<!\d)(?:\d{2})?(\d{6})[-+ ]?(\d{4})(?!\d)/g)].map(
      ([, day, end]) => `${day}${end}`,
    )
    const whole = new Set(testNumbers.map((number) => number.slice(2)))
    expect(digits.filter((found) => whole.has(found))).toEqual([])
  })

  it('is in history and in the list of what was produced', async () => {
    const { events } = await desk.value('history.list', { count: 500 })
    expect(events.find(({ params }) => params['report'] === name)).toMatchObject({
      operation: 'report.produce',
      by: person,
      params: { fileName: `${name}.xlsx`, rows: produced.rows, sha256: produced.sha256 },
      undoable: false,
    })
    const listed = (await desk.value('report.list', {})).find((report) => report.name === name)
    expect(listed?.produced).toMatchObject([{ fileName: `${name}.xlsx`, sha256: produced.sha256, by: person }])
  })
})

describe('a report', () => {
  it('shows identity numbers whole when a reason is given, and keeps the reason', async () => {
    const reason = 'Underlag till lönekörning'
    const file = await desk.handle('full.xlsx')
    await desk.value('report.produce', { report: 'staff-list', file, language: 'en', fullIdentityNumbers: { reason } })
    const book = read(readFileSync(desk.path('full.xlsx')))
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Staff transfer list'] ?? {})
    const numbers = rows.map((row) => String(row['Personal identity number']).replace('-', ''))
    expect(numbers.length).toBeGreaterThan(300)
    expect(numbers.filter((number) => !/^\d{12}$/.test(number))).toEqual([])
    expect(JSON.stringify(book.Sheets['Cover'] ?? book.Sheets[book.SheetNames[0] ?? ''])).toContain(reason)
    const { events } = await desk.value('history.list', { count: 1 })
    expect(events[0]).toMatchObject({ operation: 'report.produce', params: { fullIdentityNumbers: reason } })
  })

  it.each(['', '  ', 'ab'])('does not take %j for a reason', async (reason) => {
    const file = await desk.handle('full.xlsx')
    const before = hashOf(desk.path('full.xlsx'))
    expect(await desk.outcome('report.produce', { report: 'staff-list', file, fullIdentityNumbers: { reason } })).toBe(
      'call.invalid-input',
    )
    expect(hashOf(desk.path('full.xlsx'))).toBe(before)
  })

  it('that nobody knows is refused', async () => {
    expect(await desk.failure('report.produce', { report: 'x', file: await desk.handle('x.xlsx') })).toEqual({
      code: 'report.unknown',
      params: { report: 'x' },
    })
    expect(await desk.outcome('report.produce', { report: 'staff-list', file: randomUUID() })).toBe(
      'file.unknown-handle',
    )
    expect(existsSync(desk.path('x.xlsx'))).toBe(false)
  })

  it('takes the place of an older file, and proves the same content for the same rows', async () => {
    const before = hashOf(desk.path('open-cases.xlsx'))
    const file = await desk.handle('open-cases.xlsx')
    const { proof, rows, sha256 } = await desk.value('report.produce', { report: 'open-cases', file })
    expect([sha256, sha256 === before]).toEqual([hashOf(desk.path('open-cases.xlsx')), false])
    expect(proof).toMatchObject({ rows, cells: rows * 15 })
    const listed = (await desk.value('history.list', {})).events.filter(
      ({ params }) => params['report'] === 'open-cases',
    )
    expect(listed).toHaveLength(2)
  })

  it('replaces an older file only when it is done: where it cannot, the old one stays and history is silent', async () => {
    mkdirSync(desk.path('mapp.xlsx/inne'), { recursive: true })
    const before = await desk.value('history.list', {})
    expect(
      await desk.failure('report.produce', { report: 'archive-list', file: await desk.handle('mapp.xlsx') }),
    ).toMatchObject({
      code: 'file.not-writable',
      params: { name: 'mapp.xlsx' },
    })
    expect(readdirSync(desk.path('mapp.xlsx'))).toEqual(['inne'])
    expect(existsSync(desk.path('mapp.xlsx.part'))).toBe(false)
    expect(await desk.value('history.list', {})).toEqual(before)
  })

  it('leaves the old file on a disk that cannot be written', async ({ skip }) => {
    const disk = mountSmallDisk(65_536) ?? skip('no small disk can be mounted here')
    onTestFinished(() => disk.remove())
    const path = join(disk.folder, 'gammal.xlsx')
    writeFileSync(path, 'gammal')
    disk.lock()
    const file = await desk.handle(path)
    expect(await desk.outcome('report.produce', { report: 'archive-list', file })).toBe('file.not-writable')
    expect(readFileSync(path, 'utf8')).toBe('gammal')
    expect(readdirSync(disk.folder)).toEqual(['gammal.xlsx'])
  })

  it('that is cancelled leaves the old file and nothing beside it', async () => {
    const id = randomUUID()
    const file = await desk.file('gammal.xlsx', 'gammal')
    const before = await desk.value('history.list', {})
    const reply = desk.call('report.produce', { report: 'diary-extract', file }, id)
    await new Promise<void>((resolve) =>
      desk.core.listen((message) => message.kind === 'progress' && message.job === id && resolve()),
    )
    desk.core.cancel(id)
    expect(await reply).toMatchObject({ ok: false, failure: { code: 'call.cancelled' } })
    expect(readFileSync(desk.path('gammal.xlsx'), 'utf8')).toBe('gammal')
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await desk.value('history.list', {})).toEqual(before)
  })
})

describe('a damaged page', () => {
  it('found while reading is answered with the name of the failure', async () => {
    const { store } = await damagedCopy()
    const other = startCore()
    await other.openTransfer(store)
    const codes = new Set<string>()
    for (const register of ['staff', 'cases', 'diary', 'archive'] as const)
      codes.add(
        await other.outcome('register.values', { register, field: register === 'diary' ? 'subject' : 'location' }),
      )
    await other.stop()
    expect([...codes].filter((code) => code !== 'ok')).toEqual(['store.damaged'])
  })

  /** A copy of the sample in which pages of the diary are spoiled, but none that opening reads. */
  async function damagedCopy(): Promise<{ readonly store: string }> {
    const source = await openStore(desk.path('sample.stafett'), passphrase, { readOnly: true })
    const pages = source.reader.connection
      .prepare("SELECT pageno FROM dbstat WHERE name = 'diary' AND pagetype = 'leaf'")
      .pluck()
      .all() as number[]
    source.close()
    await desk.value('transfer.close', {})
    const bytes = readFileSync(desk.path('sample.stafett'))
    await desk.openTransfer('sample.stafett')
    for (const page of pages) bytes[(page - 1) * 4096 + 2000] = (bytes[(page - 1) * 4096 + 2000] ?? 0) ^ 1
    const store = desk.path('skadad.stafett')
    writeFileSync(store, bytes)
    return { store }
  }
})

/** What a value of the register is in the file of a report in Swedish. */
function asInExcel(field: Field | undefined, value: Value): string | number | null {
  if (value === null || field === undefined) return null
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej'
  if (field.codes !== undefined) return codeOf(field.codes, String(value))?.label.sv ?? value
  return value
}

function withIsoDay(cell: string | number | Date | null): string | number | null {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell
}
