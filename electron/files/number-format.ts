/**
 * Does this number format show a day? A bare time (`h:mm`) or a duration (`[h]:mm`) does not: such numbers stay numbers.
 *
 * @param code the format code as stored (`yyyy\-mm\-dd;@`), or `undefined` when only the id is known
 * @see ECMA-376 part 1, 18.8.30 numFmt, for the ids that have no code in the file
 */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return dayFormatIds.has(id)
  if (/^(general|standard|@)$/i.test(code.trim())) return false
  const bare = firstSection(code)
  // Digit places mean a number, whatever letters stand around them; fractions of a second are not digit places.
  if (/[0#?]/.test(bare.replaceAll(/s[.,]0+/gi, 's'))) return false
  if (/[ydå]/i.test(bare)) return true
  // Between hours and seconds `m` is minutes.
  return /m/i.test(bare.replaceAll(/h+[^a-z]*m+|m+[^a-z]*s+/gi, ''))
}

const dayFormatIds: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** The part for positive numbers, without quoted text, escapes, colours, locales and elapsed-time brackets. */
function firstSection(code: string): string {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return (bare.split(';')[0] ?? '').replaceAll(/am\/pm|a\/p/gi, '')
}
