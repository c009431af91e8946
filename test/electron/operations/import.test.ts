import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { csv, person as who, sampleFolder, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { diaryCsv, people, person, staffCsv, staffHeaders, staffRows, workbook } from './deliveries.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures/files')

let desk: TestCore
beforeAll(() => {
  desk = startCore()
})
afterAll(() => desk.stop())

let stores = 0
const newTransfer = (): Promise<void> => desk.createTransfer(`prov-${++stores}.stafett`)

/** Every row that the registers show, and how many they hide. */
async function registersNow(of: TestCore = desk): Promise<unknown> {
  const shown = []
  for (const register of registerNames) {
    const { viewId, total } = await of.value('register.open', { register })
    const rows: unknown[] = []
    for (let start = 0; start < total; start += 500)
      rows.push(...(await of.value('register.rows', { viewId, start, count: 500 })).rows)
    shown.push(rows)
  }
  return [shown, await of.value('register.summary', {})]
}

function sum(counts: { new: number; changed: number; unchanged: number; rejected: number; footer: number }): number {
  return counts.new + counts.changed + counts.unchanged + counts.rejected + counts.footer
}

async function stage(content: string | Uint8Array, name = 'lista.csv'): Promise<number> {
  const { importId } = await desk.value('import.stage', { file: await desk.file(name, content) })
  return importId
}

async function previewOf(content: string | Uint8Array, name?: string): Promise<OutputOf<'import.preview'>> {
  return desk.value('import.preview', { importId: await stage(content, name) })
}

/** Resolves after a while, to false. */
function pause(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))
}

/** Counts rows of one register. */
async function rowsIn(register: (typeof registerNames)[number]): Promise<number | undefined> {
  return (await desk.value('register.summary', {})).find((summary) => summary.register === register)?.rows
}

describe('the sample', () => {
  const files = z
    .object({
      transfer: z.object({
        name: z.string(),
        transferDate: z.string(),
        receiver: z.string(),
        senders: z.array(z.string()),
      }),
      files: z.array(
        z.object({
          file: z.string(),
          register: z.enum(registerNames),
          sender: z.string(),
          rows: z.int(),
          notes: z.array(z.object({ row: z.int(), bad: z.boolean(), kind: z.string() })),
        }),
      ),
    })
    .parse(JSON.parse(readFileSync(join(sampleFolder, 'manifest.json'), 'utf8')))

  beforeAll(async () => {
    const place = await desk.handle('samplet.stafett')
    await desk.value('transfer.create', { place, passphrase: 'en annan fras', person: who, transfer: files.transfer })
  })

  /** What the manifest calls a row that is spoiled, and what a finding calls it. */
  const ruleOfKind: Readonly<Record<string, string>> = {
    checkDigit: 'identity-invalid',
    impossibleDate: 'not-a-date',
    missingTitle: 'required-missing',
    incompleteNumber: 'registration-incomplete',
    truncatedNumber: 'registration-incomplete',
  }

  describe.each(files.files)('$file', ({ file, register, sender, rows, notes }) => {
    let before: unknown
    let importId: number
    let preview: OutputOf<'import.preview'>

    it('is staged with its register guessed', async () => {
      before = await registersNow()
      const handle = await desk.handle(join(sampleFolder, file))
      importId = (await desk.value('import.stage', { file: handle, sender })).importId
      preview = await desk.value('import.preview', { importId })
      expect(preview.view).toMatchObject({ register, sender, fileName: file, state: 'staged' })
    })

    it('has every row accounted for', () => {
      expect(preview.counts.read).toBe(sum(preview.counts))
      expect(preview.counts.read - preview.counts.footer).toBe(rows)
    })

    it('changes no register while it is looked at', async () => {
      expect(await registersNow()).toEqual(before)
    })

    it('is committed as it was previewed', async () => {
      const { read, new: brought, changed, unchanged, rejected, footer } = preview.counts
      const receipt = await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
      expect(receipt).toMatchObject({ importId, read, new: brought, changed, unchanged, rejected, footer })
    })

    it('keeps out as many rows as it said, and remarks on each that the manifest calls bad', async () => {
      const { rows: kept } = await desk.value('import.rows', { importId, state: 'rejected', start: 0, count: 500 })
      expect(kept).toHaveLength(preview.counts.rejected)
      for (const [kind, bad] of Map.groupBy(
        notes.filter((note) => note.bad),
        (note) => note.kind,
      )) {
        const rule = ruleOfKind[kind]
        const found = preview.findings.filter((group) => group.rule === rule).reduce((sum, { count }) => sum + count, 0)
        expect([kind, found]).toEqual([kind, expect.any(Number)])
        expect(found).toBeGreaterThanOrEqual(bad.length)
      }
    })
  })

  it('leaves each row with a trace to file, sheet, row and raw text', async () => {
    for (const register of registerNames) {
      const { viewId } = await desk.value('register.open', { register })
      const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 1 })
      const trace = await desk.value('register.trace', { register, rowId: rows[0]?.id ?? 0 })
      expect(trace).toMatchObject({ importedBy: who, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
      expect(trace?.cells.length).toBeGreaterThan(5)
    }
  })
})

