import { subscribe } from 'node:diagnostics_channel'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import type { createCore as CreateCore } from '#electron/core.ts'
import { findProjectFolders } from '#electron/host/project-folders.ts'
import { writeDiaryCsv } from '../deliveries.ts'

/** One delivery, its second delivery and its undo through the whole of the core, timed; prints its figures as JSON. */
export interface ImportFigures {
  readonly rows: number
  readonly stage: number
  readonly preview: number
  readonly commit: number
  readonly phases: Readonly<Record<string, number>>
  /** Peak memory of the whole process when the import had been committed. */
  readonly peakMegabytes: number
  /** And what it held when all was done and quiet. */
  readonly restMegabytes: number
  readonly readsDuring: { readonly count: number; readonly median: number; readonly p95: number; readonly max: number }
  readonly secondStage: number | null
  readonly secondPlan: number | null
  readonly secondChanged: number | null
  readonly undo: number | null
}

const [file = '', second = '', storePath = ''] = process.argv.slice(2)
const folder = dirname(storePath)
// What people run: the build, without the cost of stripping types in every worker.
const built = new URL('../../../out/main/electron/core.js', import.meta.url).href
const { createCore } = (await import(built)) as { createCore: typeof CreateCore }
const core = createCore({
  dataFolder: folder,
  resourcesFolder: findProjectFolders(import.meta.url).resources,
  suggestedPerson: 'Bench',
})
const phases: Record<string, number> = {}
subscribe('stafett:phases', (message) => {
  const told = message as { readonly job: string; readonly phases: Readonly<Record<string, number>> }
  for (const [phase, seconds] of Object.entries(told.phases)) phases[`${told.job} ${phase}`] = seconds
})
let calls = 0

async function call<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await core.dispatch({ id: String(++calls), operation, input })
  if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply.failure)}`)
  return reply.value as OutputOf<N>
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const from = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - from) / 1000 }
}

const sender = 'Länsstyrelsen i Norrmarks län'
await call('transfer.create', {
  place: (await core.register(storePath)).handle,
  passphrase: 'bench-bench-bench',
  person: 'Bench',
  transfer: { name: 'Bench', transferDate: '2019-01-01', senders: [sender], receiver: 'Region Norrmark' },
})

// Something to search in while the import runs.
const diary = `${storePath}-diary.csv`
writeDiaryCsv(diary, 20_000)
await importFile(diary, 'diary')
for (const name of Object.keys(phases)) delete phases[name]

const taken: number[] = []
const running = new AbortController()
const reading = readMeanwhile()
const staged = await timed(async () =>
  call('import.stage', { file: (await core.register(file)).handle, sender, register: 'staff' }),
)
const { importId } = staged.value
const preview = await timed(() => call('import.preview', { importId }))
const commit = await timed(() => call('import.commit', { importId, fingerprint: preview.value.fingerprint }))
running.abort()
await reading
const peakMegabytes = process.resourceUsage().maxRSS / 1024
const { total } = await call('register.open', { register: 'staff', search: 'åkesson handl' })
if (total === 0) throw new Error('Nothing found')
const committed = { ...phases }

let later: { stage: number; plan: number; changed: number; undo: number } | null = null
if (second !== '') {
  const again = await timed(async () =>
    call('import.stage', { file: (await core.register(second)).handle, sender, register: 'staff' }),
  )
  const plan = await timed(() => call('import.preview', { importId: again.value.importId }))
  const event = (await call('history.list', {})).events.find(({ operation }) => operation === 'import.commit')
  const undo = await timed(() => call('history.undo', { eventId: event?.id ?? 0 }))
  later = { stage: again.seconds, plan: plan.seconds, changed: plan.value.counts.changed, undo: undo.seconds }
}
await sleep(2000)
globalThis.gc?.()
await sleep(500)
const figures: ImportFigures = {
  rows: commit.value.new,
  stage: staged.seconds,
  preview: preview.seconds,
  commit: commit.seconds,
  phases: committed,
  peakMegabytes,
  restMegabytes: process.memoryUsage().rss / 1_048_576,
  readsDuring: summary(taken),
  secondStage: later?.stage ?? null,
  secondPlan: later?.plan ?? null,
  secondChanged: later?.changed ?? null,
  undo: later?.undo ?? null,
}
await core.close()
console.log(JSON.stringify(figures))

/** What a person at another screen asks for, ten times a second: a search, a window of rows, the summary. */
async function readMeanwhile(): Promise<void> {
  const searches = ['yttrande kult', 'beslut kollektivtrafik', '304-10']
  for (let index = 0; !running.signal.aborted; index++) {
    const from = performance.now()
    const { viewId } = await call('register.open', { register: 'diary', search: searches[index % 3] ?? '' })
    await call('register.rows', { viewId, start: 0, count: 50 })
    taken.push(performance.now() - from)
    await sleep(100)
  }
}

async function importFile(path: string, register: 'diary'): Promise<void> {
  const { importId: id } = await call('import.stage', { file: (await core.register(path)).handle, sender, register })
  const { fingerprint } = await call('import.preview', { importId: id })
  await call('import.commit', { importId: id, fingerprint })
}

function summary(milliseconds: readonly number[]): ImportFigures['readsDuring'] {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) }
}
