import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { person as opener, csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { diaryCsv, people, person, staffCsv } from './deliveries.ts'

/** Values changed by hand, one and many, by people who do not see each other. */

type Row = OutputOf<'register.rows'>['rows'][number]
type Change = InputOf<'register.change'>
type Cell = Extract<Change['what'], { kind: 'cells' }>['cells'][number]

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = [...people(8), person(9, { salary: 'mycket' }), person(10, { protection: 'Sekretessmarkering' })]
  await desk.importFile(await desk.file('personal.csv', staffCsv(list)), { register: 'staff' })
  await desk.importFile(await desk.file('diarium.csv', diaryCsv(30)), { register: 'diary' })
  const cases = csv([
    ['Dnr', 'Ärendemening', 'Inkom'],
    ['304-1-2018', 'Ansökan', '2018-03-05'],
  ])
  await desk.importFile(await desk.file('ärenden.csv', cases), { register: 'cases' })
})
afterAll(() => desk.stop())

async function rowsOf(register: RegisterName = 'staff'): Promise<Row[]> {
  const { viewId } = await desk.value('register.open', { register })
  return (await desk.value('register.rows', { viewId, start: 0, count: 500 })).rows
}
async function rowAt(index: number, register: RegisterName = 'staff'): Promise<Row> {
  const row = (await rowsOf(register))[index]
  if (row === undefined) throw new RangeError(`No row ${index}`)
  return row
}
const change = (cells: Cell[], more: Partial<Change> = {}) =>
  desk.value('register.change', { register: 'staff', what: { kind: 'cells', cells }, ...more })
const newest = async () => (await desk.value('history.list', { count: 1 })).events[0]
const reason = 'Skrivfel i avlämnarens diarium'

describe('two windows', () => {
  it('that change the same value end in a named conflict, and nothing is written', async () => {
    const { id: rowId, version } = await rowAt(0)
    const first = { register: 'staff', rowId, field: 'senderUnit', text: 'Naturskydd', version } as const
    expect(await desk.value('register.edit', first)).toMatchObject({ values: { senderUnit: 'Naturskydd' } })
    const event = await newest()
    const late = await desk.failure('register.edit', { ...first, text: 'Plan' })
    expect(late).toMatchObject({
      code: 'register.changed-meanwhile',
      params: {
        field: 'senderUnit',
        now: 'Naturskydd',
        text: 'Plan',
        by: event?.by,
        at: event?.at,
        version: event?.id,
      },
    })
    expect((await rowAt(0)).values['senderUnit']).toBe('Naturskydd')
    expect((await newest())?.id).toBe(event?.id)
    // Whoever has seen the other value may overwrite it.
    const seen = Number(late.params['version'])
    const row = await desk.value('register.edit', { ...first, text: 'Plan', version: seen })
    expect(row).toMatchObject({ values: { senderUnit: 'Plan' } })
    expect(row.version).toBe(row.eventId)
  })

  it('that change different values of a row, or the same value to the same, are in nobody’s way', async () => {
    const { id: rowId, version } = await rowAt(1)
    const by = { register: 'staff', rowId, version } as const
    await desk.value('register.edit', { ...by, field: 'costCentre', text: '4100' })
    expect((await desk.value('register.edit', { ...by, field: 'workplace', text: 'Norrmark' })).eventId).not.toBeNull()
    expect(await desk.value('register.edit', { ...by, field: 'costCentre', text: '4100' })).toMatchObject({
      eventId: null,
    })
  })

  it('see what an undo and a delivery have done meanwhile, and what has come back to what they saw is no conflict', async () => {
    const { id: rowId } = await rowAt(2)
    const edit = (text: string, version?: number) =>
      desk.call('register.edit', {
        register: 'staff',
        rowId,
        field: 'workplace',
        text,
        ...(version ? { version } : {}),
      })
    const before = (await rowAt(2)).version
    await edit('A')
    const between = (await rowAt(2)).version
    await desk.value('history.undo', { eventId: (await newest())?.id ?? 0 })
    expect((await rowAt(2)).version).toBe(before)
    expect(await edit('B', between)).toMatchObject({
      failure: { code: 'register.changed-meanwhile', params: { now: '' } },
    })
    expect(await edit('B', before)).toMatchObject({ ok: true })
    const list = people(8).map((each, index) => ({ ...each, rate: index === 3 ? '50' : each.rate }))
    const { version } = await rowAt(3)
    await desk.importFile(await desk.file('personal2.csv', staffCsv(list)), { register: 'staff' })
    const late = await desk.failure('register.edit', {
      register: 'staff',
      rowId: (await rowAt(3)).id,
      field: 'ftePercent',
      text: '60',
      version,
    })
    expect(late).toMatchObject({ code: 'register.changed-meanwhile', params: { now: '50' } })
  })
})

