import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore } from '#db/open.ts'
import { readRunHead, writeRun } from '#db/stores/reconciliation-runs.ts'
import type { RunContent } from '#db/stores/reconciliation-runs.ts'
import { insertReconciliation, readReconciliation } from '#db/stores/reconciliations.ts'
import { keepCauses } from '#db/stores/totals.ts'
import { insertTransfer } from '#db/stores/transfer.ts'
import { write } from '#db/write.ts'
import { readComparison } from '#electron/reconciliation/read-comparison.ts'
import { contentHash } from '#electron/reconciliation/settlement.ts'
import { ok } from '#shared/contract/failure.ts'
import type { Values } from '#shared/registers/field.ts'
import { createRandom } from '#resources/sample/random.ts'

/** The totals of two linked lists, worked out after a run and again after an answer; prints its figures as JSON. */
export interface TotalsFigures {
  readonly rows: number
  readonly first: Stretch
  readonly again: Stretch
}

interface Stretch {
  readonly seconds: number
  readonly workSeconds: number
  /** The most work done while nothing else had its turn, in milliseconds of the processor: other programs do not count. */
  readonly longestStretch: number
}

const rows = Number(process.argv[2] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'stafett-bench-totals-'))
const store = await createStore(join(folder, 'prov.stafett'), 'en lösenfras för mätningen')
let days = 0
const act = (operation: string) => ({
  operation,
  by: 'Mätaren',
  at: `2018-12-01T00:00:${String(days++).padStart(2, '0')}.000Z`,
})
await write(store, act('transfer.create'), async (tx) => {
  await insertTransfer(tx, {
    name: 'Mätning',
    transferDate: '2019-01-01',
    senders: ['Länsstyrelsen'],
    receiver: 'Regionen',
  })
  return ok(null)
})
const lists = [
  { side: 'sender', senderId: 1, party: 'Länsstyrelsen', importId: null, fileName: null, namedBy: null },
  { side: 'receiver', senderId: 2, party: 'Regionen', importId: null, fileName: null, namedBy: null },
] as const
await write(store, act('reconciliation.create'), async (tx) => {
  insertReconciliation(tx, { register: 'staff', name: 'Mätning', isBlind: false, lists })
  await writeRun(tx, 1, makeRun(), () => Promise.resolve())
  return ok(null)
})
const figures: TotalsFigures = { rows, first: await measure(), again: await answerAndMeasure() }
console.log(JSON.stringify(figures))
store.close()
rmSync(folder, { recursive: true, force: true })

async function answerAndMeasure(): Promise<Stretch> {
  await write(store, act('total.say-cause'), (tx) => {
    keepCauses(tx, 'staff', lists, { cause: 'other', note: 'Se protokoll' }, [{ key: 'k0', seen: '[]' }])
    return Promise.resolve(ok(null))
  })
  return measure()
}

async function measure(): Promise<Stretch> {
  const reconciliation = readReconciliation(store.reader, 1)
  if (reconciliation === undefined) throw new Error('No reconciliation')
  let isRunning = true
  let longestStretch = 0
  let last = process.threadCpuUsage()
  const tick = (): void => {
    const { user, system } = process.threadCpuUsage(last)
    longestStretch = Math.max(longestStretch, (user + system) / 1000)
    last = process.threadCpuUsage()
    if (isRunning) setImmediate(tick)
  }
  setImmediate(tick)
  const before = process.cpuUsage()
  const from = performance.now()
  const comparison = await readComparison(store, store.reader, reconciliation, { here: 0, there: 1 })
  if (comparison.explained.whole.state !== 'unexplained') throw new Error('Nothing differs')
  const head = readRunHead(store.reader, 1)
  if (head !== undefined) contentHash(store.reader, { reconciliation, head, comparison })
  const seconds = (performance.now() - from) / 1000
  const work = process.cpuUsage(before)
  await new Promise((resolve) => setImmediate(resolve))
  isRunning = false
  return { seconds, workSeconds: (work.user + work.system) / 1e6, longestStretch }
}

/** One in twenty has another salary there, one in a hundred another unit, one in fifty is in one list alone. */
function makeRun(): RunContent {
  const random = createRandom(1)
  const units = ['Ekonomi', 'Miljö', 'Kultur', 'Näringsliv', 'Landsbygd', 'Juridik', 'Personal', 'Plan och bygg']
  const people = Array.from({ length: rows }, (_, number): [Values, Values] => {
    const here: Values = {
      familyName: `Familj${number % 997}`,
      givenNames: `Förnamn${number % 311}`,
      personalIdentityNumber: `19${String(500_000 + number)}${String(number).padStart(4, '0').slice(-4)}`,
      employmentNumber: String(100_000 + number),
      senderUnit: units[number % units.length] ?? '',
      positionTitle: 'Handläggare',
      startDate: '2010-01-01',
      seniorityDate: '2008-05-01',
      employmentForm: 'permanent',
      ftePercent: 100 - (number % 3) * 20,
      monthlySalary: 28_000 + (number % 400) * 50,
      savedVacationDays: number % 30,
      vacationRemaining: number % 12,
      compHours: (number % 40) / 4,
      collectiveAgreement: 'AB',
      decision: 'accepts',
    }
    const there = { ...here }
    if (random.chance(0.05)) there['monthlySalary'] = Number(here['monthlySalary']) + 500
    if (random.chance(0.01)) there['senderUnit'] = 'Regional utveckling'
    return [here, there]
  })
  const alone = (number: number): number | null => (number % 50 === 0 ? (number / 50) % 2 : null)
  const inList = people.map(([here, there], number) => [
    alone(number) === 1 ? null : here,
    alone(number) === 0 ? null : there,
  ])
  const records = [0, 1].flatMap((list) =>
    inList.flatMap((both, number) => {
      const values = both[list]
      return values == null
        ? []
        : [{ list, number, key: `k${number}`, person: null, isHidden: number % 2000 === 3, values: {} }]
    }),
  )
  return {
    settingVersion: 'person-1',
    fingerprint: '[]',
    summary: { model: null, modelsOfLists: [], refusal: null, pairings: [] },
    records,
    rows: [0, 1].flatMap((list) =>
      inList.flatMap((both, number) => {
        const values = both[list]
        return values == null
          ? []
          : [{ list, number, record: number, key: `k${number}`, rowId: null, isRejected: false, values }]
      }),
    ),
    pairs: inList.flatMap(([here, there], number) =>
      here == null || there == null
        ? []
        : [
            {
              state: 'linked' as const,
              reason: null,
              tier: 'identity-number',
              leftList: 0,
              leftRecord: number,
              rightList: 1,
              rightRecord: number,
              bits: null,
              margin: 0,
              place: null,
              isHidden: number % 2000 === 3,
              explanation: null,
            },
          ],
    ),
  }
}
