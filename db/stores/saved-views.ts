import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { insertRow } from './rows.ts'

export interface SavedView {
  readonly id: number
  readonly register: RegisterName
  readonly name: string
  /** JSON, as it was given. */
  readonly content: string
  readonly savedAt: string
  readonly savedBy: string
}

const columns = `views.id, views.register, views.name, views.content, events.at AS savedAt, events.by AS savedBy
  FROM saved_views AS views JOIN events ON events.id = coalesce(views.updated_by, views.inserted_by)`

/** The views of a register, oldest first. */
export function readSavedViews(read: Reader, register: RegisterName): SavedView[] {
  return read.connection
    .prepare(`SELECT ${columns} WHERE views.register = ? ORDER BY views.id`)
    .all(register) as SavedView[]
}

export function readSavedView(read: Reader, id: number): SavedView | undefined {
  return read.connection.prepare(`SELECT ${columns} WHERE views.id = ?`).get(id) as SavedView | undefined
}

/** Keeps a view, in the place of the one that bears its name; answers its number. */
export function saveView(tx: Tx, view: Pick<SavedView, 'register' | 'name' | 'content'>): number {
  const { register, name, content } = view
  const same = tx.connection
    .prepare('SELECT id FROM saved_views WHERE register = ? AND name = ? COLLATE NOCASE')
    .pluck()
    .get(register, name) as number | undefined
  if (same === undefined)
    return insertRow(tx.connection, 'saved_views', { register, name, content, inserted_by: tx.eventId })
  tx.connection
    .prepare('UPDATE saved_views SET name = ?, content = ?, updated_by = ? WHERE id = ?')
    .run(name, content, tx.eventId, same)
  return same
}

export function removeView(tx: Tx, id: number): void {
  tx.connection.prepare('DELETE FROM saved_views WHERE id = ?').run(id)
}