describe('many cells', () => {
  it('are changed in one act, and each that cannot be says why; a dry run says the same and changes nothing', async () => {
    const rows = await rowsOf()
    const [a, b, c] = rows.map(({ id }) => id)
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three rows are needed')
    const old = rows[2]?.version ?? 0
    await change([{ rowId: c, field: 'hsaId', text: 'SE1' }])
    const cells: Cell[] = [
      { rowId: a, field: 'receiverUnit', text: ' Regional utveckling ' },
      { rowId: a, field: 'monthlySalary', text: '31 000,50' },
      { rowId: b, field: 'monthlySalary', text: '32500' },
      { rowId: b, field: 'monthlySalary', text: 'mycket' },
      { rowId: b, field: 'ftePercent', text: '62.5' },
      { rowId: b, field: 'employmentNumber', text: '7' },
      { rowId: b, field: 'shoeSize', text: '42' },
      { rowId: c, field: 'hsaId', text: 'SE2', version: old },
      { rowId: 4711, field: 'hsaId', text: 'SE2' },
    ]
    const before = await rowsOf()
    const planned = await change(cells, { dryRun: true })
    expect(await rowsOf()).toEqual(before)
    expect(planned).toMatchObject({ eventId: null, changed: 2, rows: 1, equal: 0, kept: 0 })
    const reasons = planned.skipped.map(({ reason: why, count, rule, canKeep }) => [why, count, rule, canKeep])
    expect(new Set(reasons)).toEqual(
      new Set([
        ['unreadable', 1, 'not-a-number', true],
        ['point-or-comma', 1, null, false],
        ['key-field', 1, null, false],
        ['unknown-field', 1, null, false],
        ['changed-meanwhile', 1, null, false],
        ['unknown-row', 1, null, false],
      ]),
    )
    expect(planned.skipped.find(({ reason: why }) => why === 'changed-meanwhile')?.examples).toMatchObject([
      { rowId: c, field: 'hsaId', text: 'SE2', now: 'SE1', by: 'Åsa Testare' },
    ])
    const label = ['familyName', 'givenNames', 'senderUnit'].map((name) => before[0]?.values[name] ?? null)
    expect(label[0]).not.toBeNull()
    expect(planned.examples).toEqual([
      {
        rowId: a,
        label,
        field: 'receiverUnit',
        text: ' Regional utveckling ',
        before: null,
        after: 'Regional utveckling',
      },
      { rowId: a, label, field: 'monthlySalary', text: '31 000,50', before: 32500, after: 31000.5 },
    ])
    const events = (await desk.value('history.list', {})).events.length
    const done = await change(cells)
    expect({ ...done, eventId: null }).toEqual(planned)
    expect((await rowsOf())[0]).toMatchObject({
      values: { receiverUnit: 'Regional utveckling', monthlySalary: 31000.5 },
      edited: expect.arrayContaining(['monthlySalary', 'receiverUnit']) as unknown,
      version: done.eventId,
    })
    const list = (await desk.value('history.list', {})).events
    expect(list.length).toBe(events + 1)
    expect(list[0]).toMatchObject({ operation: 'register.change', params: { register: 'staff', changed: 2, rows: 1 } })
    await desk.value('history.undo', { eventId: done.eventId ?? 0 })
    expect(await rowsOf()).toEqual(before)
  })

  it('that come to nothing make no event', async () => {
    const { id: rowId } = await rowAt(0)
    const event = await newest()
    expect(await change([{ rowId, field: 'hsaId', text: '' }])).toMatchObject({ eventId: null, changed: 0, equal: 1 })
    expect(await newest()).toEqual(event)
  })

  it('whose text cannot be read are kept as a remark where the rule is not a hard one', async () => {
    const { id: rowId, findings } = await rowAt(4)
    const cells = [
      { rowId, field: 'startDate', text: 'i våras' },
      { rowId, field: 'ftePercent', text: '111' },
    ]
    expect(await change(cells, { dryRun: true })).toMatchObject({ changed: 0, skipped: [{ count: 1 }, { count: 1 }] })
    const done = await change(cells, { keepUnreadable: true })
    expect(done).toMatchObject({ changed: 2, kept: 2, skipped: [] })
    const row = await rowAt(4)
    expect(row.values).toMatchObject({ startDate: null, ftePercent: null })
    expect(row.findings).toBeGreaterThanOrEqual(findings + 2)
    const traced = await desk.value('register.trace', { register: 'staff', rowId })
    expect(traced?.findings).toEqual(
      expect.arrayContaining([
        { rule: 'not-a-date', field: 'startDate', raw: 'i våras' },
        { rule: 'implausible-number', field: 'ftePercent', raw: '111' },
      ]),
    )
    await change([{ rowId, field: 'startDate', text: '2018-02-01' }])
    expect((await rowAt(4)).findings).toBeLessThan(row.findings)
  })

  it('never come to a row of a protected person, nor name it', async () => {
    const rows = await rowsOf()
    const { id: rowId } = rows[5] ?? { id: 0 }
    await desk.value('register.edit', { register: 'staff', rowId, field: 'protection', text: 'Sekretessmarkering' })
    const cells = [{ rowId, field: 'hsaId', text: 'SE9' }]
    for (const dryRun of [true, false]) {
      const done = await change(cells, { dryRun })
      expect(done).toMatchObject({
        eventId: null,
        changed: 0,
        examples: [],
        skipped: [{ reason: 'unknown-row', count: 1, examples: [] }],
      })
    }
    expect(await desk.outcome('register.edit', { register: 'staff', ...cells[0], text: 'x' } as never)).toBe(
      'register.unknown-row',
    )
  })

  it('do not show identity numbers that were typed', async () => {
    const { id: rowId } = await rowAt(0)
    const cells = [
      { rowId, field: 'managerName', text: `Chef ${testNumber(20)}` },
      { rowId, field: 'startDate', text: testNumber(21) },
    ]
    await change(cells, { dryRun: true })
    await change(cells)
    for (const number of [testNumber(20), testNumber(21)]) expect(desk.said()).not.toContain(number.slice(-5))
  })
})

