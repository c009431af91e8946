/** What has become of the question whether somebody goes over: a code of the list `decision`. */
export const decisions = ['notAsked', 'informed', 'asked', 'accepts', 'objects', 'noResponse'] as const
export type Decision = (typeof decisions)[number]

/** On what ground the employees of a pair go over: a code of the list `legalBasis`. */
export const legalBases = ['las6b', 'agreement', 'voluntary', 'statute', 'other'] as const
export type LegalBasis = (typeof legalBases)[number]

/** Whether silence is a yes or a no; `unsaid` where the basis does not tell, and somebody has to ask a lawyer. */
export const silences = ['transfers', 'stays', 'unsaid'] as const
export type Silence = (typeof silences)[number]

/**
 * Under LAS 6 b § contracts pass by themselves and only an objection keeps one with the sender; of a voluntary offer nothing comes
 * without a yes (`domain.md` §1a, R-01, R-03, R-06). What an agreement, a statute or another ground says of silence is not guessed.
 */
export function silenceUnder(basis: LegalBasis | null): Silence {
  if (basis === 'las6b') return 'transfers'
  return basis === 'voluntary' ? 'stays' : 'unsaid'
}

export const outcomes = ['transfers', 'stays', 'open'] as const
export type Outcome = (typeof outcomes)[number]

/** Why the outcome is what it is; `employments-differ` of a person whose employments have different answers. */
export const outcomeReasons = [
  'accepts',
  'objects',
  'silence-transfers',
  'silence-stays',
  'silence-unsaid',
  'not-asked',
  'awaits-answer',
  'employments-differ',
] as const
export type OutcomeReason = (typeof outcomeReasons)[number]

/**
 * Where somebody ends up as things stand. Silence counts only when the person has been informed: until the time for answers is out
 * (`noResponse`) it keeps nobody from going over by law, but says nothing yet of an offer.
 */
export function outcomeOf(
  decision: Decision,
  basis: LegalBasis | null,
): { readonly outcome: Outcome; readonly reason: OutcomeReason } {
  const silence = silenceUnder(basis)
  switch (decision) {
    case 'accepts':
      return { outcome: 'transfers', reason: 'accepts' }
    case 'objects':
      return { outcome: 'stays', reason: 'objects' }
    case 'notAsked':
      return { outcome: 'open', reason: 'not-asked' }
    case 'informed':
    case 'asked':
      return silence === 'transfers'
        ? { outcome: 'transfers', reason: 'silence-transfers' }
        : { outcome: 'open', reason: 'awaits-answer' }
    case 'noResponse':
      return { outcome: silence === 'unsaid' ? 'open' : silence, reason: `silence-${silence}` }
  }
}
