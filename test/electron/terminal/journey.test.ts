import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { sampleFolder as sample, sampleManifest as manifest } from '#test/support/sample-manifest.ts'
import { parseIdentityNumber } from '#shared/identity/identity-number.ts'
import { registers } from '#shared/registers/registers.ts'
import { reports } from '#shared/reports/reports.ts'

/** The main job through the terminal host, one process per command, on the sample's own files. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const senders = manifest.transfer.senders
let folder = ''
let store = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafett-terminal-'))
  store = join(folder, 'norrmark.stafett')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function stafett(
  words: readonly string[],
  options: { readonly input?: string; readonly passphrase?: string } = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'electron', 'terminal.ts'), ...words], {
      cwd: folder,
      env: { ...process.env, STAFETT_PASSPHRASE: options.passphrase ?? 'tre ord i rad', XDG_DATA_HOME: folder },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.end(options.input ?? '')
  })
}

async function value<T>(words: readonly string[], input?: string): Promise<T> {
  const run = await stafett([...words, '--json'], input === undefined ? {} : { input })
  expect(run, run.stderr).toMatchObject({ code: 0 })
  return (JSON.parse(run.stdout) as { value: T }).value
}

const call = <T>(operation: string, input: unknown = {}): Promise<T> =>
  value<T>(['call', operation, JSON.stringify(input), '--store', store])

interface Counts {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly footer: number
}

describe('the main job through the terminal', () => {
  it('lists every operation with its schemas', async () => {
    const listed = await value<Record<string, { input: { type: string } }>>(['operations'])
    expect(Object.keys(listed)).toContain('import.commit')
    expect(listed['import.commit']?.input).toMatchObject({ type: 'object', required: ['importId', 'fingerprint'] })
  })

  it('creates a transfer', async () => {
    const transfer = ['--name', 'Region Norrmark', '--date', '2019-01-01', '--receiver', 'Region Norrmark']
    const created = await stafett([
      'create',
      '--store',
      store,
      ...transfer,
      ...senders.flatMap((name) => ['--sender', name]),
    ])
    expect(created).toMatchObject({ code: 0 })
    expect(created.stdout).toContain('Region Norrmark')
    expect(readFileSync(store).includes('Norrmark')).toBe(false)
  })

  it('tries an import without leaving a trace in the registers', async () => {
    const [file] = manifest.files
    const tried = await value<{ dryRun: boolean; counts: Counts }>(importWords(file, '--dry-run'))
    expect(tried).toMatchObject({ dryRun: true, counts: { read: (file?.rows ?? 0) + 1, footer: 1 } })
    expect(await call('register.summary')).toMatchObject([{ rows: 0 }, { rows: 0 }, { rows: 0 }, { rows: 0 }])
  })

  it.each(manifest.files)('imports $file, every row accounted for', async (file) => {
    const run = await stafett([...importWords(file), '--json'])
    expect(run.code, run.stderr).toBe(0)
    expect(run.stderr).toMatch(/\d+ \/ \d+ rows/)
    const counts = (JSON.parse(run.stdout) as { value: Counts }).value
    expect(counts.new + counts.changed + counts.unchanged + counts.rejected + counts.footer).toBe(counts.read)
    expect(counts.read - counts.footer).toBe(file.rows)
    const bad = new Set(file.notes.filter((note) => note.bad).map((note) => note.row))
    expect(counts.rejected).toBeGreaterThanOrEqual(bad.size > 0 ? 1 : 0)
    expect(counts.new).toBeGreaterThan(file.rows * 0.97)
  })

  it('finds the second import of the same file unchanged', async () => {
    const [file] = manifest.files
    const again = await stafett([...importWords(file), '--json'])
    const reply = JSON.parse(again.stdout) as { ok: boolean; value: Counts }
    expect(reply.value).toMatchObject({ new: 0, changed: 0 })
    expect(reply.value.unchanged).toBeGreaterThan(200)
  })

  it('computes the checklist from the registers', async () => {
    const { steps } = await call<{
      steps: { id: string; state: string; gate: { open: boolean; reasons: unknown[] } | null }[]
    }>('checklist.view')
    const computed = steps.filter((step) => step.gate !== null)
    expect(computed.length).toBeGreaterThanOrEqual(6)
    expect(computed.filter((step) => step.state === 'blocked').every((step) => step.gate?.reasons.length !== 0)).toBe(
      true,
    )
    expect(computed.find((step) => step.id === '13-02')).toMatchObject({ state: 'blocked' })
  })

  it.each(reports)('produces $name, and an independent reader finds the rows and sums of the store', async (report) => {
    const out = join(folder, `${report.name}.xlsx`)
    const produced = await value<{ rows: number; totals: { field: string; sum: number }[]; proof: { cells: number } }>([
      'report',
      report.name,
      '--store',
      store,
      '--out',
      out,
    ])
    const book = read(readFileSync(out))
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, {
      defval: null,
    })
    expect(rows).toHaveLength(produced.rows)
    expect(produced.proof.cells).toBe(produced.rows * report.columns.length)
    const { total } = await call<{ total: number }>('register.open', { register: report.register })
    expect(produced.rows).toBe(total)
    for (const { field, sum } of produced.totals) {
      const known = registers[report.register].fields.find((candidate) => candidate.name === field)
      if (!report.columns.includes(field)) continue
      const found = rows.reduce((all, row) => all + Number(row[known?.label.sv ?? ''] ?? 0), 0)
      expect(found).toBeCloseTo(sum, 6)
    }
    const texts = rows.flatMap((row) => Object.values(row)).join('\n')
    const numbers = texts.match(/\d{6,8}[-+]?\d{4}/g) ?? []
    expect(numbers.filter((number) => parseIdentityNumber(number, '2019-01-01').ok)).toEqual([])
  })

  it('undoes an import so that everything is as before, and history tells', async () => {
    const before = await call<{ rows: number }[]>('register.summary')
    const { events } = await call<{ events: { id: number; operation: string; params: { register?: string } }[] }>(
      'history.list',
    )
    const commit = events.find((event) => event.operation === 'import.commit' && event.params.register === 'archive')
    await call('history.undo', { eventId: commit?.id })
    const after = await call<{ rows: number }[]>('register.summary')
    expect(after).toMatchObject([before[0], before[1], before[2], { rows: 0 }])
    const history = await call<{
      events: { operation: string; by: string; undoes: number | null }[]
      chain: { intact: boolean }
    }>('history.list')
    expect(history.events[0]).toMatchObject({ operation: 'history.undo', undoes: commit?.id })
    expect(history.events[0]?.by).not.toBe('')
    expect(history.chain).toMatchObject({ intact: true })
  })
})

describe('the terminal as an interface', () => {
  it('answers a named failure with exit code 1 and a sentence', async () => {
    const run = await stafett(['call', 'register.summary', '--store', store], { passphrase: 'fel lösenfras' })
    expect(run.code).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, failure: { code: 'store.wrong-passphrase' } })
    expect(run.stdout).toContain('Lösenfrasen')
  })

  it('takes the input of a call from standard input', async () => {
    const rows = await value(
      ['call', 'register.values', '-', '--store', store],
      '{"register":"cases","field":"disposition"}',
    )
    expect(rows).toContainEqual({ value: 'transfer', count: expect.any(Number) as number })
  })

  it.each([
    [[]],
    [['nonsense']],
    [['import', 'x.csv', '--store', 'y', '--register', 'people']],
    [['call', 'session.state', '{']],
  ])('answers wrong usage %j with exit code 2', async (words) => {
    expect(await stafett(words)).toMatchObject({ code: 2, stdout: '' })
  })

  it('saves the source files of the sample to a folder', async () => {
    const saved = await value<{ files: string[] }>(['sample', '--sources', join(folder, 'övning')])
    for (const file of saved.files)
      expect(readFileSync(join(folder, 'övning', file))).toEqual(readFileSync(join(sample, file)))
  })

  it('makes the sample transfer', async () => {
    const run = await stafett(['sample', '--store', join(folder, 'sample.stafett')])
    expect(run).toMatchObject({ code: 0 })
    expect(run.stdout).toContain(manifest.transfer.name)
  })
})

function importWords(
  file: { readonly file: string; readonly register: string; readonly sender: string } | undefined,
  ...more: readonly string[]
): string[] {
  if (file === undefined) throw new Error('The manifest names no file')
  return [
    'import',
    join(sample, file.file),
    '--store',
    store,
    '--register',
    file.register,
    '--sender',
    file.sender,
    ...more,
  ]
}
