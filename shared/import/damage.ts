import type { FindingRuleId } from './rules.ts'

/**
 * What files and spreadsheet programs do to a text on its way. Each is told by the text alone; the text is kept as it came, for
 * what is lost cannot be guessed back.
 */

/** The cell holds an error value as text, in English or Swedish, or the marks of a column too narrow to show its number. */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === HASH && errorText.test(text)
}

/** Lengths at which programs cut a text: 255 by old Excel and by database links, 8,224 by an .xls record, 32,767 by an Excel cell. */
const cutLengths: ReadonlySet<number> = new Set([8224, 32_767])
const cutInWorkbook = 255

/** The damage that can be seen in a text, most telling first; null where there is none. */
export function textDamage(text: string, isWorkbook: boolean): FindingRuleId | null {
  if (cutLengths.has(text.length) || (isWorkbook && text.length === cutInWorkbook)) return 'cut-text'
  // A plain text is told by its letters alone, one look at each, for there are millions.
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < A_CIRCUMFLEX_CAPITAL) continue
    if (code === REPLACEMENT) return 'undecodable-text'
    if ((code === A_TILDE || code === A_CIRCUMFLEX_CAPITAL || code === A_CIRCUMFLEX) && mojibake.test(text)) {
      return text.includes('\uFFFD') ? 'undecodable-text' : 'mojibake'
    }
  }
  return null
}

const HASH = 0x23
const A_CIRCUMFLEX_CAPITAL = 0xc2
const A_TILDE = 0xc3
const A_CIRCUMFLEX = 0xe2
const REPLACEMENT = 0xfffd

const errorText =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|SAKNAS!|REFERENS!|VÄRDEFEL!|DIVISION\/0!|NAMN\?|OGILTIGT!|SKÄRNING!|#{3,})$/

/** UTF-8 read as Windows-1252 or ISO-8859-1: `Ã¥`, `Ã–`, `Â `, `â€“`. */
const mojibake = /Ã[\u0080-\u00BF¥¤¶…„–©‰‹¼]|Â[\u00A0-\u00BF]|â€[\u0080-\u00BF“”™˜¢¦œ\u009D]/
