import type { Value, Values } from '../registers/field.ts'
import { textKey } from './employments.ts'
import { compareFamilyNames, compareGivenNames, familyLevels, givenLevels, prepareName } from './names.ts'

/** How a field is held against the same field of a linked employment. */
type ComparedBy = 'number' | 'date' | 'code' | 'person-name' | 'unit'

/**
 * What is compared of two linked employments (`domain.md` §1a). The tolerance is in the unit of the field (kronor, percentage points,
 * days, hours) or, for a date, in days: a difference up to it is no difference.
 */
const fields = {
  monthlySalary: { by: 'number', tolerance: 0 },
  /** Full time × rate; payroll rounds it to whole kronor. */
  actualSalary: { by: 'number', tolerance: 1 },
  /** `66,7` for two thirds is as good as `66,67`. */
  ftePercent: { by: 'number', tolerance: 0.05 },
  seniorityDate: { by: 'date', tolerance: 0 },
  startDate: { by: 'date', tolerance: 0 },
  endDate: { by: 'date', tolerance: 0 },
  employmentForm: { by: 'code', tolerance: 0 },
  savedVacationDays: { by: 'number', tolerance: 0 },
  vacationRemaining: { by: 'number', tolerance: 0 },
  vacationEntitlement: { by: 'number', tolerance: 0 },
  /** Twenty minutes are a third of an hour, with two decimals. */
  compHours: { by: 'number', tolerance: 0.01 },
  flexHours: { by: 'number', tolerance: 0.01 },
  collectiveAgreement: { by: 'code', tolerance: 0 },
  name: { by: 'person-name', tolerance: 0 },
  unit: { by: 'unit', tolerance: 0 },
} as const satisfies Record<string, { readonly by: ComparedBy; readonly tolerance: number }>

export type ComparedFieldName = keyof typeof fields
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const comparedFieldNames = Object.keys(fields) as [ComparedFieldName, ...ComparedFieldName[]]

/** Numbers and dates can be near enough; words are the same or not. */
export const toleratedFieldNames = comparedFieldNames.filter((name) => ['number', 'date'].includes(fields[name].by))

/** The tolerance that holds where nobody has set another. */
export function usualTolerance(field: ComparedFieldName): number {
  return fields[field].tolerance
}

export type Tolerances = Readonly<Partial<Record<ComparedFieldName, number>>>

/** `Here` is the first list, `there` the second. */
export type DifferenceState = 'differs' | 'missingHere' | 'missingThere'

export interface FieldDifference {
  readonly field: ComparedFieldName
  readonly state: DifferenceState
  readonly here: Value
  readonly there: Value
  /** Here less there in hundredths of the field's unit (öre, hundredths of a per cent …), days for dates; null for words. */
  readonly delta: number | null
  /** What a difference in the actual salary comes of; they add up to it. Empty for other fields. */
  readonly causes: readonly { readonly field: 'monthlySalary' | 'ftePercent'; readonly delta: number }[]
}

/** All that is not equal of two linked employments, in the order of the fields. What neither states is equal. */
export type FieldComparer = (here: Values, there: Values) => FieldDifference[]

/** `unitKeyOf` gives the same key for every name of a unit. */
export function createFieldComparer(
  tolerances: Tolerances = {},
  unitKeyOf: (name: string) => string = textKey,
): FieldComparer {
  const limitOf = (field: ComparedFieldName): number => tolerances[field] ?? usualTolerance(field)
  const unitOf = remember(unitKeyOf)
  return (here, there) => {
    const differences: FieldDifference[] = []
    for (const field of comparedFieldNames) {
      const [one, other] = [comparedValue(here, field), comparedValue(there, field)]
      if (one === other) continue
      if (one === null || other === null) {
        const state = one === null ? 'missingHere' : 'missingThere'
        differences.push({ field, state, here: one, there: other, delta: null, causes: [] })
        continue
      }
      const { by } = fields[field]
      const delta =
        by === 'number' ? hundredths(one) - hundredths(other) : by === 'date' ? daysBetween(one, other) : null
      if (delta === null) {
        const isSame =
          by === 'unit'
            ? unitOf(String(one)) === unitOf(String(other))
            : by === 'person-name' && isSameName(here, there)
        if (isSame) continue
      } else if (Math.abs(delta) <= (by === 'number' ? Math.round(limitOf(field) * 100) : limitOf(field))) continue
      if (field === 'actualSalary' && isWithin(limitOf, here, there)) continue
      const causes = field === 'actualSalary' ? causesOfSalary(here, there) : []
      differences.push({ field, state: 'differs', here: one, there: other, delta, causes })
    }
    return differences
  }
}

