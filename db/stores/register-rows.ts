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
  /** How many findings it has. */
  readonly findings: number
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

/** Rows read ahead at a time, and the least of them that must have been asked for to read ahead again. */
const aheadRows = 256
const worthwhileHits = aheadRows / 4

/**
 * Looks rows up by business key within one sender; prepared once, called a million times. A list that comes again mostly comes
 * in the order it came in before, so the rows that follow a found one are read with it: 3 µs each instead of 10.
 */
export function createKeyLookup(
  read: Reader,
  register: RegisterName,
  senderId: number,
  fields: readonly string[],
): (key: string) => StoredValues | undefined {
  const table = tableOf(register)
  const columns = ['id', 'key', 'hidden', 'findings', ...fields.map(columnOf)].join(', ')
  const one = read.connection.prepare(`SELECT ${columns} FROM ${table} WHERE sender_id = ? AND key = ?`).raw()
  const following = read.connection
    // The plus keeps the index by sender out of it, which would go through all of them.
    .prepare(`SELECT ${columns} FROM ${table} WHERE id > ? AND id <= ? AND +sender_id = ?`)
    .raw()
  const decode = createDecoder(register, fields)
  const hasRows = read.connection
    .prepare(`SELECT EXISTS (SELECT 1 FROM ${table} WHERE sender_id = ?)`)
    .pluck()
    .get(senderId)
  if (hasRows === 0) return () => undefined
  const storedOf = (row: SqlValue[]): StoredValues => ({
    id: Number(row[0]),
    hidden: row[2] === 1,
    findings: Number(row[3]),
    values: decode(row, 4),
  })
  const ahead = new Map<string, SqlValue[]>()
  let hits = worthwhileHits
  let misses = 0
  return (key) => {
    const known = ahead.get(key)
    if (known !== undefined) {
      hits++
      return storedOf(known)
    }
    const row = one.get(senderId, key) as SqlValue[] | undefined
    if (row === undefined) return undefined
    // Rows in another order than before are looked up one by one, with a new attempt now and then.
    misses++
    if (hits >= worthwhileHits || misses >= aheadRows) {
      hits = misses = 0
      ahead.clear()
      const id = Number(row[0])
      for (const next of following.all(id, id + aheadRows, senderId) as SqlValue[][]) ahead.set(String(next[1]), next)
    }
    return storedOf(row)
  }
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
  const findingsOf = tx.connection
    .prepare('SELECT rule, field, raw FROM findings WHERE register = ? AND row_id = ? ORDER BY id')
    .raw()
  const recount = tx.connection.prepare(`UPDATE ${table} SET findings = ? WHERE id = ?`)
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
    /** What is said of a row whose values stay as they are, where it is not what was said before. The row keeps its origin. */
    restate(rowId: number, { rawId, findings }: Pick<IncomingRow, 'rawId' | 'findings'>): void {
      const said = findings.map(({ rule, field, raw }) => [rule, field, raw])
      if (JSON.stringify(findingsOf.all(register, rowId)) === JSON.stringify(said)) return
      recount.run(findings.length, rowId)
      removeFindings.run(register, rowId)
      keepFindings(rawId, rowId, findings)
    },
    /** A row that stays out, or a remark on the whole sheet (`rawId` null). */
    remark(rawId: number | null, findings: readonly Finding[], key = ''): void {
      keepFindings(rawId, null, findings, key)
    },
  }
}

/** Ids of all rows of a register that bear one sender's name, protected ones included, in no order: an index alone answers. */
export function rowIdsOfSender(read: Reader, register: RegisterName, senderId: number): number[] {
  const table = tableOf(register)
  return read.connection
    .prepare(`SELECT id FROM ${table} INDEXED BY ${table}_key WHERE sender_id = ?`)
    .pluck()
    .all(senderId) as number[]
}

/** Ids of the rows that an event put into a register, a page in the order they came; protected ones included. */
export function insertedRows(
  read: Reader,
  register: RegisterName,
  eventId: number,
  page: { readonly start: number; readonly count: number },
): number[] {
  return read.connection
    .prepare(`SELECT id FROM ${tableOf(register)} WHERE inserted_by = ? ORDER BY id LIMIT ? OFFSET ?`)
    .pluck()
    .all(eventId, page.count, page.start) as number[]
}

/**
 * Rows of a register that a delivery changed, a page in the order of its file, each with its raw row: the fields that differ, as they
 * were and as they became.
 */
export function changedRows(
  read: Reader,
  register: RegisterName,
  eventId: number,
  page: { readonly start: number; readonly count: number },
): { readonly rowId: number; readonly rawId: number; readonly before: Values; readonly after: Values }[] {
  const fields = registers[register].fields.map(({ name }) => name)
  const decode = createDecoder(register, fields)
  const valuesOf = (columns: Record<string, SqlValue>): Values => {
    const all = decode(
      fields.map((name) => columns[columnOf(name)] ?? null),
      0,
    )
    return Object.fromEntries(Object.entries(all).filter(([name]) => columnOf(name) in columns))
  }
  // What a delivery changes of rows that it does not name has no raw row of it.
  const rows = read.connection
    .prepare(
      `SELECT row_id AS rowId, before, after FROM changes
       WHERE event_id = ? AND table_name = ? AND kind = 'update' AND json_type(after, '$.raw_id') IS NOT NULL
       ORDER BY id LIMIT ? OFFSET ?`,
    )
    .all(eventId, tableOf(register), page.count, page.start) as { rowId: number; before: string; after: string }[]
  return rows.map(({ rowId, before, after }) => {
    const became = JSON.parse(after) as Record<string, SqlValue>
    const was = JSON.parse(before) as Record<string, SqlValue>
    return { rowId, rawId: Number(became['raw_id']), before: valuesOf(was), after: valuesOf(became) }
  })
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
