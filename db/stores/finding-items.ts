import type { FindingState } from '#shared/contract/tables/findings.ts'
import { findingRules } from '#shared/import/rules.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { columnOf, tableOf } from '../names.ts'
import type { Reader } from '../open.ts'

/**
 * Findings on rows that are in a register, with what people have made of them. One item is a rule broken in a field of a row,
 * however many findings say so. Rows of people with protected identity are only ever counted.
 */

export interface Kind {
  readonly register: RegisterName
  readonly rule: FindingRuleId
  readonly field: string | null
}

export interface Choice {
  /** Null: those that nobody has; left out: everybody's. */
  readonly owner?: string | null | undefined
  readonly state?: FindingState | undefined
}

export interface Item {
  readonly rowId: number
  readonly state: FindingState
  readonly raw: string
  readonly rawId: number | null
  readonly owner: string | null
  readonly note: string | null
  readonly waiver: string | null
  readonly waivedBy: string | null
  readonly waivedAt: string | null
  /** The row that holds what people have made of it; null where nobody has. */
  readonly handlingId: number | null
}

export type StateCounts = Readonly<Record<FindingState, number>>

/** What imports remarked, and what follows from the registers. A rule's findings are all in one of them. */
export const findingTables = ['findings', 'computed_findings'] as const

export function findingTableOf(rule: FindingRuleId): (typeof findingTables)[number] {
  return findingRules[rule].scope === 'set' ? 'computed_findings' : 'findings'
}

const handledJoin = 'h.sender_id = r.sender_id AND h.key = r.key'
/** Ordered, so that a waiver rests on what was said and not on the order in which it was. */
const rawText = "group_concat(f.raw, ' · ' ORDER BY f.raw)"

/** What the row holds in the field of a finding, as text; a waiver rests on it. `NULL` for the whole row. */
export function valueOf(register: RegisterName, field: string | null): string {
  return field === null || fieldOf(register, field) === undefined ? 'NULL' : `CAST(r.${columnOf(field)} AS TEXT)`
}

/** The same where the field is the one that `h` names. */
function valueOfHandled(read: Reader, register: RegisterName): string {
  const fields = read.connection
    .prepare("SELECT DISTINCT field FROM finding_handling WHERE register = ? AND waiver IS NOT NULL AND field <> ''")
    .pluck()
    .all(register) as string[]
  if (fields.length === 0) return 'NULL'
  return `CASE h.field ${fields.map((field) => `WHEN '${checked(field)}' THEN ${valueOf(register, field)}`).join(' ')} END`
}

function checked(field: string): string {
  columnOf(field)
  return field
}

/** A waiver holds for as long as the finding says the same and the row holds the same. */
export function stateOf(raw: string, value: string): string {
  return `CASE
    WHEN h.waiver IS NOT NULL THEN iif(h.waived_raw IS ${raw} AND h.waived_value IS ${value}, 'waived', 'reopened')
    WHEN h.owner IS NOT NULL THEN 'assigned' ELSE 'open' END`
}

/**
 * How many items there are of each kind in a register, or of one kind, by state and owner; `choice.state` is not asked about here.
 */
export function countKinds(
  read: Reader,
  register: RegisterName,
  { kind, owner }: { readonly kind?: Pick<Kind, 'rule' | 'field'>; readonly owner?: string | null | undefined } = {},
): { readonly rule: FindingRuleId; readonly field: string | null; readonly counts: StateCounts }[] {
  const kinds = countListed(read, register, kind)
  const byKind = new Map(
    kinds.map(({ rule, field, count }) => [
      `${rule} ${field ?? ''}`,
      { rule, field, counts: { open: owner == null ? count : 0, assigned: 0, waived: 0, reopened: 0 } },
    ]),
  )
  for (const { rule, field, state, count, isTheirs } of countHandled(read, register, kind, owner)) {
    const counts = byKind.get(`${rule} ${field}`)?.counts
    if (counts === undefined) continue
    if (owner == null) counts.open -= count
    if (isTheirs === 1) counts[state] += count
  }
  return [...byKind.values()].filter(({ counts }) => Object.values(counts).some((count) => count > 0))
}

/** How many items of a kind are chosen. */
export function countItems(read: Reader, kind: Kind, { owner, state }: Choice): number {
  if (owner === undefined && state === undefined) return countListed(read, kind.register, kind)[0]?.count ?? 0
  const counts = countKinds(read, kind.register, { kind, owner })[0]?.counts
  if (counts === undefined) return 0
  return state === undefined ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[state]
}

