import type { Value, Values } from '../registers/field.ts'
import { unitsInMetre } from '../import/volume-range.ts'
import { textKey } from './employments.ts'
import { compareFamilyNames, compareGivenNames, familyLevels, givenLevels, prepareName } from './names.ts'

/** How a field is held against the same field of a linked row: `text` and `unit` by their letters, a unit by any of its names. */
type ComparedBy = 'number' | 'date' | 'code' | 'text' | 'person-name' | 'unit'

/** What a tolerance is stated in. */
export const toleranceUnits = ['kronor', 'points', 'days', 'hours', 'metres', 'years', 'pieces'] as const
export type ToleranceUnit = (typeof toleranceUnits)[number]

interface FieldSetting {
  readonly by: ComparedBy
  /** The usual one. */
  readonly tolerance: number
  /** The greatest that may be set: beyond it a difference is one that somebody has to look at. */
  readonly most?: number
  readonly unit?: ToleranceUnit
  /** What a number is counted in: so many in the field's unit; hundredths where it is not said. */
  readonly parts?: number
}

/**
 * What is compared of two linked rows, whichever register they are of (`domain.md` §1); which of it, `settings/` says. The tolerance is in the unit of the field (kronor, percentage points,
 * days, hours) or, for a date, in days: a difference up to it is no difference.
 */
const fields = {
  /** Not of two values: a row that by what its own list says stays behind, and is with the receiver all the same. */
  handover: { by: 'code', tolerance: 0 },
  monthlySalary: { by: 'number', tolerance: 0, most: 100, unit: 'kronor' },
  /** Full time × rate; payroll rounds it to whole kronor. */
  actualSalary: { by: 'number', tolerance: 1, most: 100, unit: 'kronor' },
  /** `66,7` for two thirds is as good as `66,67`. */
  ftePercent: { by: 'number', tolerance: 0.05, most: 1, unit: 'points' },
  seniorityDate: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  startDate: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  endDate: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  employmentForm: { by: 'code', tolerance: 0 },
  savedVacationDays: { by: 'number', tolerance: 0, most: 1, unit: 'days' },
  vacationRemaining: { by: 'number', tolerance: 0, most: 1, unit: 'days' },
  vacationEntitlement: { by: 'number', tolerance: 0, most: 1, unit: 'days' },
  /** Twenty minutes are a third of an hour, with two decimals. */
  compHours: { by: 'number', tolerance: 0.01, most: 1, unit: 'hours' },
  flexHours: { by: 'number', tolerance: 0.01, most: 1, unit: 'hours' },
  collectiveAgreement: { by: 'code', tolerance: 0 },
  name: { by: 'person-name', tolerance: 0 },
  unit: { by: 'unit', tolerance: 0 },

  unitName: { by: 'unit', tolerance: 0 },
  parentUnit: { by: 'unit', tolerance: 0 },
  validFrom: { by: 'date', tolerance: 0 },
  validTo: { by: 'date', tolerance: 0 },

  title: { by: 'text', tolerance: 0 },
  party: { by: 'text', tolerance: 0 },
  classCode: { by: 'text', tolerance: 0 },
  status: { by: 'code', tolerance: 0 },
  openedDate: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  decidedDate: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  closedDate: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  oldHandler: { by: 'text', tolerance: 0 },
  newHandler: { by: 'text', tolerance: 0 },
  receiverUnit: { by: 'unit', tolerance: 0 },
  newRegistrationNumber: { by: 'text', tolerance: 0 },
  documentCount: { by: 'number', tolerance: 0, most: 5, unit: 'pieces' },
  nextDeadline: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  grantAwarded: { by: 'number', tolerance: 0, most: 100, unit: 'kronor' },
  grantRemaining: { by: 'number', tolerance: 0, most: 100, unit: 'kronor' },
  disposition: { by: 'code', tolerance: 0 },

  diarySeries: { by: 'text', tolerance: 0 },
  documentDate: { by: 'date', tolerance: 0 },
  registeredDate: { by: 'date', tolerance: 0 },
  direction: { by: 'code', tolerance: 0 },
  correspondent: { by: 'text', tolerance: 0 },
  subject: { by: 'text', tolerance: 0 },
  documentType: { by: 'text', tolerance: 0 },
  secrecyDate: { by: 'date', tolerance: 0 },
  checksum: { by: 'text', tolerance: 0 },

  recordsCreator: { by: 'unit', tolerance: 0 },
  seriesTitle: { by: 'text', tolerance: 0 },
  yearFrom: { by: 'number', tolerance: 0, most: 1, unit: 'years' },
  yearTo: { by: 'number', tolerance: 0, most: 1, unit: 'years' },
  volumeType: { by: 'code', tolerance: 0 },
  /** A box is measured to the centimetre. */
  shelfMetres: { by: 'number', tolerance: 0.01, most: 0.1, unit: 'metres', parts: unitsInMetre },
  fileCount: { by: 'number', tolerance: 0, most: 5, unit: 'pieces' },
  secrecyYears: { by: 'number', tolerance: 0, most: 1, unit: 'years' },
  retention: { by: 'code', tolerance: 0 },
  loanUntil: { by: 'date', tolerance: 0, most: 31, unit: 'days' },
  targetArchive: { by: 'text', tolerance: 0 },

  medium: { by: 'code', tolerance: 0 },
  location: { by: 'text', tolerance: 0 },
  secrecyProvision: { by: 'text', tolerance: 0 },
  transferMode: { by: 'code', tolerance: 0 },
} as const satisfies Record<string, FieldSetting>

