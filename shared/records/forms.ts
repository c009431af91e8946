import { parseOrganisationNumber } from '../identity/organisation-number.ts'
import { formatSignum, parseSignum } from '../identity/signum.ts'

/** How a text has to be made, beyond being one: each gives the text as it is stored, or null where it is not made so. */
export const recordForms = {
  /** Ten digits with a check digit; stored without the dash. */
  organisationNumber: (text) => {
    const parsed = parseOrganisationNumber(text)
    return parsed.ok ? parsed.value : null
  },
  email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  /** `SE`, the owner's organisation number, a dash and at most 18 plain letters and digits (Inera, HSA: format). */
  hsaId: matching(/^SE\d{10}-[A-Za-z0-9]{1,18}$/),
  /** The work area of a BESTA code. */
  bestaArea: matching(/^\d{2}$/),
  /** The grouping level of a BESTA code. */
  bestaLevel: matching(/^[1-6]$/),
  /** Six digits and, for managers and some others, a letter of responsibility. */
  aidLabel: matching(/^\d{6}[A-CFLM]?$/),
  /** A series of the classic scheme, without volume, in its one written form. */
  seriesSignum: (text) => {
    const parsed = parseSignum(text)
    return parsed.ok && parsed.signum.kind === 'series' && parsed.signum.volume === null
      ? formatSignum(parsed.signum)
      : null
  },
  /** Point notation of at most five levels (KLASSA). */
  classCode: matching(/^\d+(?:\.\d+){0,4}$/),
  sha256: matching(/^[0-9a-f]{64}$/),
} as const satisfies Readonly<Record<string, (text: string) => string | null>>

export type RecordForm = keyof typeof recordForms

function matching(pattern: RegExp): (text: string) => string | null {
  return (text) => (pattern.test(text) ? text : null)
}
