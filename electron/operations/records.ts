import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { restoreHiddenNumbers } from '#shared/identity/restoring.ts'
import { checkRecord, readRecordText, recordText } from '#shared/records/check.ts'
import type { RecordKind } from '#shared/records/record.ts'
import { recordFieldOf, recordKindOf } from '#shared/records/records.ts'
import type { Value, Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { renameClassification } from '#db/stores/classifications.ts'
import { isWithoutWriter } from '#db/stores/people.ts'
import {
  deleteRecord,
  findRecord,
  insertRecord,
  lastWriterOfRecord,
  listRecords,
  referrersOfRecord,
  updateRecord,
} from '#db/stores/records.ts'
import type { StoredRecord } from '#db/stores/records.ts'
import { isListedRow } from '#db/stores/register-view.ts'
import { readTransfer, renameParties } from '#db/stores/transfer.ts'
import type { Tx } from '#db/write.ts'
import type { Handler } from '../host/context.ts'
import { mayGiveRoles, refuseToWrite } from './steps/permitted.ts'
import { checkAmongOthers, titleOf } from './steps/record-checks.ts'

export const listOfRecords: Handler<'record.list'> = async ({ read }, { kind: name, rowId, ...page }) => {
  const kind = recordKindOf(name)
  if (kind.of !== null && (rowId === undefined || !isListedRow(read, kind.of, rowId)))
    return ok({ total: 0, rows: [], referred: [] })
  const { total, rows } = listRecords(read, kind, { ...page, rowId: kind.of === null ? undefined : rowId })
  return ok({
    total,
    rows: rows.map(({ id, values, children }) => ({ id, values: masked(kind, values), children })),
    referred: referredBy(read, kind, rows),
  })
}

/** Adds or changes a row, refused where what it says cannot be read, does not hold together, or is said elsewhere already. */
export const saveRecord: Handler<'record.save'> = async (context, { kind: name, id, rowId, texts, seen }) => {
  const kind = recordKindOf(name)
  const { transferDate } = await readTransfer(context.read)
  const written = await context.write(async (tx) => {
    const before = id === undefined ? undefined : shownRecord(tx, kind, id)
    if (id !== undefined && before === undefined) return fail('record.unknown', { kind: name })
    const belongsTo = before?.rowId ?? rowId ?? null
    if (kind.of !== null && (belongsTo === null || !isListedRow(tx, kind.of, belongsTo)))
      return fail('register.unknown-row', { register: kind.of })
    const kept = kind.of === null ? null : refuseToWrite(tx, context.person, kind.of)
    if (kept !== null) return kept
    const values: Record<string, Value> = { ...before?.values }
    for (const [fieldName, text] of Object.entries(texts)) {
      const field = recordFieldOf(kind, fieldName)
      if (field === undefined) return fail('record.unknown-field', { kind: name, field: fieldName })
      const present = before?.values[fieldName]
      const whole = restoreHiddenNumbers(text, typeof present === 'string' ? present : '')
      const later = before && changeSince(tx, kind, before, fieldName, seen)
      if (whole === null && later !== undefined) return fail('record.changed-meanwhile', later)
      if (whole === null)
        return fail('record.hidden-number', { kind: name, field: fieldName, text: maskIdentityNumbersIn(text) })
      const read = readRecordText(kind, field, whole, transferDate)
      if (!read.ok) return fail(read.failure.code, { ...read.failure.params, text: maskIdentityNumbersIn(text) })
      if (later !== undefined && read.value !== present) return fail('record.changed-meanwhile', later)
      values[fieldName] = read.value
    }
    // By name people are known, so that another name is another role.
    const isOtherRole = values['role'] !== before?.values['role'] || values['name'] !== before?.values['name']
    if (name === 'people' && isOtherRole && !mayGiveRoles(tx, context.person)) return fail('record.roles-by-lead')
    const refused = checkRecord(kind, values) ?? checkAmongOthers(tx, kind, id ?? null, values, before)
    if (refused !== null) return refused
    const saved = id ?? insertRecord(tx, kind, kind.of === null ? null : belongsTo, values)
    if (id !== undefined) updateRecord(tx, kind, id, values)
    if (name === 'organisations' && !renameParties(tx, saved, String(values['name'])))
      return fail('record.not-unique', { kind: name, with: String(values['name']) })
    if (name === 'classifications') renameClassification(tx, before?.values['name'], String(values['name']))
    if (name === 'people' && isWithoutWriter(tx)) return fail('record.no-writer-left')
    tx.describe({ ...eventParams(kind, values, belongsTo), isNew: id === undefined ? 1 : 0 })
    return ok({ id: saved })
  })
  return written.ok ? ok({ id: written.value.id, eventId: written.eventId }) : written
}

export const removeRecord: Handler<'record.remove'> = async (context, { kind: name, id, seen }) => {
  const kind = recordKindOf(name)
  const written = await context.write(async (tx) => {
    const record = shownRecord(tx, kind, id)
    if (record === undefined) return fail('record.unknown', { kind: name })
    const kept = kind.of === null ? null : refuseToWrite(tx, context.person, kind.of)
    if (kept !== null) return kept
    if (name === 'people' && !mayGiveRoles(tx, context.person)) return fail('record.roles-by-lead')
    for (const field of Object.keys(seen)) {
      const later = changeSince(tx, kind, record, field, seen)
      if (later !== undefined) return fail('record.changed-before-removal', later)
    }
    const referrers = referrersOfRecord(tx, kind, id)
    if (referrers.length > 0)
      return fail('record.in-use', { kind: name, name: titleOf(kind, record.values), by: referrers.join(', ') })
    deleteRecord(tx, kind, id)
    if (name === 'people' && isWithoutWriter(tx)) return fail('record.no-writer-left')
    tx.describe(eventParams(kind, record.values, record.rowId))
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

/** What somebody has made of a field since the person saw it, judged by what was shown; undefined where it is what it was. */
function changeSince(
  tx: Tx,
  kind: RecordKind,
  record: StoredRecord,
  field: string,
  seen: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const asSeen = Object.hasOwn(seen, field) ? seen[field] : undefined
  const value = masked(kind, record.values)[field]
  const now = recordText(kind, field, value)
  if (asSeen === undefined || now === asSeen) return undefined
  const refers = recordFieldOf(kind, field)?.refers
  const other = refers && typeof value === 'number' ? findRecord(tx, recordKindOf(refers), value) : undefined
  return {
    kind: kind.name,
    field,
    now,
    ...(refers === undefined || other === undefined ? {} : { name: titleOf(recordKindOf(refers), other.values) }),
    ...lastWriterOfRecord(tx, kind, record.id, field),
  }
}

/** A row, unless it belongs to one that may not be shown. */
function shownRecord(tx: Tx, kind: RecordKind, id: number): StoredRecord | undefined {
  const record = findRecord(tx, kind, id)
  if (kind.of === null || record === undefined || record.rowId === null) return record
  return isListedRow(tx, kind.of, record.rowId) ? record : undefined
}

/** What rows refer to, once each. */
function referredBy(
  read: Reader,
  kind: RecordKind,
  rows: readonly StoredRecord[],
): OutputOf<'record.list'>['referred'] {
  return kind.fields
    .filter((field, index, all) => all.findIndex(({ refers }) => refers === field.refers) === index)
    .flatMap(({ refers }) => {
      if (refers === undefined) return []
      const fields = kind.fields.filter((field) => field.refers === refers)
      const ids = new Set(rows.flatMap(({ values }) => fields.map(({ name }) => values[name])))
      return [...ids].flatMap((id) => {
        const record = typeof id === 'number' ? findRecord(read, recordKindOf(refers), id) : undefined
        return record === undefined
          ? []
          : [{ kind: refers, id: record.id, values: masked(recordKindOf(refers), record.values) }]
      })
    })
}

/** What the history keeps of a row: of a list only by number whose it is, for a person can become protected. */
function eventParams(kind: RecordKind, values: Values, rowId: number | null): Record<string, string | number> {
  if (kind.of === null || rowId === null) return { kind: kind.name, name: titleOf(kind, values) }
  return { kind: kind.name, register: kind.of, rowId }
}

/** An identity number in a free text is shown nowhere. */
function masked(kind: RecordKind, values: Values): Record<string, Value> {
  const shown: Record<string, Value> = { ...values }
  for (const { name, type, form } of kind.fields) {
    const value = values[name]
    if (type === 'text' && form === undefined && typeof value === 'string') shown[name] = maskIdentityNumbersIn(value)
  }
  return shown
}
