import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { csv, person as who, sampleFolder, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import {
  people,
  person,
  plannedRows,
  previewOf,
  registersNow,
  rowsIn,
  stage,
  staffCsv,
  staffHeaders,
  staffRows,
  workbook,
} from './deliveries.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures/files')

let desk: TestCore
beforeAll(() => {
  desk = startCore()
})
afterAll(() => desk.stop())

let stores = 0
const newTransfer = (): Promise<void> => desk.createTransfer(`prov-${++stores}.stafett`)

function sum(counts: { new: number; changed: number; unchanged: number; rejected: number; footer: number }): number {
  return counts.new + counts.changed + counts.unchanged + counts.rejected + counts.footer
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
      before = await registersNow(desk)
      const handle = await desk.handle(join(sampleFolder, file))
      importId = (await desk.value('import.stage', { file: handle, sender })).importId
      preview = await desk.value('import.preview', { importId })
      expect(preview.view).toMatchObject({ register, sender, fileName: file, state: 'staged' })
    })

    it('has every row accounted for', () => {
      expect(preview.counts.read + preview.counts.expanded).toBe(sum(preview.counts))
      expect(preview.counts.read - preview.counts.footer).toBe(rows)
    })

    it('changes no register while it is looked at', async () => {
      expect(await registersNow(desk)).toEqual(before)
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
    ['a workbook with a password', 'locked-without-password.input.xlsx', 'file.password-protected'],
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
    const preview = await previewOf(desk, wide(200), 'lagom.csv')
    expect(preview.view.columns).toHaveLength(200)
    expect(preview.counts).toMatchObject({ read: 1, new: 1 })
  })

  it('a list without a key is shown, and refused when it is to go in', async () => {
    const preview = await previewOf(
      desk,
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
    const { view, fingerprint, findings } = await previewOf(desk, csv([staffHeaders]))
    const { importId } = view
    expect(findings.map(({ rule }) => rule)).toEqual(['no-rows'])
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
    preview = await previewOf(desk, csv(list))
    importId = preview.view.importId
    expect(preview.counts).toEqual({
      read: 11,
      expanded: 0,
      new: 5,
      changed: 0,
      unchanged: 0,
      rejected: 5,
      footer: 1,
      vanished: 0,
      conflicts: 0,
    })
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
    expect(await rowsIn(desk, 'staff')).toBe(5)
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
    const preview = await previewOf(desk, csv(rows))
    const { findings, counts } = preview
    expect(counts).toMatchObject({ read: 2, new: 2 })
    expect(
      findings.filter(({ rows: [first] }) => first === 0).map(({ rule, field, example }) => [rule, field, example]),
    ).toEqual(
      expect.arrayContaining([
        ['forbidden-column', null, 'Fackförbund'],
        ['unmapped-column', null, 'Bilplats'],
        ['fraction-as-percent', 'ftePercent', '0,75'],
      ]),
    )
    expect((await plannedRows(desk, preview, 'new')).map(({ values }) => values['ftePercent'])).toEqual([75, 100])
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
    const importId = await stage(desk, book, 'bok.xlsx')
    rmSync(desk.path('bok.xlsx'))
    const other = await desk.value('import.remap', { importId, choice: { sheets: [1], sender: 'Förbundet' } })
    expect(other).toMatchObject({ chosenSheets: [1], headerRow: 2, register: 'staff', sender: 'Förbundet' })
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
    ['a sheet that is not there', { sheets: [7] }, 'import.unknown-sheet'],
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
    return (stagedId ??= await stage(desk, csv(rows)))
  }
})

describe('a workbook', () => {
  beforeAll(newTransfer)

  it('with a registration number that Excel made a date of, or a formula error, says so', async () => {
    const rows = [
      ['Diarienummer', 'Ärenderubrik', 'Inkommet', 'Antal handlingar'],
      ['304-1-2018', 'Vägplan', new Date(Date.UTC(2018, 2, 5)), 3],
      [new Date(Date.UTC(2018, 2, 1)), 'Blev datum', new Date(Date.UTC(2018, 2, 5)), 4],
    ]
    const preview = await previewOf(desk, workbook({ Ärenden: rows }), 'arenden.xlsx')
    const { counts, findings } = preview
    expect(counts).toMatchObject({ read: 2, new: 1, rejected: 1 })
    expect(findings.map(({ rule }) => rule)).toContain('registration-became-date')
    expect((await plannedRows(desk, preview, 'new'))[0]?.values).toMatchObject({
      openedDate: '2018-03-05',
      documentCount: 3,
    })
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