describe('one text in rows of a view', () => {
  it('is written by ranges of the view, each row once, and is undone in one step', async () => {
    const before = await rowsOf('cases')
    const staff = await rowsOf()
    const { viewId, total } = await desk.value('register.open', {
      register: 'staff',
      sort: [{ field: 'familyName', descending: true }],
    })
    const what = {
      kind: 'rows' as const,
      viewId,
      ranges: [
        { from: 1, to: 3 },
        { from: 2, to: 4 },
        { from: total - 1, to: total + 50 },
      ],
      field: 'receiverUnit',
      text: 'Kultur',
    } satisfies Change['what']
    const planned = await desk.value('register.change', { register: 'staff', what, dryRun: true })
    expect(planned).toMatchObject({ changed: 4, rows: 4, equal: 0, skipped: [] })
    const done = await desk.value('register.change', {
      register: 'staff',
      what: { ...what, version: planned.version },
    })
    expect({ ...done, eventId: null }).toEqual(planned)
    const changed = (await rowsOf()).map(({ values }) => values['receiverUnit'] === 'Kultur')
    expect(changed.toReversed().flatMap((is, place) => (is ? [place] : []))).toEqual([1, 2, 3, total - 1])
    expect(await desk.value('register.change', { register: 'staff', what, dryRun: true })).toMatchObject({ equal: 4 })
    await desk.value('history.undo', { eventId: done.eventId ?? 0 })
    expect([await rowsOf(), await rowsOf('cases')]).toEqual([staff, before])
  })

  it('skips what somebody has changed since the preview', async () => {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const what = { kind: 'rows' as const, viewId, ranges: [{ from: 0, to: 3 }], field: 'receiverUnit', text: 'Miljö' }
    const { version } = await desk.value('register.change', { register: 'staff', what, dryRun: true })
    const { id: rowId } = await rowAt(1)
    await change([{ rowId, field: 'receiverUnit', text: 'Hälsa' }])
    const done = await desk.value('register.change', { register: 'staff', what: { ...what, version } })
    expect(done).toMatchObject({ changed: 2, skipped: [{ reason: 'changed-meanwhile', count: 1 }] })
    expect((await rowAt(1)).values['receiverUnit']).toBe('Hälsa')
  })

  it('leaves alone what somebody has changed since the view was read, and names it', async () => {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const { rows, version } = await desk.value('register.rows', { viewId, start: 0, count: 1 })
    const { id: rowId } = await rowAt(2)
    await change([{ rowId, field: 'receiverUnit', text: 'Hälsa' }])
    const ranges = [{ from: 0, to: 3 }]
    const what = { kind: 'rows' as const, viewId, ranges, field: 'receiverUnit', text: 'Kollektivtrafik', version }
    const done = await desk.value('register.change', { register: 'staff', what })
    const left = [{ reason: 'changed-meanwhile', count: 1, examples: [{ rowId, now: 'Hälsa', by: opener }] }]
    expect(done).toMatchObject({ changed: 2, skipped: left })
    expect((await rowAt(2)).values['receiverUnit']).toBe('Hälsa')
    expect(rows[0]?.version).toBeLessThanOrEqual(version)
  })

  it('is refused for a view that is gone, or is of another register', async () => {
    const { viewId } = await desk.value('register.open', { register: 'cases' })
    const what = { kind: 'rows' as const, ranges: [{ from: 0, to: 1 }], field: 'receiverUnit', text: 'A' }
    for (const id of [viewId, 'finns inte']) {
      expect(await desk.outcome('register.change', { register: 'staff', what: { ...what, viewId: id } })).toBe(
        'register.view-expired',
      )
    }
  })
})