describe('a file that is no list', () => {
  beforeAll(newTransfer)

  it.each([
    ['a file that only bears the ending of a workbook', 'bad-not-a-workbook.input.xlsx', 'file.unknown-format'],
    ['an empty file', 'bad-empty.input.csv', 'file.empty'],
    ['a file of nothing but blanks', 'whitespace-only.input.csv', 'file.empty'],
    ['a workbook with a password', 'bad-encrypted.input.xlsx', 'file.password-protected'],
    ['a workbook cut short', 'bad-truncated.input.xlsx', 'file.damaged'],
  ])('%s is refused by name', async (_, file, code) => {
    const before = await desk.value('history.list', {})
    const failure = await desk.failure('import.stage', { file: await desk.handle(join(fixtures, file)) })
    expect(failure).toMatchObject({ code, params: { name: file } })
    expect(await desk.value('history.list', {})).toEqual(before)
    expect(await desk.value('import.list', {})).toEqual([])
  })

  it('a sheet without a header is refused', async () => {
    const file = await desk.file(
      'siffror.csv',
      csv([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
    )
    expect(await desk.outcome('import.stage', { file })).toBe('import.no-header')
  })

  it('a file that has vanished since it was chosen is refused', async () => {
    const file = await desk.file('borta.csv', staffCsv(people(3)))
    rmSync(desk.path('borta.csv'))
    expect(await desk.failure('import.stage', { file })).toMatchObject({
      code: 'file.not-found',
      params: { name: 'borta.csv' },
    })
  })

  it('a handle that was never given out is refused', async () => {
    expect(await desk.outcome('import.stage', { file: randomUUID() })).toBe('file.unknown-handle')
  })

  it('an unknown sender is refused, with those that are known', async () => {
    const file = await desk.file('lista.csv', staffCsv(people(3)))
    expect(await desk.failure('import.stage', { file, sender: 'Landstinget' })).toEqual({
      code: 'import.unknown-sender',
      params: { sender: 'Landstinget', known: 'Länsstyrelsen, Förbundet' },
    })
  })

  it('a sheet of 1,001 columns is refused, one of 200 is read', async () => {
    const wide = (columns: number): string =>
      csv([
        [...staffHeaders, ...Array.from({ length: columns - staffHeaders.length }, () => 'Kolumn')],
        [...(staffRows([person(0)])[0] ?? []), ...Array.from({ length: columns - staffHeaders.length }, () => 'x')],
      ])
    expect(await desk.failure('import.stage', { file: await desk.file('bred.csv', wide(1001)) })).toEqual({
      code: 'import.too-many-columns',
      params: { name: 'bred.csv', columns: 1001, max: 1000 },
    })
    const preview = await previewOf(wide(200), 'lagom.csv')
    expect(preview.view.columns).toHaveLength(200)
    expect(preview.counts).toMatchObject({ read: 1, new: 1 })
  })

  it('a list without a key is shown, and refused when it is to go in', async () => {
    const preview = await previewOf(
      csv([
        ['Efternamn', 'Förnamn', 'Befattning'],
        ['Berg', 'Eva', 'Chef'],
      ]),
    )
    expect(preview.keyUnmapped).toEqual(['employmentNumber'])
    const { importId } = preview.view
    expect(await desk.failure('import.commit', { importId, fingerprint: preview.fingerprint })).toMatchObject({
      code: 'import.key-unmapped',
      params: { register: 'staff', field: 'employmentNumber' },
    })
  })

  it('a list of a header alone brings nothing', async () => {
    const { importId, fingerprint } = await previewOf(csv([staffHeaders])).then(({ view, ...more }) => ({
      ...view,
      ...more,
    }))
    expect(await desk.outcome('import.commit', { importId, fingerprint })).toBe('import.nothing-to-commit')
  })
})

describe('bad rows', () => {
  beforeAll(newTransfer)

  const list = [
    [...staffHeaders, 'Anst.datum'],
    ...staffRows([
      person(0),
      person(1),
      person(2, { number: '19571015-2192' }),
      person(3, { family: ' ' }),
      person(4),
    ]).map((row, index) => [...row, ['2010-01-01', '2018-02-31', '2010-01-01', '2010-01-01', '20120203'][index] ?? '']),
    // Cells are missing at the end.
    [person(5).number, 'Kort', 'Rad', '000555'],
    ['Summa', '', '', '', '450', '', '', ''],
    // Two rows that are equal, two that differ.
    ...staffRows([person(6), person(6), person(7), person(7, { salary: '1' })]).map((row) => [...row, '2010-01-01']),
  ]
  let preview: OutputOf<'import.preview'>
  let importId: number

  it('are counted with the good ones, each once', async () => {
    preview = await previewOf(csv(list))
    importId = preview.view.importId
    expect(preview.counts).toEqual({ read: 11, new: 5, changed: 0, unchanged: 0, rejected: 5, footer: 1, vanished: 0 })
  })

  it('are named with place and example', () => {
    const told = preview.findings.map(({ rule, field, rows, example }) => [rule, field, rows, example])
    expect(told).toEqual(
      expect.arrayContaining([
        ['identity-invalid', 'personalIdentityNumber', [4], '19571015-****'],
        ['required-missing', 'familyName', [5], ''],
        ['not-a-date', 'startDate', [3], '2018-02-31'],
        ['too-few-cells', null, [7], '4 / 8'],
        ['footer-row', null, [8], 'Summa'],
        ['duplicate-row', null, [10], '9'],
        ['duplicate-key', null, [11, 12], '12'],
      ]),
    )
  })

  it('stay out, and the good ones go in', async () => {
    await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    expect(await rowsIn('staff')).toBe(5)
    const { rows } = await desk.value('import.rows', { importId, state: 'rejected', start: 0, count: 100 })
    expect(rows.map(({ row }) => row)).toEqual([4, 5, 10, 11, 12])
  })

  it('that were let in bear their remark', async () => {
    const { total, rows } = await desk.value('import.rows', { importId, state: 'remarked', start: 0, count: 100 })
    expect([total, rows.map(({ row }) => row)]).toEqual([2, [3, 7]])
    expect(rows[0]?.findings).toEqual([{ rule: 'not-a-date', field: 'startDate', raw: '2018-02-31' }])
  })

  it('can be read a page at a time', async () => {
    const page = await desk.value('import.rows', { importId, state: 'rejected', start: 2, count: 2 })
    expect([page.total, page.rows.map(({ row }) => row)]).toEqual([5, [10, 11]])
  })
})

describe('a plan', () => {
  beforeAll(newTransfer)

  it('tells of columns that were dropped, that no field takes, and of fractions read as percent', async () => {
    const rows = [
      ['Personnummer', 'Efternamn', 'Anstnr', 'Syssgrad', 'Bilplats', 'Fackförbund'],
      [person(0).number, 'Berg', '1', '0,75', '12', 'Vision'],
      [person(1).number, 'Lund', '2', '1', '', 'Saco'],
    ]
    const { findings, sample, counts } = await previewOf(csv(rows))
    expect(counts).toMatchObject({ read: 2, new: 2 })
    expect(
      findings.filter(({ rows: [first] }) => first === 0).map(({ rule, field, example }) => [rule, field, example]),
    ).toEqual(
      expect.arrayContaining([
        ['forbidden-column', null, 'Fackförbund'],
        ['unmapped-column', null, 'Bilplats'],
        ['fraction-as-percent', 'ftePercent', '1'],
      ]),
    )
    expect(sample.map(({ values }) => values['ftePercent'])).toEqual([75, 100])
  })

  it('can be changed by choosing sheet, header, register, sender and columns, without the file', async () => {
    const book = workbook({
      Stor: [
        ['Ingenting', 'alls'],
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
      Personal: [
        ['Lista över', 'personalen'],
        ['Personnummer', 'Efternamn', 'Anstnr', 'Bilplats'],
        [person(0).number, 'Berg', '0012', 'Enheten'],
      ],
    })
    const importId = await stage(book, 'bok.xlsx')
    rmSync(desk.path('bok.xlsx'))
    const other = await desk.value('import.remap', { importId, choice: { sheet: 1, sender: 'Förbundet' } })
    expect(other).toMatchObject({ sheet: 1, headerRow: 2, register: 'staff', sender: 'Förbundet' })
    const mapped = await desk.value('import.remap', {
      importId,
      choice: { columns: [{ index: 3, field: 'senderUnit' }] },
    })
    expect(mapped.columns[3]).toMatchObject({ field: 'senderUnit', reason: 'chosen', samples: ['Enheten'] })
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 10 })
    expect(rows).toMatchObject([{ sender: 'Förbundet', values: { employmentNumber: '0012', senderUnit: 'Enheten' } }])
  })

  it.each([
    ['an unknown sender', { sender: 'Ingen' }, 'import.unknown-sender'],
    ['a sheet that is not there', { sheet: 7 }, 'import.unknown-sheet'],
    ['a row that is not there', { headerRow: 4711 }, 'import.no-header'],
    ['a field twice', { columns: [{ index: 2, field: 'familyName' }] }, 'import.field-mapped-twice'],
    ['a forbidden column', { columns: [{ index: 3, field: 'senderUnit' }] }, 'import.forbidden-column'],
  ])('cannot be changed to %s, and stays as it was', async (_, choice, code) => {
    const importId = await staged()
    const before = (await desk.value('import.list', {})).find((view) => view.importId === importId)
    expect(await desk.outcome('import.remap', { importId, choice })).toBe(code)
    expect((await desk.value('import.list', {})).find((view) => view.importId === importId)).toEqual(before)
  })

  it('takes no field that the register does not have', async () => {
    const columns = [
      { index: 1, field: 'title' },
      { index: 2, field: '__proto__' },
    ]
    const view = await desk.value('import.remap', { importId: await staged(), choice: { columns } })
    expect(view.columns.slice(1, 3).map(({ field }) => field)).toEqual(['familyName', 'employmentNumber'])
  })

  it('can drop a column', async () => {
    const choice = { columns: [{ index: 1, field: null }] }
    const { columns } = await desk.value('import.remap', { importId: await staged(), choice })
    expect(columns[1]).toMatchObject({ field: null, reason: 'chosen' })
  })

  let stagedId: number | undefined
  async function staged(): Promise<number> {
    const rows = [
      ['Personnummer', 'Efternamn', 'Anstnr', 'Rehab'],
      [person(0).number, 'Berg', '1', 'x'],
    ]
    return (stagedId ??= await stage(csv(rows)))
  }
})

describe('a commit', () => {
  beforeEach(newTransfer)

  it('is refused when another one came between, and goes well after a new look', async () => {
    const first = await previewOf(staffCsv(people(3)))
    const second = await previewOf(staffCsv(people(3, 10)))
    await desk.value('import.commit', { importId: first.view.importId, fingerprint: first.fingerprint })
    const { importId } = second.view
    expect(await desk.outcome('import.commit', { importId, fingerprint: second.fingerprint })).toBe('import.stale')
    expect(await rowsIn('staff')).toBe(3)
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    expect(await rowsIn('staff')).toBe(6)
  })

  it('is refused when the reading has changed since it was looked at', async () => {
    const { view, fingerprint } = await previewOf(staffCsv(people(3)))
    await desk.value('import.remap', { importId: view.importId, choice: { sender: 'Förbundet' } })
    expect(await desk.outcome('import.commit', { importId: view.importId, fingerprint })).toBe('import.stale')
  })

  it('goes in and is announced once, also when it is asked for twice at once', async () => {
    const { view, fingerprint } = await previewOf(staffCsv(people(3)))
    const before = desk.messages.length
    const both = await Promise.all(
      [1, 2].map(() => desk.outcome('import.commit', { importId: view.importId, fingerprint })),
    )
    expect(both.toSorted()).toEqual(['import.wrong-state', 'ok'])
    expect(await rowsIn('staff')).toBe(3)
    expect(desk.messages.slice(before).filter(({ kind }) => kind === 'changed')).toEqual([
      expect.objectContaining({ by: who, topics: expect.arrayContaining(['staff', 'imports', 'history']) as string[] }),
    ])
  })

  it('of an import that is not there, or was discarded, is refused', async () => {
    const { view, fingerprint } = await previewOf(staffCsv(people(3)))
    await desk.value('import.discard', { importId: view.importId })
    expect(await desk.outcome('import.commit', { importId: view.importId, fingerprint })).toBe('import.wrong-state')
    expect(await desk.outcome('import.commit', { importId: 4711, fingerprint })).toBe('import.unknown')
    expect(await desk.outcome('import.preview', { importId: view.importId })).toBe('import.unknown')
    expect(await desk.outcome('import.discard', { importId: view.importId })).toBe('import.wrong-state')
    expect(await desk.value('import.list', {})).toEqual([])
  })

  it('lets reads be answered while it runs', async () => {
    const { view, fingerprint } = await previewOf(diaryCsv(8000))
    const commit = desk.value('import.commit', { importId: view.importId, fingerprint })
    const ended = commit.then(() => true)
    let answered = 0
    let slowest = 0
    for (;;) {
      const askedAt = performance.now()
      const summary = await desk.value('register.summary', {})
      slowest = Math.max(slowest, performance.now() - askedAt)
      if (await Promise.race([ended, pause(5)])) break
      answered++
      expect(summary.find(({ register }) => register === 'diary')?.rows).toBe(0)
    }
    expect((await commit).new).toBe(8000)
    expect(answered).toBeGreaterThan(3)
    expect(slowest).toBeLessThan(1500)
  })
})

describe('a second delivery', () => {
  beforeAll(async () => {
    await newTransfer()
    await desk.importFile(await desk.file('lista.csv', staffCsv(people(20))))
  }, 60_000)

  it('of the same file changes nothing', async () => {
    const { counts, view, fingerprint } = await previewOf(staffCsv(people(20)))
    expect(counts).toEqual({ read: 20, new: 0, changed: 0, unchanged: 20, rejected: 0, footer: 0, vanished: 0 })
    expect(await desk.outcome('import.commit', { importId: view.importId, fingerprint })).toBe(
      'import.nothing-to-commit',
    )
  })

  it('says how many rows are no longer in it, not counting those that it names and that stay out', async () => {
    const listed = [person(0), person(0), person(1), person(2, { family: '' }), person(3), person(3, { salary: '1' })]
    const { counts } = await previewOf(staffCsv(listed))
    expect(counts).toEqual({ read: 6, new: 0, changed: 0, unchanged: 2, rejected: 4, footer: 0, vanished: 16 })
  })

  it('from another sender is another list', async () => {
    const file = await desk.file('lista.csv', staffCsv(people(5)))
    const { importId } = await desk.value('import.stage', { file, sender: 'Förbundet' })
    expect((await desk.value('import.preview', { importId })).counts).toMatchObject({ new: 5, vanished: 0 })
  })

  it('with three edited rows changes exactly those', async () => {
    const edited = people(20).map((row, index) => (index % 7 === 3 ? { ...row, salary: '40000' } : row))
    const before = await shownStaff()
    const { receipt } = await desk.importFile(await desk.file('lista2.csv', staffCsv(edited)))
    expect(receipt).toMatchObject({ read: 20, new: 0, changed: 3, unchanged: 17, rejected: 0 })
    const after = await shownStaff()
    const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))
    expect(changed.map(({ values }) => [values['employmentNumber'], values['monthlySalary']])).toEqual([
      ['001003', 40000],
      ['001010', 40000],
      ['001017', 40000],
    ])
  })

  it('leaves fields alone that it has no column for, and the place of the row with them', async () => {
    const named = people(20).map((row) => ({ ...row, given: 'Förnamn' }))
    const rows = named.map((row) => [row.employment, row.family, row.number, 'B 12'])
    const order = (await shownStaff()).map(({ id }) => id)
    await desk.importFile(await desk.file('fler.csv', csv([['Anstnr', 'Efternamn', 'Personnummer', 'Rum'], ...rows])))
    const after = await shownStaff()
    expect(after[0]?.values).toMatchObject({ givenNames: 'Förnamn', monthlySalary: 32500, workplace: 'B 12' })
    expect(after.map(({ id }) => id)).toEqual(order)
  })

  async function shownStaff() {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    return (await desk.value('register.rows', { viewId, start: 0, count: 500 })).rows
  }
})

