import type { Finding } from '#shared/import/rules.ts'
import { severityOf } from '#shared/import/rules.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'

type SqlValue = string | number | null

export interface StoredValues {
  readonly id: number
  /** A person with protected identity. */
  readonly hidden: boolean
  readonly values: Values
}

/** A row of a delivery on its way into a register. */
interface IncomingRow {
  readonly key: string
  readonly sortKey: string
  readonly rawId: number
  readonly values: Values
  readonly findings: readonly Finding[]
}

/** Looks rows up by business key within one sender; prepared once, called a million times. */
export function createKeyLookup(
  read: Reader,
  register: RegisterName,
  senderId: number,
  fields: readonly string[],
): (key: string) => StoredValues | undefined {
  const columns = fields.map(columnOf)
  const statement = read.connection
    .prepare(
      `SELECT ${['id', 'hidden', ...columns].join(', ')} FROM ${tableOf(register)} WHERE sender_id = ? AND key = ?`,
    )
    .raw()
  const decode = createDecoder(register, fields)
  const hasRows = read.connection
    .prepare(`SELECT EXISTS (SELECT 1 FROM ${tableOf(register)} WHERE sender_id = ?)`)
    .pluck()
    .get(senderId)
  if (hasRows === 0) return () => undefined
  return (key) => {
    const row = statement.get(senderId, key) as SqlValue[] | undefined
    return row === undefined ? undefined : { id: Number(row[0]), hidden: row[1] === 1, values: decode(row, 2) }
  }
}

/** The mark of protected identity that any stored employment of a person bears, whoever sent it. */
export function createMarkLookup(read: Reader): (identityNumber: string) => string | undefined {
  const marks = new Map(
    read.connection.prepare('SELECT personal_identity_number, protection FROM staff WHERE hidden = 1').raw().all() as [
      string,
      string,
    ][],
  )
  return (identityNumber) => marks.get(identityNumber)
}

/** Rows of a register, whoever sent them. */
export function countAllRows(read: Reader, register: RegisterName): number {
  return Number(
    read.connection
      .prepare(`SELECT count(*) FROM ${tableOf(register)}`)
      .pluck()
      .get(),
  )
}

/** Gives the mark to every other employment of a person who has one. */
export function carryMarks(tx: Tx): void {
  tx.connection
    .prepare(
      `UPDATE staff SET protection = 'secrecyMark', updated_by = ? WHERE protection IS NULL AND personal_identity_number IN
         (SELECT personal_identity_number FROM staff WHERE hidden = 1)`,
    )
    .run(tx.eventId)
}

