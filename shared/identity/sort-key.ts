/** Width every digit run is padded to in a sort key; longer runs are kept whole and sort by their first digits. */
const DIGIT_WIDTH = 8

/** A whole number as text whose plain binary order is the numeric order. */
export function orderNumber(value: number): string {
  return String(value).padStart(DIGIT_WIDTH, '0')
}

/** Upper case, with å, ä and ö as the three ASCII characters after Z, so that binary order is Swedish order. */
export function orderLetters(text: string): string {
  return text.toUpperCase().replace(SWEDISH_LETTERS, toCharacterAfterZ)
}

/**
 * Sort key of a text that follows no known pattern: after every key that does (`~` is above every character those
 * begin with), digit runs numeric, letters in Swedish order, spaces ignored. The same text always gives the same key.
 */
export function orderUnreadable(text: string): string {
  return `~${orderLetters(text).replace(SPACE, '').replace(DIGITS, padDigits)}`
}

const SWEDISH_LETTERS = /[ÅÄÖ]/g
const SPACE = / +/g
const DIGITS = /\d+/g

function toCharacterAfterZ(letter: string): string {
  return letter === 'Å' ? '[' : letter === 'Ä' ? '\\' : ']'
}

function padDigits(digits: string): string {
  return digits.padStart(DIGIT_WIDTH, '0')
}
