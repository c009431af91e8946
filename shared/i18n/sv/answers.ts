import type { Outcome, OutcomeReason, Silence } from '../../answers/outcome.ts'

const outcomes: Readonly<Record<Outcome, string>> = { transfers: 'Följer med', stays: 'Stannar', open: 'Öppet' }

const reasons: Readonly<Record<OutcomeReason, string>> = {
  accepts: 'Har accepterat.',
  objects: 'Motsätter sig, och stannar hos avlämnaren.',
  'silence-transfers': 'Har inte motsatt sig. Enligt LAS 6 b § följer anställningen med.',
  'silence-stays': 'Har inte svarat. Ett frivilligt erbjudande kräver ett ja.',
  'silence-unsaid': 'Har inte svarat, och den rättsliga grunden säger inte vad det betyder.',
  'not-asked': 'Är inte informerad än.',
  'awaits-answer': 'Svaret inväntas.',
  'employments-differ': 'Personens anställningar har olika svar.',
}

const silences: Readonly<Record<Silence, string>> = {
  transfers: 'Den som inte svarar följer med.',
  stays: 'Den som inte svarar stannar.',
  unsaid: 'Den rättsliga grunden säger inte vad som gäller den som inte svarar. Låt en jurist avgöra det.',
}

/** What employees have answered to going over, and what comes of it. */
export const answers = {
  title: 'Ställningstaganden',
  lead: 'Vad var och en har svarat på att följa med, och vad det leder till enligt parets rättsliga grund.',
  outcomes,
  reasons,
  silences,
  mixed: 'Olika för olika anställningar',
  toContact: 'Tjänstlediga att kontakta',
  protectedHidden: (count: number) => `${count} med skyddade personuppgifter visas inte här.`,
}
