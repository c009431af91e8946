import { createHash } from 'node:crypto'
import type { Value } from '#shared/registers/field.ts'
import type { RunRecord, RunRow } from '#db/stores/reconciliation-runs.ts'
import type { ListRow } from './lists.ts'
import { areTwoPeople } from './matching.ts'
import type { Compared } from './matching.ts'

/** What a list comes to: its rows, and the people that they are of. */
export interface ListRecords {
  readonly records: readonly RunRecord[]
  readonly rows: readonly RunRow[]
}

interface Wish {
  readonly list: number
  /** Whose employment numbers the list has. */
  readonly party: string
  /** The number that a person is known by, where it is another than the one stated. */
  readonly otherNumbers: ReadonlyMap<string, string>
  /** Keys of rows that people have decided to be one person's. */
  readonly merged: readonly (readonly [string, string])[]
}

/**
 * The people of a list of employments: rows with the same identity number are one person, unless their names say plainly that they
 * are not; a row without one is somebody of its own. In the order of the keys, whatever order the rows came in.
 */
export function createRecords(listRows: readonly ListRow[], wish: Wish): ListRecords {
  const keyed = withKeys(listRows)
  const compared = keyed.map(({ row }) => comparedOf(row, wish))
  const groupOf = groupRows(
    keyed.map(({ key }) => key),
    compared,
    wish,
  )
  const numberOf = new Map<number, number>()
  const members: number[][] = []
  const rows = keyed.map(({ key, row }, number): RunRow => {
    const group = groupOf[number] ?? number
    let record = numberOf.get(group)
    if (record === undefined) numberOf.set(group, (record = members.push([]) - 1))
    members[record]?.push(number)
    const { rowId, isRejected, values } = row
    return { list: wish.list, number, record, key, rowId, isRejected, values }
  })
  const records = members.map((numbers, number): RunRecord => {
    const values = joined(numbers.map((each) => compared[each] ?? {}))
    return {
      list: wish.list,
      number,
      key: keyed[numbers[0] ?? 0]?.key ?? '',
      person: isWholeNumber(values['personalIdentityNumber']) ? (values['personalIdentityNumber'] ?? null) : null,
      isHidden: numbers.some((each) => keyed[each]?.row.isHidden === true),
      values,
    }
  })
  return { records, rows }
}

/** Rows in the order of their keys, each key once: `1001`, `1001#2`. */
function withKeys(listRows: readonly ListRow[]): { readonly key: string; readonly row: ListRow }[] {
  const named = listRows.map((row) => {
    const text = JSON.stringify([row.values, row.unread])
    return { row, text, key: row.key || `~${createHash('sha256').update(text).digest('hex').slice(0, 16)}` }
  })
  named.sort((a, b) => compareTexts(a.key, b.key) || compareTexts(a.text, b.text))
  let place = 0
  return named.map(({ row, key }, index) => {
    place = index > 0 && named[index - 1]?.key === key ? place + 1 : 1
    return { row, key: place === 1 ? key : `${key}#${place}` }
  })
}

/** For each row the first row of its person. */
function groupRows(keys: readonly string[], compared: readonly Compared[], { merged }: Wish): number[] {
  const groupOf = keys.map((_, number) => number)
  const rootOf = (number: number): number => {
    let root = number
    for (let up = groupOf[root]; up !== undefined && up !== root; up = groupOf[root]) root = up
    return root
  }
  const join = (one: number, two: number): void => {
    const [a, b] = [rootOf(one), rootOf(two)]
    groupOf[Math.max(a, b)] = Math.min(a, b)
  }
  // More than one first row where the same number stands for people who are plainly others.
  const firstRows = new Map<string, number[]>()
  for (const [number, values] of compared.entries()) {
    const person = values['personalIdentityNumber']
    if (!isWholeNumber(person)) continue
    const known = firstRows.get(person) ?? []
    firstRows.set(person, known)
    const same = known.find((first) => isSamePerson(compared[first] ?? {}, values))
    if (same === undefined) known.push(number)
    else join(same, number)
  }
  const numberOf = new Map(keys.map((key, number) => [key, number]))
  for (const [one, two] of merged) {
    const [a, b] = [numberOf.get(one), numberOf.get(two)]
    if (a !== undefined && b !== undefined) join(a, b)
  }
  return groupOf.map((_, number) => rootOf(number))
}

function isSamePerson(one: Compared, two: Compared): boolean {
  const isSameName = one['familyName'] === two['familyName'] && one['givenNames'] === two['givenNames']
  return isSameName || !areTwoPeople(one, two)
}

/** As `YYYYMMDDNNNN`: a number that was read, not one that is only written where a number should be. */
function isWholeNumber(text: string | undefined): text is string {
  return text !== undefined && /^(?:18|19|20)\d{6}[\dTRSUWXJKLMN]\d{3}$/.test(text)
}

/** Of a person with several rows, the first value of each field; where the employments differ, nothing is said of the person. */
function joined(rows: readonly Compared[]): Compared {
  const values: Record<string, string> = {}
  for (const row of rows) for (const [field, value] of Object.entries(row)) values[field] ??= value
  for (const field of employmentFields) {
    if (rows.some((row) => row[field] !== undefined && row[field] !== values[field])) delete values[field]
  }
  return values
}

/** What an employment has, and not whoever holds it. */
const employmentFields = ['employmentNumber', 'startDate', 'senderUnit', 'positionTitle']

/** What is compared of a row. A number that could not be read is compared as it is written, and says when its bearer was born. */
function comparedOf({ values, unread }: ListRow, { party, otherNumbers }: Wish): Compared {
  const compared: Record<string, string> = { sender: party }
  for (const field of comparedFields) {
    const text = textOf(values[field]) || (unread[field] ?? '')
    if (text !== '') compared[field] = text
  }
  const stated = textOf(values['personalIdentityNumber'])
  const number = otherNumbers.get(stated) ?? stated
  const written = number || (unread['personalIdentityNumber'] ?? '')
  delete compared['personalIdentityNumber']
  if (digitsOf(written).length >= leastDigits) compared['personalIdentityNumber'] = written
  const birthDate = birthDateIn(written)
  if (birthDate !== null) compared['birthDate'] = birthDate
  return compared
}

const comparedFields = ['familyName', 'givenNames', 'callName', 'formerFamilyName', ...employmentFields]

/** What has fewer digits is a date of birth at most. */
const leastDigits = 9

/** The date of birth that an identity number begins with, also where its last four are missing; with a coordination number's sixty taken off. */
function birthDateIn(written: string): string | null {
  const digits = digitsOf(written)
  const found = /^((?:18|19|20)\d\d)(\d\d)(\d\d)/.exec(digits)
  if (found === null) return null
  const [, year = '', month = '', day = ''] = found
  const plainDay = Number(day) > 60 ? Number(day) - 60 : Number(day)
  if (Number(month) < 1 || Number(month) > 12 || plainDay < 1 || plainDay > 31) return null
  return `${year}${month}${String(plainDay).padStart(2, '0')}`
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}

function textOf(value: Value | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

function compareTexts(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
