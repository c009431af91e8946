import { explainFields, type ExplainedField, type Explanation, type Model } from './model.ts'
import type { FieldLevels, Setting } from './setting.ts'

/**
 * Why a pair is asked about however likely it is: a field is plainly another (`differs`), a slip that may as well tell two people
 * apart (`slip`), two of them (`slips`), or all that speaks for the pair is what twins share (`shared`).
 */
export interface Doubt {
  readonly why: 'differs' | 'slip' | 'slips' | 'shared'
  /** What differs; of `shared` nothing. */
  readonly fields: string[]
}

/** What keeps a pair from being linked by weight without a person; null where nothing does. `caution` in bits, see `pairLists`. */
export function doubtOf(model: Model, explanation: Explanation, setting: Setting, caution: number): Doubt | null {
  const { alwaysAsk, comparisons, slips, twins } = setting
  const fields = explainFields(model, explanation)
  const differing = fields.filter((each) => isAt(alwaysAsk, each))
  if (differing.length > 0) return { why: 'differs', fields: namesOf(differing) }
  // Where names are exchanged nothing tells which of the two is the given name.
  if (fields.some(({ level }) => level === 'exchanged')) {
    const names = nameFields(comparisons)
    const other = fields.filter(({ field, level }) => level === 'different' && names.includes(field))
    if (other.length > 0) return { why: 'differs', fields: namesOf(other) }
  }
  const slipped = slips === null ? [] : fields.filter((each) => isAt(slips.of, each))
  if (slipped.length > 1) return { why: 'slips', fields: namesOf(slipped) }
  const beside = fields.find(({ field }) => field === slips?.unless)
  if (slipped.length === 1 && (beside === undefined || isSilentOrApart(beside))) {
    return { why: 'slip', fields: namesOf(slipped) }
  }
  if (twins === null) return null
  const others = fields.filter(({ field }) => !twins.share.includes(field))
  const bits = others.reduce((sum, { levelBits, adjustmentBits }) => sum + levelBits + adjustmentBits, 0)
  return bits < twins.otherBits + caution ? { why: 'shared', fields: [] } : null
}

function namesOf(fields: readonly ExplainedField[]): string[] {
  return fields.map(({ field }) => field)
}

function isAt(levels: FieldLevels, { field, level }: ExplainedField): boolean {
  return levels[field]?.includes(level) === true
}

function isSilentOrApart({ level }: ExplainedField): boolean {
  return level === 'missing' || level === 'different'
}

function nameFields(comparisons: Setting['comparisons']): string[] {
  return comparisons.flatMap((one) => (one.kind === 'person-name' ? [one.family, one.given] : []))
}
