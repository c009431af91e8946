import { textKey } from './employments.ts'
import { comparedValue } from './field-comparison.ts'
import type { ComparedFieldName, FieldComparer } from './field-comparison.ts'
import type { LinkedRows } from './gap-contributions.ts'
import type { CountedRow } from './control-totals.ts'

export interface TieComparison {
  /** The fields that both lists state. */
  readonly fields: readonly ComparedFieldName[]
  readonly scopeField: ComparedFieldName
  readonly compare: FieldComparer
  readonly unitKeyOf: (name: string) => string
}

/** What the parts of a divided post have less of than the whole, or elsewhere: told of by the totals. */
const dividedFields: readonly ComparedFieldName[] = [
  'ftePercent',
  'actualSalary',
  'savedVacationDays',
  'vacationRemaining',
  'compHours',
  'flexHours',
]

/**
 * Whether rows that cannot be told apart differ in something whichever way they are paired: both sides are put in the same order, by what
 * is compared. Rows that are near enough may be put in another order on the two sides; they then count as unequal, for a person to see.
 * As many as are not on both sides are unequal; of a divided post every part is compared with the whole in all that is not divided.
 */
export function isTieUnequal({ here, there, isSplit }: LinkedRows, by: TieComparison): boolean {
  const { scopeField, compare } = by
  const differsIn = (one: CountedRow, other: CountedRow, leftOut: readonly ComparedFieldName[]): boolean =>
    compare(one.values, other.values).some(({ field }) => by.fields.includes(field) && !leftOut.includes(field))
  if (isSplit) {
    const leftOut = [...dividedFields, scopeField]
    return here.some((one) => there.some((other) => differsIn(one, other, leftOut)))
  }
  if (here.length !== there.length) return true
  const others = inOrder(there, by)
  return inOrder(here, by).some((one, index) => {
    const other = others[index]
    return other === undefined || differsIn(one, other, [])
  })
}

function inOrder(rows: readonly CountedRow[], { fields, scopeField, unitKeyOf }: TieComparison): CountedRow[] {
  return rows
    .map((row) => {
      const keys = fields.map((field) => {
        const value = comparedValue(row.values, field)
        if (typeof value !== 'string') return String(value)
        return field === scopeField ? unitKeyOf(value) : textKey(value)
      })
      return { row, key: keys.join('\u0000') }
    })
    .toSorted((one, two) => (one.key < two.key ? -1 : one.key > two.key ? 1 : 0))
    .map(({ row }) => row)
}
