/** Spreadsheet dashes (hyphen look-alikes, en and em dash, minus) as the plain hyphen-minus. */
export function foldDashes(text: string): string {
  return ASCII_ONLY.test(text) ? text : text.replace(DASHES, '-')
}

/** Without any white space (also NBSP and thin space) or invisible format characters (zero width, soft hyphen, BOM). */
export function dropSpaces(text: string): string {
  return VISIBLE_ASCII.test(text) ? text : text.replace(SPACES, '')
}

/** Without invisible format characters, every run of white space as one plain space, trimmed, composed (NFC). */
export function tidySpaces(text: string): string {
  const composed = ASCII_ONLY.test(text) ? text : text.replace(INVISIBLE, '').normalize('NFC')
  return UNTIDY.test(composed) ? composed.replace(SPACE_RUN, ' ').trim() : composed
}

// oxlint-disable-next-line no-control-regex -- the whole ASCII range is meant, control characters included
const ASCII_ONLY = /^[\x00-\x7f]*$/
const VISIBLE_ASCII = /^[!-~]*$/
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g
const SPACES = /[\s\p{Cf}]+/gu
const INVISIBLE = /\p{Cf}+/gu
const UNTIDY = /^\s|\s$|\s\s|[^\S ]/
const SPACE_RUN = /\s+/g
