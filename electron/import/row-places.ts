import type { InputOf } from '#shared/contract/operations.ts'
import { mostVolumes } from '#shared/import/volume-range.ts'
import type { DecidedRow } from './decide.ts'

type State = InputOf<'import.rows'>['state']

/** One row of a list of raw ids, in which a raw row that stands for several volumes comes once for each of them in that state. */
export interface RowPlace {
  readonly rawId: number
  /** Which of the rows of the same raw row and state it is, 0-based. */
  readonly nth: number
}

/** Places that a page must be read ahead of its start to know how many of its first raw row lie before it. */
export const placesBefore = mostVolumes

/** The places of a list from `start` on; `ids` begins at most `placesBefore` places before it. */
export function rowPlaces(ids: Iterable<number>, start: number): RowPlace[] {
  const places: RowPlace[] = []
  let last = { rawId: -1, nth: -1 }
  for (const rawId of ids) {
    last = { rawId, nth: rawId === last.rawId ? last.nth + 1 : 0 }
    places.push(last)
  }
  return places.slice(start)
}

type Rows = readonly [DecidedRow, ...DecidedRow[]]

/** The row of a plan at a place; the first where the list is not one of a state. */
export function rowAtPlace(rows: Rows, state: State | null, { nth }: RowPlace): DecidedRow {
  return rows.filter((row) => state !== null && isIn(row, state, row.outcome))[nth] ?? rows[0]
}

/** The same of a committed import, whose rows the register has held since: `outcomeOf` tells what the commit made of a stored row. */
export function recordedAtPlace(
  rows: Rows,
  state: State,
  { nth }: RowPlace,
  outcomeOf: (rowId: number) => DecidedRow['outcome'],
): DecidedRow {
  if (rows.length === 1) return rows[0]
  return rows.filter((row) => row.stored !== undefined && isIn(row, state, outcomeOf(row.stored.id)))[nth] ?? rows[0]
}

function isIn({ editsBefore, findings }: DecidedRow, state: State, outcome: DecidedRow['outcome']): boolean {
  // Only a row that was edited by hand can be in conflict with a delivery.
  if (state === 'conflict') return editsBefore.length > 0
  return state === 'remarked' ? findings.length > 0 : outcome === state
}
