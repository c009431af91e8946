import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, utils, write } from 'xlsx'
import { testNumber } from '#test/support/core.ts'
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
    // The source as it lies, also of the jobs.
    const { STAFETT_TEST_JOBS: _, ...environment } = process.env
    const child = spawn(process.execPath, [join(root, 'electron', 'terminal.ts'), ...words], {
      cwd: folder,
      env: { ...environment, STAFETT_PASSPHRASE: options.passphrase ?? 'tre ord i rad', XDG_DATA_HOME: folder },
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
  readonly expanded: number
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
    const outcomes = counts.new + counts.changed + counts.unchanged + counts.rejected + counts.footer
    expect(outcomes).toBe(counts.read + counts.expanded)
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
    const { total } =
      report.rowsOf === 'person'
        ? await call<{ total: number }>('answer.list', { count: 1 })
        : await call<{ total: number }>('register.open', { register: report.register })
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

describe('an import with choices', () => {
  const headers = 'Personnummer;Efternamn;Anstnr;Syssgrad;Månadslön'
  const rowOf = (index: number, rate: string, salary: string): string =>
    [testNumber(index), `Släktnamn${index}`, String(index), rate, salary].join(';')
  let own = ''

  const file = (name: string, ...rows: readonly string[]): string => {
    writeFileSync(join(folder, name), `${[headers, ...rows].join('\r\n')}\r\n`)
    return join(folder, name)
  }
  const importOf = (path: string, ...more: readonly string[]): string[] => [
    'import',
    path,
    '--store',
    own,
    '--register',
    'staff',
    '--sender',
    'Avlämnaren',
    ...more,
  ]
  const ask = <T>(operation: string, input: unknown = {}): Promise<T> =>
    value<T>(['call', operation, JSON.stringify(input), '--store', own])

  it('begins with a transfer of its own', async () => {
    own = join(folder, 'val.stafett')
    const transfer = ['--name', 'Val', '--date', '2019-01-01', '--receiver', 'Regionen', '--sender', 'Avlämnaren']
    expect(await stafett(['create', '--store', own, ...transfer])).toMatchObject({ code: 0 })
  })

  it('takes an answer to what the file cannot say itself', async () => {
    const path = file('andel.csv', rowOf(1, '1', '30000'), rowOf(2, '0,5', '31000'), rowOf(3, '1', '32000'))
    const tried = await stafett(importOf(path, '--dry-run', '--answer', 'percent-scale=percent', '--json'))
    expect(tried.code, tried.stderr).toBe(0)
    const run = await stafett(importOf(path, '--answer', 'percent-scale=fraction'))
    expect(run).toMatchObject({ code: 0 })
    expect(run.stdout).toContain('andel.csv: 3 rader = 3 nya + 0 ändrade')
    const { viewId } = await ask<{ viewId: string; total: number }>('register.open', {
      register: 'staff',
      filters: [{ kind: 'range', field: 'ftePercent', from: '50', to: '50' }],
    })
    expect(viewId).not.toBe('')
    const shares = await ask<{ value: string; count: number }[]>('register.values', {
      register: 'staff',
      field: 'ftePercent',
    })
    expect(shares.map((share) => Number(share.value)).toSorted((a, b) => a - b)).toEqual([50, 100])
  })

  it('tells what a second delivery changes, in Swedish and in English, and leaves it to be gone on with', async () => {
    const path = file('andra.csv', rowOf(1, '100', '30000'), rowOf(2, '50', '33000'), rowOf(4, '80', '29000'))
    const swedish = await stafett(importOf(path, '--dry-run'))
    expect(swedish.stdout).toContain('3 rader = 1 nya + 1 ändrade + 1 oförändrade + 0 avvisade')
    expect(swedish.stdout).toContain('1 försvunna, 0 konflikter')
    expect(swedish.stdout).toContain('rad 3: Månadslön 31000 → 33000')
    const english = await stafett(importOf(path, '--plan-only', '--language', 'en'))
    expect(english.stdout).toContain('3 rows = 1 new + 1 changed + 1 unchanged')
    expect(english.stdout).toContain('1 vanished')
    const [staged] = await ask<{ importId: number; state: string }[]>('import.list')
    expect(staged).toMatchObject({ state: 'staged' })
    expect(english.stdout).toContain(`import ${staged?.importId}`)
    await ask('import.discard', { importId: staged?.importId })
  })

  it('tells of an edit by hand that the delivery contradicts', async () => {
    await ask('register.edit', { register: 'staff', rowId: 2, field: 'monthlySalary', text: '40000' })
    const path = file('konflikt.csv', rowOf(1, '100', '30000'), rowOf(2, '50', '35000'), rowOf(3, '100', '32000'))
    const run = await stafett(importOf(path, '--dry-run'))
    expect(run.stdout).toContain('1 konflikter')
    expect(run.stdout).toContain(
      'rad 3: Månadslön var 31000, ändrat för hand till 40000, levererat 35000; ändringen gäller',
    )
  })

  it('reads the sheet, the header row and the encoding that it is told to', async () => {
    const book = utils.book_new()
    const cover = [['Innehåll', 'Beskrivning'], ...Array.from({ length: 9 }, () => ['x', 'y'])]
    utils.book_append_sheet(book, utils.aoa_to_sheet(cover), 'Försättsblad')
    const cells = [headers, rowOf(5, '100', '30000')].map((row) => row.split(';'))
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Lista'], [], ...cells]), 'Personal')
    writeFileSync(join(folder, 'bok.xlsx'), new Uint8Array(write(book, { type: 'array' }) as ArrayBuffer))
    const run = await value<Counts>(
      importOf(join(folder, 'bok.xlsx'), '--dry-run', '--sheet', 'Personal', '--header-row', '3'),
    )
    expect(run).toMatchObject({ read: 1, new: 1 })
    const wrong = await stafett(importOf(join(folder, 'bok.xlsx'), '--sheet', 'Saknas', '--json'))
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ failure: { code: 'import.unknown-sheet' } })
    const text = `${headers}\r\n${rowOf(6, '100', '30000').replace('Släktnamn6', 'Öman')}\r\n`
    writeFileSync(join(folder, 'mac.csv'), Buffer.from(text.replace('Ö', '\x85').replace('å', '\x8c'), 'latin1'))
    const mac = await value<{ importId: number }>(importOf(join(folder, 'mac.csv'), '--encoding', 'macintosh'))
    const found = await ask<{ total: number }>('register.open', { register: 'staff', search: 'öman' })
    expect({ found: found.total, importId: mac.importId }).toMatchObject({ found: 1 })
    expect(await ask<unknown[]>('import.list')).toHaveLength(2)
  })

  it('reads a file whose bytes must not be kept in the encoding and with the delimiter that it is told', async () => {
    const line = rowOf(11, '100', '30000').replace('Släktnamn11', 'Ängman')
    const text = `${headers};Fackförbund\n${line};Facket\n`.replaceAll(';', '|')
    const bytes = { å: '\x8c', ä: '\x8a', ö: '\x9a', Ä: '\x80' }
    const mac = text.replaceAll(/[åäöÄ]/g, (letter) => bytes[letter as keyof typeof bytes])
    writeFileSync(join(folder, 'fack.csv'), Buffer.from(mac, 'latin1'))
    const words = importOf(join(folder, 'fack.csv'), '--encoding', 'macintosh', '--delimiter', '|')
    expect(await value<Counts>(words)).toMatchObject({ new: 1 })
    expect(await ask('register.open', { register: 'staff', search: 'ängman' })).toMatchObject({ total: 1 })
    const wrong = await stafett(importOf(join(folder, 'bok.xlsx'), '--encoding', 'utf-8', '--json'))
    expect(JSON.parse(wrong.stdout)).toMatchObject({ failure: { code: 'import.not-text' } })
    expect((await stafett(importOf(join(folder, 'fack.csv'), '--encoding', 'mac'))).code).toBe(2)
  })

  it('says what of a file is not read, and how the rest was', async () => {
    const cases = ['Dnr;Ärendemening;Handläggare', '1-2018;Tillsyn;Bo', '2-2018;Bidrag;Bo', '3-2018;Remiss;Bo']
    const path = file('tabeller.csv', rowOf(12, '100', '30000'), rowOf(13, '100', '30000'), '', ...cases)
    const swedish = await stafett(importOf(path, '--dry-run'))
    expect(swedish.stdout).toContain('Filen har 2 tabeller under varandra')
    expect(swedish.stdout).toMatch(/^ {2}inte läst: tabeller \(\d\), \d rader$/m)
    const english = await stafett(importOf(path, '--dry-run', '--language', 'en'))
    expect(english.stdout).toContain('The file has 2 tables')
    expect(english.stdout).toMatch(/^ {2}not read: tabeller \(\d\), \d rows$/m)
    const told = await value<{ notes: { code: string }[]; unread: unknown[] }>(importOf(path, '--dry-run'))
    expect(told.notes).toContainEqual({ code: 'several-tables', params: { count: 2 } })
    expect(told.unread).toHaveLength(1)
  })

  it('takes the password of a workbook from standard input', async () => {
    const words = [...importOf(join(root, 'test/fixtures/files/locked-agile.input.xlsx'), '--dry-run'), '--json']
    const codeOf = async (more: readonly string[], input: string): Promise<unknown> => {
      const run = await stafett([...words, ...more], { input })
      return (JSON.parse(run.stdout) as { ok: boolean; failure?: { code: string } }).failure?.code ?? 'read'
    }
    expect(await codeOf([], '')).toBe('file.password-protected')
    expect(await codeOf(['--password-stdin'], 'fel\n')).toBe('file.wrong-password')
    expect(await codeOf(['--password-stdin'], 'Åre-2019\n')).toBe('read')
  })

  it('lists rows that wait, takes them out, and takes back a profile', async () => {
    const path = file('fel.csv', rowOf(7, '100', '30000').replace(testNumber(7), '19000230-0000'), rowOf(8, '50', '1'))
    expect(await stafett(importOf(path))).toMatchObject({ code: 0 })
    const listed = await stafett(['waiting', '--store', own])
    const importId = listed.stdout.split('\t')[0] ?? ''
    expect(listed.stdout).toMatch(/^\d+\t1 rader väntar\tfel\.csv\t/)
    const out = join(folder, 'väntar.xlsx')
    const unsaid = await stafett(['waiting', importId, '--store', own, '--out', out])
    expect({ code: unsaid.code, isWritten: existsSync(out) }).toEqual({ code: 1, isWritten: false })
    const exported = await stafett(['waiting', importId, '--store', own, '--out', out, '--reason', 'Rättas'])
    expect(exported.stdout).toContain('1 rader att rätta')
    expect(read(readFileSync(out)).SheetNames).toHaveLength(1)
    const saved = await ask<{ profileId: number }>('profile.save', { importId: Number(importId), name: 'Palasso' })
    const profile = join(folder, 'palasso.json')
    await ask('profile.export', { profileId: saved.profileId, file: `@${profile}` })
    await ask('profile.remove', { profileId: saved.profileId })
    const newest = file('sista.csv', rowOf(9, '50', '2'))
    const tried = await value<{ new: number }>(importOf(newest, '--dry-run', '--profile', profile))
    const failed = await stafett(importOf(join(folder, 'saknas.csv'), '--profile', profile))
    expect({ new: tried.new, code: failed.code }).toEqual({ new: 1, code: 1 })
    expect(await ask('profile.list')).toEqual([])
    const again = await stafett(importOf(newest, '--plan-only', '--profile', profile))
    expect(again).toMatchObject({ code: 0 })
    const [staged] = await ask<{ profile: { name: string } | null }[]>('import.list')
    expect(staged?.profile).toMatchObject({ name: 'Palasso' })
  })

  it('undoes an event with what rests on it', async () => {
    const { events } = await ask<{ events: { id: number; operation: string }[] }>('history.list')
    const first = events.findLast((event) => event.operation === 'import.commit')?.id ?? 0
    const refused = await stafett(['undo', String(first), '--store', own])
    expect(refused.code).toBe(1)
    const undone = await stafett(['undo', String(first), '--together', '--store', own])
    expect(undone).toMatchObject({ code: 0 })
    expect(undone.stdout).toMatch(/^\d+ händelser ångrade, \d+ rader/)
    expect((await ask<{ rows: number }[]>('register.summary'))[0]).toMatchObject({ rows: 0 })
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
    [['undo', 'last', '--store', 'y']],
    [['import', 'x.csv', '--answer', 'percent-scale=ja']],
    [['import', 'x.csv', '--header-row', '0']],
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
