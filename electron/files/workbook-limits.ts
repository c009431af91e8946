import { FileFailure } from './file-failure.ts'

/** @see "Excel specifications and limits", Microsoft */
export const largestSheet = { rows: 1_048_576, columns: 16_384, characters: 32_767, name: 31 } as const

/** @throws FileFailure `file.too-large-for-excel` with the limit that a name breaks */
export function checkSheetNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    const limit = brokenRule(name, seen)
    if (limit !== undefined) throw new FileFailure('file.too-large-for-excel', { limit, sheet: name })
    seen.add(name.toLowerCase())
  }
}

/**
 * Text as an office file can hold it: characters that XML cannot, carriage returns, and what already looks like an escape are
 * written `_xHHHH_`, which every office program turns back.
 * @see ECMA-376 part 1, 22.9.2.19 ST_Xstring
 */
export function toOfficeText(text: string): { readonly text: string; readonly hasControls: boolean } {
  const safe = text.includes('_x') ? text.replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_') : text
  // Looked for first, because nearly every text has none.
  if (unsafe.exec(safe) === null) return { text: safe, hasControls: false }
  const escaped = safe.replaceAll(
    new RegExp(unsafe, 'gv'),
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
  return { text: escaped, hasControls: true }
}

/** Controls but tab and line feed, unpaired surrogates, and the two code points that XML leaves out. */
const unsafe = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n]]/v

function brokenRule(name: string, seen: ReadonlySet<string>): string | undefined {
  if (name.length === 0 || name.length > largestSheet.name) return 'sheet-name-length'
  if (/[[\]:*?/\\]/.test(name) || name.startsWith("'") || name.endsWith("'")) return 'sheet-name-characters'
  if (toOfficeText(name).hasControls) return 'sheet-name-characters'
  return seen.has(name.toLowerCase()) ? 'sheet-name-twice' : undefined
}