describe('undo of an import', () => {
  beforeEach(newTransfer)

  it('gives back exactly what was, also after the store has been closed and opened', async () => {
    const [name] = [`prov-${stores}.stafett`]
    await desk.importFile(await desk.file('a.csv', staffCsv([...people(10), person(11, { salary: 'x' })])))
    const before = await registersNow()
    const edited = people(14).map((row, index) => ({ ...row, salary: index % 2 === 1 ? '1' : 'okänd' }))
    const { receipt } = await desk.importFile(await desk.file('b.csv', staffCsv(edited)))
    expect(receipt).toMatchObject({ new: 3, changed: 11 })
    expect(await registersNow()).not.toEqual(before)

    await desk.value('transfer.close', {})
    await desk.openTransfer(name)
    await desk.value('history.undo', { eventId: receipt.eventId })
    expect(await registersNow()).toEqual(before)
    const { chain, events } = await desk.value('history.list', {})
    expect(chain.intact).toBe(true)
    expect(events[0]).toMatchObject({ operation: 'history.undo', undoes: receipt.eventId, undoable: false })
    expect(events.find(({ id }) => id === receipt.eventId)).toMatchObject({ undoneBy: events[0]?.id, undoable: false })
  })

  it('makes it a staged one again, that can be committed anew or discarded', async () => {
    const { importId, receipt } = await desk.importFile(await desk.file('a.csv', staffCsv(people(4))))
    await desk.value('history.undo', { eventId: receipt.eventId })
    // What was looked at before the undo is stale.
    expect(await desk.outcome('import.commit', { importId, fingerprint: `1.${receipt.eventId}` })).toBe('import.stale')
    expect(await desk.value('import.list', {})).toMatchObject([
      { importId, state: 'staged', counts: null, commitEventId: null },
    ])
    const { fingerprint, counts } = await desk.value('import.preview', { importId })
    expect(counts).toMatchObject({ new: 4 })
    const again = await desk.value('import.commit', { importId, fingerprint })
    await desk.value('history.undo', { eventId: again.eventId })
    await desk.value('import.discard', { importId })
    expect(await rowsIn('staff')).toBe(0)
  })

  it('is refused while a later one rests on it, and possible once that is undone', async () => {
    const first = await desk.importFile(await desk.file('a.csv', staffCsv(people(4))))
    const second = await desk.importFile(
      await desk.file('b.csv', staffCsv(people(4).map((row) => ({ ...row, salary: '2' })))),
    )
    expect(await desk.failure('history.undo', { eventId: first.receipt.eventId })).toMatchObject({
      code: 'history.has-dependants',
      params: { count: 1, events: String(second.receipt.eventId) },
    })
    await desk.value('history.undo', { eventId: second.receipt.eventId })
    await desk.value('history.undo', { eventId: first.receipt.eventId })
    expect(await rowsIn('staff')).toBe(0)
  })
})

