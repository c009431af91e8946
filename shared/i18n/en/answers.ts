import type { Outcome, OutcomeReason, Silence } from '../../answers/outcome.ts'
import type { answers as source } from '../sv/answers.ts'

const outcomes: Readonly<Record<Outcome, string>> = { transfers: 'Goes over', stays: 'Stays', open: 'Open' }

const reasons: Readonly<Record<OutcomeReason, string>> = {
  accepts: 'Has accepted.',
  objects: 'Objects, and stays with the sender.',
  'silence-transfers': 'Has not objected. Under LAS 6 b the employment goes over.',
  'silence-stays': 'Has not answered. A voluntary offer needs a yes.',
  'silence-unsaid': 'Has not answered, and the legal basis does not say what that means.',
  'not-asked': 'Has not been informed yet.',
  'awaits-answer': 'The answer is awaited.',
  'employments-differ': 'The person’s employments have different answers.',
}

const silences: Readonly<Record<Silence, string>> = {
  transfers: 'Whoever does not answer goes over.',
  stays: 'Whoever does not answer stays.',
  unsaid: 'The legal basis does not say what becomes of whoever does not answer. Let a lawyer decide.',
}

export const answers = {
  title: 'Answers',
  lead: 'What each employee has answered to going over, and what comes of it under the legal basis of the pair.',
  outcomes,
  reasons,
  silences,
  mixed: 'Different for different employments',
  toContact: 'On leave, to be contacted',
  protectedHidden: (count: number) => `${count} with protected identity are not shown here.`,
} satisfies typeof source
