import type { Measure } from './TotalsScreen.tsx'

/** One step from the total here to the total there. */
export interface GapStep {
  readonly id: string
  /** `withheld`: a cause whose amount is not told, and is missing in the way from here to there. */
  readonly kind: 'here' | 'step' | 'withheld' | 'there'
  /** Null of the two totals, and of what no cause accounts for. */
  readonly cause: Measure['causes'][number] | null
  readonly from: number
  readonly to: number
}

interface GapPicture {
  readonly steps: readonly GapStep[]
  /** The ends of the scale: it does not begin at nought, or a small gap between large totals would not be seen. */
  readonly low: number
  readonly high: number
}

/** A cause adds to what is here and not there, so the way from here to there takes it away. */
export function toGapSteps({ here, there, causes, remainder }: Measure): GapPicture {
  const [start, end] = [here ?? 0, there ?? 0]
  const steps: GapStep[] = [{ id: 'here', kind: 'here', cause: null, from: 0, to: start }]
  const add = (id: string, cause: GapStep['cause'], delta: number | null): void => {
    const from = steps.at(-1)?.to ?? 0
    if (delta === null) {
      steps.push({ id, kind: 'withheld', cause, from, to: from })
      return
    }
    // Amounts of money and posts are decimal: what is left of adding them is not shown.
    steps.push({ id, kind: 'step', cause, from, to: Math.round((from - delta) * 1e6) / 1e6 })
  }
  for (const cause of causes)
    add(
      `${cause.cause} ${cause.field ?? ''} ${cause.side} ${cause.isExplained} ${cause.party ?? ''}`,
      cause,
      cause.delta,
    )
  if (remainder !== null && remainder !== 0) add('remainder', null, remainder)
  steps.push({ id: 'there', kind: 'there', cause: null, from: 0, to: end })
  const points = steps.map(({ to }) => to)
  const [least, most] = [Math.min(...points), Math.max(...points)]
  const margin = (most - least || Math.abs(most) || 1) * 0.25
  return { steps, low: Math.max(Math.min(0, least), least - margin), high: most }
}
