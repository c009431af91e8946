import { dirname } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import type { createCore as CreateCore } from '#electron/core.ts'
import { findProjectFolders } from '#electron/host/project-folders.ts'
import { manyWords } from '../deliveries.ts'

/** What people do with a long register, through the whole of the core; prints its figures as JSON. Milliseconds and megabytes. */
export interface RegisterFigures {
  readonly rows: number
  readonly open: number
  /** To the first rows of a view of this kind: the first time after somebody has written, and again. */
  readonly views: Readonly<Record<string, { readonly first: number; readonly again: number; readonly total: number }>>
  readonly window: Spread
  readonly search: Spread
  readonly searchSlowest: string
  readonly values: Readonly<Record<string, number>>
  readonly edit: number
  readonly restMegabytes: number
}

export interface Spread {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly max: number
}

const [storePath = ''] = process.argv.slice(2)
// What people run: the build, without the cost of stripping types in every worker.
const built = new URL('../../../out/main/electron/core.js', import.meta.url).href
const { createCore } = (await import(built)) as { createCore: typeof CreateCore }
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

type OpenInput = Omit<InputOf<'register.open'>, 'register'>

/** Opens a view and reads what a grid shows first. */
async function openFirst(wish: OpenInput): Promise<OutputOf<'register.open'>> {
  const view = await call('register.open', { register: 'diary', ...wish })
  await call('register.rows', { viewId: view.viewId, start: 0, count: Math.min(50, Math.max(1, view.total)) })
  return view
}

const kinds: Readonly<Record<string, OpenInput>> = {
  'natural order': {},
  'by number, descending': { sort: [{ field: 'registrationNumber', descending: true }] },
  'by date': { sort: [{ field: 'documentDate' }] },
  'by date, descending': { sort: [{ field: 'documentDate', descending: true }] },
  'by direction': { sort: [{ field: 'direction' }] },
  'incoming, by date': {
    filters: [{ kind: 'in', field: 'direction', values: ['incoming'] }],
    sort: [{ field: 'documentDate' }],
  },
  'one year, by number': {
    filters: [{ kind: 'range', field: 'documentDate', from: '2016-01-01', to: '2016-12-31' }],
  },
  'one month, outgoing, by date descending': {
    filters: [
      { kind: 'range', field: 'documentDate', from: '2016-03-01', to: '2016-03-31' },
      { kind: 'in', field: 'direction', values: ['outgoing'] },
    ],
    sort: [{ field: 'documentDate', descending: true }],
  },
  'no index: subject contains a word': { filters: [{ kind: 'contains', field: 'subject', text: 'museibudget' }] },
  'no index: by subject': { sort: [{ field: 'subject' }] },
}

const open = await timed(async () =>
  call('transfer.open', {
    store: (await core.register(storePath)).handle,
    passphrase: 'bench-bench-bench',
    person: 'Bench',
  }),
)
const { total: rows } = await openFirst({})

/** A write, as small as there is: everything kept of orders is let go of. */
let edits = 0
async function writeSomething(): Promise<void> {
  await call('transfer.add-sender', { name: `Avsändare ${++edits}` })
}

const views: Record<string, { first: number; again: number; total: number }> = {}
for (const [kind, wish] of Object.entries(kinds)) {
  await writeSomething()
  let total = 0
  const first = await timed(async () => ({ total } = await openFirst(wish)))
  // The rest of it, so that the next opening finds the order known.
  const view = await call('register.open', { register: 'diary', ...wish })
  if (total > 0) await call('register.rows', { viewId: view.viewId, start: total - 1, count: 1 })
  views[kind] = { first, again: await timed(() => openFirst(wish)), total }
}

const windows: number[] = []
const whole = await call('register.open', { register: 'diary' })
for (let index = 0; index < 300; index++) {
  const start = Math.floor(((index * 7919) % 1000) * ((whole.total - 200) / 1000))
  windows.push(await timed(() => call('register.rows', { viewId: whole.viewId, start, count: 200 })))
}

// Two words of a title, as they are typed: three letters of the first, the second from its second letter on.
const searches: { readonly text: string; readonly ms: number }[] = []
for (let index = 0; index < 60; index++) {
  const [one = '', two = ''] = [index * 17, index * 29 + 5].map((step) => manyWords[step % manyWords.length])
  for (let letters = 2; letters <= 6; letters++) {
    const text = `${one.slice(0, 3 + (index % 4))} ${two.slice(0, letters)}`
    searches.push({ text, ms: await timed(() => openFirst({ search: text })) })
  }
}

const values: Record<string, number> = {}
for (const field of ['direction', 'correspondentOmitted', 'subjectOmitted', 'documentType']) {
  await writeSomething()
  values[field] = await timed(() => call('register.values', { register: 'diary', field }))
}
const edit = await timed(writeSomething)
await new Promise((rest) => setTimeout(rest, 1000))
globalThis.gc?.()
const figures: RegisterFigures = {
  rows,
  open,
  views,
  window: spread(windows),
  search: spread(searches.map(({ ms }) => ms)),
  searchSlowest: searches.toSorted((a, b) => b.ms - a.ms)[0]?.text ?? '',
  values,
  edit,
  restMegabytes: process.memoryUsage.rss() / 1e6,
}
console.log(JSON.stringify(figures))
await core.close()

function spread(taken: readonly number[]): Spread {
  const sorted = taken.toSorted((a, b) => a - b)
  const part = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: sorted.length, median: part(0.5), p95: part(0.95), max: sorted.at(-1) ?? 0 }
}