describe('cancelling', () => {
  beforeEach(newTransfer)

  /** Starts a call, cancels it after its first progress (or at once), and answers the code. */
  async function cancelled(
    start: (id: string) => Promise<{ readonly ok: boolean; readonly failure?: { readonly code: string } }>,
    after: 'start' | 'progress',
  ) {
    const id = randomUUID()
    const reply = start(id)
    if (after === 'progress') {
      await new Promise<void>((resolve) => {
        const stop = desk.core.listen((message) => {
          if (message.kind !== 'progress' || message.job !== id) return
          stop()
          resolve()
        })
      })
    }
    const askedAt = performance.now()
    desk.core.cancel(id)
    const { failure } = await reply
    return { code: failure?.code, milliseconds: performance.now() - askedAt }
  }

  it.each(['start', 'progress'] as const)('a stage at its %s leaves nothing', async (after) => {
    const file = await desk.file('stor.csv', diaryCsv(20_000))
    const before = await desk.value('history.list', {})
    const { code, milliseconds } = await cancelled((id) => desk.call('import.stage', { file }, id), after)
    expect(code).toBe('call.cancelled')
    expect(milliseconds).toBeLessThan(1500)
    expect(await desk.value('import.list', {})).toEqual([])
    expect(await desk.value('history.list', {})).toEqual(before)
    // The door is open for the next one.
    expect(await desk.outcome('transfer.add-sender', { name: 'Nästa' })).toBe('ok')
  })

  it('a commit, at its start or at its progress, leaves the plan as it was', async () => {
    const { view, fingerprint } = await previewOf(diaryCsv(20_000))
    const { importId } = view
    const state = async () => [
      await registersNow(),
      await desk.value('history.list', {}),
      await desk.value('import.list', {}),
    ]
    const before = await state()
    for (const after of ['start', 'progress'] as const) {
      const { code, milliseconds } = await cancelled(
        (id) => desk.call('import.commit', { importId, fingerprint }, id),
        after,
      )
      expect(code).toBe('call.cancelled')
      expect(milliseconds).toBeLessThan(1500)
      expect(await state()).toEqual(before)
    }
    // Closing the store ends a commit as well, and takes it back.
    const commit = desk.outcome('import.commit', { importId, fingerprint })
    await new Promise<void>((resolve) => desk.core.listen(({ kind }) => kind === 'progress' && resolve()))
    await desk.value('transfer.close', {})
    expect(await commit).toBe('store.none-open')
    await desk.openTransfer(`prov-${stores}.stafett`)
    expect(await state()).toEqual(before)
    expect(await desk.outcome('import.commit', { importId, fingerprint })).toBe('ok')
  })

  it('a call that has ended does nothing', async () => {
    const id = randomUUID()
    await desk.call('register.summary', {}, id)
    desk.core.cancel(id)
    desk.core.cancel('never heard of')
    expect((await desk.call('register.summary', {}, id)).ok).toBe(true)
  })
})