describe('a made entry of the diary', () => {
  it('is corrected only with a reason, which stands beside it', async () => {
    const { id: rowId, version } = await rowAt(0, 'diary')
    const edit = { register: 'diary', rowId, field: 'correspondent', text: 'Kronan', version } as const
    expect(await desk.outcome('register.edit', edit)).toBe('register.reason-needed')
    const what = { kind: 'cells', cells: [{ rowId, field: 'correspondent', text: 'Kronan' }] } as const
    expect(
      await desk.outcome('register.change', { register: 'diary', what: { ...what, cells: [...what.cells] } }),
    ).toBe('register.reason-needed')
    expect(await desk.outcome('register.edit', { ...edit, reason: 'x' })).toBe('call.invalid-input')
    const row = await desk.value('register.edit', { ...edit, reason: `${reason} ${testNumber(22)}` })
    const traced = await desk.value('register.trace', { register: 'diary', rowId })
    expect(traced?.corrections).toMatchObject([
      { field: 'correspondent', before: 'Avsändare 0', after: 'Kronan', by: 'Åsa Testare' },
    ])
    expect(traced?.corrections[0]?.reason).toContain(reason)
    expect(desk.said()).not.toContain(testNumber(22).slice(-5))
    expect((await newest())?.params['reason']).toContain(reason)
    await desk.value('history.undo', { eventId: row.eventId ?? 0 })
    expect((await desk.value('register.trace', { register: 'diary', rowId }))?.corrections).toEqual([])
    expect((await rowAt(0, 'diary')).values['correspondent']).toBe('Avsändare 0')
  })

  it('is corrected in many places at once with one reason', async () => {
    const { viewId } = await desk.value('register.open', { register: 'diary' })
    const what = { kind: 'rows' as const, viewId, ranges: [{ from: 0, to: 30 }], field: 'location', text: 'Hus B' }
    const done = await desk.value('register.change', { register: 'diary', what, reason })
    expect(done).toMatchObject({ changed: 30 })
    const { id: rowId } = await rowAt(29, 'diary')
    expect((await desk.value('register.trace', { register: 'diary', rowId }))?.corrections).toMatchObject([
      { field: 'location', before: null, after: 'Hus B', reason },
    ])
  })
})

describe('a change of thousands of rows', () => {
  const many = 12_000

  it('runs beside, tells how far it has come, stops leaving nothing, and is undone and done again', async () => {
    const store = startCore()
    try {
      await store.createTransfer()
      await store.importFile(await store.file('diarium.csv', diaryCsv(many)), { register: 'diary' })
      const { viewId } = await store.value('register.open', { register: 'diary' })
      const what = { kind: 'rows' as const, viewId, ranges: [{ from: 0, to: many }], field: 'location', text: 'Hus C' }
      const input = { register: 'diary' as const, what, reason }
      expect(await store.value('register.change', { ...input, dryRun: true })).toMatchObject({ changed: many })
      store.core.listen((message) => {
        if (message.kind === 'progress' && message.job === 'stoppas') store.core.cancel('stoppas')
      })
      expect(await store.call('register.change', input, 'stoppas')).toMatchObject({
        failure: { code: 'call.cancelled' },
      })
      const inHouse = async () =>
        (
          await store.value('register.open', {
            register: 'diary',
            filters: [{ kind: 'in', field: 'location', values: ['Hus C'] }],
          })
        ).total
      expect(await inHouse()).toBe(0)
      const done = await store.value('register.change', input)
      expect(await inHouse()).toBe(many)
      const undone = await store.value('history.undo', { eventId: done.eventId ?? 0 })
      expect(await inHouse()).toBe(0)
      await store.value('history.redo', { eventId: undone.eventId })
      expect(await inHouse()).toBe(many)
      expect(await store.value('register.change', input)).toMatchObject({ eventId: null, equal: many })
      expect((await store.value('history.list', {})).chain.intact).toBe(true)
    } finally {
      await store.stop()
    }
  }, 120_000)
})
