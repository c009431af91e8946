import { isIdentityNumber, maskIdentityNumber, parseIdentityNumber } from './identity-number.ts'

/** Blanks and invisible characters that stand inside a number; no line break. */
const gap = '[ \\t\\u00A0\\u00AD\\u2000-\\u200B\\u202F]'
const dash = '[-+\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]'
/** Between the parts of a number: `1952-02-21-2857`, `52.02.21-2857`, `520221 – 2857`. */
const between = `(?:${gap}{0,2}(?:${dash}${gap}{0,2})?|[./])`
const pair = `\\d${gap}?\\d`
const short = `${pair}${between}${pair}${between}${pair}${between}(?:${pair}${gap}?${pair}|[TRSUWXJKLMN]\\d{3})(?!\\d)`
const sixDigits = new RegExp(`\\d(?:[^\\p{L}\\d]{0,5}\\d){5}`, 'u')
// Looks ahead, with the century and without, so that a number that begins within what proved to be none is found too.
const candidate = new RegExp(`(?<!\\d)(?=(${pair}${gap}?${short})?)(?=(${short})?)\\d`, 'gi')
/** What follows the first year of a period: `1998-01-01 – 1999-12-31`. */
const restOfDay = /^(?:[-./ ]\d{2}){2}(?!\d)/

/** Hides the last four characters of every valid identity number in a free text. */
export function maskIdentityNumbersIn(text: string): string {
  let masked = ''
  let from = 0
  for (const { index, visible, end } of maskedNumbersIn(text)) {
    masked += `${text.slice(from, index)}${visible}****`
    from = index + visible.length + end.length
  }
  return from === 0 ? text : masked + text.slice(from)
}

/** The valid identity numbers of a free text, in order: where each begins, what is shown of it, and the end that is not. */
export function maskedNumbersIn(
  text: string,
): readonly { readonly index: number; readonly visible: string; readonly end: string }[] {
  // Most texts hold no long run of digits; looking for one first is what makes a million of them quick.
  if (!sixDigits.test(text)) return none
  const numbers = []
  let from = 0
  for (const { index, 1: withCentury, 2: withoutCentury } of text.matchAll(candidate)) {
    if (index < from) continue
    const found = [withCentury, withoutCentury].find(
      (one) => one !== undefined && isNumberAt(text, index + one.length, one),
    )
    if (found === undefined) continue
    const visible = found.replace(lastFour, '')
    numbers.push({ index, visible, end: found.slice(visible.length) })
    from = index + found.length
  }
  return numbers
}

const none: readonly never[] = []

/** A separator may stand in the last four too. */
const lastFour = /(?:[\da-z][^\da-z]*){4}$/i

function isNumberAt(text: string, end: number, found: string): boolean {
  if (!isIdentityNumber(found.replaceAll(/[^\da-z]/gi, '').toUpperCase())) return false
  const isTwoDays =
    /^\d{4}[^\d]/.test(found) && /(?:18|19|20)\d\d$/.test(found) && restOfDay.test(text.slice(end, end + 8))
  return !isTwoDays
}

/**
 * Hides the end of whatever could be an identity number, or a part of one, where one is expected: valid or not, cut, or turned into
 * a number. At most the date of birth is left of it, and never its last four. What has fewer digits in a row (`Antal anställda 42`,
 * `saknas`) is shown.
 */
export function maskIdentityCell(text: string, reference: string): string {
  const parsed = parseIdentityNumber(text, reference)
  if (parsed.ok) return maskIdentityNumber(parsed.number.value)
  return text.replace(digitRun, (run) => {
    const places = Array.from(run.matchAll(digitLike), ({ index }) => index)
    if (places.length < fewestDigits && !scientific.test(run)) return run
    const visible = withCentury.test(run) ? 8 : Math.min(fewestDigits, places.length - 4)
    return `${run.slice(0, places[Math.max(0, visible)])}****${run.slice((places.at(-1) ?? 0) + 1)}`
  })
}

/** A digit, or an O that stands for one: no part of a word. */
const digit = '(?:\\p{Nd}|(?<![^\\P{L}Oo])[Oo](?![^\\P{L}Oo]))'
const digitLike = new RegExp(digit, 'gu')
/** Digits with whatever people and programs put between them, and a letter before a digit: `850101-T857`, `1,98501E+11`. */
const digitRun = new RegExp(`${digit}(?:${digit}|\\P{L}|\\p{L}(?=[\\p{Nd}+-]))*`, 'gu')
/** As many as the date of birth has without its century. */
const fewestDigits = 6
const scientific = /\d[.,]?\d*e[+-]?\d/i
const withCentury = /^(?:18|19|20)\d{6}(?:[^\p{L}\d]*\d{4}|\D\d{3})\D*$/u
