import type { Value, Values } from '../registers/field.ts'

/** A value that a person has changed by hand: the edit, and what the delivery said when it was made or last confirmed. */
export interface Edit {
  readonly field: string
  readonly edited: Value
  readonly delivered: Value
}

/** A field that the new delivery and a person have both changed since, and not to the same. */
export interface EditConflict {
  readonly field: string
  readonly previous: Value
  readonly edited: Value
  readonly delivered: Value
  readonly keep: 'edit' | 'delivery'
}

export interface MergedEdits {
  /** The incoming fields with the edits that stand in their place. */
  readonly values: Record<string, Value>
  readonly conflicts: readonly EditConflict[]
  /** The edits as they are after a commit of these values. */
  readonly edits: readonly Edit[]
}

/**
 * Merges a new delivery of a row with the edits made by hand since the last one, field by field: three ways, as every merge is.
 *
 * - The delivery says what the person says: the edit is confirmed and needs no keeping.
 * - The delivery says what it said before, or nothing of the field: the edit stands, and there is no conflict.
 * - It says something new: a conflict. `keep` tells which of the two stands; a kept edit is from then on measured against the new
 *   delivery, so that the same delivery once more is no conflict again.
 */
export function mergeEdits(
  incoming: Values,
  edits: readonly Edit[],
  keep: (field: string) => 'edit' | 'delivery',
): MergedEdits {
  const values: Record<string, Value> = { ...incoming }
  const conflicts: EditConflict[] = []
  const standing: Edit[] = []
  for (const edit of edits) {
    const { field, edited } = edit
    if (!Object.hasOwn(incoming, field)) {
      standing.push(edit)
      continue
    }
    const delivered = incoming[field] ?? null
    if (delivered === edited) continue
    if (delivered === edit.delivered) {
      values[field] = edited
      standing.push(edit)
      continue
    }
    const kept = keep(field)
    conflicts.push({ field, previous: edit.delivered, edited, delivered, keep: kept })
    if (kept === 'delivery') continue
    values[field] = edited
    standing.push({ field, edited, delivered })
  }
  return { values, conflicts, edits: standing }
}
