import { registerNames } from '#shared/registers/registers.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { tableOf } from '../names.ts'
import type { Connection } from '../open.ts'
import { statementOf } from './statements.ts'

type SqlValue = string | number | null
/** A row as the rules see it, by column. */
export type Image = Readonly<Record<string, SqlValue>>

/** A row before and after an act; null where it is not there. */
export interface Change {
  readonly before: Image | null
  readonly after: Image | null
}

/** A changed row, where one that is shown to nobody comes to the same as one that is not there. */
export interface TouchedRow extends Change {
  readonly id: number
  /** The act has kept or dropped an edit of the row, which can leave its values as they are. */
  readonly isEdited: boolean
}

/** The rows of each register that an act has touched; `all` where they are so many that the whole register is judged anew. */
export type Touched = Readonly<Record<RegisterName, readonly TouchedRow[] | 'all'>>

/** From so many rows on, judging them one by one costs more than judging the whole register. */
const mostTouched = 2000

/** What an act leaves no delta of, as it was before. */
export interface Prior {
  /** Of an act that takes another back, whose doings are told by that other event: the rows that they were about. */
  readonly rows: Readonly<Record<RegisterName, ReadonlyMap<number, Image | null> | 'all'>>
  /** The rows whose edits they were about. */
  readonly edited: Readonly<Record<RegisterName, readonly number[]>>
  /** Employments of protected people: who is one follows from what is said of the person, and is settled without a delta. */
  readonly hidden: ReadonlySet<number>
}

/** Taken before the work of an act. */
export function priorRows(connection: Connection, undoes: number | undefined): Prior {
  return {
    hidden: hiddenStaff(connection),
    edited: undoes === undefined ? byRegister(() => []) : editedRows(connection, undoes),
    rows: byRegister((register) => {
      const ids = undoes === undefined ? [] : touchedIds(connection, register, undoes)
      const read = imageReader(connection, register)
      return ids === 'all' ? 'all' : new Map(ids.map((id) => [id, read(id)]))
    }),
  }
}

/** What the act that became this event has touched; asked when its work is done. */
export function touchedRows(connection: Connection, eventId: number, prior: Prior): Touched {
  const isHidden = hiddenStaff(connection)
  const turned = [...isHidden, ...prior.hidden].filter((id) => isHidden.has(id) !== prior.hidden.has(id))
  const editedNow = editedRows(connection, eventId)
  return byRegister((register) => {
    const known = prior.rows[register]
    const own = touchedIds(connection, register, eventId)
    if (known === 'all' || own === 'all') return 'all'
    const read = imageReader(connection, register)
    const edited = new Set([...prior.edited[register], ...editedNow[register]])
    const ids = [...new Set([...known.keys(), ...own, ...edited, ...(register === 'staff' ? turned : [])])]
    if (ids.length > mostTouched) return 'all'
    return ids.map((id) => {
      const after = read(id)
      const before = known.has(id) ? (known.get(id) ?? null) : beforeEvent(connection, register, id, eventId, after)
      const row = { id, before, after, isEdited: edited.has(id) }
      if (register !== 'staff') return row
      return { ...row, before: prior.hidden.has(id) ? null : before, after: isHidden.has(id) ? null : after }
    })
  })
}

/**
 * Whether the act has changed what bears on everything: the transfer date, the name of a sender. A sender that is new, or is taken
 * away again, has no rows.
 */
