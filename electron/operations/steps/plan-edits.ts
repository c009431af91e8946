import type { skipReasons } from '#shared/contract/tables/register-edits.ts'
import { restoreHiddenNumbers } from '#shared/identity/restoring.ts'
import { businessKey } from '#shared/import/business-key.ts'
import type { Finding } from '#shared/import/rules.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import type { Reader } from '#db/open.ts'
import { createLaterChangeLookup, createRowOriginLookup, newestEvent } from '#db/stores/edits.ts'
import type { LaterChange, RowOrigin } from '#db/stores/edits.ts'
import { importOfRawRow } from '#db/stores/origins.ts'
import type { readRows } from '#db/stores/register-view.ts'
import { createTypedReader, withDerived } from './typed-value.ts'

export interface TypedCell {
  readonly field: string
  readonly text: string
  /** The version of the row that the person saw; undefined where what is there now is to be overwritten in any case. */
  readonly version: number | undefined
}

type SkipReason = (typeof skipReasons)[number]

/** What becomes of one typed cell. */
export type CellOutcome =
  | {
      readonly kind: 'changed'
      readonly cell: TypedCell
      readonly before: Value
      readonly after: Value
      readonly isKept: boolean
    }
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'skipped'
      readonly cell: TypedCell
      readonly reason: SkipReason
      readonly rule: Finding['rule'] | null
      readonly canKeep: boolean
      readonly now: Value
      readonly version: number
      readonly later: LaterChange | null
    }

export interface RowPlan {
  readonly outcomes: readonly CellOutcome[]
  /** The fields that become another, those that a typed one states with it; empty where nothing changes. */
  readonly values: Readonly<Record<string, Value>>
  readonly sortKey: string
  /** Of texts that could not be read and are kept as remarks, with where the row came from. */
  readonly remarks: readonly Finding[]
  readonly origin: RowOrigin | null
}

type StoredRow = ReturnType<typeof readRows>[number]

/**
 * Works out what typed cells make of rows, by the rules of the import: prepared once, asked row by row. A row does not depend on
 * another of the same act, so that a preview is what is then done.
 */
export function createEditPlanner(
  read: Reader,
  register: RegisterName,
  { transferDate, keepUnreadable }: { readonly transferDate: string; readonly keepUnreadable: boolean },
): (row: StoredRow, cells: readonly TypedCell[]) => RowPlan {
  const readTyped = createTypedReader(register, transferDate)
  const keyFields = new Set(registers[register].keyFields.flat())
  const originOf = createRowOriginLookup(read, register)
  const laterOf = createLaterChangeLookup(read, register)
  const newest = newestEvent(read)

  /** What somebody has made of the field since the person saw it; `gone` where the row itself was another. */
  function changedSince(row: StoredRow, { field, version }: TypedCell): LaterChange | 'gone' | null {
    if (version === undefined || version === row.version || version >= newest) return null
    const origin = originOf(row.id)
    if (origin === undefined || origin.insertedBy > version) return 'gone'
    const later = laterOf(row.id, field, version)
    return later === undefined || later.before === (row.values[field] ?? null) ? null : later
  }

  function sourceOf(row: StoredRow): RowOrigin | null {
    const rawId = originOf(row.id)?.rawId ?? null
    const importId = rawId === null ? undefined : importOfRawRow(read, rawId)
    return rawId === null || importId === undefined ? null : { importId, rawId }
  }

  return (row, cells) => {
    const outcomes: CellOutcome[] = []
    const remarks: Finding[] = []
    let origin: RowOrigin | null = null
    const before: Values = row.values
    let after: Values = before
    const { key } = businessKey(register, before)
    for (const cell of cells) {
      const { field } = cell
      // A field may bear any name that is typed, `constructor` too.
      const now = Object.hasOwn(before, field) ? (before[field] ?? null) : null
      const skip = (reason: SkipReason, more: Partial<Extract<CellOutcome, { kind: 'skipped' }>> = {}): void => {
        const { version } = row
        outcomes.push({ kind: 'skipped', cell, reason, rule: null, canKeep: false, now, version, later: null, ...more })
      }
      const text = restoreHiddenNumbers(cell.text, typeof now === 'string' ? now : '')
      const typed = readTyped(field, text ?? cell.text)
      if (typed === undefined) {
        skip('unknown-field')
        continue
      }
      if (keyFields.has(field)) {
        skip('key-field')
        continue
      }
      if (text === null) {
        const later = changedSince(row, cell)
        if (later === null || later === 'gone') skip('hidden-number')
        else skip('changed-meanwhile', { later })
        continue
      }
      if (typed.value === null && now !== null && fieldOf(register, field)?.required === 'error') {
        skip('required-field')
        continue
      }
      if (typed.isPointUnclear) {
        skip('point-or-comma')
        continue
      }
      const isKept = typed.remarks.length > 0
      if (isKept) {
        const source = typed.canKeep ? sourceOf(row) : null
        if (!keepUnreadable || source === null) {
          skip('unreadable', { rule: typed.remarks[0]?.rule ?? null, canKeep: source !== null })
          continue
        }
        origin = source
      } else if (typed.value === (after[field] ?? null)) {
        outcomes.push({ kind: 'equal' })
        continue
      }
      const later = changedSince(row, cell)
      if (later === 'gone') {
        skip('unknown-row')
        continue
      }
      if (later !== null) {
        skip('changed-meanwhile', { later })
        continue
      }
      const stated = { ...after, ...withDerived(register, after, field, typed.value) }
      if (businessKey(register, stated).key !== key) {
        skip('key-field')
        continue
      }
      after = stated
      remarks.push(...typed.remarks)
      outcomes.push({ kind: 'changed', cell, before: now, after: typed.value, isKept })
    }
    const remarked = new Set(remarks.map(({ field }) => field))
    const values = Object.fromEntries(
      Object.entries(after).filter(([field, value]) => value !== (before[field] ?? null) || remarked.has(field)),
    )
    return { outcomes, values, sortKey: businessKey(register, after).sortKey, remarks, origin }
  }
}
