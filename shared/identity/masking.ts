import { isIdentityNumber, maskIdentityNumber, parseIdentityNumber } from './identity-number.ts'
import { dropSpaces, foldDashes } from './plain-text.ts'

/** Blanks and invisible characters that stand inside a number; no line break. */
const gap = '[ \\t\\u00A0\\u00AD\\u2000-\\u200B\\u202F]'
const dash = '[-+\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]'
const date = `\\d{2}${gap}?\\d{2}${gap}?\\d{2}`
const sixDigits = new RegExp(date)
// Looks ahead, so that a number that begins within what proved to be none is found too.
const candidate = new RegExp(
  `(?<!\\d)(?=((?:\\d{2})?${date}${gap}{0,2}${dash}?${gap}{0,2}(?:\\d{4}|[TRSUWXJKLMN]\\d{3})(?!\\d)))`,
  'g',
)

/** Hides the last four characters of every valid identity number in a free text. */
export function maskIdentityNumbersIn(text: string): string {
  // Most texts hold no long run of digits; looking for one first is what makes a million of them quick.
  if (!sixDigits.test(text)) return text
  let masked = ''
  let from = 0
  for (const { index, 1: found = '' } of text.matchAll(candidate)) {
    if (index < from || !isIdentityNumber(dropSpaces(foldDashes(found)))) continue
    masked += `${text.slice(from, index)}${found.slice(0, -4)}****`
    from = index + found.length
  }
  return masked + text.slice(from)
}

/** Hides the last four characters of whatever stands where an identity number is expected, valid or not. */
export function maskIdentityCell(text: string, reference: string): string {
  const parsed = parseIdentityNumber(text, reference)
  if (parsed.ok) return maskIdentityNumber(parsed.number.value)
  return /\d/.test(text) ? `${text.slice(0, -4)}****` : text
}
