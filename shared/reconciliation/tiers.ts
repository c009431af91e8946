import { createColumn } from './columns.ts'
import type { Comparer } from './comparer.ts'
import { prepareDate, prepareNumber, prepareText } from './fields.ts'
import { isAgreement } from './model.ts'
import type { NameReader } from './names.ts'
import type { OrderedRows } from './rows.ts'
import type { Setting, Tier, TierKey, TierPart } from './setting.ts'

/** What a tier is worth: see `Setting.tiers`. */
export type Strength = 'proof' | 'number' | 'likeness' | 'weight'

export const strengths: Readonly<Record<Tier, Strength>> = {
  'identity-number': 'proof',
  'business-key': 'proof',
  'employment-number': 'number',
  'unique-key': 'number',
  'birth-date-and-name': 'likeness',
  'same-content': 'likeness',
  weight: 'weight',
}

/** What each row says at the exact tiers, the same whole number for the same content; -1 where it says nothing. */
export interface ExactKeys {
  readonly proof: Int32Array
  readonly number: Int32Array
  readonly likeness: Int32Array
  readonly tiers: Readonly<Record<Exclude<Strength, 'weight'>, Tier>>
}

export function* readExactKeys(
  rows: OrderedRows,
  setting: Setting,
  readName: NameReader,
): Generator<number, ExactKeys> {
  const { proof, number, likeness } = setting.tiers
  const codesOf = function* (key: TierKey | undefined): Generator<number, Int32Array> {
    let joined: Int32Array | null = null
    for (const { field, by } of key?.parts ?? []) {
      const read = readerOf(by, readName)
      const { codes } = yield* createColumn(rows, [field], read, (text) => text)
      joined = joined === null ? codes : joinCodes(joined, codes)
    }
    if (joined !== null && key?.mostHolders !== undefined) blankFillers(joined, rows, key.mostHolders)
    return joined ?? new Int32Array(rows.count).fill(-1)
  }
  return {
    proof: yield* codesOf(proof),
    number: yield* codesOf(number),
    likeness: yield* codesOf(likeness),
    tiers: {
      proof: proof?.tier ?? 'weight',
      number: number?.tier ?? 'weight',
      likeness: likeness?.tier ?? 'weight',
    },
  }
}

function blankFillers(codes: Int32Array, { spans }: OrderedRows, mostHolders: number): void {
  const fillers = new Set<number>()
  for (const { from, to } of spans) {
    const holders = new Map<number, number>()
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? -1
      const count = (holders.get(code) ?? 0) + 1
      holders.set(code, count)
      if (count > mostHolders) fillers.add(code)
    }
  }
  for (const [row, code] of codes.entries()) if (fillers.has(code)) codes[row] = -1
}

function readerOf(by: TierPart['by'], readName: NameReader): (text: string) => string | null {
  switch (by) {
    case 'as-written':
      return (text) => text || null
    case 'identity-number':
      return (text) => {
        const number = prepareNumber(text)
        return number === null || number.length < 10 ? null : number
      }
    case 'number':
      return prepareNumber
    case 'party':
      return (text) => text.trim().toLowerCase() || null
    case 'name':
      return (text) => readName(text)?.key ?? null
    case 'text':
      return (text) => prepareText(text)?.compact ?? null
    case 'day':
      return (text) => {
        const date = prepareDate(text)
        return date?.length === 8 ? date : null
      }
  }
}

/** The exact tier of a pair, or `weight`. Two different proofs keep a pair from being one by likeness alone. */
export function tierOf(keys: ExactKeys, left: number, right: number): Tier {
  const { proof, number, likeness, tiers } = keys
  const [one, two] = [proof[left], proof[right]]
  if (one !== -1 && one === two) return tiers.proof
  if (number[left] !== -1 && number[left] === number[right]) return tiers.number
  const isAlike = likeness[left] !== -1 && likeness[left] === likeness[right]
  return isAlike && (one === -1 || two === -1) ? tiers.likeness : 'weight'
}

/** Whether what else is known says that two rows with an exact key in common are not the same: see `Setting.apart`. */
export type Contradiction = (left: number, right: number, strength: Strength) => boolean

export function createContradiction(comparer: Comparer, { apart }: Setting): Contradiction {
  const { whenAll, whenAny } = apart
  const fieldsOf = (names: readonly string[]): number[] =>
    names.map((name) => comparer.fields.findIndex((field) => field.name === name))
  const groups = whenAll.map(fieldsOf)
  const [differ, unless] = [fieldsOf(whenAny?.differ ?? []), fieldsOf(whenAny?.unless ?? [])]
  const levels = new Uint8Array(comparer.fields.length)
  const isDifferent = (field: number): boolean =>
    field >= 0 && isApart.has(comparer.fields[field]?.levels[levels[field] ?? 0] ?? '')
  const isSame = (field: number): boolean => isAgreement(levels[field] ?? 0)
  return (left, right, strength) => {
    comparer.compare(left, right, levels)
    if (groups.some((group) => group.every(isDifferent))) return true
    return strength !== 'proof' && differ.some(isDifferent) && !unless.every(isSame)
  }
}

/** Titles that have only some words in common (`Ansökan om …`) are other titles. */
const isApart: ReadonlySet<string> = new Set(['different', 'some'])

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
