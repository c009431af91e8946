import { createHash } from 'node:crypto'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { registerOf } from '#shared/reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import { registers } from '#shared/registers/registers.ts'
import type { NamingField } from '#shared/registers/unit-list.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'
import type { Tx } from '../write.ts'
import { markedPeople } from './protected-people.ts'
import { createDecoder } from './register-rows.ts'
import { insertRow } from './rows.ts'

export type ListSide = 'sender' | 'receiver' | 'third'

/** Whose a list is; with the register and a business key it names a row for good. */
export interface ListOwner {
  readonly side: ListSide
  readonly senderId: number
}

export interface ReconciliationList extends ListOwner {
  readonly party: string
  /** Null for the rows of the sender in the register. */
  readonly importId: number | null
  /** Of units that staff rows name: by which field. Null for the organisation's own, and for lists of rows. */
  readonly namedBy: NamingField | null
  readonly fileName: string | null
}

export interface Reconciliation {
  readonly id: number
  readonly register: ReconciledRegister
  readonly name: string
  readonly isBlind: boolean
  readonly lists: readonly ReconciliationList[]
}

/** Oldest first. */
export function readReconciliations(read: Reader): Reconciliation[] {
  const ids = read.connection.prepare('SELECT id FROM reconciliations ORDER BY id').pluck().all() as number[]
  return ids.flatMap((id) => readReconciliation(read, id) ?? [])
}

export function readReconciliation(read: Reader, id: number): Reconciliation | undefined {
  const row = read.connection.prepare('SELECT id, register, name, blind FROM reconciliations WHERE id = ?').get(id) as
    { id: number; register: ReconciledRegister; name: string; blind: number } | undefined
  if (row === undefined) return undefined
  const lists = read.connection
    .prepare(
      `SELECT lists.side, lists.sender_id AS senderId, senders.name AS party, lists.import_id AS importId,
         lists.named_by AS namedBy, deliveries.file_name AS fileName
       FROM reconciliation_lists AS lists JOIN senders ON senders.id = lists.sender_id
         LEFT JOIN imports ON imports.id = lists.import_id LEFT JOIN deliveries ON deliveries.id = imports.delivery_id
       WHERE lists.reconciliation_id = ? ORDER BY lists.position`,
    )
    .all(id) as ReconciliationList[]
  const { blind, ...rest } = row
  return { ...rest, isBlind: blind === 1, lists }
}

export function insertReconciliation(tx: Tx, { register, name, isBlind, lists }: Omit<Reconciliation, 'id'>): number {
  const id = insertRow(tx.connection, 'reconciliations', {
    register,
    name,
    blind: isBlind ? 1 : 0,
    inserted_by: tx.eventId,
  })
  for (const [position, { side, senderId, importId, namedBy }] of lists.entries()) {
    insertRow(tx.connection, 'reconciliation_lists', {
      reconciliation_id: id,
      position,
      side,
      sender_id: senderId,
      import_id: importId,
      named_by: namedBy,
      inserted_by: tx.eventId,
    })
  }
  return id
}

/** What its last run came to goes with it, and does not come back with an undo; what people have decided stays. */
export function removeReconciliation(tx: Tx, id: number): void {
  tx.connection.prepare('DELETE FROM quality_checks WHERE reconciliation_id = ?').run(id)
  tx.connection.prepare('DELETE FROM reconciliation_lists WHERE reconciliation_id = ?').run(id)
  tx.connection.prepare('DELETE FROM reconciliations WHERE id = ?').run(id)
}

/**
 * The first reconciliation that has this import as a list; with `against-register` only one that holds its rows against those of the
 * register, which units are not: they are but named in it.
 */
export function reconciliationUsing(
  read: Reader,
  importId: number,
  use: 'any' | 'against-register' = 'any',
): string | undefined {
  return read.connection
    .prepare(
      `SELECT reconciliations.name FROM reconciliation_lists AS lists
       JOIN reconciliations ON reconciliations.id = lists.reconciliation_id WHERE lists.import_id = $importId
         AND ($use = 'any' OR (lists.side <> 'sender' AND reconciliations.register <> 'units')) LIMIT 1`,
    )
    .pluck()
    .get({ importId, use }) as string | undefined
}

/**
 * What each list is made from, as a text that is another when the list has become another. An undo gives a row back the event that
 * it was last changed by, so the latest event of all would not tell: each row's counts, by its place. Of people also who is marked as
 * protected, and which numbers are of one person: said anywhere, both bear on every list.
 */
export function fingerprintOf(read: Reader, { register, lists }: Reconciliation): string {
  const ofRegister = read.connection
    .prepare(
      `SELECT ${countedRows} || ' ' || coalesce(sum(id * hidden), 0)
       FROM ${tableOf(registerOf(register))} WHERE sender_id = ?`,
    )
    .pluck()
  const ofDelivery = read.connection
    .prepare("SELECT id || ' ' || version || ' ' || state FROM imports WHERE id = ?")
    .pluck()
  // Whichever list it is, names are one unit's by what any of them is also called.
  const ofUnits = (): unknown => read.connection.prepare(`SELECT ${countedRows} FROM units`).pluck().get()
  return JSON.stringify([
    ...lists.map(({ importId, senderId, namedBy }) => {
      if (importId !== null) return ofDelivery.get(importId)
      return register === 'units' && namedBy === null ? ofUnits() : ofRegister.get(senderId)
    }),
    ...(register === 'units' ? [ofUnits()] : []),
    ...(register === 'staff' ? [printOf(markedPeople(read)), printOf([...readOtherNumbers(read)].flat())] : []),
  ])
}

/** Of a fingerprint what tells of the lists themselves: what is signed stays signed when another list marks somebody else. */
export function listsPrint(fingerprint: string, { lists }: Pick<Reconciliation, 'lists'>): string {
  const prints: unknown = JSON.parse(fingerprint)
  return JSON.stringify(Array.isArray(prints) ? prints.slice(0, lists.length) : prints)
}

function printOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)
}

const countedRows = `count(*) || ' ' || coalesce(sum(id), 0) || ' ' || coalesce(sum(id * coalesce(updated_by, inserted_by)), 0)`

/** A row of the register as a list has it. */
export interface RegisterRow {
  readonly rowId: number
  readonly key: string
  readonly isHidden: boolean
  readonly values: Values
}

const pageRows = 1000

/** Every row of a sender in a register, protected ones included, in pages. */
export function* rowsOfSender(read: Reader, register: RegisterName, senderId: number): Generator<RegisterRow[]> {
  const fields = registers[register].fields.map(({ name }) => name)
  const page = read.connection
    .prepare(
      `SELECT id, key, hidden, ${fields.map(columnOf).join(', ')} FROM ${tableOf(register)}
       WHERE sender_id = ? AND key > ? ORDER BY key LIMIT ${pageRows}`,
    )
    .raw()
  const decode = createDecoder(register, fields)
  for (let after = ''; ;) {
    const rows = page.all(senderId, after) as (string | number | null)[][]
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => ({
      rowId: Number(row[0]),
      key: String(row[1]),
      isHidden: row[2] === 1,
      values: decode(row, 3),
    }))
    after = String(last[1])
  }
}

/** Numbers that are known to be of one person, each with the one that the person is known by; those of a single number left out. */
export function readOtherNumbers(read: Reader): ReadonlyMap<string, string> {
  const rows = read.connection
    .prepare(
      `SELECT known.value, persons.number FROM person_identifiers AS known JOIN persons ON persons.id = known.person_id
       WHERE known.value <> persons.number ORDER BY known.value`,
    )
    .raw()
    .all() as [string, string][]
  return new Map(rows)
}
