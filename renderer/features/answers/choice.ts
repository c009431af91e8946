import { decisions, outcomes } from '#shared/answers/outcome.ts'
import type { Decision, Outcome } from '#shared/answers/outcome.ts'

/** Which people are on show, as the address says it. */
export interface AnswerChoice {
  readonly sender?: string
  readonly decision?: Decision
  readonly outcome?: Outcome
  /** Only those on leave whom nobody has reached yet. */
  readonly toContact?: true
}

export function answerChoiceOf(search: Readonly<Record<string, unknown>>): AnswerChoice {
  const { sender } = search
  const decision = decisions.find((each) => each === search['decision'])
  const outcome = outcomes.find((each) => each === search['outcome'])
  return {
    ...(typeof sender === 'string' ? { sender } : {}),
    ...(decision === undefined ? {} : { decision }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(search['toContact'] === true ? { toContact: true as const } : {}),
  }
}
