import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { columnOf, tableOf } from '#db/names.ts'
import type { Store } from '#db/open.ts'
import { judgeEverything } from '#db/rules/evaluate.ts'
import { revertEvent } from '#db/undo.ts'
import type { Tx } from '#db/write.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { findingRuleIds, findingRules } from '#shared/import/rules.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'
import { act, inVain, insertRaw } from './temporary-store.ts'

/**
 * One fixture for each rule: rows that break it, and the nearest that do not. `#n` in a text is the nth published test number. Of a rule
 * of one row, `breaks` are its values and each of `near` is what makes it a row without remark.
 */
export const fixtureFolder = resolve(import.meta.dirname, '../fixtures/rules')
const Register = z.enum(registerNames)
const RowValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const RowFixture = z.strictObject({
  register: Register,
  breaks: RowValues,
  field: z.string(),
  raw: z.string(),
  near: z.array(RowValues).min(1),
})
const SetFixture = z.strictObject({
  rows: z.partialRecord(Register, z.array(RowValues)),
  /** Rows of small tables, by column, put in after the others; `$n` is the id of the nth employment, `$$n` of the nth sender's organisation. */
  records: z.array(z.tuple([z.string(), RowValues])).default([]),
  /** What becomes of rows afterwards, each an event of its own. */
  later: z
    .array(
      z.strictObject({ register: Register, row: z.int(), values: RowValues, operation: z.string(), at: z.string() }),
    )
    .default([]),
  /** Register, index of the row, field and what the finding is about. */
  broken: z.array(z.tuple([Register, z.int(), z.string().nullable(), z.string()])).min(1),
})
type SetFixture = z.output<typeof SetFixture>

export const rulesOf = (scope: string): FindingRuleId[] =>
  findingRuleIds.filter((rule) => findingRules[rule].scope === scope)

export function rowFixtureOf(rule: FindingRuleId): z.output<typeof RowFixture> {
  return RowFixture.parse(readFixture(rule))
}

export function setFixtureOf(rule: FindingRuleId): SetFixture {
  return SetFixture.parse(readFixture(rule))
}

function readFixture(rule: FindingRuleId): unknown {
  return JSON.parse(
    readFileSync(join(fixtureFolder, `${rule}.json`), 'utf8')
      .replaceAll(/##(\d+)/g, (_, index) => `${testNumber(Number(index)).slice(0, 8)}****`)
      .replaceAll(/#(\d+)/g, (_, index) => testNumber(Number(index))),
  )
}

/** Ids of the rows of a fixture, in its order; undefined for an employment that was left out. */
export type FixtureIds = Readonly<Record<RegisterName, readonly (number | undefined)[]>>

/**
 * Puts in what a fixture holds, but for the employments that are left out and what is said of them. Each event is told to `events` as
 * soon as there is one, so that it can be taken back whatever happens.
 */
export async function insertFixture(
  store: Store,
  fixture: SetFixture,
  events: number[],
  leftOut: readonly number[] = [],
): Promise<FixtureIds> {
  const ids: Record<RegisterName, (number | undefined)[]> = { staff: [], cases: [], diary: [], archive: [] }
  const isLeftOut = (register: RegisterName, row: number): boolean => register === 'staff' && leftOut.includes(row)
  events.push(
    await act(store, (tx) => {
      for (const register of registerNames) {
        ids[register] = (fixture.rows[register] ?? []).map((row, index) =>
          isLeftOut(register, index) ? undefined : insertValues(tx, register, row),
        )
      }
    }),
  )
  for (const [table, values] of fixture.records) {
    if (leftOut.some((row) => Object.values(values).includes(`$${row}`))) continue
    const idOf = (text: string): number | string =>
      text.startsWith('$$')
        ? organisationOf(store, Number(text.slice(2)))
        : text.startsWith('$')
          ? (ids.staff[Number(text.slice(1))] ?? 0)
          : text
    const columns = Object.entries(values).map(([name, value]): [string, string | number | null] => [
      name,
      typeof value === 'string' ? idOf(value) : Number(value),
    ])
    const insert = (tx: Tx): void =>
      void insertRaw(tx, table, { ...Object.fromEntries(columns), sort_key: '', inserted_by: tx.eventId })
    events.push(await act(store, insert))
  }
  for (const { register, row, values, operation, at } of fixture.later) {
    if (isLeftOut(register, row)) continue
    const sets = Object.keys(values).map((field) => `${columnOf(field)} = ?`)
    const update = (tx: Tx): void =>
      void tx.connection
        .prepare(`UPDATE ${tableOf(register)} SET ${sets.join(', ')}, updated_by = ? WHERE id = ?`)
        .run(...Object.values(values), tx.eventId, ids[register][row])
    events.push(await act(store, update, operation, { at }))
  }
  return ids
}

/** Takes events back, the latest first. */
export async function undoAll(store: Store, events: readonly number[]): Promise<void> {
  for (const undoes of events.toReversed())
    await act(store, async (tx) => void (await revertEvent(tx, undoes)), 'history.undo', { undoes })
}

function organisationOf(store: Store, senderId: number): number {
  return Number(
    store.reader.connection.prepare('SELECT organisation_id FROM senders WHERE id = ?').pluck().get(senderId),
  )
}

function insertValues(
  tx: Tx,
  register: RegisterName,
  { sender = 1, ...values }: Record<string, Values[string]>,
): number {
  const { key, sortKey } = businessKey(register, values)
  const columns = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      columnOf(field),
      typeof value === 'boolean' ? Number(value) : value,
    ]),
  )
  const row = { sender_id: Number(sender), key: key || sortKey, sort_key: sortKey, inserted_by: tx.eventId, ...columns }
  return insertRaw(tx, tableOf(register), row)
}

/** Register, row, rule, field, what it is about, and how grave it is. */
export type ComputedFinding = readonly [RegisterName, number, FindingRuleId, string | null, string, string]
const all = 'SELECT register, row_id, rule, field, raw, severity FROM computed_findings ORDER BY 1, 2, 3, 4, 5'

/** What stands in the store. */
export function computed(store: Store): ComputedFinding[] {
  return store.reader.connection.prepare(all).raw().all() as ComputedFinding[]
}

/** What a full evaluation makes of the registers as they are. */
export function computedAnew(store: Store): ComputedFinding[] {
  return inVain(store, ({ connection }) => {
    judgeEverything(connection)
    return connection.prepare(all).raw().all() as ComputedFinding[]
  })
}
