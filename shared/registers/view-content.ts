import type { RegisterName } from './field.ts'
import { fieldOf } from './registers.ts'

/** Of a filter: what tells whether it holds words that may be about a person. */
interface NamedFilter {
  readonly kind: string
  readonly field: string
}

/** Words that are looked for in fields that tell of persons or may be secret: they are kept in no address and no saved view. */
export function isAboutPersons(register: RegisterName, filter: NamedFilter): boolean {
  if (filter.kind !== 'contains') return false
  return register === 'staff' || (fieldOf(register, filter.field)?.sensitivity ?? 0) > 0
}

/**
 * Whether a register can be narrowed down by it: by its own fields, but not by what is masked, nor by a finding on no field of it. What
 * cannot is passed over, and shown to nobody as if it held.
 */
export function isNarrowing(register: RegisterName, filter: NamedFilter): boolean {
  if (filter.kind === 'finding') return filter.field === '' || fieldOf(register, filter.field) !== undefined
  const field = fieldOf(register, filter.field)
  return field !== undefined && field.type !== 'identity'
}

/** What is asked of a register, without the words that may be about a person. */
export function withoutPersons<F extends NamedFilter>(
  register: RegisterName,
  { search, filters }: { readonly search: string; readonly filters: readonly F[] },
): { readonly search: string; readonly filters: F[] } {
  return {
    search: register === 'staff' ? '' : search,
    filters: filters.filter((filter) => !isAboutPersons(register, filter)),
  }
}
