import { maskedNumbersIn, maskIdentityNumbersIn } from './masking.ts'

/** What stands for the hidden end of a number. */
const hidden = '****'
/** The end of a number that is hidden, as it is shown. */
const shownNumber = /\d[^\p{L}\d*]{0,3}\*{4}/u

/**
 * A text that a person has made of what was shown of `present`, with the ends of its hidden numbers put back where they stood, in
 * the order in which they stood. Null where a mask cannot be told: the numbers are others, or stand in another place, or the text
 * brings the mask of a number from elsewhere. A text without masks is what it says.
 */
export function restoreHiddenNumbers(text: string, present: string): string | null {
  if (!text.includes(hidden)) return text
  const shown = maskIdentityNumbersIn(present)
  if (text === shown) return present
  const numbers = maskedNumbersIn(present)
  if (numbers.length === 0) return shownNumber.test(text) && !shownNumber.test(shown) ? null : text
  let restored = ''
  let from = 0
  for (const { visible, end } of numbers) {
    const at = text.indexOf(visible + hidden, from)
    if (at === -1) return null
    restored += `${text.slice(from, at)}${visible}${end}`
    from = at + visible.length + hidden.length
  }
  return count(text) === count(shown) ? restored + text.slice(from) : null
}

function count(text: string): number {
  return text.split(hidden).length
}
