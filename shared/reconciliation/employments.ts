import type { Value, Values } from '../registers/field.ts'
import { prepareNumber, prepareText } from './fields.ts'

/** One employment of one person: the id is unique within its side; the values are those of the staff register, null is missing. */
export interface Employment {
  readonly id: string
  readonly values: Values
}

/** What two employments can agree in, strongest first. */
const evidence = [
  'employmentNumber',
  'startDate',
  'positionTitle',
  'senderUnit',
  'employmentForm',
  'ftePercent',
] as const

export type EmploymentEvidence = (typeof evidence)[number]

export interface EmploymentPair {
  readonly left: string
  readonly right: string
  /** Empty where they were paired only because there is one on each side. */
  readonly agrees: readonly EmploymentEvidence[]
}

/** Employments that could be paired in more than one way: for a person. At least one on each side. */
export interface EmploymentTie {
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** What all of them agree in. */
  readonly agrees: readonly EmploymentEvidence[]
  /** One employment on the one side is several on the other, whose rates add up to it (`delad tjänst`). */
  readonly isSplit: boolean
}

/** Every employment that was given is in exactly one of the four. */
export interface EmploymentPairing {
  readonly pairs: readonly EmploymentPair[]
  readonly ties: readonly EmploymentTie[]
  readonly onlyLeft: readonly string[]
  readonly onlyRight: readonly string[]
}

/**
 * Pairs the employments of one person on two sides, one to one: those that agree in most of the strongest come first, and only
 * where nobody else agrees in the same. Nothing depends on the order of the rows or on which side is called left.
 */
export function pairEmployments(
  left: readonly Employment[],
  right: readonly Employment[],
  unitKeyOf: (name: string) => string = textKey,
): EmploymentPairing {
  const [leftRows, rightRows] = [readRows(left, unitKeyOf), readRows(right, unitKeyOf)]
  const [one] = leftRows
  const [other] = rightRows
  if (leftRows.length === 1 && rightRows.length === 1 && one && other) {
    return { pairs: [toPair(one, other)], ties: [], onlyLeft: [], onlyRight: [] }
  }
  const free: Sides = { left: new Set(leftRows), right: new Set(rightRows) }
  const pairs: EmploymentPair[] = []
  const ties: EmploymentTie[] = []
  for (let mask = ALL; mask >= LEAST && free.left.size > 0 && free.right.size > 0; mask--) {
    for (const group of groupsOf(free, mask)) {
      const [here, there] = [group.left[0], group.right[0]]
      if (here && there && group.left.length === 1 && group.right.length === 1) {
        pairs.push(toPair(here, there))
      } else if (!decisive.has(mask)) continue
      else ties.push(toTie(group.left, group.right, mask))
      for (const row of group.left) free.left.delete(row)
      for (const row of group.right) free.right.delete(row)
    }
  }
  const rest = leaveOver(free)
  if (rest.tie !== null) ties.push(rest.tie)
  return {
    pairs: pairs.toSorted((a, b) => compare(a.left, b.left)),
    ties: ties.toSorted((a, b) => compare(a.left[0] ?? '', b.left[0] ?? '')),
    onlyLeft: rest.onlyLeft,
    onlyRight: rest.onlyRight,
  }
}

/** The bit of a piece of evidence: a stronger one outweighs all the weaker ones together. */
const bits = evidence.map((_, index) => 1 << (evidence.length - 1 - index))
const ALL = (1 << evidence.length) - 1
/** The same unit, form and rate are shared by colleagues and by one person's own employments: they pair nothing by themselves. */
const LEAST = 8
/** With one of these alone, all finer distinctions have been tried: what is still ambiguous stays so. */
const decisive: ReadonlySet<number> = new Set([32, 16, 8])
/** A shorter number is a running one, counted anew on each side. */
const NUMBER_LENGTH_MIN = 3

interface Row {
  readonly id: string
  readonly keys: readonly (string | null)[]
  /** Hundredths of a per cent. */
  readonly rate: number | null
  readonly from: string
  readonly until: string
}

interface Sides {
  readonly left: Set<Row>
  readonly right: Set<Row>
}

interface Group {
  readonly left: Row[]
  readonly right: Row[]
}

