import type { Field, Register } from '../registers/field.ts'
import { registerNames, registers } from '../registers/registers.ts'
import { cleanText } from './normalise.ts'
import type { RawRow } from './raw.ts'

/** Header texts are compared by their letters and digits alone. */
export function normaliseHeader(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

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
  return Math.max(...registerNames.map((name) => knownHeaders(registers[name], row)))
}

const headersByField = new Map<Field, readonly string[]>()
let allHeaders: ReadonlySet<string> | undefined

function knownHeaders(register: Register, row: RawRow): number {
  const names = new Set(row.cells.filter((cell) => typeof cell === 'string').map(normaliseHeader))
  return register.fields.filter((field) => headersOf(field).some((header) => names.has(header))).length
}