/** Of full-time salary (öre) and rate (hundredths of a per cent) the actual salary in whole öre, half an öre upwards. */
export function actualSalary(monthlySalary: Value | undefined, ftePercent: Value | undefined): number | null {
  return typeof monthlySalary === 'number' && typeof ftePercent === 'number'
    ? Math.round((hundredths(monthlySalary) * hundredths(ftePercent)) / 10_000)
    : null
}

/** A number in whole hundredths, so that sums are exact; 0 for what is no number. */
export function hundredths(value: Value | undefined): number {
  return typeof value === 'number' ? Math.round(value * 100) : 0
}

/** What of an employment is compared as a field: some are put together of several. */
export function comparedValue(values: Values, field: ComparedFieldName): Value {
  if (field === 'actualSalary') {
    const inHundredths = actualSalary(values['monthlySalary'], values['ftePercent'])
    return inHundredths === null ? null : inHundredths / 100
  }
  if (field === 'name') {
    return [values['givenNames'], values['familyName']].filter((part) => present(part) !== null).join(' ') || null
  }
  // Where the employee is to work; the unit at the sender only where no other has been named.
  if (field === 'unit') return present(values['receiverUnit']) ?? present(values['senderUnit'])
  return present(values[field])
}

function present(value: Value | undefined): Value {
  return value === undefined || value === '' ? null : value
}

/** A salary and a rate that are both near enough give an actual salary that is, however much the two come to. */
function isWithin(limitOf: (field: ComparedFieldName) => number, here: Values, there: Values): boolean {
  return (['monthlySalary', 'ftePercent'] as const).every(
    (field) => Math.abs(hundredths(here[field]) - hundredths(there[field])) <= Math.round(limitOf(field) * 100),
  )
}

function causesOfSalary(here: Values, there: Values): FieldDifference['causes'] {
  const [one, other] = [here['monthlySalary'], there['monthlySalary']]
  const between = actualSalary(other, here['ftePercent']) ?? 0
  const causes = [
    { field: 'monthlySalary' as const, delta: (actualSalary(one, here['ftePercent']) ?? 0) - between },
    { field: 'ftePercent' as const, delta: between - (actualSalary(other, there['ftePercent']) ?? 0) },
  ]
  return causes.filter(({ delta }) => delta !== 0)
}

/** Days from the second to the first; null where either is no day of the calendar. */
function daysBetween(one: Value, other: Value): number | null {
  const days = (Date.parse(String(one)) - Date.parse(String(other))) / 86_400_000
  return Number.isNaN(days) ? null : days
}

/** Whether only spelling, the order or number of given names, a former name or the call name differs. */
function isSameName(here: Values, there: Values): boolean {
  if (plainName(here) === plainName(there)) return true
  const [family, otherFamily] = [here, there].map((values) => readName(values, 'familyName', 'formerFamilyName'))
  const [given, otherGiven] = [here, there].map((values) => readName(values, 'givenNames', 'callName'))
  if (!family || !otherFamily || !given || !otherGiven) return false
  const familyLevel = familyLevels[compareFamilyNames(family, otherFamily)]
  const givenLevel = givenLevels[compareGivenNames(given, otherGiven)]
  return sameFamily.has(familyLevel) && sameGiven.has(givenLevel)
}

/** Most names that are not written alike differ in case and hyphens alone: a cheap look before the dear one. */
function plainName({ familyName, givenNames }: Values): string {
  return `${familyName}\u0000${givenNames}`.toLowerCase().replaceAll('-', ' ')
}

function readName(values: Values, name: string, other: string): ReturnType<typeof prepareName> {
  return prepareName(String(values[name] ?? ''), String(values[other] ?? ''))
}

const sameFamily: ReadonlySet<string | undefined> = new Set(['exact', 'variant'])
const sameGiven: ReadonlySet<string | undefined> = new Set(['exact', 'variant', 'called'])

/** A list names few units many times. */
function remember(keyOf: (name: string) => string): (name: string) => string {
  const keys = new Map<string, string>()
  return (name) => {
    let key = keys.get(name)
    if (key === undefined) keys.set(name, (key = keyOf(name)))
    return key
  }
}
