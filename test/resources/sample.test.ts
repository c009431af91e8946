import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { z } from 'zod'
import { generateSample } from '../../resources/sample/generate.ts'

const committed = join(import.meta.dirname, '../../resources/sample')
const generated = mkdtempSync(join(tmpdir(), 'stafett-sample-'))
afterAll(() => rmSync(generated, { recursive: true, force: true }))

const File = z.object({
  file: z.string(),
  register: z.enum(['staff', 'cases', 'diary', 'archive']),
  sender: z.string(),
  sheet: z.string().optional(),
  headerRow: z.int(),
  headers: z.array(z.string()),
  rows: z.int(),
  bytes: z.int(),
  notes: z.array(
    z.object({ row: z.int(), column: z.string(), kind: z.string(), bad: z.boolean(), why: z.string().min(1) }),
  ),
  sums: z.record(z.string(), z.number()),
  facts: z.record(z.string(), z.int()),
})
const Manifest = z.object({
  transfer: z.object({ transferDate: z.string(), receiver: z.string(), senders: z.array(z.string()) }),
  alteredIdentityNumbers: z.array(z.string()),
  files: z.array(File),
  secondDeliveries: z.array(File),
})
const TestNumbers = z.object({ personalNumbers: z.array(z.string()), coordinationNumbers: z.array(z.string()) })

const manifest = Manifest.parse(JSON.parse(readFileSync(join(committed, 'manifest.json'), 'utf8')))
const numbers = TestNumbers.parse(JSON.parse(readFileSync(join(committed, 'test-numbers.json'), 'utf8')))
const known = new Set([...numbers.personalNumbers, ...numbers.coordinationNumbers])
const all = [...manifest.files, ...manifest.secondDeliveries]
const tables = new Map(all.map((file) => [file.file, readTable(file)]))

describe('the generator', () => {
  it('writes the committed files again, byte for byte', () => {
    generateSample(generated)
    const files = readdirSync(generated)
    expect(new Set(files)).toEqual(new Set([...all.map(({ file }) => file), 'manifest.json']))
    for (const file of files) {
      const same = readFileSync(join(generated, file)).equals(readFileSync(join(committed, file)))
      expect(same, `${file} differs: run node resources/sample/generate.ts`).toBe(true)
    }
  })

  it('keeps the sample small', () => {
    expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(2_000_000)
  })
})

describe.each(all)('$file', (file) => {
  const table = tableOf(file.file)

  it('has the sender, the headers and the number of rows that the manifest states', () => {
    expect(manifest.transfer.senders).toContain(file.sender)
    expect(table.headers).toEqual(file.headers)
    expect(table.rows).toHaveLength(file.rows)
    expect(readFileSync(join(committed, file.file))).toHaveLength(file.bytes)
  })

  it('adds up to the sums that the manifest states', () => {
    const totals = Object.keys(file.sums).map((column) => {
      const total = table.rows.reduce((held, row) => held + amount(text(row, column)), 0)
      return [column, Math.round(total * 1000) / 1000]
    })
    expect(Object.fromEntries(totals)).toEqual(file.sums)
  })

  it('has a row and a column for each note', () => {
    for (const note of file.notes) {
      expect(note.row).toBeGreaterThan(file.headerRow)
      expect(note.row).toBeLessThanOrEqual(file.headerRow + file.rows)
      expect(file.headers).toContain(note.column)
    }
  })

  it('holds no identity number but test numbers and those the manifest names', () => {
    const allowed = new Set([...known, ...manifest.alteredIdentityNumbers])
    const found = table.rows.flatMap((row) => [...row.cells.values()].flatMap(identityNumbers))
    expect(found.filter((number) => !allowed.has(number))).toEqual([])
    expect(found.length).toBeGreaterThanOrEqual(file.register === 'staff' ? file.rows : 0)
  })
})

describe('the test numbers', () => {
  it('are adults of working age on the transfer date, none of them twice', () => {
    expect(known.size).toBe(numbers.personalNumbers.length + numbers.coordinationNumbers.length)
    expect(new Set([...known].map((number) => number.slice(2))).size).toBe(known.size)
    expect(numbers.personalNumbers.filter((number) => number < '19520102' || number >= '19990101')).toEqual([])
    expect([...known].filter((number) => !passesModulus10(number))).toEqual([])
  })

  it('share no number with the altered ones, which have a wrong check digit', () => {
    const altered = manifest.alteredIdentityNumbers
    expect(altered).toHaveLength(2)
    expect(altered.filter(passesModulus10)).toEqual([])
    const stems = new Set(Array.from(known, (number) => number.slice(0, 11)))
    expect(altered.filter((number) => !stems.has(number.slice(0, 11)))).toEqual([])
  })
})

