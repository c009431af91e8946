import type { Tone } from '#renderer/ui/tones.ts'

/** Every row read ends in exactly one of these, and each volume of a row that stands for several. */
export const outcomes = ['new', 'changed', 'unchanged', 'rejected', 'footer'] as const
export type Outcome = (typeof outcomes)[number]
export type OutcomeCounts = Readonly<Record<Outcome, number>> & {
  readonly read: number
  /** Rows more than were read. */
  readonly expanded: number
}

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  new: 'ok',
  changed: 'info',
  unchanged: 'neutral',
  rejected: 'error',
  footer: 'warning',
}

export const hatchedOutcomes: ReadonlySet<Outcome> = new Set(['rejected', 'footer'])