function readRows(employments: readonly Employment[], unitKeyOf: (name: string) => string): Row[] {
  const rows = employments.map(({ id, values }) => {
    const rate = typeof values['ftePercent'] === 'number' ? Math.round(values['ftePercent'] * 100) : null
    const number = prepareNumber(textOf(values['employmentNumber']))
    const unit = textOf(values['senderUnit'])
    const keys = [
      number !== null && number.length >= NUMBER_LENGTH_MIN ? number : '',
      textOf(values['startDate']),
      textKey(textOf(values['positionTitle'])),
      unit === '' ? '' : unitKeyOf(unit),
      textOf(values['employmentForm']),
      rate === null ? '' : String(rate),
    ]
    return {
      id,
      keys: keys.map((key) => (key === '' ? null : key)),
      rate,
      from: textOf(values['startDate']),
      until: textOf(values['endDate']) || FOREVER,
    }
  })
  return rows.sort((a, b) => compare(a.id, b.id))
}

/** What has the same in all that the mask names, on both sides, in the order of the left ids. */
function groupsOf(free: Sides, mask: number): Group[] {
  const groups = new Map<string, Group>()
  for (const row of free.left) {
    const key = keyOf(row, mask)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.left.push(row)
    else groups.set(key, { left: [row], right: [] })
  }
  for (const row of free.right) {
    const key = keyOf(row, mask)
    if (key !== null) groups.get(key)?.right.push(row)
  }
  return [...groups.values()].filter(({ right }) => right.length > 0)
}

function keyOf({ keys }: Row, mask: number): string | null {
  let joined = ''
  for (const [index, bit] of bits.entries()) {
    if ((mask & bit) === 0) continue
    const key = keys[index] ?? null
    if (key === null) return null
    joined += `${key}\u0000`
  }
  return joined
}

/** The rest agrees in nothing that tells: whoever was employed at the same time as somebody on the other side may be that one. */
function leaveOver(
  free: Sides,
): Pick<EmploymentPairing, 'onlyLeft' | 'onlyRight'> & { readonly tie: EmploymentTie | null } {
  const [left, right] = [alongside(free.left, free.right), alongside(free.right, free.left)]
  if (left.may.length === 0 || right.may.length === 0) {
    return { tie: null, onlyLeft: idsOf([...free.left]), onlyRight: idsOf([...free.right]) }
  }
  return { tie: toTie(left.may, right.may, 0), onlyLeft: idsOf(left.mayNot), onlyRight: idsOf(right.mayNot) }
}

function alongside(rows: ReadonlySet<Row>, others: ReadonlySet<Row>): { may: Row[]; mayNot: Row[] } {
  let [first, last] = [FOREVER, '']
  for (const { from, until } of others) {
    if (from < first) first = from
    if (until > last) last = until
  }
  const isAlongside = ({ from, until }: Row): boolean => from <= last && first <= until
  return { may: [...rows].filter(isAlongside), mayNot: [...rows].filter((row) => !isAlongside(row)) }
}

function toPair(left: Row, right: Row): EmploymentPair {
  const agrees = evidence.filter((_, index) => {
    const key = left.keys[index] ?? null
    return key !== null && key === right.keys[index]
  })
  return { left: left.id, right: right.id, agrees }
}

function toTie(left: readonly Row[], right: readonly Row[], mask: number): EmploymentTie {
  return {
    left: idsOf(left),
    right: idsOf(right),
    agrees: evidence.filter((_, index) => (mask & (bits[index] ?? 0)) !== 0),
    isSplit: isSplit(left, right) || isSplit(right, left),
  }
}

function isSplit(whole: readonly Row[], parts: readonly Row[]): boolean {
  if (whole.length !== 1 || parts.length < 2 || parts.some(({ rate }) => rate === null)) return false
  return whole[0]?.rate === parts.reduce((sum, { rate }) => sum + (rate ?? 0), 0)
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id)
}

function textOf(value: Value | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim()
}

/** A name as it is compared: case, accents, dashes and spaces set aside. */
export function textKey(text: string): string {
  return prepareText(text)?.compact ?? ''
}

/** By UTF-16 units, as no language orders: the same in every place. */
function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}

const FOREVER = '9999-12-31'
