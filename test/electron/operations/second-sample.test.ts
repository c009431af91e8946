import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSampleStore, sampleFolder, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { sampleManifest } from '#test/support/sample-manifest.ts'
import { plannedRows, registersNow } from './deliveries.ts'

/** The practice transfer's second delivery: it says exactly what has changed, and can be taken in, back and in again. */

let desk: TestCore
let samples: Awaited<ReturnType<typeof makeSampleStore>>
beforeAll(async () => {
  samples = await makeSampleStore()
  desk = startCore()
  await desk.openTransfer(samples.copyTo(desk.folder))
})
afterAll(async () => {
  await desk.stop()
  await samples.stop()
})

const [second] = sampleManifest.secondDeliveries
if (second === undefined) throw new Error('The sample has no second delivery')
const { file, sender, register, rows, facts } = second
const planned = { read: rows + 1, expanded: 0, footer: 1, rejected: 0, conflicts: 0, ...facts }

async function stageSecond(): Promise<number> {
  const handle = await desk.file(file, readFileSync(join(sampleFolder, file)))
  return (await desk.value('import.stage', { file: handle, sender, register })).importId
}

describe('the second staff list of the sample', () => {
  it('changes what its manifest says and nothing else; undone, all is as before; done again, as after', async () => {
    const before = await registersNow(desk)
    const waitingBefore = await desk.value('import.waiting', {})
    const importId = await stageSecond()
    const preview = await desk.value('import.preview', { importId })
    expect(preview.counts).toEqual(planned)
    const fields = (await plannedRows(desk, preview, 'changed')).flatMap(({ changed }) => changed)
    expect([...new Set(fields)].toSorted()).toEqual([
      'decision',
      'decisionDate',
      'monthlySalary',
      'senderUnit',
      'startDate',
    ])
    const { eventId } = await desk.value('import.commit', { importId, fingerprint: preview.fingerprint })
    const after = await registersNow(desk)
    expect(after).not.toEqual(before)
    // The two whose identity numbers were wrong no longer wait.
    const waiting = await desk.value('import.waiting', {})
    const waits = (baskets: typeof waiting): number => baskets.reduce((sum, basket) => sum + basket.rows, 0)
    expect(waits(waiting)).toBe(waits(waitingBefore) - 2)

    await desk.value('history.undo', { eventId })
    expect(await registersNow(desk)).toEqual(before)
    expect(await desk.value('import.waiting', {})).toEqual(waitingBefore)
    const again = await desk.value('import.preview', { importId })
    expect(again.counts).toEqual(planned)
    await desk.value('import.commit', { importId, fingerprint: again.fingerprint })
    expect(await desk.value('import.waiting', {})).toEqual(waiting)
  })
})
