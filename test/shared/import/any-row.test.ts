import { describe, expect, it } from 'vitest'
import { guessHeader, joinHeader } from '#shared/import/header.ts'
import { columnFindings, forbiddenColumns, guessColumns, guessRegister } from '#shared/import/mapping.ts'
import { createPlanner } from '#shared/import/plan.ts'
import type { PlannedRow } from '#shared/import/plan.ts'
import { createQuestionSurvey } from '#shared/import/questions.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { severityOf } from '#shared/import/rules.ts'
import { expandVolumes } from '#shared/import/volume-range.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { Field, RegisterName, Value } from '#shared/registers/field.ts'
import { fieldOf, registerNames, registers } from '#shared/registers/registers.ts'
import { createRandom } from '../identity/seeded-random.ts'
import { settingOf } from './planned.ts'

/** Rows of anything at all: what a plan promises holds for them too. */

const random = createRandom(20190101)
const scraps = [
  '2018-12-31', '31/12 2018', 'dec-18', 'HT18', '181231', '43465', '9999-12-31', 'tv', '1900-01-00', '32 500,00', '32.500:-',
  '0,75', '75 %', '12:30', '1,98501E+11', '19850101-2382', '304-1234-2018', 'RUN 2018/15-3', 'Ks2018/', 'mars-18', 'F1a:3',
  '1-12', '4 kartonger', '8 cm', 'u.å.', 'Ja', 'Nej', 'Tillsvidare', 'vakant', 'SEKRETESS – x', 'Öberg, Eva', '#REF!', 'Ã¥',
  '\uFFFD', '\u00A0\u200B', 'Summa', 'Totalt', '', '-', '0012', '__proto__', 'constructor', '\0', '\uD800', 'e\u0301', '٣',
] // prettier-ignore

function anyCell(): RawCell {
  switch (random.between(0, 9)) {
    case 0:
      return null
    case 1:
      return random.between(0, 1) === 1
    case 2:
      return random.pick([0, -1, 0.75, 43465, 2018, 198501012382, 1e21, -0, 5e-324, Number.MAX_VALUE])
    case 3:
      return { date: random.pick(['2018-12-31', '1900-01-01', '2018-12-31T08:30:00']), serial: 43465 }
    case 4:
      return { number: random.pick([0.5208, 0.75, 123]), shown: random.pick(['12:30', '75 %', '00123', '']) }
    case 5:
      return { error: random.pick(['#N/A', '#REF!']) }
    case 6:
      return random.pick(scraps) + random.pick(['', ' ', '\u00A0', 'x', '–']) + random.pick(scraps)
    default:
      return random.pick(scraps)
  }
}

const anyRow = (row: number, width: number): RawRow => ({
  row,
  cells: Array.from({ length: random.between(0, width + 1) }, anyCell),
  ...(random.between(0, 9) === 0 ? { hidden: true as const } : {}),
})

function isOfType(field: Field, value: Value): boolean {
  if (value === null) return true
  if (isNumeric(field.type)) return typeof value === 'number' && Number.isFinite(value)
  if (field.type === 'boolean') return typeof value === 'boolean'
  if (typeof value !== 'string' || value === '') return false
  if (field.type === 'date') return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)
  if (field.type === 'identity') return /^\d{8}[\dA-Z]\d{3}$/.test(value)
  return field.codes === undefined || codeOf(field.codes, value) !== undefined
}

/** What a planned row breaks of its promises. */
function brokenPromises(register: RegisterName, planned: PlannedRow, fields: readonly string[]): string[] {
  const hasError = planned.findings.some(({ rule }) => severityOf(rule) === 'error')
  return [
    ...Object.entries(planned.values).flatMap(([name, value]) => {
      const field = fieldOf(register, name)
      if (field === undefined || !fields.includes(name)) return [`no field ${name}`]
      return isOfType(field, value) ? [] : [`${name} is no ${field.type}: ${JSON.stringify(value)}`]
    }),
    ...(planned.outcome === 'row' && (hasError || planned.key === '')
      ? ['goes in with an error or without a key']
      : []),
    ...(planned.outcome === 'rejected' && !hasError ? ['is kept out without a reason'] : []),
    ...(planned.outcome === 'footer' && planned.findings[0]?.rule !== 'footer-row'
      ? ['is dropped without a word']
      : []),
  ]
}

describe.each(registerNames)('any row of %s', (register) => {
  const columns = registers[register].fields.map(({ name }) => name)
  const planner = createPlanner(settingOf(register, columns, { salaryBasis: 'actual', sheetName: 'Blad1' }))
  const rows = Array.from({ length: 3000 }, (_, index) => anyRow(index + 2, columns.length))

  it('has values of their types, a key if it goes in, and a reason if it does not', () => {
    expect(rows.flatMap((raw) => brokenPromises(register, planner(raw), planner.fields))).toEqual([])
  })

  it('is planned the same by itself as among others, and has the key that it has alone', () => {
    for (const raw of rows.slice(0, 300)) {
      const fresh = createPlanner(settingOf(register, columns, { salaryBasis: 'actual', sheetName: 'Blad1' }))
      const planned = planner(raw)
      expect(fresh(raw)).toEqual(planned)
      expect(planner.keysOf(raw)).toEqual(planned.key === '' ? [] : expandVolumes(planned).map(({ key }) => key))
    }
  })

  it('can be surveyed', () => {
    const survey = createQuestionSurvey({ register, columns })
    for (const raw of rows) survey.add(raw)
    expect(survey.questions([]).every(({ examples }) => examples.length <= 5)).toBe(true)
  })
})

it('any first rows can be looked through for a header', () => {
  for (let round = 0; round < 300; round++) {
    const top = Array.from({ length: random.between(0, 12) }, (_, index) => anyRow(index + 1, 8))
    const merges = Array.from({ length: random.between(0, 4) }, () => ({
      row: random.between(1, 12),
      column: random.between(0, 8),
      rows: random.between(1, 3),
      columns: random.between(1, 9),
    }))
    const found = guessHeader(top, merges)
    if (found === null) continue
    const parts = top.filter(({ row }) => row <= found.row && row > found.row - found.rows)
    expect(parts).toHaveLength(found.rows)
    const header = joinHeader(parts, merges)
    const guesses = guessColumns(registers[guessRegister(header)], header, top)
    const fields = guesses.flatMap(({ field }) => (field === null ? [] : [field]))
    expect(new Set(fields).size).toBe(fields.length)
    expect(
      columnFindings(
        guesses.map((guess) => guess.header),
        guesses.map(({ field }) => field),
      ).length,
    ).toBeLessThanOrEqual(guesses.length)
    expect(forbiddenColumns(top).size).toBeLessThanOrEqual(9)
  }
})

it('the longest cells that a workbook can hold are planned in a moment', () => {
  const long = ['a ', '1 ', '1.', '12:', ' \u00A0', 'medlx', 'sekretess', '19850101-', 'Ã', '-', '%', '\u0301'].map(
    (part) => part.repeat(32_767 / part.length),
  )
  const started = performance.now()
  for (const register of registerNames) {
    const columns = registers[register].fields.map(({ name }) => name)
    const planner = createPlanner(settingOf(register, columns))
    for (const text of long) {
      const raw = { row: 2, cells: columns.map(() => text) }
      expect(planner(raw).row).toBe(2)
      expect(columnFindings([text], [null])).toHaveLength(1)
      forbiddenColumns([{ row: 1, cells: ['Pnr', 'Efternamn', text] }, raw])
    }
  }
  expect(performance.now() - started).toBeLessThan(20_000)
})
