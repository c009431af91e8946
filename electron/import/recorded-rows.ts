import { readEvent } from '#db/stores/history.ts'
import { countRemarked, rowsWithFinding } from '#db/stores/findings.ts'
import { createOutcomeLookup, derivedOutcomes, readOutcomes } from '#db/stores/import-outcomes.ts'
import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { changedRows, insertedRows } from '#db/stores/register-rows.ts'
import { readRows } from '#db/stores/register-view.ts'
import { createRemarkLookup } from '#db/stores/waiting.ts'
import type { Reader } from '#db/open.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import type { Finding } from '#shared/import/rules.ts'
import { registers } from '#shared/registers/registers.ts'
import type { Values } from '#shared/registers/field.ts'
import { createDecider } from './decide.ts'
import type { PlanSource } from './plan-source.ts'
import { placesBefore, recordedAtPlace, rowPlaces } from './row-places.ts'
import { createRowMask, hiddenCells, maskedValues } from './show.ts'
import { asItStands, shownFindings, vanishedRows } from './show-rows.ts'
import type { Row } from './show-rows.ts'
import { noContext } from './survey.ts'

type State = InputOf<'import.rows'>['state']
interface Page {
  readonly start: number
  readonly count: number
}

/**
 * What became of the rows of a committed import: each as it stood in the file, with what was said of it, and the row of the register as
 * it is now; of a changed one what it was and became. Where only the number is known there are no rows.
 */
export async function recordedRows(
  read: Reader,
  source: PlanSource,
  eventId: number,
  state: State,
  page: Page,
): Promise<{ readonly total: number; readonly rows: Row[] }> {
  const { record } = source
  const before = state === 'vanished' ? 0 : Math.min(page.start, placesBefore)
  const longer = { start: page.start - before, count: page.count + before }
  const kept =
    readOutcomes(read, record.id, state, longer) ??
    derivedOutcomes(read, { importId: record.id, register: record.register, eventId }, state, longer)
  if (kept === null) return { total: await countedAtCommit(read, source, eventId, state), rows: [] }
  const { total, ids } = kept
  if (state === 'vanished') return { total, rows: vanishedRows(read, source, ids) }
  const places = rowPlaces(ids, before)

  const { decide } = createDecider(read, source, noContext)
  const changes = Map.groupBy(
    state === 'changed' ? changedRows(read, record.register, eventId, page) : [],
    ({ rawId }) => rawId,
  )
  // Rows go into a register in the order of the file.
  const inserted = state === 'new' ? insertedRows(read, record.register, eventId, page) : []
  const isOut = state === 'rejected' || state === 'footer'
  const outcomeOf = createOutcomeLookup(read, record.register, eventId)
  const raws = rawRows(
    read,
    places.map(({ rawId }) => rawId),
  )
  const rows = raws.map((raw, index): RecordedRow => {
    const place = places[index] ?? { rawId: raw.rawId, nth: 0 }
    const decided = isOut ? null : recordedAtPlace(decide(raw), state, place, outcomeOf)
    const change = changes.get(raw.rawId)?.shift()
    const rowId = inserted[index] ?? change?.rowId ?? decided?.stored?.id ?? null
    return { raw, rowId, otherwise: outcomeOfState(state), values: decided?.values, change }
  })
  return { total, rows: shownRows(read, source, eventId, rows) }
}

/** The rows of a committed import on which a finding was made, as they stood in the file. */
export function recordedRowsWith(
  read: Reader,
  source: PlanSource,
  eventId: number,
  finding: Pick<Finding, 'rule' | 'field'>,
  page: Page,
): { readonly total: number; readonly rows: Row[] } {
  const { total, rows: found } = rowsWithFinding(read, source.record.id, finding, page)
  const rowIds = new Map(found.map(({ rawId, rowId }) => [rawId, rowId]))
  const rows = rawRows(read, [...rowIds.keys()]).map((raw): RecordedRow => {
    const otherwise = finding.rule === 'footer-row' ? 'footer' : 'rejected'
    return { raw, rowId: rowIds.get(raw.rawId) ?? null, otherwise }
  })
  return { total, rows: shownRows(read, source, eventId, rows) }
}

interface RecordedRow {
  readonly raw: StoredRow
  readonly rowId: number | null
  /** What became of it where it has no row in the register, whose event would tell. */
  readonly otherwise: Row['outcome']
  /** What the file says, for a row that the register does not show. */
  readonly values?: Values | undefined
  readonly change?: { readonly before: Values; readonly after: Values } | undefined
}

/** As a page may see them: nothing of a protected person but which cells are filled. */
function shownRows(read: Reader, source: PlanSource, eventId: number, rows: readonly RecordedRow[]): Row[] {
  const { register, id: importId } = source.record
  const mask = createRowMask(read, source, null)
  const remarksOf = createRemarkLookup(read, importId)
  const outcomeOf = createOutcomeLookup(read, register, eventId)
  const fields = registers[register].fields.map(({ name }) => name)
  const rowIds = rows.flatMap(({ rowId }) => rowId ?? [])
  const listed = new Map(readRows(read, register, rowIds, fields).map((row) => [row.id, row]))
  return rows.map(({ raw, rowId, otherwise, values, change }) => {
    const now = rowId === null ? undefined : listed.get(rowId)
    const isHidden = mask.isProtectedRow(raw) || (rowId !== null && now === undefined)
    const shown = {
      ...asItStands(source, raw, isHidden ? hiddenCells(raw) : mask.cells(raw)),
      outcome: rowId === null ? otherwise : outcomeOf(rowId),
      findings: shownFindings(source, remarksOf(raw.rawId), isHidden),
    }
    if (isHidden) return shown
    return {
      ...shown,
      rowId,
      values: maskedValues(register, { ...(now?.values ?? values), ...change?.after }, source.transferDate),
      changed: Object.keys(change?.after ?? {}),
      before: maskedValues(register, change?.before ?? {}, source.transferDate),
    }
  })
}

/** Of rows whose row in the register is not known, as of those that were kept out: what the list says that it is of. */
function outcomeOfState(state: State): Row['outcome'] {
  return state === 'remarked' || state === 'conflict' ? 'unchanged' : state
}

/** Of a commit whose rows were not kept: how many there were all the same. */
async function countedAtCommit(read: Reader, { record }: PlanSource, eventId: number, state: State): Promise<number> {
  if (state === 'remarked') return countRemarked(read, record.id)
  const params = (await readEvent(read, eventId))?.params ?? {}
  return Number(params[state === 'conflict' ? 'conflicts' : state] ?? 0)
}
