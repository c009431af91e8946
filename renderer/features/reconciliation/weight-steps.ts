import type { Pair } from './review.ts'

/** One step of the sum of a pair's weight, in bits: where it begins and where it ends. */
export interface WeightStep {
  readonly kind: 'prior' | 'level' | 'rarity' | 'total'
  /** Empty of the first and the last. */
  readonly field: string
  readonly level: string
  readonly from: number
  readonly to: number
}

/** How common a value is has a step of its own from here on; less would show as 0, and is told with the level. Bits. */
const least = 0.05

/** What is known before anything is compared, what each field says, and the sum. Steps of nothing are left out. */
export function toSteps({ priorBits, bits, fields }: Pick<Pair, 'priorBits' | 'bits' | 'fields'>): WeightStep[] {
  if (priorBits === null || bits === null) return []
  const steps: WeightStep[] = [{ kind: 'prior', field: '', level: '', from: 0, to: priorBits }]
  const add = (kind: 'level' | 'rarity', field: string, level: string, weight: number): void => {
    const from = steps.at(-1)?.to ?? 0
    if (weight !== 0) steps.push({ kind, field, level, from, to: from + weight })
  }
  for (const { field, level, levelBits, rarityBits } of fields) {
    if (level === null) continue
    const isOwnStep = Math.abs(rarityBits) >= least
    add('level', field, level, isOwnStep ? levelBits : levelBits + rarityBits)
    if (isOwnStep) add('rarity', field, level, rarityBits)
  }
  return [...steps, { kind: 'total', field: '', level: '', from: 0, to: bits }]
}
