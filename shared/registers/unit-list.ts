import type { Field } from './field.ts'

/** The fields of a staff row that name a unit: where it is with the sender, and where it comes to. */
export const namingFields = ['senderUnit', 'receiverUnit'] as const
export type NamingField = (typeof namingFields)[number]

const field = (name: string, type: Field['type'], sv: string, en: string, more?: Partial<Field>): Field => ({
  name,
  type,
  label: { sv, en },
  headers: [],
  sensitivity: 0,
  width: 20,
  ...more,
})

/** What a list of units says of each: those of an organisation's own tree, or those that a staff list names. No register holds them. */
export const unitFields: readonly Field[] = [
  field('unitName', 'text', 'Enhet', 'Unit', { width: 32 }),
  field('aliases', 'text', 'Kallas även', 'Also called', { width: 32 }),
  field('parentUnit', 'text', 'Hör till', 'Part of', { width: 32 }),
  field('unitKind', 'code', 'Slag', 'Kind', { codes: 'unitKind' }),
  field('validFrom', 'date', 'Gäller fr.o.m.', 'Valid from', { width: 11 }),
  field('validTo', 'date', 'Gäller t.o.m.', 'Valid until', { width: 11 }),
  /** Nobody with protected identity among them. */
  field('employments', 'integer', 'Anställningar', 'Employments', { width: 10 }),
]