describe('the staff lists', () => {
  const board = tableOf('personal-lansstyrelsen.xlsx')
  const joint = tableOf('personal-regionforbundet.csv')

  it('have three title rows, a sum row and a forbidden column', () => {
    expect(fileOf('personal-lansstyrelsen.xlsx').headerRow).toBe(4)
    expect(board.after[0]?.[0]).toBe('Summa')
    expect(board.headers).toContain('Fackförbund')
    expect(board.rows.some((row) => text(row, 'Fackförbund') !== '')).toBe(true)
  })

  it('have the persons, protected identities and objections that the manifest counts', () => {
    for (const [table, name, id, protection, answer] of [
      [board, 'personal-lansstyrelsen.xlsx', 'Personnummer', 'Skydd', 'Svar 6b'],
      [joint, 'personal-regionforbundet.csv', 'Pnr', 'Sekr.mark', 'Ställningstagande'],
    ] as const) {
      const facts = fileOf(name).facts
      expect(new Set(table.rows.map((row) => identityNumbers(text(row, id))[0])).size).toBe(facts['persons'])
      expect(table.rows.filter((row) => text(row, protection) !== '')).toHaveLength(facts['protected'] ?? -1)
      expect(table.rows.filter((row) => text(row, answer) === 'Motsätter sig')).toHaveLength(facts['objects'] ?? -1)
    }
  })

  it('mix real dates and text dates, and every form of identity number', () => {
    const dates = board.rows.map((row) => row.types.get('Anst.datum'))
    expect(dates.filter((type) => type === 's')).toHaveLength(1)
    expect(board.rows.every((row) => row.types.get('Anställd i staten sedan') === 's')).toBe(true)
    const ids = board.rows.map((row) => text(row, 'Personnummer').trim())
    for (const form of [/^\d{12}$/, /^\d{8}-\d{4}$/, /^\d{6}-\d{4}$/])
      expect(ids.some((id) => form.test(id))).toBe(true)
    expect(board.rows.filter((row) => row.types.get('Personnummer') === 'n')).toHaveLength(5)
  })

  it('name the bad rows', () => {
    const altered = rowsNoted('personal-lansstyrelsen.xlsx', 'checkDigit')
    expect(new Set(altered.flatMap((row) => identityNumbers(text(row, 'Personnummer'))))).toEqual(
      new Set(manifest.alteredIdentityNumbers),
    )
    const [impossible] = rowsNoted('personal-lansstyrelsen.xlsx', 'impossibleDate')
    expect(impossible?.cells.get('Anst.datum')).toBe('31 feb 2018')
    const [repeated] = rowsNoted('personal-lansstyrelsen.xlsx', 'exactDuplicate')
    const same = board.rows.filter(
      (row) => [...row.cells.values()].join('|') === [...(repeated?.cells.values() ?? [])].join('|'),
    )
    expect(same).toHaveLength(2)
  })

  it('keep å, ä, ö and é, leading zeros and non-breaking spaces in Windows-1252', () => {
    const bytes = readFileSync(join(committed, 'personal-regionforbundet.csv'))
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError)
    expect(joint.rows.every((row) => /^0\d{5}$/.test(text(row, 'Anställningsnummer')))).toBe(true)
    expect(joint.rows.some((row) => text(row, 'Grundlön').includes('\u00A0'))).toBe(true)
    expect(joint.rows.some((row) => text(row, 'Namn').includes('é'))).toBe(true)
  })
})

