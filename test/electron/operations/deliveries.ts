import { utils, write } from 'xlsx'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { csv, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** A person of a made-up staff list; every identity number is a public test number. */
export interface ListedPerson {
  readonly number: string
  readonly family: string
  readonly given: string
  readonly employment: string
  readonly rate: string
  readonly salary: string
  readonly protection: string
}

export function person(index: number, more: Partial<ListedPerson> = {}): ListedPerson {
  return {
    number: testNumber(index),
    family: `Efternamn${letters(index)}`,
    given: 'Förnamn',
    employment: String(1000 + index).padStart(6, '0'),
    rate: '75',
    salary: '32500',
    protection: '',
    ...more,
  }
}

export function people(count: number, from = 0): ListedPerson[] {
  return Array.from({ length: count }, (_, index) => person(from + index))
}

export const staffHeaders = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Anstnr',
  'Syssgrad',
  'Månadslön',
  'Skydd',
] as const

export function staffRows(list: readonly ListedPerson[]): string[][] {
  return list.map((row) => [row.number, row.family, row.given, row.employment, row.rate, row.salary, row.protection])
}

export function staffCsv(list: readonly ListedPerson[]): string {
  return csv([staffHeaders, ...staffRows(list)])
}

/** As many diary entries as wanted, of cases with ten documents each. */
export function diaryCsv(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => [
    `304-${Math.floor(index / 10) + 1}-2018`,
    (index % 10) + 1,
    '2018-03-05',
    'I',
    `Avsändare ${index % 97}`,
    `Handling ${index}`,
  ])
  return csv([['Dnr', 'Handlingsnr', 'Datum', 'I/U/K', 'Avsändare/Mottagare', 'Ärendemening'], ...rows])
}

/** A workbook of one sheet for each name, every cell as it is given. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly (string | number | Date)[])[]>>,
): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

/** Stages a file of this content. */
export async function stage(desk: TestCore, content: string | Uint8Array, name = 'lista.csv'): Promise<number> {
  const { importId } = await desk.value('import.stage', { file: await desk.file(name, content) })
  return importId
}

/** Stages a file of this content and looks at its plan. */
export async function previewOf(
  desk: TestCore,
  content: string | Uint8Array,
  name?: string,
): Promise<OutputOf<'import.preview'>> {
  return desk.value('import.preview', { importId: await stage(desk, content, name) })
}

/** Every row that the registers show, and what they count. */
export async function registersNow(desk: TestCore): Promise<unknown> {
  const shown = []
  for (const register of registerNames) {
    const { viewId, total } = await desk.value('register.open', { register })
    const rows: unknown[] = []
    for (let start = 0; start < total; start += 500)
      rows.push(...(await desk.value('register.rows', { viewId, start, count: 500 })).rows)
    shown.push(rows)
  }
  return [shown, await desk.value('register.summary', {})]
}

export async function rowsIn(desk: TestCore, register: (typeof registerNames)[number]): Promise<number | undefined> {
  return (await desk.value('register.summary', {})).find((summary) => summary.register === register)?.rows
}

/** Letters, because digits in a name would be a remark. */
function letters(index: number): string {
  return String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : letters(Math.floor(index / 26) - 1))
}

/** The first rows of a preview that are to become what `state` says. */
export async function plannedRows(
  desk: TestCore,
  { view, fingerprint }: OutputOf<'import.preview'>,
  state: InputOf<'import.rows'>['state'],
): Promise<OutputOf<'import.rows'>['rows']> {
  const { importId } = view
  return (await desk.value('import.rows', { importId, fingerprint, state, start: 0, count: 100 })).rows
}
