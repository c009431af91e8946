import { passesModulus10 } from './modulus-10.ts'
import { dropSpaces, foldDashes } from './plain-text.ts'

/** Why a text is no organisation number: `looksLikeIdentityNumber` means the third digit is 0 or 1, as in a month. */
export type OrganisationNumberProblem = 'format' | 'looksLikeIdentityNumber' | 'checkDigit'

export type OrganisationNumberResult =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: OrganisationNumberProblem }

/**
 * Reads a Swedish organisation number as typed or exported: `NNNNNN-NNNN`, ten digits, or twelve with the prefix 16;
 * spaces and dash variants are tolerated. `value` is the ten digits.
 * Source: lag (1974:174) om identitetsbeteckning för juridiska personer m.fl.; Skatteverket SKV 709 (third digit at
 * least 2, modulus 10 check digit, prefix 16 in twelve-digit files).
 */
export function parseOrganisationNumber(text: string): OrganisationNumberResult {
  return judge(dropSpaces(foldDashes(text)))
}

/** Whether the text, exactly as it stands, is an organisation number (no spaces, no other dash than `-`). */
export function isOrganisationNumber(text: string): boolean {
  return judge(text).ok
}

/** The ten stored digits as `NNNNNN-NNNN`; any other text is returned as it is. */
export function formatOrganisationNumber(value: string): string {
  return TEN_DIGITS.test(value) ? `${value.slice(0, 6)}-${value.slice(6)}` : value
}

const SHAPE = /^(?:16)?(\d{6})-?(\d{4})$/
const TEN_DIGITS = /^\d{10}$/

function judge(text: string): OrganisationNumberResult {
  const match = SHAPE.exec(text)
  if (!match) return { ok: false, problem: 'format' }
  const value = `${match[1]}${match[2]}`
  if (value.charAt(2) < '2') return { ok: false, problem: 'looksLikeIdentityNumber' }
  return passesModulus10(value) ? { ok: true, value } : { ok: false, problem: 'checkDigit' }
}
