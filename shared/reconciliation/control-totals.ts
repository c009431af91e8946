import { decisions } from '../answers/outcome.ts'
import { unitsInMetre } from '../import/volume-range.ts'
import { statedTotal } from '../registers/control-total.ts'
import type { Value, Values } from '../registers/field.ts'
import { actualSalary, comparedValue, wholeOf } from './field-comparison.ts'
import type { ComparedFieldName } from './field-comparison.ts'
import { eachInSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'

/** One row as it is counted. Ids are unique within a list; a person, or what is linked, has the same id on both sides. */
export interface CountedRow {
  readonly id: string
  readonly personId: string
  readonly values: Values
  /** Has protected identity according to any list: counted in sums, never listed and never told by unit. */
  readonly isProtected: boolean
  /** Was kept out of the register by an error in it. */
  readonly isRejected: boolean
}

const caseStatuses = [
  'initiated',
  'received',
  'in_progress',
  'on_hold',
  'open',
  'prepared',
  'expedited',
  'closed',
  'ad_acta',
  'obliterated',
] as const
const dispositions = ['closeBefore', 'transfer', 'staysWithSender', 'transferOther', 'writeOff'] as const
const transferModes = [
  'remain',
  'copy',
  'loan',
  'transferSeparate',
  'transferIncorporate',
  'deliverToArchiveAuthority',
  'destroy',
] as const

/** The control totals of staff lists (`domain.md` §1a). */
const staffMeasures = [
  'persons',
  'employments',
  'posts',
  'actualSalary',
  'savedDays',
  'compHours',
  ...decisions,
  'onLeave',
  'protected',
] as const

/** Of lists of cases (§1b): the rest counts cases by their status and by what is done with them. */
export const caseMeasures = [
  'cases',
  'documents',
  'grantRemaining',
  ...caseStatuses.map((status) => `status:${status}` as const),
  ...dispositions.map((disposition) => `disposition:${disposition}` as const),
] as const

const directions = ['incoming', 'outgoing', 'internal'] as const

/** Of lists of units. */
export const unitMeasures = ['units'] as const

/** Of lists of entries: the rest counts them by where they come from. */
export const diaryMeasures = ['entries', ...directions.map((direction) => `direction:${direction}` as const)] as const

/** Of lists of volumes (§1d): the rest counts volumes by how they go over. */
export const volumeMeasures = [
  'volumes',
  'shelfMetres',
  ...transferModes.map((mode) => `transferMode:${mode}` as const),
] as const

export const totalMeasures = [
  ...staffMeasures,
  ...unitMeasures,
  ...caseMeasures,
  ...diaryMeasures,
  ...volumeMeasures,
] as const
export type TotalMeasure = (typeof totalMeasures)[number]

/** How a total is counted. */
interface MeasureSetting {
  /** The field that it is the sum of, or is counted by. */
  readonly field: string
  /**
   * All in whole numbers, so that sums are exact: posts in hundredths of a per cent of full time, actual salary in öre, days and hours in
   * hundredths, shelf metres in tenths of a millimetre. 1 of what counts rows.
   */
  readonly parts: number
  /** What a row adds; null where it does not state it. */
  readonly amount: (values: Values, transferDate: string) => number | null
  /** Tells how the others are made up: left out where neither side has any. */
  readonly isDetail?: true
}

const rows = (field: string): MeasureSetting => ({ field, parts: 1, amount: () => 1 })
const sumOf = (field: string, parts = 100): MeasureSetting => ({
  field,
  parts,
  amount: (values) => (typeof values[field] === 'number' ? wholeOf(values[field], parts) : null),
})
const having = (field: string, value: string): MeasureSetting => ({
  field,
  parts: 1,
  amount: (values) => (isStated(values[field]) ? Number(values[field] === value) : null),
})

const measures: Readonly<Record<string, MeasureSetting>> = {
  // Counted by people, not by rows.
  persons: { field: 'name', parts: 1, amount: () => 0 },
  employments: rows('name'),
  posts: sumOf('ftePercent'),
  actualSalary: {
    field: 'actualSalary',
    parts: 100,
    amount: ({ monthlySalary, ftePercent }) => actualSalary(monthlySalary, ftePercent),
  },
  savedDays: sumOf('savedVacationDays'),
  compHours: sumOf('compHours'),
  ...Object.fromEntries(decisions.map((decision) => [decision, having('decision', decision)])),
  onLeave: {
    field: 'leaveCause',
    parts: 1,
    amount: (values, transferDate) =>
      isStated(values['leaveCause'], values['leaveFrom']) ? Number(isOnLeave(values, transferDate)) : null,
  },
  protected: {
    field: 'protection',
    parts: 1,
    amount: ({ protection }) => (isStated(protection) ? Number(protection !== 'none') : null),
  },
  units: rows('unitName'),
  cases: rows('title'),
  documents: sumOf('documentCount', 1),
  grantRemaining: sumOf('grantRemaining'),
  entries: rows('subject'),
  volumes: rows('seriesTitle'),
  shelfMetres: sumOf('shelfMetres', unitsInMetre),
  ...codeMeasures('status', caseStatuses),
  ...codeMeasures('disposition', dispositions),
  ...codeMeasures('transferMode', transferModes),
  ...codeMeasures('direction', directions),
}

function codeMeasures(field: string, codes: readonly string[]): Record<string, MeasureSetting> {
  return Object.fromEntries(codes.map((code) => [`${field}:${code}`, { ...having(field, code), isDetail: true }]))
}

function settingOf(measure: TotalMeasure): MeasureSetting {
  const setting = measures[measure]
  if (setting === undefined) throw new RangeError(`No measure ${measure}`)
  return setting
}

/** The field that a difference in the measure is one of. */
export function fieldOfMeasure(measure: TotalMeasure): string {
  return settingOf(measure).field
}

/** Whether a measure is a sum of what each row states, and not a count of rows or people. */
export function isAmount(measure: TotalMeasure): boolean {
  return settingOf(measure).parts > 1
}

/** Whether a measure only tells how the others are made up. */
export function isDetail(measure: TotalMeasure): boolean {
  return settingOf(measure).isDetail === true
}

/** What stands for null where a list does not state what would be summed; of measures that are not of its kind nothing stands. */
export type ControlTotals = Readonly<Partial<Record<TotalMeasure, number | null>>>

/** The whole number of a measure as people state it: posts, kronor, days, hours, metres or a count. */
export function statedAmount(measure: TotalMeasure, amount: number): number {
  return measure === 'posts' ? statedTotal('percent', amount / 100) : amount / settingOf(measure).parts
}

/** What a person has stated of a measure as its whole number. */
export function amountOf(measure: TotalMeasure, stated: number): number {
  return Math.round(stated * (measure === 'posts' ? 10_000 : settingOf(measure).parts))
}

/** What one row adds to a measure; null where the row does not state it. `persons` is counted by people: always 0 here. */
export function amountOfRow({ values }: CountedRow, measure: TotalMeasure, transferDate: string): number | null {
  return settingOf(measure).amount(values, transferDate)
}

/** On leave on the day of transfer, or for all that is known. */
export function isOnLeave(values: Values, transferDate: string): boolean {
  const [from, until] = [values['leaveFrom'], values['leaveUntil']]
  if (!isStated(values['leaveCause'], from)) return false
  return (typeof from !== 'string' || from <= transferDate) && (typeof until !== 'string' || until >= transferDate)
}

/** The totals of some rows of a list: each side by itself, from nothing but its own rows. */
export function* sumTotals(
  rows: readonly CountedRow[],
  transferDate: string,
  names: readonly TotalMeasure[],
): Steps<ControlTotals> {
  const persons = new Set<string>()
  // No row at all is a count of none.
  const sums = names.map((name) => ({
    name,
    amount: settingOf(name).amount,
    sum: (countsRows.has(name) ? 0 : null) as number | null,
  }))
  yield* eachInSteps(rows, ({ personId, values }) => {
    persons.add(personId)
    for (const each of sums) {
      const amount = each.amount(values, transferDate)
      if (amount !== null) each.sum = (each.sum ?? 0) + amount
    }
  })
  return Object.fromEntries(sums.map(({ name, sum }) => [name, name === 'persons' ? persons.size : sum]))
}

const countsRows: ReadonlySet<TotalMeasure> = new Set(['employments', 'units', 'cases', 'entries', 'volumes'])

export function eachMeasure(
  names: readonly TotalMeasure[],
  amount: (measure: TotalMeasure) => number | null,
): ControlTotals {
  return Object.fromEntries(names.map((measure) => [measure, amount(measure)]))
}

/** Which unit (of cases and volumes: receiving unit, records creator) a row is counted in. Empty where none is named. */
export function unitOfRow({ values }: CountedRow, scopeField: ComparedFieldName): string {
  return String(comparedValue(values, scopeField) ?? '')
}

function isStated(...values: readonly (Value | undefined)[]): boolean {
  return values.some((value) => value !== null && value !== undefined && value !== '')
}
