import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import type { Store } from '#db/open.ts'
import { createDecider } from '#electron/import/decide.ts'
import { readPlanSource } from '#electron/import/plan-source.ts'
import { joinStretches, planStretch, wholeDelivery } from '#electron/import/plan.ts'
import type { Plan, Stretch } from '#electron/import/plan.ts'
import { surveyDelivery } from '#electron/import/survey.ts'
import { csv, passphrase, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { diaryCsv, previewOf, stage, workbook } from '../operations/deliveries.ts'

/** A long delivery is planned in stretches: whatever the stretches, the plan is the same. */

const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Anställningsform', 'Månadslön']
const employed = (index: number, salary: string, form = 'tillsvidare'): string[] => [
  testNumber(index % 40),
  'Åberg',
  'Anna',
  `A${String(index).padStart(6, '0')}`,
  form,
  salary,
]

let desk: TestCore
let store: Store | null = null
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(async () => {
  store?.close()
  await desk.stop()
})

/** The second delivery: in two sheets, some changed, some new, some gone, some wrong, some twice, with wordings unknown. */
async function stageSecond(): Promise<number> {
  const first = Array.from({ length: 1200 }, (_, index) => employed(index, '30000'))
  const before = await previewOf(desk, csv([header, ...first]))
  await desk.value('import.commit', { importId: before.view.importId, fingerprint: before.fingerprint })
  const second = first.flatMap((row, index) => {
    if (index % 97 === 0) return []
    if (index % 50 === 0) return [employed(index, '31000')]
    if (index % 41 === 0) return [employed(index, '30000', index % 2 === 0 ? 'Timmis' : 'Blandat')]
    if (index % 61 === 0) return [row, row]
    if (index % 71 === 0) return [employed(index, 'vet ej'), employed(5000 + index, '28000')]
    return [row]
  })
  const sheets = { 'Enhet A': [header, ...second.slice(0, 700)], 'Enhet B': [header, ...second.slice(700)] }
  const { view } = await previewOf(desk, workbook(sheets), 'andra.xlsx')
  await desk.value('import.remap', { importId: view.importId, choice: { sheets: [0, 1] } })
  return view.importId
}

describe('a delivery planned in stretches', () => {
  it('in two threads is listed in the order of the file, and a cancel ends both', async () => {
    const rows = 41_000
    const importId = await stage(desk, diaryCsv(rows))
    const cancelled = desk.call('import.preview', { importId }, 'to-cancel')
    await new Promise<void>((resolve) =>
      desk.core.listen((message) => {
        if (message.kind === 'progress' && message.done > rows * 1.2) resolve()
      }),
    )
    const askedAt = performance.now()
    desk.core.cancel('to-cancel')
    expect(await cancelled).toMatchObject({ ok: false, failure: { code: 'call.cancelled' } })
    expect(performance.now() - askedAt).toBeLessThan(1500)

    const { counts, fingerprint } = await desk.value('import.preview', { importId })
    expect(counts).toMatchObject({ read: rows, new: rows, rejected: 0 })
    for (const start of [0, rows / 2 - 2, rows - 5]) {
      const page = await desk.value('import.rows', { importId, fingerprint, state: 'new', start, count: 5 })
      expect(page.rows.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4].map((index) => start + index + 2))
    }
    await desk.value('import.discard', { importId })
  }, 60_000)

  it('comes to the same plan whatever they are', async () => {
    const importId = await stageSecond()
    await desk.value('transfer.close', {})
    store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
    const { reader } = store
    const source = await readPlanSource(reader, importId)
    const breathe = (): Promise<void> => Promise.resolve()
    const context = await surveyDelivery(reader, source, breathe)
    const planIn = async (stretches: readonly Stretch[]): Promise<Plan> => {
      const parts = []
      for (const stretch of stretches) {
        parts.push(await planStretch(reader, createDecider(reader, source, context), stretch, breathe))
      }
      const { sheets } = createDecider(reader, source, context)
      return joinStretches(reader, source, context, sheets, parts)
    }
    const whole = await planIn([wholeDelivery])
    expect(whole.counts).toMatchObject({ vanished: 13, conflicts: 0 })
    for (const state of ['new', 'changed', 'unchanged', 'rejected'] as const) {
      expect(whole.ids[state].length).toBe(whole.counts[state])
      expect(whole.counts[state], state).toBeGreaterThan(0)
    }
    expect(whole.unmappedValues.map(({ raw }) => raw)).toEqual(['Blandat', 'Timmis'])
    for (const size of [137, 701]) {
      const stretches = Array.from({ length: Math.ceil(1300 / size) }, (_, index) => ({
        from: index * size,
        to: (index + 1) * size,
      }))
      expect(await planIn(stretches), `stretches of ${size}`).toEqual(whole)
    }
  })
})