export type ComparedFieldName = keyof typeof fields
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const comparedFieldNames = Object.keys(fields) as [ComparedFieldName, ...ComparedFieldName[]]

const settings: Readonly<Record<ComparedFieldName, FieldSetting>> = fields
/** Whether a field is told apart by days, and not by an amount. */
export function isComparedByDays(name: ComparedFieldName): boolean {
  return fields[name].by === 'date'
}

/** Numbers and dates can be near enough; words are the same or not. */
export const toleratedFieldNames = comparedFieldNames.filter((name) => ['number', 'date'].includes(fields[name].by))

/** The fields whose tolerances can make a field near enough: a salary and a rate that both are give an actual salary that is. */
export function toleratedBy(field: string): readonly ComparedFieldName[] {
  if (field === 'actualSalary') return ['actualSalary', 'monthlySalary', 'ftePercent']
  return toleratedFieldNames.filter((name) => name === field)
}

/** The tolerance that holds where nobody has set another. */
export function usualTolerance(field: ComparedFieldName): number {
  return fields[field].tolerance
}

/** The greatest tolerance that may be set, and what it is stated in; of words there is none. */
export function greatestTolerance(field: ComparedFieldName): number {
  return settings[field].most ?? 0
}

export function toleranceUnit(field: ComparedFieldName): ToleranceUnit {
  return settings[field].unit ?? 'pieces'
}

/** A delta of the field as people state it: in its own unit, of dates in days. */
export function statedDelta(field: ComparedFieldName, delta: number): number {
  return settings[field].by === 'number' ? delta / partsOf(field) : delta
}

function partsOf(field: ComparedFieldName): number {
  return settings[field].parts ?? 100
}

export type Tolerances = Readonly<Partial<Record<ComparedFieldName, number>>>

/** `Here` is the first list, `there` the second. */
export type DifferenceState = 'differs' | 'missingHere' | 'missingThere'

export interface FieldDifference {
  readonly field: ComparedFieldName
  readonly state: DifferenceState
  readonly here: Value
  readonly there: Value
  /** Here less there in the parts that the field is counted in (öre, hundredths of a per cent …), days for dates; null for words. */
  readonly delta: number | null
  /** What a difference in the actual salary comes of; they add up to it. Empty for other fields. */
  readonly causes: readonly { readonly field: 'monthlySalary' | 'ftePercent'; readonly delta: number }[]
}

/** All that is not equal of two linked rows, in the order of the fields. What neither states is equal. */
export type FieldComparer = (here: Values, there: Values) => FieldDifference[]

/** `unitKeyOf` gives the same key for every name of a unit. */
export function createFieldComparer(
  names: readonly ComparedFieldName[],
  tolerances: Tolerances = {},
  unitKeyOf: (name: string) => string = textKey,
): FieldComparer {
  const limitOf = (field: ComparedFieldName): number => tolerances[field] ?? usualTolerance(field)
  const unitOf = remember(unitKeyOf)
  return (here, there) => {
    const differences: FieldDifference[] = []
    for (const field of names) {
      const [one, other] = [comparedValue(here, field), comparedValue(there, field)]
      if (one === other) continue
      if (one === null || other === null) {
        const state = one === null ? 'missingHere' : 'missingThere'
        differences.push({ field, state, here: one, there: other, delta: null, causes: [] })
        continue
      }
      const { by } = settings[field]
      const parts = partsOf(field)
      const delta =
        by === 'number' ? wholeOf(one, parts) - wholeOf(other, parts) : by === 'date' ? daysBetween(one, other) : null
      if (delta === null) {
        if (isSameWord(by, String(one), String(other), unitOf) || (by === 'person-name' && isSameName(here, there)))
          continue
      } else if (Math.abs(delta) <= (by === 'number' ? Math.round(limitOf(field) * parts) : limitOf(field))) continue
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

function isSameWord(by: ComparedBy, one: string, other: string, unitOf: (name: string) => string): boolean {
  if (by === 'unit') return unitOf(one) === unitOf(other)
  return by === 'text' && textKey(one) === textKey(other)
}

/** A number in whole hundredths, so that sums are exact; 0 for what is no number. */
export function hundredths(value: Value | undefined): number {
  return wholeOf(value, 100)
}

/** A number in whole parts of its unit. */
export function wholeOf(value: Value | undefined, parts: number): number {
  return typeof value === 'number' ? Math.round(value * parts) : 0
}

/** What of a row is compared as a field: some of an employment are put together of several. */
export function comparedValue(values: Values, field: ComparedFieldName): Value {
  if (field === 'actualSalary') {
    const inHundredths = actualSalary(values['monthlySalary'], values['ftePercent'])
    return inHundredths === null ? null : inHundredths / 100
  }
  if (field === 'name') {
    return [values['givenNames'], values['familyName']].filter((part) => present(part) !== null).join(' ') || null
  }
  if (field === 'handover') {
    return handoverFields.flatMap((name) => present(values[name]) ?? []).join(' ') || null
  }
  // Where the employee is to work; the unit at the sender only where no other has been named.
  if (field === 'unit') return present(values['receiverUnit']) ?? present(values['senderUnit'])
  return present(values[field])
}

/** What tells whether something goes over. */
const handoverFields = ['decision', 'endDate', 'closedDate', 'disposition', 'transferMode', 'validTo']

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
