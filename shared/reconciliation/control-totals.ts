import { decisions } from '../answers/outcome.ts'
import { statedTotal } from '../registers/control-total.ts'
import type { Value, Values } from '../registers/field.ts'
import { actualSalary, comparedValue, hundredths } from './field-comparison.ts'

/** One employment as it is counted. Ids are unique within a list; a person has the same id on both sides. */
export interface CountedRow {
  readonly id: string
  readonly personId: string
  readonly values: Values
  /** Has protected identity according to any list: counted in sums, never listed and never told by unit. */
  readonly isProtected: boolean
  /** Was kept out of the register by an error in it. */
  readonly isRejected: boolean
}

/**
 * The control totals of `domain.md` §1a. All in whole numbers, so that sums are exact: posts in hundredths of a per cent of full
 * time, actual salary in öre, days and hours in hundredths; the others count rows, but `persons` people.
 */
export const totalMeasures = [
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

export type TotalMeasure = (typeof totalMeasures)[number]

/** What both sides are to state, and what the lists are equal by. The rest tells how the totals are made up. */
export const mainMeasures = [
  'persons',
  'employments',
  'posts',
  'actualSalary',
  'savedDays',
  'compHours',
] as const satisfies readonly TotalMeasure[]

/** Null where the list does not state what would be summed. */
export type ControlTotals = Readonly<Record<TotalMeasure, number | null>>

/** The whole number of a measure as people state it: posts, kronor, days, hours or a count. */
export function statedAmount(measure: TotalMeasure, amount: number): number {
  if (measure === 'posts') return statedTotal('percent', amount / 100)
  return scaled.has(measure) ? amount / 100 : amount
}

/** What a person has stated of a measure as its whole number. */
export function amountOf(measure: TotalMeasure, stated: number): number {
  return Math.round(stated * (measure === 'posts' ? 10_000 : scaled.has(measure) ? 100 : 1))
}

const scaled: ReadonlySet<TotalMeasure> = new Set(['actualSalary', 'savedDays', 'compHours'])

/** What one row adds to a measure; null where the row does not state it. `persons` is counted by people: always 0 here. */
export function amountOfRow({ values }: CountedRow, measure: TotalMeasure, transferDate: string): number | null {
  switch (measure) {
    case 'persons':
      return 0
    case 'employments':
      return 1
    case 'posts':
      return wholeOf(values['ftePercent'])
    case 'actualSalary':
      return actualSalary(values['monthlySalary'], values['ftePercent'])
    case 'savedDays':
      return wholeOf(values['savedVacationDays'])
    case 'compHours':
      return wholeOf(values['compHours'])
    case 'onLeave':
      return isStated(values['leaveCause'], values['leaveFrom']) ? Number(isOnLeave(values, transferDate)) : null
    case 'protected':
      return isStated(values['protection']) ? Number(values['protection'] !== 'none') : null
    case 'notAsked':
    case 'informed':
    case 'asked':
    case 'accepts':
    case 'objects':
    case 'noResponse':
      return isStated(values['decision']) ? Number(values['decision'] === measure) : null
  }
}

/** On leave on the day of transfer, or for all that is known. */
export function isOnLeave(values: Values, transferDate: string): boolean {
  const [from, until] = [values['leaveFrom'], values['leaveUntil']]
  if (!isStated(values['leaveCause'], from)) return false
  return (typeof from !== 'string' || from <= transferDate) && (typeof until !== 'string' || until >= transferDate)
}

/** The totals of some rows of a list: each side by itself, from nothing but its own rows. */
export function sumTotals(rows: readonly CountedRow[], transferDate: string): ControlTotals {
  return {
    ...eachMeasure((measure) => {
      let sum: number | null = null
      for (const row of rows) {
        const amount = amountOfRow(row, measure, transferDate)
        if (amount !== null) sum = (sum ?? 0) + amount
      }
      return sum
    }),
    employments: rows.length,
    persons: new Set(rows.map(({ personId }) => personId)).size,
  }
}

export function eachMeasure(amount: (measure: TotalMeasure) => number | null): ControlTotals {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every measure is a key
  return Object.fromEntries(totalMeasures.map((measure) => [measure, amount(measure)])) as ControlTotals
}

/** Which unit a row is counted in: the receiving one, where it has been named. Empty where none is. */
export function unitOfRow({ values }: CountedRow): string {
  return String(comparedValue(values, 'unit') ?? '')
}

function wholeOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? hundredths(value) : null
}

function isStated(...values: readonly (Value | undefined)[]): boolean {
  return values.some((value) => value !== null && value !== undefined && value !== '')
}
