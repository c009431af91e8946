import { compareKeyed, type FieldRule } from '#shared/reconciliation/keyed.ts'
import { createListBuilder, type MatchList } from '#shared/reconciliation/lists.ts'
import { createRandom } from '#resources/sample/random.ts'

/** Two lists of 20 fields by an exact key; prints its figures as JSON. */
export interface KeyedFigures {
  readonly rows: number
  readonly seconds: number
  readonly workSeconds: number
  readonly peakMegabytes: number
  readonly longestGap: number
  readonly differences: number
}

const fieldCount = 20
const rows = Number(process.argv[2] ?? 100_000)
const rules: readonly FieldRule[] = Array.from({ length: fieldCount }, (_, field) => ({
  field: `field${field}`,
  kind: (['text', 'date', 'number'] as const)[field % 3] ?? 'text',
  tolerance: 0.5,
}))
const lists = [makeList(1), makeList(2)] as const
const before = process.cpuUsage()
const from = performance.now()
let last = from
let longestGap = 0
const steps = compareKeyed(...lists, rules)
let step = steps.next()
while (step.done !== true) {
  longestGap = Math.max(longestGap, performance.now() - last)
  last = performance.now()
  step = steps.next()
}
const seconds = (performance.now() - from) / 1000
const work = process.cpuUsage(before)
const figures: KeyedFigures = {
  rows,
  seconds,
  workSeconds: (work.user + work.system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1e3,
  longestGap,
  differences: step.value.differences.pair.length,
}
console.log(JSON.stringify(figures))

/** The same people in another order, a few left out, one value in fifty another; every field with many distinct values. */
function makeList(seed: number): MatchList {
  const random = createRandom(seed)
  const order = random.shuffle(Array.from({ length: rows }, (_, row) => row))
  const builder = createListBuilder(rules.map(({ field }) => field))
  for (const row of order) {
    if (random.chance(0.01)) continue
    const values: Record<string, string> = {}
    for (const [field, { field: name, kind }] of rules.entries()) {
      const number = (row * (field + 1)) % 60_000
      const own = random.chance(0.02) ? number + 1 : number
      values[name] =
        kind === 'date'
          ? `20${10 + (own % 9)}-0${1 + (own % 9)}-1${own % 9}`
          : kind === 'number'
            ? `${own},50`
            : `Värde ${own}`
    }
    builder.add(String(row), values)
  }
  return builder.finish()
}
