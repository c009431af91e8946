import { fail } from '#shared/contract/failure.ts'
import type { FailureOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RecordKind } from '#shared/records/record.ts'
import { recordKindOf, recordKinds, recordTitle } from '#shared/records/records.ts'
import type { Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { findOverlap, findRecord, findTwin, isUnder, listRecords, recordsOfEvents } from '#db/stores/records.ts'
import type { StoredRecord } from '#db/stores/records.ts'
import { isWithoutWriter } from '#db/stores/people.ts'
import type { Tx } from '#db/write.ts'

type SaveRefusal = ReturnType<typeof fail<FailureOf<'record.save'>>>

/** What is wrong with a row beside the others: what it refers to, its place in the tree, and what no two may share. */
export function checkAmongOthers(
  read: Reader,
  kind: RecordKind,
  id: number | null,
  values: Values,
  before: StoredRecord | undefined,
): SaveRefusal | null {
  for (const { name, refers } of kind.fields) {
    const target = values[name]
    if (refers === undefined || target === null || target === undefined) continue
    const other = findRecord(read, recordKindOf(refers), Number(target))
    if (other === undefined) return fail('record.unknown-reference', { kind: kind.name, field: name })
    if (refers === kind.name && target === id) return fail('record.circle', { kind: kind.name, field: name })
  }
  const twin = findTwin(read, kind, values, id)
  if (twin !== undefined) return fail('record.not-unique', { kind: kind.name, with: titleOf(kind, twin.values) })
  const overlapping = findOverlap(read, kind, values, id)
  if (overlapping !== undefined) {
    const [field] = kind.noOverlap?.shared ?? ['']
    const isOfNumbers = kind.fields.some(({ name, type }) => name === kind.noOverlap?.from && type === 'integer')
    const by = isOfNumbers ? 'numbers' : 'days'
    return fail('record.overlaps', { kind: kind.name, field, by, with: titleOf(kind, overlapping.values) })
  }
  return checkTree(read, kind, id, values, before)
}

function checkTree(
  read: Reader,
  kind: RecordKind,
  id: number | null,
  values: Values,
  before: StoredRecord | undefined,
): SaveRefusal | null {
  if (kind.tree === undefined) return null
  const { parent: parentField, within } = kind.tree
  const refused = { kind: kind.name, field: parentField, within }
  // What stands under it would be left in another tree.
  if (before !== undefined && before.children > 0 && before.values[within] !== values[within])
    return fail('record.other-tree', refused)
  const parentId = values[parentField]
  if (typeof parentId !== 'number') return null
  if (id !== null && isUnder(read, kind, parentId, id)) return fail('record.circle', refused)
  const parent = findRecord(read, kind, parentId)
  return parent?.values[within] === values[within] ? null : fail('record.other-tree', refused)
}

/**
 * Whether what taking an event back has put into the small tables breaks what saving a record keeps whole: a reference to nothing, a
 * name or a time that has been given to another since, a tree bent or torn, nobody left who may write.
 */
export function hasBrokenRecords(tx: Tx, eventId: number): boolean {
  for (const kind of recordKinds) {
    const ids = recordsOfEvents(tx, kind, [eventId, tx.eventId])
    if (ids.length > 0 && kind.name === 'people' && isWithoutWriter(tx)) return true
    for (const id of ids) {
      const record = findRecord(tx, kind, id)
      if (record === undefined) continue
      const below = kind.tree === undefined || record.children === 0 ? [] : childrenOf(tx, kind, id)
      for (const each of [record, ...below]) {
        if (checkAmongOthers(tx, kind, each.id, each.values, undefined) !== null) return true
      }
    }
  }
  return false
}

function childrenOf(read: Reader, kind: RecordKind, id: number): StoredRecord[] {
  return listRecords(read, kind, { under: id, search: '', start: 0, count: Number.MAX_SAFE_INTEGER }).rows
}

/** Most words of a name that a sentence bears. */
const mostOfName = 200

export function titleOf(kind: RecordKind, values: Values): string {
  const [title] = kind.fields
  // A pair is called by what it refers to, which the sentence has no room for.
  if (kind.of !== null || title?.refers !== undefined) return ''
  return maskIdentityNumbersIn(recordTitle(kind, values, 'sv')).slice(0, mostOfName)
}
