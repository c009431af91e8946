import { holdsRawRow } from '#db/stores/deliveries.ts'
import { createEditLookup } from '#db/stores/edits.ts'
import { personOfNumber } from '#db/stores/persons.ts'
import { createMarkLookup } from '#db/stores/protected-people.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { createKeyLookup } from '#db/stores/register-rows.ts'
import type { StoredValues } from '#db/stores/register-rows.ts'
import { createTwinLookup } from '#db/stores/twin-keys.ts'
import type { Reader } from '#db/open.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { incomingFields, keepStored } from '#shared/import/carried.ts'
import { changedFields, isProtected } from '#shared/import/plan.ts'
import type { PlannedRow } from '#shared/import/plan.ts'
import type { Finding } from '#shared/import/rules.ts'
import type { DuplicateVerdict } from '#shared/import/survey.ts'
import { mergeEdits } from '#shared/import/three-way.ts'
import type { Edit, EditConflict } from '#shared/import/three-way.ts'
import { expandVolumes } from '#shared/import/volume-range.ts'
import type { Values } from '#shared/registers/field.ts'
import { planSheets, sheetOfRow } from './plan-sheets.ts'
import type { PlanSheet } from './plan-sheets.ts'
import type { PlanSource } from './plan-source.ts'
import { repairColumn, repairedRawId } from './repair-basket.ts'
import type { PlanContext } from './survey.ts'

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'rejected' | 'footer'

/** What is to become of one row of the delivery. */
export interface DecidedRow {
  readonly rawId: number
  readonly row: number
  readonly outcome: RowOutcome
  readonly key: string
  /** Of the row as it stands in the list: another than `key` where it stands for several volumes. */
  readonly listKey: string
  readonly sortKey: string
  /** Of the fields that the delivery has. */
  readonly values: Values
  readonly findings: readonly Finding[]
  readonly stored: StoredValues | undefined
  /** Fields of a changed row that differ from the stored one. */
  readonly changed: readonly string[]
  readonly conflicts: readonly EditConflict[]
  /** Edits by hand of the stored row as they stand after this delivery; null where nothing about them changes. */
  readonly edits: readonly Edit[] | null
  /** Fields that were edited by hand before it. */
  readonly editsBefore: readonly string[]
  /** The row of an earlier delivery that this one repairs. */
  readonly repairs: number | null
  /** A copy of another row of the delivery, which stands for it. */
  readonly isCopy: boolean
  /** Of a person with protected identity, whether this delivery says so or an earlier one did. */
  readonly isProtected: boolean
  /** Whom the row says not to be protected, in so many words, where the same sender has marked that person before. */
  readonly unmarks: string | null
}

export interface Decider {
  /** What a row of the delivery becomes: one row, or one for each volume of a range. */
  readonly decide: (raw: StoredRow) => readonly [DecidedRow, ...DecidedRow[]]
  readonly sheets: readonly PlanSheet[]
  /** Fields that incoming rows have. */
  readonly fields: readonly string[]
}

