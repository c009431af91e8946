import { createColumn } from './columns.ts'
import type { Comparer } from './comparer.ts'
import { prepareDate, prepareNumber } from './fields.ts'
import { isAgreement } from './model.ts'
import type { NameReader } from './names.ts'
import type { OrderedRows } from './rows.ts'
import type { Setting } from './setting.ts'

/** By what a link is made: the same identity number, the same employment of the same sender, birth date and name, or weight. */
export type Tier = 'identity-number' | 'employment-number' | 'birth-date-and-name' | 'weight'

/** What each row says at the exact tiers, the same whole number for the same content; -1 where it says nothing. */
export interface ExactKeys {
  readonly identity: Int32Array
  readonly employment: Int32Array
  readonly birthAndName: Int32Array
}

export function* readExactKeys(
  rows: OrderedRows,
  setting: Setting,
  readName: NameReader,
): Generator<number, ExactKeys> {
  const { identityNumber, employmentNumber, birthDate } = setting.tiers
  const name = setting.comparisons.find((comparison) => comparison.kind === 'person-name')
  const nothing = new Int32Array(rows.count).fill(-1)
  const codesOf = function* (
    fields: readonly [string, string?],
    read: (text: string, other: string) => string | null,
  ): Generator<number, Int32Array> {
    return (yield* createColumn(rows, fields, read, (text) => text)).codes
  }
  const identity =
    identityNumber === undefined
      ? nothing
      : yield* codesOf([identityNumber], (text) => {
          const number = prepareNumber(text)
          return number === null || number.length < 10 ? null : number
        })
  const employment =
    employmentNumber === undefined
      ? nothing
      : yield* codesOf([...employmentNumber], (text, sender) => {
          const number = prepareNumber(text)
          const from = sender.trim().toLowerCase()
          return number === null || from === '' ? null : `${number} ${from}`
        })
  if (birthDate === undefined || !name) return { identity, employment, birthAndName: nothing }
  const keyOf = (text: string): string | null => readName(text)?.key ?? null
  const families = yield* codesOf([name.family], keyOf)
  const givens = yield* codesOf([name.given], keyOf)
  const days = yield* codesOf([birthDate], (text) => {
    const date = prepareDate(text)
    return date?.length === 8 ? date : null
  })
  return { identity, employment, birthAndName: joinCodes(joinCodes(families, givens), days) }
}

/** The exact tier of a pair, or `weight`. Two different identity numbers keep a pair from being one by birth date and name alone. */
export function tierOf(keys: ExactKeys, left: number, right: number): Tier {
  const isSame = (codes: Int32Array): boolean => codes[left] !== -1 && codes[left] === codes[right]
  if (isSame(keys.identity)) return 'identity-number'
  const [one, two] = [keys.identity[left], keys.identity[right]]
  if (isSame(keys.employment)) return 'employment-number'
  return isSame(keys.birthAndName) && (one === -1 || two === -1) ? 'birth-date-and-name' : 'weight'
}

/**
 * Whether what else is known says that two rows are not one person: both names are others. At a tier below the identity number also
 * another birth date or another identity number with a name that is not quite the same.
 */
export type Contradiction = (left: number, right: number, tier: Tier) => boolean

export function createContradiction(comparer: Comparer, setting: Setting): Contradiction {
  const name = setting.comparisons.find((comparison) => comparison.kind === 'person-name')
  if (!name) return () => false
  const fieldOf = (wanted: string | undefined): number => comparer.fields.findIndex((field) => field.name === wanted)
  const [family, given] = [fieldOf(name.family), fieldOf(name.given)]
  const others = [fieldOf(setting.tiers.birthDate), fieldOf(setting.tiers.identityNumber)]
  const levels = new Uint8Array(comparer.fields.length)
  const isDifferent = (field: number): boolean =>
    field >= 0 && levels[field] === (comparer.fields[field]?.levels.length ?? 0) - 1
  const isSame = (field: number): boolean => isAgreement(levels[field] ?? 0)
  return (left, right, tier) => {
    comparer.compare(left, right, levels)
    if (isDifferent(family) && isDifferent(given)) return true
    if (tier === 'identity-number') return false
    return others.some(isDifferent) && !(isSame(family) && isSame(given))
  }
}

function joinCodes(one: Int32Array, two: Int32Array): Int32Array {
  const codes = new Map<number, number>()
  return one.map((first, row) => {
    const second = two[row] ?? -1
    if (first < 0 || second < 0) return -1
    const pair = first * 2 ** 26 + second
    const code = codes.get(pair) ?? codes.size
    codes.set(pair, code)
    return code
  })
}
