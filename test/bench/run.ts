import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureColdStart } from './cold-start.ts'
import { writeDiaryCsv, writeDiaryWorkbook } from './deliveries.ts'
import { benchImport } from './import/run.ts'
import { benchReconciliation } from './reconciliation/run.ts'
import { benchRegisters } from './registers/run.ts'
import { printTable } from './table.ts'

/**
 * `npm run bench`: the main job; `npm run bench -- import`: the bars of the import; `npm run bench -- registers`: those of a long register;
 * `npm run bench -- reconciliation`: those of matching. Each task in a process of its own, so that its peak memory is its own. Prints one table; figures of shared
 * machines are for comparing rows of one run, not for quoting. The small run stands beside the large one: a step that is not
 * linear shows as a ratio above the ratio of rows.
 */
const sizes = { small: 20_000, large: 100_000 }

interface Figures {
  readonly seconds: Readonly<Record<string, number>>
  readonly peakMegabytes: number
}

const folder = mkdtempSync(join(tmpdir(), 'stafett-bench-'))
const [suite, ...rest] = process.argv.slice(2)
try {
  if (suite === 'import') benchImport(rest.map(Number))
  else if (suite === 'reconciliation') benchReconciliation(rest.map(Number))
  else if (suite === 'registers') benchRegisters(rest.map(Number))
  else await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function main(): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 1e9)} GB`,
  )
  const results: string[][] = []
  for (const format of ['csv', 'xlsx'] as const) {
    const [small, large] = [sizes.small, sizes.large].map((rows) => runImport(format, rows))
    if (small === undefined || large === undefined) throw new Error('No figures')
    for (const step of Object.keys(large.seconds)) {
      results.push(lineFor(`${format} ${step}`, small.seconds[step], large.seconds[step], large.peakMegabytes))
    }
  }
  console.log(
    `\nRows: ${sizes.small} and ${sizes.large} diary entries × 15 columns; linear would be ×${sizes.large / sizes.small}\n`,
  )
  printTable(['Step', `s at ${sizes.small}`, `s at ${sizes.large}`, 'ratio', 'rows/s', 'peak MB of the run'], results)
  const start = await measureColdStart(3)
  console.log(`\nCold start of the loopback host to a usable page, median of 3: ${start.toFixed(2)} s`)
}

function runImport(format: 'csv' | 'xlsx', rows: number): Figures {
  const file = join(folder, `diary-${rows}.${format}`)
  if (format === 'csv') writeDiaryCsv(file, rows)
  else writeDiaryWorkbook(file, rows)
  const script = fileURLToPath(new URL('./import-task.ts', import.meta.url))
  const store = join(folder, `${format}-${rows}.stafett`)
  const run = spawnSync(process.execPath, [script, file, store], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Figures
}

function lineFor(step: string, small: number | undefined, large: number | undefined, peak: number): string[] {
  if (small === undefined || large === undefined) return [step, '–', '–', '–', '–', '–']
  const isBulk = large > 0.2
  return [
    step,
    small.toFixed(3),
    large.toFixed(3),
    `×${(large / small).toFixed(1)}`,
    isBulk ? Math.round(sizes.large / large).toLocaleString('sv-SE') : '–',
    String(Math.round(peak)),
  ]
}
