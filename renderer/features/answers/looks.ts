import type { Decision, Outcome } from '#shared/answers/outcome.ts'
import type { BarPart } from '#renderer/ui/StackedBar.tsx'
import type { Tone } from '#renderer/ui/tones.ts'

/** Colour and pattern of each answer; `mixed` is of people whose employments have different ones. */
export const decisionLooks: Readonly<Record<Decision | 'mixed', Pick<BarPart, 'tone' | 'isHatched'>>> = {
  notAsked: { tone: 'neutral' },
  informed: { tone: 'info', isHatched: true },
  asked: { tone: 'info' },
  accepts: { tone: 'ok' },
  objects: { tone: 'warning' },
  noResponse: { tone: 'warning', isHatched: true },
  mixed: { tone: 'neutral', isHatched: true },
}

export const outcomeTones: Readonly<Record<Outcome, Tone>> = { transfers: 'ok', stays: 'warning', open: 'neutral' }
