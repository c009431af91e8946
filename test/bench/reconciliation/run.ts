import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { recordsToList } from '#shared/reconciliation/lists.ts'
import { createSwedishLists } from '#test/support/swedish-people.ts'
import { printTable } from '../table.ts'
import type { KeyedFigures } from './keyed-task.ts'
import type { MatchFigures, StoredLists } from './match-task.ts'
import type { TotalsFigures } from './totals-task.ts'

const bars: Readonly<Record<number, string>> = { 10_000: '≤ 3 s, 300 MB', 50_000: '≤ 30 s, 500 MB' }

/** `npm run bench -- reconciliation`: two lists without identity numbers, two by an exact key, and the control totals of two. The number of rows can be given: `reconciliation 10000`. */
export function benchReconciliation(sizes: readonly number[]): void {
  const figures = (sizes.length > 0 ? sizes : [10_000, 50_000]).map(run)
  console.log('\nTwo lists of made-up people without identity numbers, 90 % in both, in one thread\n')
  printTable(
    [
      'Rows',
      's',
      's of work',
      'MB at start',
      'MB at most',
      'Longest wait for a stop',
      'F1',
      'Precision of links',
      'Queue',
      'Bar',
    ],
    figures.map((one) => [
      one.rows.toLocaleString('sv-SE'),
      one.seconds.toFixed(1),
      one.workSeconds.toFixed(1),
      String(Math.round(one.startMegabytes)),
      String(Math.round(one.peakMegabytes)),
      `${Math.round(one.longestGap)} ms`,
      one.f1.toFixed(4),
      one.precision.toFixed(5),
      `${(one.queue * 100).toFixed(1)} %`,
      bars[one.rows] ?? '',
    ]),
  )
  for (const { rows, stages, pairs } of figures) {
    const told = Object.entries(stages).map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)} s`)
    console.log(
      `\n${rows.toLocaleString('sv-SE')}: ${told.join(', ')}; ${pairs.toLocaleString('sv-SE')} finds of pairs by all keys`,
    )
  }

  const keyed = runTask<KeyedFigures>('./keyed-task.ts', '100000')
  console.log(
    `\nTwo lists of ${keyed.rows.toLocaleString('sv-SE')} rows × 20 fields by an exact key: ${keyed.seconds.toFixed(2)} s (bar ≤ 1,5 s), ${keyed.workSeconds.toFixed(2)} s of work, ${Math.round(keyed.peakMegabytes)} MB at most, ${Math.round(keyed.longestGap)} ms the longest wait for a stop, ${keyed.differences.toLocaleString('sv-SE')} differences`,
  )

  const { rows, first, again } = runTask<TotalsFigures>('./totals-task.ts', '20000')
  for (const [when, one] of [
    ['after a run', first],
    ['after an answer', again],
  ] as const) {
    console.log(
      `\nControl totals of two linked lists of ${rows.toLocaleString('sv-SE')} rows in the core, ${when}: ${one.workSeconds.toFixed(2)} s of work, ${Math.round(one.longestStretch)} ms of it at most without a pause (bar ≤ 50 ms)`,
    )
  }
}

function run(rows: number): MatchFigures {
  const folder = mkdtempSync(join(tmpdir(), 'stafett-bench-match-'))
  try {
    const file = join(folder, 'lists.json')
    writeFileSync(file, JSON.stringify(makeLists(rows)))
    return runTask<MatchFigures>('./match-task.ts', file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In a process of its own, so that its memory is its own. */
function runTask<Figures>(task: string, argument: string): Figures {
  const file = fileURLToPath(new URL(task, import.meta.url))
  const done = spawnSync(process.execPath, ['--expose-gc', file, argument], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return JSON.parse(done.stdout) as Figures
}

function makeLists(rows: number): StoredLists {
  const made = createSwedishLists({ seed: 1, rowsPerList: rows, overlap: 0.9, numbers: 'none', faultFactor: 1 })
  return {
    truth: Object.fromEntries(made.truth),
    lists: made.lists.map(recordsToList).map(({ ids, columns }) => ({
      ids,
      columns: Object.fromEntries(
        Object.entries(columns).map(([field, { texts, codes }]) => [field, { texts, codes: Array.from(codes) }]),
      ),
    })),
  }
}
