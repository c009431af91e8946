import type { Field } from '../registers/field.ts'
import { registerNames, registers } from '../registers/registers.ts'
import { cleanText } from './normalise.ts'
import type { RawRow } from './raw.ts'

/** Header texts are compared by their letters and digits alone, and by no more of them than a header can have. */
export function normaliseHeader(text: string): string {
  return cleanText(text.slice(0, longestHeader))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
/** Characters. A hostile text may be as long as a cell can be, and there may be many. */
const longestHeader = 500

/** Parts of a header that was joined of several rows: `Semester / Sparade`. */
export const headerPart = ' / '

/** Every header that is known to mean the field, normalised. */
export function headersOf(field: Field): readonly string[] {
  const known = headersByField.get(field)
  if (known !== undefined) return known
  const headers = [field.label.sv, field.label.en, field.name, ...field.headers].map(normaliseHeader)
  headersByField.set(field, headers)
  return headers
}

/** Some register has a field of this very header. */
export function isKnownHeader(text: string): boolean {
  allHeaders ??= new Set(registerNames.flatMap((name) => registers[name].fields.flatMap(headersOf)))
  return allHeaders.has(normaliseHeader(text))
}

/** The number of known headers in the row, for the register that knows most of them. */
export function mostKnownHeaders(row: RawRow): number {
  const names = new Set(row.cells.filter((cell) => typeof cell === 'string').map(normaliseHeader))
  const known = registerNames.map(
    (name) => registers[name].fields.filter((field) => headersOf(field).some((header) => names.has(header))).length,
  )
  return Math.max(...known)
}

/** `2016`, `2016/17`, `År 2016`: a part of a header that says nothing but which year. */
export function isYearHeader(text: string): boolean {
  return yearHeader.test(text)
}

const yearHeader = /^(?:\p{L}{1,20}\.? )?(?:19|20)\d\d(?:[-–/](?:\d\d)?\d\d)?$/u
const headersByField = new Map<Field, readonly string[]>()
let allHeaders: ReadonlySet<string> | undefined