describe('a workbook', () => {
  beforeAll(newTransfer)

  it('with a registration number that Excel made a date of, or a formula error, says so', async () => {
    const rows = [
      ['Diarienummer', 'Ärenderubrik', 'Inkommet', 'Antal handlingar'],
      ['304-1-2018', 'Vägplan', new Date(Date.UTC(2018, 2, 5)), 3],
      [new Date(Date.UTC(2018, 2, 1)), 'Blev datum', new Date(Date.UTC(2018, 2, 5)), 4],
    ]
    const { counts, findings, sample } = await previewOf(workbook({ Ärenden: rows }), 'arenden.xlsx')
    expect(counts).toMatchObject({ read: 2, new: 1, rejected: 1 })
    expect(findings.map(({ rule }) => rule)).toContain('registration-became-date')
    expect(sample[0]?.values).toMatchObject({ openedDate: '2018-03-05', documentCount: 3 })
  })

  it('is kept as it came: cells in their own types, under the hash of the file', async () => {
    const bytes = workbook({
      Blad: [
        ['Anstnr', 'Efternamn', 'Personnummer'],
        ['0012', 'Berg', person(0).number],
      ],
    })
    writeFileSync(desk.path('egen.xlsx'), bytes)
    const { importId } = await desk.importFile(await desk.handle('egen.xlsx'))
    const view = (await desk.value('import.list', {})).find((found) => found.importId === importId)
    expect(view).toMatchObject({
      bytes: bytes.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      sheets: [{ name: 'Blad', rows: 2, dialect: null }],
    })
  })
})
