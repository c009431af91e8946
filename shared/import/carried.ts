import type { RegisterName, Value } from '../registers/field.ts'
import type { Finding, FindingRuleId } from './rules.ts'

/** Fields of an incoming row: for staff always the mark of protected identity, which a row can get from another of the person. */
export function incomingFields(register: RegisterName, planned: readonly string[]): string[] {
  return register === 'staff' && !planned.includes('protection') ? [...planned, 'protection'] : [...planned]
}

/** Remarks on a text that no value could be made of. */
const unreadable: ReadonlySet<FindingRuleId> = new Set([
  'not-a-date',
  'not-a-number',
  'unknown-code',
  'formula-error',
  'date-imprecise',
  'excel-epoch',
  'extent-counted',
  'implausible-number',
])

/**
 * What a stored row keeps although a new delivery has the field: a value whose new text cannot be read, and a mark of protected
 * identity that the new delivery leaves blank. Only an explicit word lifts a mark. Changes `values` and answers the fields that it
 * kept: what the delivery does not state.
 */
export function keepStored(
  values: Record<string, Value>,
  findings: readonly Finding[],
  stored: Readonly<Record<string, Value>>,
): string[] {
  const kept = findings.flatMap(({ rule, field }) =>
    field !== null && unreadable.has(rule) && (values[field] ?? null) === null ? [field] : [],
  )
  if ('protection' in values && (values['protection'] ?? null) === null) kept.push('protection')
  for (const field of kept) values[field] = stored[field] ?? null
  return kept
}
