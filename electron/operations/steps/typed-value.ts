import { createColumnReader } from '#shared/import/column-reader.ts'
import type { CellReader } from '#shared/import/column-reader.ts'
import { derivedFields, deriveValues } from '#shared/import/derive.ts'
import { isPointUnclear } from '#shared/import/lone-point.ts'
import { cleanText } from '#shared/import/normalise.ts'
import { severityOf } from '#shared/import/rules.ts'
import type { Finding, FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'

/** What a typed text comes to: its value as a delivered cell would get it, and what stands in the way of meaning just that. */
export interface TypedValue {
  readonly value: Value
  readonly remarks: readonly Finding[]
  /** Without remarks, or with such as a row may be let in with. */
  readonly canKeep: boolean
  /** A lone point in a number, which the person has to say the meaning of: nothing was read. */
  readonly isPointUnclear: boolean
}

/** Remarks that a person who types a value can live with: it was read, and as it was meant. */
const harmless: ReadonlySet<FindingRuleId> = new Set(['identity-note', 'date-imprecise'])

/** Reads typed texts as a delivery would be read; undefined for a field that the register does not have. */
export function createTypedReader(
  register: RegisterName,
  transferDate: string,
): (fieldName: string, text: string) => TypedValue | undefined {
  const readers = new Map<string, CellReader>()
  return (fieldName, text) => {
    const field = fieldOf(register, fieldName)
    if (field === undefined) return undefined
    const written = cleanText(text)
    if (written === '') return blank
    if (isPointUnclear(field.type, written)) return unclear
    const setting = { transferDate, isFraction: false, isWorkbook: false, values: undefined, paddedWidth: undefined }
    const read = readers.get(fieldName) ?? createColumnReader(field, setting)
    readers.set(fieldName, read)
    const findings: Finding[] = []
    const value = read(text, findings)
    const remarks = findings.filter(({ rule }) => !harmless.has(rule))
    const canKeep = remarks.every(({ rule }) => severityOf(rule) !== 'error')
    return { value, remarks, canKeep, isPointUnclear: false }
  }
}

const blank: TypedValue = { value: null, remarks: [], canKeep: true, isPointUnclear: false }
const unclear: TypedValue = { ...blank, canKeep: false, isPointUnclear: true }

/**
 * The typed value with the fields that it states, as a delivery would give them. A derived field that holds something else than the
 * value before stated was given by itself, and stays.
 */
export function withDerived(
  register: RegisterName,
  before: Values,
  name: string,
  typed: Value,
): Readonly<Record<string, Value>> {
  const derived = derivedFields(register, new Set([name]))
  const stated: Record<string, Value> = { [name]: before[name] ?? null }
  deriveValues(register, stated)
  const isDerived = derived.every((field) => (before[field] ?? null) === (stated[field] ?? null))
  const after: Record<string, Value> = { [name]: typed }
  for (const field of derived) after[field] = isDerived ? null : (before[field] ?? null)
  deriveValues(register, after)
  return after
}
