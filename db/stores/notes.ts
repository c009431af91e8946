import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { isListedRow } from './register-view.ts'

export interface Note {
  readonly noteId: number
  readonly text: string
  readonly at: string
  readonly by: string
}

/** The column by which notes and evidence refer to the rows of a register. */
export function rowColumn(register: RegisterName): string {
  return `${tableOf(register)}_id`
}

/** What people have noted of a row, the latest first; nothing of a protected person. */
export function notesOf(read: Reader, register: RegisterName, rowId: number): Note[] {
  if (!isListedRow(read, register, rowId)) return []
  return read.connection
    .prepare(
      `SELECT notes.id AS noteId, text, events.at, events.by FROM notes JOIN events ON events.id = notes.inserted_by
       WHERE ${rowColumn(register)} = ? ORDER BY notes.id DESC`,
    )
    .all(rowId) as Note[]
}

export function addNote(tx: Tx, register: RegisterName, rowId: number, text: string): void {
  tx.connection
    .prepare(`INSERT INTO notes (${rowColumn(register)}, text, inserted_by) VALUES (?, ?, ?)`)
    .run(rowId, text, tx.eventId)
}

/** The row of a register. */
export interface RowName {
  readonly register: RegisterName
  readonly rowId: number
}

export function removeNote(tx: Tx, noteId: number): void {
  tx.connection.prepare('DELETE FROM notes WHERE id = ?').run(noteId)
}

/** The row that a note or an evidence is about; undefined where it may not be seen. */
export function rowBeside(read: Reader, table: 'notes' | 'evidence', id: number): RowName | undefined {
  const row = read.connection
    .prepare(
      `SELECT staff_id AS staff, cases_id AS cases, diary_id AS diary, archive_id AS archive FROM ${table} WHERE id = ?`,
    )
    .get(id) as Record<RegisterName, number | null> | undefined
  const [found] = Object.entries(row ?? {}).filter(([, rowId]) => rowId !== null) as [RegisterName, number][]
  return found !== undefined && isListedRow(read, ...found) ? { register: found[0], rowId: found[1] } : undefined
}
