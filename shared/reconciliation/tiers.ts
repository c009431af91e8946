import { prepareDate, prepareNumber } from './fields.ts'
import type { Explanation } from './model.ts'
import type { NameReader } from './names.ts'
import type { Comparison, ListRecord, Setting } from './setting.ts'

/** By what a link is made: the same identity number, the same employment of the same sender, birth date and name, or weight. */
export type Tier = 'identity-number' | 'employment-number' | 'birth-date-and-name' | 'weight'

/** What each row says at the exact tiers, the same whole number for the same content; -1 where it says nothing. */
export interface ExactKeys {
  readonly identity: Int32Array
  readonly employment: Int32Array
  readonly birthAndName: Int32Array
}

export function readExactKeys(records: readonly ListRecord[], setting: Setting, readName: NameReader): ExactKeys {
  const { identityNumber, employmentNumber, birthDate } = setting.tiers
  const name = setting.comparisons.find((comparison) => comparison.kind === 'person-name')
  const codeOf = createCodes()
  return {
    identity: codeRows(records, ({ values }) => {
      const number = identityNumber === undefined ? null : prepareNumber(values[identityNumber] ?? '')
      return number === null || number.length < 10 ? null : codeOf(`i${number}`)
    }),
    employment: codeRows(records, ({ values }) => {
      const [numberField, senderField] = employmentNumber ?? []
      const number = numberField === undefined ? null : prepareNumber(values[numberField] ?? '')
      const sender = senderField === undefined ? '' : (values[senderField] ?? '').trim().toLowerCase()
      return number === null || sender === '' ? null : codeOf(`e${number} ${sender}`)
    }),
    birthAndName: codeRows(records, ({ values }) => {
      const date = birthDate === undefined ? null : prepareDate(values[birthDate] ?? '')
      const key = name && nameKey(values, name, readName)
      return date?.length !== 8 || !key ? null : codeOf(`b${date} ${key}`)
    }),
  }
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
 * Whether what else is known says that the two are not one person: both names are others. At a tier below the identity number also
 * another birth date or another identity number with a name that is not quite the same.
 */
export function isPlainlyDifferent(explanation: Explanation, setting: Setting, tier: Tier): boolean {
  const levels = new Map(explanation.fields.map(({ field, level }) => [field, level]))
  const name = setting.comparisons.find((comparison) => comparison.kind === 'person-name')
  if (!name) return false
  const [family, given] = [levels.get(name.family), levels.get(name.given)]
  if (family === 'different' && given === 'different') return true
  if (tier === 'identity-number') return false
  const isSameName = isSame(family) && isSame(given)
  const others = [setting.tiers.birthDate, setting.tiers.identityNumber].map((field) => levels.get(field ?? ''))
  return others.includes('different') && !isSameName
}

function isSame(level: string | undefined): boolean {
  return level === 'exact' || level === 'variant'
}

function nameKey(
  values: ListRecord['values'],
  { family, given }: Extract<Comparison, { readonly kind: 'person-name' }>,
  readName: NameReader,
): string | null {
  const [one, two] = [readName(values[family] ?? ''), readName(values[given] ?? '')]
  return one && two ? `${one.key} ${two.key}` : null
}

function createCodes(): (text: string) => number {
  const codes = new Map<string, number>()
  return (text) => {
    const code = codes.get(text) ?? codes.size
    codes.set(text, code)
    return code
  }
}

function codeRows(records: readonly ListRecord[], read: (record: ListRecord) => number | null): Int32Array {
  return Int32Array.from(records, (record) => read(record) ?? -1)
}
