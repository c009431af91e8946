import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import type { Tone } from '#renderer/ui/tones.ts'

export const classTones: Readonly<Record<PairClass, Tone>> = {
  conflict: 'error',
  disagreed: 'error',
  contradiction: 'error',
  changed: 'warning',
  uncertain: 'warning',
  'near-tie': 'warning',
  duplicate: 'warning',
  'awaits-second': 'info',
  later: 'neutral',
  ask: 'neutral',
  unmatched: 'warning',
  linked: 'ok',
  decided: 'ok',
}

/** What a person has to settle, the gravest first. */
export const settledByPeople = [
  'conflict',
  'disagreed',
  'contradiction',
  'changed',
  'duplicate',
  'near-tie',
  'uncertain',
  'awaits-second',
] as const satisfies readonly PairClass[]

export const setAside = ['later', 'ask'] as const satisfies readonly PairClass[]
export const toExplain = ['unmatched'] as const satisfies readonly PairClass[]
export const doneClasses = ['linked', 'decided'] as const satisfies readonly PairClass[]

/** All of them, in the order in which they are listed. */
export const listedClasses: readonly PairClass[] = [...settledByPeople, ...toExplain, ...setAside, ...doneClasses]
