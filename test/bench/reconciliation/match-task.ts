import { readFileSync } from 'node:fs'
import type { MatchList } from '#shared/reconciliation/lists.ts'
import { matchLists } from '#shared/reconciliation/match.ts'
import { personSetting } from '#shared/reconciliation/settings/staff.ts'

/** Two lists as the parent has written them, matched as a worker would; prints its figures as JSON. */
export interface StoredLists {
  readonly lists: readonly {
    readonly ids: readonly string[]
    readonly columns: Readonly<Record<string, { readonly texts: readonly string[]; readonly codes: readonly number[] }>>
  }[]
  /** Who of the first list is who in the second. */
  readonly truth: Readonly<Record<string, string>>
}

export interface MatchFigures {
  readonly rows: number
  /** Seconds of the whole, and of each stage. */
  readonly seconds: number
  /** Seconds of work by the processors: on a machine that others use too, less than what passed on the clock. */
  readonly workSeconds: number
  readonly stages: Readonly<Record<string, number>>
  /** The longest time between two chances to stop, in milliseconds. */
  readonly longestGap: number
  readonly peakMegabytes: number
  /** What the process held before matching, the lists included. */
  readonly startMegabytes: number
  readonly f1: number
  readonly precision: number
  readonly queue: number
  readonly pairs: number
}

const [file = ''] = process.argv.slice(2)
const { lists, truth } = readLists()
const rows = lists[0]?.ids.length ?? 0
globalThis.gc?.()
const startMegabytes = process.memoryUsage.rss() / 1e6
const stages: Record<string, number> = {}
const before = process.cpuUsage()
const from = performance.now()
let last = from
let longestGap = 0
const steps = matchLists(lists, personSetting)
let step = steps.next()
while (step.done !== true) {
  const now = performance.now()
  stages[step.value.stage] = (stages[step.value.stage] ?? 0) + (now - last) / 1000
  longestGap = Math.max(longestGap, now - last)
  last = now
  step = steps.next()
}
const seconds = (performance.now() - from) / 1000
const work = process.cpuUsage(before)
const [pairing] = step.value.pairings
if (!pairing) throw new Error('Two lists have one pairing')
const isRight = ({ rows: [one, two] }: (typeof pairing.links)[number]): boolean => truth[one.id] === two.id
const proposed = [...pairing.links, ...pairing.review.filter(({ explanation }) => (explanation?.bits ?? 0) > 0)]
const right = proposed.filter(isRight).length
const figures: MatchFigures = {
  rows,
  seconds,
  workSeconds: (work.user + work.system) / 1e6,
  stages,
  longestGap,
  peakMegabytes: process.resourceUsage().maxRSS / 1e3,
  startMegabytes,
  f1: (2 * right) / (proposed.length + Object.keys(truth).length),
  precision: pairing.links.filter(isRight).length / pairing.links.length,
  queue: pairing.review.length / rows,
  pairs: pairing.keys.reduce((sum, { pairs }) => sum + pairs, 0),
}
console.log(JSON.stringify(figures))

function readLists(): { readonly lists: readonly MatchList[]; readonly truth: StoredLists['truth'] } {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as StoredLists
  return {
    truth: stored.truth,
    lists: stored.lists.map(({ ids, columns }) => ({
      ids,
      columns: Object.fromEntries(
        Object.entries(columns).map(([field, { texts, codes }]) => [field, { texts, codes: Int32Array.from(codes) }]),
      ),
    })),
  }
}
