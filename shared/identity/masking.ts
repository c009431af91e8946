import { isIdentityNumber, maskIdentityNumber, parseIdentityNumber } from './identity-number.ts'

const sixDigits = /\d{6}/
const candidate = /(?<!\d)(?:\d{2})?\d{6}[-+ ]?(?:\d{4}|[TRSUWXJKLMN]\d{3})(?!\d)/g

/** Hides the last four characters of every valid identity number in a free text. */
export function maskIdentityNumbersIn(text: string): string {
  // Most texts hold no long run of digits; looking for one first is what makes a million of them quick.
  if (!sixDigits.test(text)) return text
  return text.replaceAll(candidate, (found) =>
    isIdentityNumber(found.replaceAll(' ', '')) ? `${found.slice(0, -4)}****` : found,
  )
}

/** Hides the last four characters of whatever stands where an identity number is expected, valid or not. */
export function maskIdentityCell(text: string, reference: string): string {
  const parsed = parseIdentityNumber(text, reference)
  if (parsed.ok) return maskIdentityNumber(parsed.number.value)
  return /\d/.test(text) ? `${text.slice(0, -4)}****` : text
}
