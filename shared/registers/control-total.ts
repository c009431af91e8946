import type { FieldType } from './field.ts'

/** A sum as both sides state it: employment rates as full-time posts, Σ % / 100 (`domain.md` §1a); the others as they are. */
export function statedTotal(type: FieldType | undefined, sum: number): number {
  return type === 'percent' ? sum / 100 : sum
}