/** Items on rows that are listed to nobody. */
export function countHidden(read: Reader, register: RegisterName, rules: readonly FindingRuleId[]): number {
  const wanted = new Set<string>(rules)
  return countOfHidden(read, register)
    .filter(({ rule }) => wanted.has(rule))
    .reduce((sum, { count }) => sum + count, 0)
}

/** A page of items in the order of their rows, beginning after the row `after`. */
export function itemsOfKind(
  read: Reader,
  kind: Kind,
  choice: Choice,
  page: { readonly after: number; readonly count: number },
): Item[] {
  const { register, rule, field } = kind
  const { sql, values } = selectItems(kind, choice)
  const rows = read.connection
    .prepare(
      `SELECT item.*, events.by AS waivedBy, events.at AS waivedAt
       FROM (${sql} LIMIT $count) AS item LEFT JOIN events ON events.id = item.waivedEvent ORDER BY item.rowId`,
    )
    .all({ register, rule, field, handledField: field ?? '', ...values, after: page.after, count: page.count, upTo })
  return rows as Item[]
}

/** No row has a higher number. */
const upTo = Number.MAX_SAFE_INTEGER

/** One item of a kind; undefined where it is not there, or its row may not be shown. */
export function findItem(read: Reader, kind: Kind, rowId: number): Item | undefined {
  const [item] = itemsOfKind(read, kind, {}, { after: rowId - 1, count: 1 })
  return item?.rowId === rowId ? item : undefined
}

/** The items of one row, each with its kind; none where the row may not be shown. */
export function itemsOfRow(
  read: Reader,
  register: RegisterName,
  rowId: number,
): (Item & Pick<Kind, 'rule' | 'field'>)[] {
  const kinds = findingTables.flatMap(
    (table) =>
      read.connection
        .prepare(
          `SELECT rule, field FROM ${table} WHERE register = ? AND row_id = ? GROUP BY rule, field ORDER BY min(id)`,
        )
        .all(register, rowId) as Pick<Kind, 'rule' | 'field'>[],
  )
  return kinds.flatMap(({ rule, field }) => {
    const item = findItem(read, { register, rule, field }, rowId)
    return item === undefined ? [] : [{ ...item, rule, field }]
  })
}

/**
 * The statement for the items of a kind on the rows after `$after` up to `$upTo`, and the values that the choice gives it. Where few
 * of many are asked for, those that people have handled, it begins with them.
 */
export function selectItems(
  { register, rule, field }: Kind,
  { owner, state }: Choice,
): { readonly sql: string; readonly values: Readonly<Record<string, string>> } {
  const table = tableOf(register)
  const findings = findingTableOf(rule)
  const isHandled = typeof owner === 'string' || (state !== undefined && state !== 'open')
  const ofHandled = `h.register = $register AND h.rule = $rule AND h.field = $handledField`
  const from = isHandled
    ? `finding_handling AS h INDEXED BY finding_handling_kind CROSS JOIN ${table} AS r ON ${handledJoin}
       CROSS JOIN ${findings} AS f INDEXED BY ${findings}_kind ON f.row_id = r.id`
    : `${findings} AS f INDEXED BY ${findings}_kind CROSS JOIN ${table} AS r ON r.id = f.row_id
       LEFT JOIN finding_handling AS h ON ${handledJoin} AND ${ofHandled}`
  const wanted = [
    'f.register = $register AND f.rule = $rule AND f.field IS $field AND f.row_id > $after AND f.row_id <= $upTo',
    'r.hidden = 0',
    ...(isHandled ? [ofHandled] : []),
    ...(owner === undefined ? [] : [owner === null ? 'h.owner IS NULL' : 'h.owner = $owner']),
    ...(state === undefined ? [] : [mayBe[state]]),
  ].join(' AND ')
  return {
    sql: `SELECT f.row_id AS rowId, r.sender_id AS senderId, r.key, ${rawText} AS raw, ${valueOf(register, field)} AS value,
        ${findings === 'findings' ? 'coalesce(min(f.raw_id), r.raw_id)' : 'r.raw_id'} AS rawId, h.owner, h.note, h.waiver, h.waived_by AS waivedEvent,
        h.id AS handlingId, coalesce(h.updated_by, h.inserted_by, 0) AS handledBy, coalesce(r.updated_by, r.inserted_by) AS rowBy,
        ${stateOf(rawText, valueOf(register, field))} AS state
      FROM ${from} WHERE ${wanted} GROUP BY f.row_id
      ${state === 'waived' || state === 'reopened' ? `HAVING state = '${state}'` : ''} ORDER BY f.row_id`,
    values: typeof owner === 'string' ? { owner } : {},
  }
}

