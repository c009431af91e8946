import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recomputeBits } from '#shared/reconciliation/model.ts'
import { openStore } from '#db/open.ts'
import type { Reader } from '#db/open.ts'
import { createRowLookup, readPair, readPairs, readRunHead } from '#db/stores/reconciliation-runs.ts'
import { passphrase, person, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createSwedishLists } from '#test/support/swedish-people.ts'
import { certain, itemsOf, listCsv, listedOf, reconcile } from './reconciled-lists.ts'

/** Two messy lists of the same people, from their files to links that can be explained. */

let desk: TestCore
let reconciliationId: number
const { lists, truth } = createSwedishLists({
  seed: 3,
  rowsPerList: 250,
  overlap: 0.9,
  numbers: 'half',
  faultFactor: 1,
})

beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  reconciliationId = await reconcile(desk, 'Länsstyrelsen och regionen', [
    { party: 'Länsstyrelsen', rows: listedOf(lists[0]) },
    { party: 'Regionen', rows: listedOf(lists[1]) },
  ])
})
afterAll(() => desk.stop())

/** Looks into the store while nobody has it open. */
async function look<T>(work: (read: Reader) => T): Promise<T> {
  await desk.value('transfer.close', {})
  const store = await openStore(desk.path('prov.stafett'), passphrase, { readOnly: true })
  try {
    return work(store.reader)
  } finally {
    store.close()
    await desk.openTransfer('prov.stafett')
  }
}

describe('two messy lists', () => {
  it('are tied together, and no row of either is left out', async () => {
    const counts = await desk.value('reconciliation.counts', { reconciliationId })
    expect(counts.lists.map(({ rows }) => rows)).toEqual([250, 250])
    const [pairing] = counts.pairings
    expect(counts.view.run).toMatchObject({ by: person, isStale: false, isBlocked: false, refusal: null })
    expect(pairing?.linked).toBe(counts.classes.linked)
    expect(pairing?.linked).toBeGreaterThan(190)
    expect(pairing?.byTier['identity-number']).toBeGreaterThan(50)
    expect(pairing?.byTier.weight).toBeGreaterThan(50)
    // Who is linked, asked about or left over: every person of a list once. A duplicate within a list stands for itself.
    const asked = counts.classes.uncertain + counts.classes['near-tie'] + counts.classes.contradiction
    const [sender, receiver] = counts.lists
    expect((pairing?.linked ?? 0) + asked + (pairing?.unmatchedLeft ?? 0)).toBe(sender?.records)
    expect((pairing?.linked ?? 0) + asked + (pairing?.unmatchedRight ?? 0)).toBe(receiver?.records)
  })

  it('link nobody with somebody else', async () => {
    const wrong = await look((read) => {
      const rowsOf = createRowLookup(read, reconciliationId)
      const nameOf = (list: number, record: number): string => String(rowsOf(list, record)[0]?.values['hsaId'])
      return readPairs(read, reconciliationId, ['linked'], false)
        .map(
          (pair) => [nameOf(pair.leftList, pair.leftRecord), nameOf(pair.rightList, pair.rightRecord ?? -1)] as const,
        )
        .filter(([left, right]) => truth.get(left) !== right)
    })
    expect(wrong).toEqual([])
  })

  it('weigh every automatic link so that it can be recomputed from what is stored of it', async () => {
    const { links, recomputed } = await look((read) => {
      const model = readRunHead(read, reconciliationId)?.summary.model ?? null
      const pairs = readPairs(read, reconciliationId, ['linked', 'review'], false)
      return {
        links: pairs.map(({ bits }) => bits),
        recomputed: pairs.map(({ id }) => {
          const explanation = readPair(read, reconciliationId, id)?.explanation ?? null
          return model === null || explanation === null ? null : recomputeBits(model, explanation)
        }),
      }
    })
    expect(links.length).toBeGreaterThan(200)
    expect(recomputed).toEqual(links)
  })

  it('put the pairs that teach most first, each told in full', async () => {
    const items = await itemsOf(desk, reconciliationId, ['uncertain'])
    expect(items.length).toBeGreaterThan(0)
    const doubts = new Set<string | undefined>()
    for (const item of items) {
      const pair = await desk.value('reconciliation.pair', { reconciliationId, pairId: item.pairId })
      const steps = pair.fields.reduce((bits, field) => bits + field.levelBits + field.rarityBits, pair.priorBits ?? 0)
      expect(steps).toBeCloseTo(pair.bits ?? Number.NaN, 9)
      expect(pair.tells.length).toBeGreaterThan(0)
      expect(pair.needsSecond).toEqual({ same: true, different: false })
      for (const field of pair.doubt?.fields ?? []) expect(pair.fields.map((each) => each.field)).toContain(field)
      doubts.add(pair.doubt?.why)
    }
    // What is likely and asked about all the same says why.
    expect([...doubts]).toEqual(expect.arrayContaining(['differs', undefined]))
  })

  it('show no identity number', () => {
    const numbers = lists.flat().flatMap(({ values }) => values['personalIdentityNumber'] || [])
    expect(numbers.length).toBeGreaterThan(100)
    expect(numbers.filter((number) => desk.said().includes(number))).toEqual([])
  })

  it('keep their deliveries from being thrown away, and the list of the receiver from going into the register', async () => {
    const views = (await desk.value('reconciliation.list', {}))[0]?.lists ?? []
    expect(views.map(({ side }) => side)).toEqual(['sender', 'receiver'])
    for (const { importId } of views) {
      expect(await desk.outcome('import.discard', { importId: importId ?? 0 })).toBe('import.in-use')
    }
    const importId = views[1]?.importId ?? 0
    const { fingerprint } = await desk.value('import.preview', { importId })
    expect(await desk.outcome('import.commit', { importId, fingerprint })).toBe('import.in-use')
  })

  it('can be of the receiver, which is no sender and whose own list goes into no register', async () => {
    const { senders, receiver } = (await desk.value('session.state', {})).open ?? { senders: [], receiver: '' }
    expect(senders).not.toContain(receiver)
    const file = await desk.file('egen.csv', listCsv(certain(1)))
    const { importId } = await desk.value('import.stage', { file, register: 'staff', sender: receiver })
    const { fingerprint } = await desk.value('import.preview', { importId })
    expect(await desk.outcome('import.commit', { importId, fingerprint })).toBe('import.receivers-list')
    await desk.value('import.discard', { importId })
  })

  it('are as before when the reconciliation is removed and brought back, but have to be run again', async () => {
    const [before] = await desk.value('reconciliation.list', {})
    await desk.value('reconciliation.remove', { reconciliationId })
    expect(await desk.value('reconciliation.list', {})).toEqual([])
    const { events } = await desk.value('history.list', { count: 1 })
    await desk.value('history.undo', { eventId: events[0]?.id ?? 0 })
    expect(await desk.value('reconciliation.list', {})).toEqual([{ ...before, run: null }])
    expect(await desk.outcome('reconciliation.queue', { reconciliationId })).toBe('reconciliation.not-run')
    const left = await look((read) =>
      ['records', 'rows', 'pairs'].map((table) =>
        read.connection.prepare(`SELECT count(*) FROM reconciliation_${table}`).pluck().get(),
      ),
    )
    expect(left).toEqual([0, 0, 0])
  })
})
