import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeWorkbook } from '#electron/files/workbook-writer.ts'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** A classification from a file: looked at, taken in whole or not at all, taken back and done again. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const klassa = { name: 'KLASSA 2.1', side: 'receiver', version: '2.1', validFrom: '2019-01-01' } as const
const classes = async () => (await desk.value('record.list', { kind: 'classes', count: 1000 })).rows
const plans = async () => (await desk.value('record.list', { kind: 'classifications' })).rows
const workbook = async (name: string, rows: readonly (readonly string[])[]) => {
  await writeWorkbook(desk.path(name), {
    title: name,
    createdAt: '2018-12-01T08:00:00.000Z',
    sheets: [
      { name: 'Läs mig', layout: 'cover', columns: columns(['', '']), rows: [['Om listan', 'Fastställd']] },
      { name: 'Klasser', layout: 'table', columns: columns(rows[0] ?? []), rows: rows.slice(1) },
    ],
  })
  return desk.handle(name)
}
const columns = (headers: readonly string[]) => headers.map((header) => ({ header, width: 20, kind: 'text' as const }))

it('takes in a workbook as one act, as it was shown, which can be taken back and done again', async () => {
  const file = await workbook('klassa.xlsx', [
    ['Klass', 'Rubrik', 'Gäller fr.o.m.', 'Bevaras eller gallras', 'Sekretess'],
    ['2', 'Regional utveckling', '2019-01-01', 'Bevaras', ''],
    ['2.10', 'Kultur', '2019-01-01', 'Gallras efter 5 år', ''],
    ['2.1', 'Näringsliv', '2019-01-01', 'Bevaras', '30 kap. 23 §'],
    ['2.1.1', 'Stöd till företag', '', '', ''],
  ])
  const shown = await desk.value('classification.preview', { file })
  expect(shown).toMatchObject({ fileName: 'klassa.xlsx', classes: 4, levels: 3, faultCount: 0, faults: [] })
  expect(shown.first.map(({ code, level }) => [code, level])).toEqual([
    ['2', 1],
    ['2.10', 2],
    ['2.1', 2],
    ['2.1.1', 3],
  ])
  expect(await classes()).toEqual([])

  const { eventId } = await desk.value('classification.import', { file, sha256: shown.sha256, ...klassa })
  const taken = await classes()
  const byCode = new Map(taken.map(({ id, values }) => [values['code'], { id, ...values }]))
  expect(byCode.get('2.1.1')).toMatchObject({ parentId: byCode.get('2.1')?.id, scheme: 'KLASSA 2.1', validFrom: null })
  expect(byCode.get('2.10')).toMatchObject({ retention: 'destroy', retentionPeriod: '5 år' })
  expect(byCode.get('2.1')).toMatchObject({
    retention: 'preserve',
    secrecy: '30 kap. 23 §',
    parentId: byCode.get('2')?.id,
  })
  expect((await plans()).map(({ values }) => values)).toMatchObject([{ ...klassa, source: 'klassa.xlsx' }])

  const undone = await desk.value('history.undo', { eventId })
  expect([await classes(), await plans()]).toEqual([[], []])
  await desk.value('history.redo', { eventId: undone.eventId })
  expect(await classes()).toEqual(taken)
})

it('takes in nothing of a file with a fault, and says which', async () => {
  const before = await classes()
  const file = await desk.file('a.csv', 'Klass;Rubrik\n1;Ledning\n1;Stöd\n3.1;Kärna\n')
  const shown = await desk.value('classification.preview', { file })
  expect(shown.faults.map(({ fault, row }) => [fault, row])).toEqual([
    ['duplicate-code', 3],
    ['unknown-parent', 4],
  ])
  expect(await desk.failure('classification.import', { file, ...klassa, name: 'A' })).toEqual({
    code: 'classification.duplicate-code',
    params: { name: 'a.csv', row: 3, code: '1', other: '2', more: 1 },
  })
  const round = await desk.file('b.csv', 'Klass;Rubrik;Hör till\n1;Ledning;2\n2;Stöd;1\n')
  expect(await desk.outcome('classification.import', { file: round, ...klassa, name: 'B' })).toBe(
    'classification.circle',
  )
  expect(await classes()).toEqual(before)
  expect(await plans()).toHaveLength(1)
})

it('refuses a name that is taken, a file that was changed after it was shown, and days in the wrong order', async () => {
  const file = await desk.file('plan.csv', 'Kod;Benämning\n304;Tillväxt\n')
  const { sha256 } = await desk.value('classification.preview', { file })
  expect(await desk.outcome('classification.import', { file, ...klassa, name: 'klassa 2.1' })).toBe(
    'classification.name-taken',
  )
  const backwards = { ...klassa, name: 'Plan', validTo: '2018-01-01' }
  expect(await desk.outcome('classification.import', { file, ...backwards })).toBe('classification.wrong-order')
  await desk.file('plan.csv', 'Kod;Benämning\n305;Kultur\n')
  expect(await desk.outcome('classification.import', { file, sha256, ...klassa, name: 'Plan' })).toBe(
    'classification.file-changed',
  )
  expect(await plans()).toHaveLength(1)
})

it('keeps classes with their classification when it is called something else, and from being left without it', async () => {
  const [plan] = await plans()
  await desk.value('record.save', { kind: 'classifications', id: plan?.id ?? 0, texts: { name: 'KLASSA 2.2' } })
  expect(new Set((await classes()).map(({ values }) => values['scheme']))).toEqual(new Set(['KLASSA 2.2']))
  expect(await desk.outcome('record.remove', { kind: 'classifications', id: plan?.id ?? 0 })).toBe('record.in-use')
})