/** What must be so of the handling, before the finding itself is looked at. */
const mayBe: Readonly<Record<FindingState, string>> = {
  open: 'h.owner IS NULL AND h.waiver IS NULL',
  assigned: 'h.owner IS NOT NULL AND h.waiver IS NULL',
  waived: 'h.waiver IS NOT NULL',
  reopened: 'h.waiver IS NOT NULL',
}

interface KindCount {
  readonly rule: FindingRuleId
  readonly field: string | null
  readonly count: number
}

/** Items on rows that may be shown: all of them, from the index alone, without those on the few rows that may not. */
function countListed(
  read: Reader,
  register: RegisterName,
  kind: Pick<Kind, 'rule' | 'field'> | undefined,
): KindCount[] {
  const hidden = new Map(
    countOfHidden(read, register).map(({ rule, field, count }) => [`${rule} ${field ?? ''}`, count]),
  )
  const tables = kind === undefined ? findingTables : [findingTableOf(kind.rule)]
  return tables
    .flatMap(
      (table) =>
        read.connection
          .prepare(
            `SELECT rule, field, count(DISTINCT row_id) AS count FROM ${table} INDEXED BY ${table}_kind
             WHERE register = $register AND row_id IS NOT NULL ${kind === undefined ? '' : 'AND rule = $rule AND field IS $field'}
             GROUP BY rule, field`,
          )
          .all({ register, ...kind }) as KindCount[],
    )
    .map(({ rule, field, count }) => ({ rule, field, count: count - (hidden.get(`${rule} ${field ?? ''}`) ?? 0) }))
}

function countOfHidden(read: Reader, register: RegisterName): KindCount[] {
  const table = tableOf(register)
  return findingTables.flatMap(
    (findings) =>
      read.connection
        .prepare(
          `SELECT f.rule, f.field, count(DISTINCT f.row_id) AS count
           FROM ${table} AS r INDEXED BY ${table}_order CROSS JOIN ${findings} AS f ON f.row_id = r.id
           WHERE r.hidden = 1 AND f.register = ? GROUP BY f.rule, f.field`,
        )
        .all(register) as KindCount[],
  )
}

interface HandledCount {
  readonly rule: FindingRuleId
  /** Empty for the whole row. */
  readonly field: string
  readonly state: FindingState
  readonly count: number
  /** Whether they are the asked owner's, or nobody's where that is asked. */
  readonly isTheirs: 0 | 1
}

/** What people have given to somebody or waived, and is still there. */
function countHandled(
  read: Reader,
  register: RegisterName,
  kind: Pick<Kind, 'rule' | 'field'> | undefined,
  owner: string | null | undefined,
): HandledCount[] {
  const table = tableOf(register)
  const value = valueOfHandled(read, register)
  const isTheirs = owner === undefined ? '1' : 'h.owner IS $owner'
  const tables = kind === undefined ? findingTables : [findingTableOf(kind.rule)]
  return tables.flatMap(
    (findings) =>
      read.connection
        .prepare(
          `SELECT rule, field, isTheirs, ${stateOf('h.raw', 'h.value')} AS state, count(*) AS count FROM (
             SELECT h.rule, h.field, h.owner, h.waiver, h.waived_raw, h.waived_value, ${isTheirs} AS isTheirs, ${value} AS value,
               (SELECT ${rawText} FROM ${findings} AS f INDEXED BY ${findings}_kind WHERE f.register = $register
                AND f.rule = h.rule AND f.field IS nullif(h.field, '') AND f.row_id = r.id) AS raw
             FROM finding_handling AS h INDEXED BY finding_handling_kind CROSS JOIN ${table} AS r ON ${handledJoin}
             WHERE h.register = $register ${kind === undefined ? '' : 'AND h.rule = $rule AND h.field = $handledField'}
               AND (h.owner IS NOT NULL OR h.waiver IS NOT NULL) AND r.hidden = 0
           ) AS h WHERE raw IS NOT NULL GROUP BY 1, 2, 3, 4`,
        )
        .all({ register, owner: owner ?? null, rule: kind?.rule, handledField: kind?.field ?? '' }) as HandledCount[],
  )
}
