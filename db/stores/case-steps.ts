import type { CaseStep } from '#shared/registers/case-steps.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

/** That a person has said a step is taken: when, who, and what they noted. */
export interface SaidStep {
  readonly step: CaseStep
  readonly at: string
  readonly by: string
  readonly note: string
}

export function stepsOfCase(read: Reader, rowId: number): SaidStep[] {
  return read.connection
    .prepare(
      `SELECT step, events.at, events.by, note FROM case_steps JOIN events ON events.id = case_steps.inserted_by
       WHERE cases_id = ? ORDER BY case_steps.id`,
    )
    .all(rowId) as SaidStep[]
}

/** The names of the steps said of one case at a time; prepared once, called many thousand times. */
export function createSaidLookup(read: Reader): (rowId: number) => ReadonlySet<string> {
  const statement = read.connection.prepare('SELECT step FROM case_steps WHERE cases_id = ?').pluck()
  return (rowId) => new Set(statement.all(rowId) as string[])
}

export function createStepWriter(tx: Tx, step: CaseStep, note: string): (rowId: number) => void {
  const insert = tx.connection.prepare('INSERT INTO case_steps (cases_id, step, note, inserted_by) VALUES (?, ?, ?, ?)')
  return (rowId) => void insert.run(rowId, step, note, tx.eventId)
}

/** People of the receiving side, by name; empty where none are recorded. */
export function readReceivers(read: Reader): string[] {
  return read.connection
    .prepare("SELECT name FROM people WHERE side = 'receiver' AND name IS NOT NULL ORDER BY sort_key")
    .pluck()
    .all() as string[]
}

/** The place of a case in its register's order, which no step changes. */
export function sortKeyOfCase(read: Reader): (rowId: number) => string {
  const statement = read.connection.prepare('SELECT sort_key FROM cases WHERE id = ?').pluck()
  return (rowId) => String(statement.get(rowId))
}