export function touchesAll(connection: Connection, eventId: number): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM changes WHERE event_id = $event
      AND (table_name = 'transfer' OR table_name = 'senders' AND kind = 'update'))
    OR EXISTS (SELECT 1 FROM transfer WHERE inserted_by = $event)`
  return statementOf(connection, sql).pluck().get({ event: eventId }) === 1
}

const undoneToo = '(SELECT $event UNION SELECT undoes FROM events WHERE id = $event)'

/** Registers of which the act has committed a list or taken one back. */
export function touchedLists(connection: Connection, eventId: number): ReadonlySet<string> {
  const sql = `SELECT DISTINCT register FROM imports WHERE (state = 'committed' AND inserted_by = $event) OR EXISTS (
      SELECT 1 FROM changes WHERE table_name = 'imports' AND row_id = imports.id AND event_id IN ${undoneToo}
        AND (before ->> 'state' = 'committed' OR after ->> 'state' = 'committed'))`
  return new Set(statementOf(connection, sql).pluck().all({ event: eventId }) as string[])
}

/** Which of these tables the act has changed, or the act that it takes back had. */
export function touchedTables(connection: Connection, eventId: number, tables: readonly string[]): ReadonlySet<string> {
  const isTouched = (table: string): boolean =>
    statementOf(
      connection,
      `SELECT EXISTS (SELECT 1 FROM changes WHERE event_id IN ${undoneToo} AND table_name = '${table}')
         OR EXISTS (SELECT 1 FROM ${table} WHERE inserted_by = $event)`,
    )
      .pluck()
      .get({ event: eventId }) === 1
  return new Set([...new Set(tables)].filter(isTouched))
}

function touchedIds(connection: Connection, register: RegisterName, eventId: number): number[] | 'all' {
  const table = tableOf(register)
  const sql = `SELECT id FROM ${table} WHERE inserted_by = $event
    UNION SELECT row_id FROM changes WHERE event_id = $event AND +table_name = '${table}' LIMIT ${mostTouched + 1}`
  const limited = `SELECT id FROM ${table} WHERE inserted_by = $event LIMIT ${mostTouched + 1}`
  // The union sorts all of them before it is cut; many are counted out first.
  if (statementOf(connection, limited).pluck().all({ event: eventId }).length > mostTouched) return 'all'
  const ids = statementOf(connection, sql).pluck().all({ event: eventId }) as number[]
  return ids.length > mostTouched ? 'all' : ids
}

/** Rows of which an event has kept or dropped an edit. */
function editedRows(connection: Connection, eventId: number): Record<RegisterName, number[]> {
  const sql = `SELECT register, row_id AS id FROM edits WHERE inserted_by = $event
    UNION SELECT before ->> 'register', before ->> 'row_id' FROM changes
      WHERE event_id = $event AND +table_name = 'edits' AND +kind = 'delete'`
  const rows = statementOf(connection, sql).all({ event: eventId }) as { register: string; id: number }[]
  return byRegister((name) => rows.flatMap(({ register, id }) => (register === name ? [id] : [])))
}

function imageReader(connection: Connection, register: RegisterName): (id: number) => Image | null {
  const statement = statementOf(connection, `SELECT * FROM ${tableOf(register)} WHERE id = ?`)
  return (id) => (statement.get(id) as Image | undefined) ?? null
}

interface Delta {
  readonly kind: 'update' | 'delete'
  readonly before: string
}

/** The row as it was before the event, by its deltas; null where the event inserted it. */
function beforeEvent(
  connection: Connection,
  register: RegisterName,
  id: number,
  eventId: number,
  after: Image | null,
): Image | null {
  const deltas = statementOf(
    connection,
    'SELECT kind, before FROM changes WHERE table_name = ? AND row_id = ? AND event_id = ? ORDER BY id DESC',
  ).all(tableOf(register), id, eventId) as Delta[]
  let image: Record<string, SqlValue> | null = after === null ? null : { ...after }
  for (const { kind, before } of deltas) {
    const values = JSON.parse(before) as Record<string, SqlValue>
    image = kind === 'delete' ? values : { ...image, ...values }
  }
  return image === null || image['inserted_by'] === eventId ? null : image
}

/** The only register with hidden rows. */
function hiddenStaff(connection: Connection): Set<number> {
  return new Set(statementOf(connection, 'SELECT id FROM staff WHERE hidden = 1').pluck().all() as number[])
}

function byRegister<T>(make: (register: RegisterName) => T): Record<RegisterName, T> {
  const [staff, cases, diary, archive] = registerNames.map(make) as [T, T, T, T]
  return { staff, cases, diary, archive }
}