/** Decides rows one at a time, in any order: the same answer for a page that is looked at as for the whole. */
export function createDecider(read: Reader, source: PlanSource, context: PlanContext): Decider {
  const { record } = source
  const { register, senderId } = record
  const sheets = planSheets(read, source, context)
  const planned = sheets.flatMap(({ planner }) => planner.fields)
  const fields = incomingFields(register, [...new Set(planned)])
  const lookup = createKeyLookup(read, register, senderId, fields)
  const markedBy = createMarkLookup(read)
  const editsOf = createEditLookup(read, register)
  const twinsOf = createTwinLookup(read, senderId)
  const choices = new Map(record.reading.conflicts.map(({ rowId, field, keep }) => [`${rowId}|${field}`, keep]))
  const repairs =
    record.repairsImportId === null ? -1 : repairColumn(record.reading.columns.map(({ header }) => header))
  let current = sheets[0]

  const decide = (raw: StoredRow): [DecidedRow, ...DecidedRow[]] => {
    if (current === undefined || !holdsRawRow(current.sheet, raw.rawId)) {
      current = sheetOfRow(sheets, raw.rawId)
    }
    if (current === undefined) throw new Error(`Raw row ${raw.rawId} is in no sheet of import ${record.id}`)
    const listed = withVerdict(current.planner(raw), context.verdicts.get(raw.rawId))
    const [first = listed, ...others] = register === 'archive' && listed.outcome === 'row' ? expandVolumes(listed) : []
    // A range that has been one row of the register stays so: its volumes beside it would be counted twice.
    if (others.length === 0 || lookup(listed.key) !== undefined) return [decideRow(raw, listed, listed.key)]
    return [decideRow(raw, first, listed.key), ...others.map((row) => decideRow(raw, row, listed.key))]
  }

  const decideRow = (raw: StoredRow, asRead: PlannedRow, listKey: string): DecidedRow => {
    const stored = asRead.key === '' ? undefined : lookup(asRead.key)
    const edits = stored === undefined ? [] : editsOf(stored.id)
    let { values, findings, outcome } = asRead
    let conflicts: readonly EditConflict[] = []
    let editsAfter: readonly Edit[] | null = null
    if (outcome === 'row') {
      const kept: Record<string, (typeof values)[string]> = { ...values }
      const remarks = [...findings]
      const unstated = stored === undefined ? [] : keepStored(kept, remarks, stored.values)
      if (edits.length > 0 && stored !== undefined) {
        const stated = { ...values }
        for (const field of unstated) delete stated[field]
        const merged = mergeEdits(stated, edits, (field) => choices.get(`${stored.id}|${field}`) ?? 'edit')
        Object.assign(kept, merged.values)
        conflicts = merged.conflicts
        editsAfter = sameEdits(edits, merged.edits) ? null : merged.edits
        for (const { field, delivered } of conflicts) {
          remarks.push({ rule: 'edit-conflict', field, raw: String(delivered ?? '') })
        }
      }
      if (register === 'staff' && !judgePerson(kept, remarks, stored, asRead.key)) outcome = 'rejected'
      if (register === 'staff' && stored === undefined) remarkTwin(kept, remarks, asRead.key)
      values = kept
      findings = remarks
    }
    const isRow = outcome === 'row'
    const changed = isRow && stored !== undefined ? changedFields(values, stored.values) : []
    return {
      rawId: raw.rawId,
      row: raw.row,
      outcome:
        outcome !== 'row' ? outcome : stored === undefined ? 'new' : changed.length > 0 ? 'changed' : 'unchanged',
      key: asRead.key,
      listKey,
      sortKey:
        stored === undefined || changed.length === 0
          ? asRead.sortKey
          : businessKey(register, { ...stored.values, ...values }).sortKey,
      values,
      findings,
      stored,
      changed,
      conflicts,
      edits: isRow ? editsAfter : null,
      editsBefore: edits.map(({ field }) => field),
      repairs: repairs === -1 || outcome === 'footer' ? null : repairedRawId(raw.cells[repairs]),
      isCopy: findings.some(({ rule }) => rule === 'duplicate-row'),
      isProtected: stored?.hidden === true || isProtected(register, values) || isMarked(values),
      unmarks: isRow && register === 'staff' ? unmarkedBy(asRead.values, values) : null,
    }
  }

  /** Whatever becomes of the row: its person is marked by another row of the delivery, or by a stored one. */
  function isMarked(values: Values): boolean {
    const person = values['personalIdentityNumber']
    if (register !== 'staff' || typeof person !== 'string') return false
    return context.protectedPeople.has(person) || markedBy(person) !== undefined
  }

  /**
   * Whose person the row is; false where the employment is another person's. The mark stays what the row's own sender says: that
   * somebody else marks the person hides the row all the same, and is said.
   */
  function judgePerson(
    values: Record<string, Values[string]>,
    findings: Finding[],
    stored: StoredValues | undefined,
    key: string,
  ): boolean {
    const person = values['personalIdentityNumber'] ?? null
    const storedPerson = stored?.values['personalIdentityNumber'] ?? null
    if (person !== null && storedPerson !== null && !isSamePerson(String(person), String(storedPerson))) {
      findings.push({ rule: 'other-person', field: null, raw: key })
      return false
    }
    values['protection'] ??= stored?.values['protection'] ?? null
    if (typeof person === 'string' && !isProtected(register, values) && isMarkedBesides(person, values['protection'])) {
      findings.push({ rule: 'protection-carried', field: 'protection', raw: '' })
    }
    return true
  }

  /** Under one number, or under two of which somebody has said that they are one person's. */
  function isSamePerson(number: string, other: string): boolean {
    if (number === other) return true
    const known = personOfNumber(read, number)
    return known !== undefined && known === personOfNumber(read, other)
  }

  /** A new employment whose number differs from a stored one of the same person by noughts at its beginning alone: said, not merged. */
  function remarkTwin(values: Values, findings: Finding[], key: string): void {
    if (values['employmentNumber'] !== key) return
    const twin = twinsOf(key).find(({ person }) => person === values['personalIdentityNumber'])
    if (twin !== undefined) findings.push({ rule: 'key-lost-zeros', field: 'employmentNumber', raw: twin.key })
  }

  /** A word of its own sender lifts that sender's mark; nothing of the row lifts another's. */
  function isMarkedBesides(person: string, said: Values[string] | undefined): boolean {
    if (context.protectedPeople.has(person)) return true
    const senders = markedBy(person)
    return senders !== undefined && (said === null || senders.size > (senders.has(senderId) ? 1 : 0))
  }

  /** Whom an accepted row explicitly says not to be protected, although its sender has said so before. */
  function unmarkedBy(said: Values, values: Values): string | null {
    const person = values['personalIdentityNumber']
    if (said['protection'] !== 'none' || values['protection'] !== 'none' || typeof person !== 'string') return null
    return markedBy(person)?.has(senderId) === true ? person : null
  }

  return { decide, sheets, fields }
}

function sameEdits(before: readonly Edit[], after: readonly Edit[]): boolean {
  return (
    before.length === after.length &&
    before.every((edit, index) => {
      const other = after[index]
      return other?.field === edit.field && other.edited === edit.edited && other.delivered === edit.delivered
    })
  )
}

function withVerdict(planned: PlannedRow, verdict: DuplicateVerdict | undefined): PlannedRow {
  if (verdict === undefined || planned.outcome === 'footer') return planned
  const finding: Finding = { rule: verdict.rule, field: null, raw: verdict.raw }
  return { ...planned, outcome: 'rejected', findings: [...planned.findings, finding] }
}