/** Inserts and updates register rows and their findings, with prepared statements. */
export function createRowWriter(
  tx: Tx,
  register: RegisterName,
  settings: { readonly senderId: number; readonly importId: number; readonly fields: readonly string[] },
) {
  const { senderId, importId, fields } = settings
  const columns = fields.map(columnOf)
  const table = tableOf(register)
  const insert = tx.connection.prepare(
    `INSERT INTO ${table} (sender_id, key, sort_key, raw_id, findings, inserted_by${columns.map((name) => `, ${name}`).join('')})
     VALUES (?, ?, ?, ?, ?, ?${', ?'.repeat(columns.length)})`,
  )
  const update = tx.connection.prepare(
    `UPDATE ${table} SET sort_key = ?, raw_id = ?, findings = ?, updated_by = ?${columns.map((name) => `, ${name} = ?`).join('')}
     WHERE id = ?`,
  )
  const insertFinding = tx.connection.prepare(
    `INSERT INTO findings (import_id, raw_id, register, row_id, rule, severity, field, raw, inserted_by, key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const removeFindings = tx.connection.prepare('DELETE FROM findings WHERE register = ? AND row_id = ?')
  const encode = (values: Values): SqlValue[] => fields.map((name) => encodeValue(values[name]))
  const keepFindings = (rawId: number | null, rowId: number | null, findings: readonly Finding[], key = ''): void => {
    for (const { rule, field, raw } of findings) {
      insertFinding.run(importId, rawId, register, rowId, rule, severityOf(rule), field, raw, tx.eventId, key)
    }
  }
  return {
    insert(row: IncomingRow): void {
      const { lastInsertRowid } = insert.run(
        senderId,
        row.key,
        row.sortKey,
        row.rawId,
        row.findings.length,
        tx.eventId,
        ...encode(row.values),
      )
      keepFindings(row.rawId, Number(lastInsertRowid), row.findings)
    },
    update(rowId: number, row: IncomingRow): void {
      update.run(row.sortKey, row.rawId, row.findings.length, tx.eventId, ...encode(row.values), rowId)
      removeFindings.run(register, rowId)
      keepFindings(row.rawId, rowId, row.findings)
    },
    /** A row that stays out, or a remark on the whole sheet (`rawId` null). */
    remark(rawId: number | null, findings: readonly Finding[], key = ''): void {
      keepFindings(rawId, null, findings, key)
    },
  }
}

/** Ids of all rows of a register that bear one sender's name, protected ones included. */
export function* rowIdsOfSender(read: Reader, register: RegisterName, senderId: number): Generator<number> {
  const page = read.connection
    .prepare(`SELECT id FROM ${tableOf(register)} WHERE sender_id = ? AND id > ? ORDER BY id LIMIT 10000`)
    .pluck()
  for (let after = 0; ;) {
    const ids = page.all(senderId, after) as number[]
    yield* ids
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
  }
}

/** Rows that an event put into a register, a page by id, with the raw row of each; protected ones included. */
export function insertedRows(
  read: Reader,
  register: RegisterName,
  eventId: number,
  page: { readonly start: number; readonly count: number },
): { readonly total: number; readonly rows: readonly { readonly rowId: number; readonly rawId: number | null }[] } {
  const where = `FROM ${tableOf(register)} WHERE inserted_by = ?`
  return {
    total: Number(read.connection.prepare(`SELECT count(*) ${where}`).pluck().get(eventId)),
    rows: read.connection
      .prepare(`SELECT id AS rowId, raw_id AS rawId ${where} ORDER BY id LIMIT ? OFFSET ?`)
      .all(eventId, page.count, page.start) as { rowId: number; rawId: number | null }[],
  }
}

/** Rows of a register that an event changed, a page at a time: the fields that differ, as they were and as they became. */
export function changedRows(
  read: Reader,
  register: RegisterName,
  eventId: number,
  page: { readonly start: number; readonly count: number },
): {
  readonly total: number
  readonly rows: readonly { readonly rowId: number; readonly before: Values; readonly after: Values }[]
} {
  const where = "FROM changes WHERE event_id = ? AND table_name = ? AND kind = 'update'"
  const fields = registers[register].fields.map(({ name }) => name)
  const decode = createDecoder(register, fields)
  const valuesOf = (json: string): Values => {
    const columns = JSON.parse(json) as Record<string, SqlValue>
    const all = decode(
      fields.map((name) => columns[columnOf(name)] ?? null),
      0,
    )
    return Object.fromEntries(Object.entries(all).filter(([name]) => columnOf(name) in columns))
  }
  const rows = read.connection
    .prepare(`SELECT row_id AS rowId, before, after ${where} ORDER BY id LIMIT ? OFFSET ?`)
    .all(eventId, tableOf(register), page.count, page.start) as { rowId: number; before: string; after: string }[]
  return {
    total: Number(read.connection.prepare(`SELECT count(*) ${where}`).pluck().get(eventId, tableOf(register))),
    rows: rows.map(({ rowId, before, after }) => ({ rowId, before: valuesOf(before), after: valuesOf(after) })),
  }
}

/** Turns a row of SQL values, from `offset`, into values by field name; booleans come back as booleans. */
export function createDecoder(
  register: RegisterName,
  fields: readonly string[],
): (row: readonly SqlValue[], offset: number) => Record<string, Value> {
  const booleans = new Set(
    registers[register].fields.filter((field) => field.type === 'boolean').map((field) => field.name),
  )
  return (row, offset) => {
    const values: Record<string, Value> = {}
    fields.forEach((name, index) => {
      const value = row[index + offset] ?? null
      values[name] = value !== null && booleans.has(name) ? value === 1 : value
    })
    return values
  }
}

function encodeValue(value: Value | undefined): SqlValue {
  return typeof value === 'boolean' ? (value ? 1 : 0) : (value ?? null)
}
