import { dirname, join } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import { createCore } from '#electron/core.ts'
import { findProjectFolders } from '#electron/host/project-folders.ts'

/** One delivery through the whole of the core, timed step by step; prints its figures as JSON. */
const [file = '', storePath = ''] = process.argv.slice(2)
const core = createCore({
  dataFolder: dirname(storePath),
  resourcesFolder: findProjectFolders(import.meta.url).resources,
  suggestedPerson: 'Bench',
})
let calls = 0

async function call<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await core.dispatch({ id: String(++calls), operation, input })
  if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply.failure)}`)
  return reply.value as OutputOf<N>
}

const seconds: Record<string, number> = {}
async function timed<T>(step: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const value = await work()
  seconds[step] = (performance.now() - from) / 1000
  return value
}

/** Median and 95th percentile of many short calls. */
async function timedMany(step: string, times: number, work: (index: number) => Promise<unknown>): Promise<void> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const from = performance.now()
    await work(index)
    taken.push((performance.now() - from) / 1000)
  }
  taken.sort((a, b) => a - b)
  seconds[`${step}, median`] = taken[Math.floor(times / 2)] ?? 0
  seconds[`${step}, p95`] = taken[Math.floor(times * 0.95)] ?? 0
}

const sender = 'Länsstyrelsen i Norrmarks län'
await call('transfer.create', {
  place: (await core.register(storePath)).handle,
  passphrase: 'bench-bench-bench',
  person: 'Bench',
  transfer: { name: 'Bench', transferDate: '2019-01-01', senders: [sender], receiver: 'Region Norrmark' },
})
const handle = (await core.register(file)).handle
const { importId } = await timed('stage: read, keep raw', () =>
  call('import.stage', { file: handle, sender, register: 'diary' }),
)
const { fingerprint, counts } = await timed('preview: map, validate, compare', () =>
  call('import.preview', { importId }),
)
await timed('commit: plan, write, index', () => call('import.commit', { importId, fingerprint }))
seconds['import in all (stage + commit)'] =
  (seconds['stage: read, keep raw'] ?? 0) + (seconds['commit: plan, write, index'] ?? 0)

const { viewId, total } = await timed('register: open sorted view', () =>
  call('register.open', { register: 'diary', sort: [{ field: 'subject', descending: true }] }),
)
if (total !== counts.new) throw new Error(`${total} rows in the view, ${counts.new} imported`)
await timedMany('register: 200 rows anywhere', 50, (index) =>
  call('register.rows', { viewId, start: Math.floor((total - 200) * (index / 50)), count: 200 }),
)
const searches = ['yttr', 'yttrande kult', 'beslut kollektivtrafik', '304-10', 'återrapportering länsp']
await timedMany('register: search as you type', 50, (index) =>
  call('register.open', { register: 'diary', search: searches[index % searches.length] ?? '' }),
)
const out = (await core.register(join(dirname(storePath), 'diary.xlsx'))).handle
await timed('report: written and proven', () => call('report.produce', { report: 'diary-extract', file: out }))
const commit = (await call('history.list', {})).events.find((event) => event.operation === 'import.commit')
await timed('undo the import', () => call('history.undo', { eventId: commit?.id ?? 0 }))
await core.close()
console.log(JSON.stringify({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 }))
