import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printTable } from '../table.ts'
import type { ImportFigures } from './core-task.ts'
import { convertWithLibreOffice, importWithSqlite } from './peers.ts'
import { writeStaffCsv, writeStaffWorkbook } from './staff-list.ts'

/** `npm run bench -- import`: the bars of the import, each beside a peer measured in the same run. Sizes can be given: `import 100000 10000`. */
export function benchImport(sizes: readonly number[]): void {
  const [csvRows = 1_000_000, xlsxRows = 100_000] = sizes
  const folder = mkdtempSync(join(tmpdir(), 'stafett-bench-'))
  try {
    benchCsv(folder, csvRows)
    benchXlsx(folder, xlsxRows)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function benchCsv(folder: string, rows: number): void {
  const [first, second] = [join(folder, 'first.csv'), join(folder, 'second.csv')]
  writeStaffCsv(first, rows, 'first')
  writeStaffCsv(second, rows, 'second')
  console.log(`\nCSV, ${count(rows)} × 20, ${count(statSync(first).size / 1e6)} MB\n`)
  const ours = runTask(first, second, join(folder, 'csv.stafett'))
  const peer = importWithSqlite(first, folder)
  const all = ours.stage + ours.preview + ours.commit
  const direct = ours.stage + ours.commit
  const ratio = (seconds: number): string => (peer === null ? '–' : `×${(seconds / peer.seconds).toFixed(2)}`)
  printTable(
    ['Work', 'Seconds', 'Rows/s', 'To sqlite3', 'Bar'],
    [
      [
        'read, keep raw text and the original (stage)',
        fixed(ours.stage),
        pace(rows, ours.stage),
        ratio(ours.stage),
        '',
      ],
      ['map, check, compare (preview)', fixed(ours.preview), pace(rows, ours.preview), ratio(ours.preview), ''],
      ['apply, index, make searchable (commit)', fixed(ours.commit), pace(rows, ours.commit), ratio(ours.commit), ''],
      ['stage + commit', fixed(direct), pace(rows, direct), ratio(direct), '≥ 40 000 rows/s'],
      ['stage + preview + commit', fixed(all), pace(rows, all), ratio(all), ''],
      ['second delivery, 2 % changed: plan', fixed(ours.secondPlan), '', '', `≤ 20 s (${ours.secondChanged} changed)`],
      ['undo of the import', fixed(ours.undo), '', '', '≤ 20 s'],
      ...(peer === null
        ? [['sqlite3 is not installed', '–', '–', '–', '']]
        : [['sqlite3 .import, indexes, FTS; unencrypted', fixed(peer.seconds), pace(rows, peer.seconds), '×1.00', '']]),
    ],
  )
  const reads = ours.readsDuring
  console.log(
    `\nPeak memory of the process ${count(ours.peakMegabytes)} MB (bar 400), at rest ${count(ours.restMegabytes)} MB${peer === null ? '' : `; sqlite3 ${count(peer.peakMegabytes)} MB`}` +
      `\nReads while it ran: ${reads.count}, median ${fixed(reads.median)} ms, p95 ${fixed(reads.p95)} ms (bar 100), slowest ${fixed(reads.max)} ms\n`,
  )
  printTable(
    ['Phase', 'Seconds'],
    Object.entries(ours.phases).map(([phase, seconds]) => [phase, fixed(seconds)]),
  )
}

function benchXlsx(folder: string, rows: number): void {
  const workbook = join(folder, 'list.xlsx')
  writeStaffWorkbook(workbook, rows)
  console.log(`\nXLSX, ${count(rows)} × 20, ${count(statSync(workbook).size / 1e6)} MB\n`)
  const ours = runTask(workbook, '', join(folder, 'xlsx.stafett'))
  const peer = convertWithLibreOffice(workbook, folder)
  const direct = ours.stage + ours.commit
  const ratio = peer === null ? '–' : `×${(direct / peer.seconds).toFixed(2)}`
  printTable(
    ['Work', 'Seconds', 'Rows/s', 'To LibreOffice', 'Bar'],
    [
      ['stage + commit', fixed(direct), pace(rows, direct), ratio, '≤ ×1.5'],
      ['LibreOffice, xlsx to CSV', peer === null ? 'not installed' : fixed(peer.seconds), '', '', ''],
    ],
  )
  console.log(
    `\nPeak memory of the process ${count(ours.peakMegabytes)} MB (bar 750, stretch 350), at rest ${count(ours.restMegabytes)} MB (bar 300)${peer === null ? '' : `; LibreOffice ${count(peer.peakMegabytes)} MB`}`,
  )
}

/** In a process of its own, so that its peak memory is its own. */
function runTask(first: string, second: string, store: string): ImportFigures {
  const script = fileURLToPath(new URL('./core-task.ts', import.meta.url))
  const run = spawnSync(process.execPath, ['--expose-gc', script, first, second, store], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as ImportFigures
}

function fixed(value: number | null): string {
  return value === null ? '–' : value.toFixed(1)
}

function count(value: number): string {
  return Math.round(value).toLocaleString('sv-SE')
}

function pace(rows: number, seconds: number): string {
  return count(rows / seconds)
}
