import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printTable } from '../table.ts'
import type { RegisterFigures } from './core-task.ts'
import type { PageFigures } from './page-task.ts'
import { measurePlainDiary } from './peers.ts'

/**
 * `npm run bench -- registers`: the bars of a long register, beside a plain SQLite file that is read as grids usually read one.
 * The number of entries and the minutes of scripted use can be given: `registers 100000 1`.
 */
export function benchRegisters(sizes: readonly number[]): void {
  const [rows = 1_000_000, minutes = 5] = sizes
  const folder = mkdtempSync(join(tmpdir(), 'stafett-bench-'))
  try {
    const store = join(folder, 'bench.stafett')
    run(new URL('./make-store.ts', import.meta.url), [store, String(rows)])
    const forPage = join(folder, 'page.stafett')
    cpSync(store, forPage)
    const ours = JSON.parse(run(new URL('./core-task.ts', import.meta.url), [store])) as RegisterFigures
    const peer = measurePlainDiary(join(folder, 'plain.db'), rows)
    printCore(ours, peer)
    printPage(
      JSON.parse(run(new URL('./page-task.ts', import.meta.url), [forPage, String(minutes)])) as PageFigures,
      minutes,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function printCore(ours: RegisterFigures, peer: ReturnType<typeof measurePlainDiary>): void {
  const { views, window, search, values } = ours
  const ratio = (own: number, other: number): string => `×${(own / other).toFixed(2)}`
  console.log(`\nDiary of ${ours.rows.toLocaleString('sv-SE')} entries, encrypted; milliseconds\n`)
  printTable(
    ['Work', 'After a write', 'Again', 'Plain SQLite', 'Ratio', 'Bar'],
    [
      ...Object.entries(views).map(([kind, { first, again }]) => {
        const other = kind === 'by date, descending' ? peer.sorted : undefined
        const bar = kind.startsWith('no index') ? '' : '≤ 150'
        return [
          `open: ${kind}`,
          fixed(first),
          fixed(again),
          other === undefined ? '' : fixed(other),
          other === undefined ? '' : ratio(first, other),
          bar,
        ]
      }),
      [
        'window of 200 rows anywhere, p95',
        '',
        fixed(window.p95),
        fixed(peer.window),
        ratio(window.p95, peer.window),
        '≤ 15',
      ],
      [
        `search as you type, two words, p95 of ${search.count}`,
        '',
        fixed(search.p95),
        fixed(peer.search),
        ratio(search.p95, peer.search),
        '≤ 50',
      ],
      ...Object.entries(values).map(([field, taken]) => {
        const other = field === 'direction' ? peer.values : undefined
        // A text: the grid has no value list of it, and no index.
        const bar = field === 'documentType' ? '' : '≤ 250'
        return [
          `values with counts: ${field}`,
          fixed(taken),
          '',
          other === undefined ? '' : fixed(other),
          other === undefined ? '' : ratio(taken, other),
          bar,
        ]
      }),
    ],
  )
  console.log(
    `\nSearch: median ${fixed(search.median)} ms, slowest ${fixed(search.max)} ms (“${ours.searchSlowest}”); window: median ${fixed(window.median)} ms, slowest ${fixed(window.max)} ms` +
      `\nOpening the store ${fixed(ours.open)} ms; the core at rest ${Math.round(ours.restMegabytes)} MB`,
  )
}

function printPage(page: PageFigures, minutes: number): void {
  console.log('\nThe page, in headless Chromium\n')
  printTable(
    ['Work', 'Figure', 'Bar'],
    [
      ['start of the host to a page that can be typed in', `${fixed(page.start)} ms`, '≤ 2 000 (all three)'],
      ['opening the store (its key is derived), to the overview', `${fixed(page.unlock)} ms`, ''],
      ['to the diary with its first rows', `${fixed(page.register)} ms`, ''],
      ['fast scroll, main-thread time a frame, median', `${fixed(page.frame.median)} ms`, '≤ 25'],
      ['fast scroll, p95', `${fixed(page.frame.p95)} ms`, ''],
      ['from the first to the last row at 100, 150 and 200 %, slowest', `${fixed(page.lastRow)} ms`, 'reachable'],
      [
        `core + page after ${minutes} minutes of scripted use`,
        `${Math.round(page.endMegabytes)} MB (core ${Math.round(page.coreMegabytes)}, page ${Math.round(page.pageMegabytes)})`,
        '≤ 600',
      ],
      ['growth over the second half of it', `${Math.round(page.growthMegabytes)} MB`, 'none'],
    ],
  )
}

/** In a process of its own, so that its memory is its own. */
function run(task: URL, args: readonly string[]): string {
  const done = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(task), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout
}

function fixed(value: number): string {
  return value.toFixed(1)
}