describe('the cases and the diary', () => {
  const cases = tableOf('oppna-arenden.xlsx')
  const diary = tableOf('diarium.csv')

  it('agree on the number of documents, but for the cases that the manifest names', () => {
    const entries = new Map<string, number>()
    for (const row of diary.rows) {
      const key = serialAndYear(text(row, 'Dnr'))
      entries.set(key, (entries.get(key) ?? 0) + 1)
    }
    const file = fileOf('oppna-arenden.xlsx')
    const excepted = new Set(
      file.notes.filter(({ kind }) => ['countDiffers', 'incompleteNumber'].includes(kind)).map(({ row }) => row),
    )
    const differing = cases.rows.filter(
      (row) =>
        !excepted.has(row.row) &&
        entries.get(serialAndYear(text(row, 'Diarienr'))) !== amount(text(row, 'Antal handlingar')),
    )
    expect(differing.map((row) => text(row, 'Diarienr'))).toEqual([])
  })

  it('name case officers from the staff list, save where the post is vacant', () => {
    const staff = new Set(
      tableOf('personal-lansstyrelsen.xlsx').rows.map((row) =>
        tidy(`${text(row, 'Förnamn')} ${text(row, 'Efternamn')}`),
      ),
    )
    const full = cases.rows.map((row) => text(row, 'Ny handläggare')).filter((name) => name !== '')
    expect(full.length).toBeGreaterThan(20)
    expect(full.filter((name) => !staff.has(tidy(name)))).toEqual([])
  })

  it('hide the settings sheet', () => {
    const book = read(readFileSync(join(committed, 'oppna-arenden.xlsx')))
    expect(book.SheetNames).toEqual(['Ärenden', 'Inställningar'])
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1])
  })

  it('start the diary with a byte order mark and quote separators and line breaks', () => {
    expect([...readFileSync(join(committed, 'diarium.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(diary.rows.some((row) => text(row, 'Ärendemening').includes(';'))).toBe(true)
    expect(diary.rows.some((row) => text(row, 'Ärendemening').includes('\n'))).toBe(true)
    expect(diary.rows.some((row) => text(row, 'Dnr').startsWith('RN 2018/'))).toBe(true)
  })
})

describe('the archive list', () => {
  it('has 120 series with the volumes that the manifest counts', () => {
    const { rows } = tableOf('arkivforteckning.xlsx')
    const { facts } = fileOf('arkivforteckning.xlsx')
    expect(new Set(rows.map((row) => `${text(row, 'Arkivbildare')}|${text(row, 'Serie/Rubrik')}`)).size).toBe(
      facts['series'],
    )
    expect(rows.reduce((sum, row) => sum + heldBy(row), 0)).toBe(facts['volumes'])
  })
})

type ManifestFile = z.infer<typeof Manifest>['files'][number]

interface TableRow {
  readonly row: number
  readonly cells: ReadonlyMap<string, string>
  /** SheetJS's cell types: `s` text, `n` number or date. */
  readonly types: ReadonlyMap<string, string>
}

interface Table {
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
  /** What stands below the data rows. */
  readonly after: readonly (readonly string[])[]
}

function readTable(file: ManifestFile): Table {
  const bytes = readFileSync(join(committed, file.file))
  const encoding = file.register === 'staff' ? 'windows-1252' : 'utf-8'
  const book = file.file.endsWith('.csv')
    ? read(new TextDecoder(encoding).decode(bytes), { type: 'string', raw: true, FS: ';' })
    : read(bytes)
  const sheet = book.Sheets[file.sheet ?? book.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error(`${file.file}: no sheet`)
  const range = utils.decode_range(sheet['!ref'] ?? 'A1')
  const at = (r: number, c: number): { readonly t?: string; readonly v?: unknown } =>
    z.object({ t: z.string(), v: z.unknown() }).catch({ t: 'z', v: '' }).parse(sheet[utils.encode_cell({ r, c })])
  const row = (r: number): string[] =>
    Array.from({ length: range.e.c + 1 }, (_, c) => z.coerce.string().parse(at(r, c).v ?? ''))
  const headers = row(file.headerRow - 1)
  const rows = Array.from({ length: range.e.r + 1 - file.headerRow }, (_, index): TableRow => {
    const r = file.headerRow + index
    const values = row(r)
    return {
      row: r + 1,
      cells: new Map(headers.map((header, c) => [header, values[c] ?? ''])),
      types: new Map(headers.map((header, c) => [header, at(r, c).t ?? 'z'])),
    }
  })
  const last = rows.findLastIndex(isBody)
  return {
    headers,
    rows: rows.slice(0, last + 1),
    after: rows.slice(last + 1).map((entry) => [...entry.cells.values()]),
  }
}

/** Neither a sum row nor a blank one. */
function isBody(row: TableRow): boolean {
  const values = [...row.cells.values()]
  return values[0] !== 'Summa' && values.some((value) => value !== '')
}

function tableOf(name: string): Table {
  const table = tables.get(name)
  if (table === undefined) throw new Error(`${name} is not in the manifest`)
  return table
}

function fileOf(name: string): ManifestFile {
  const file = manifest.files.find((entry) => entry.file === name)
  if (file === undefined) throw new Error(`${name} is not in the manifest`)
  return file
}

function rowsNoted(name: string, kind: string): TableRow[] {
  const noted = new Set(
    fileOf(name)
      .notes.filter((note) => note.kind === kind)
      .map(({ row }) => row),
  )
  return tableOf(name).rows.filter(({ row }) => noted.has(row))
}

function text(row: TableRow, column: string): string {
  return row.cells.get(column) ?? ''
}

/** How many volumes a row stands for: `5-8` is four. */
function heldBy(row: TableRow): number {
  const range = /^(\d+)-(\d+)$/.exec(text(row, 'Vol nr'))
  return range === null ? 1 : Number(range[2]) - Number(range[1]) + 1
}

function amount(written: string): number {
  const clock = /^(\d+):(\d\d)$/.exec(written)
  if (clock !== null) return Number(clock[1]) + Number(clock[2]) / 60
  const scale = written.endsWith(' cm') ? 0.01 : 1
  return Number(written.replaceAll(/[\u00A0 ]|cm|hm/g, '').replace(',', '.')) * scale
}

function identityNumbers(written: string): string[] {
  const found = written.match(/(?<![\d-])(?:\d{2})?\d{6}[-+]?\d{4}(?![\d-])/g) ?? []
  return found
    .map((number) => number.replace(/[-+]/, ''))
    .map((digits) => (digits.length === 10 ? `19${digits}` : digits))
}

/** A case is the same whatever class it is under, and two digits of the year will do. */
function serialAndYear(number: string): string {
  const [, serial, year = ''] = number.replaceAll('–', '-').split('-')
  return `${serial}-${year.length === 2 ? `20${year}` : year}`
}

function tidy(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

function passesModulus10(number: string): boolean {
  const digits = Array.from(number.slice(2), (digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
  return digits.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0
}
