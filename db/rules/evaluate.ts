import { createHash } from 'node:crypto'
import { registrationProfiles } from '#shared/identity/registration-number.ts'
import { severityOf } from '#shared/import/rules.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { tableOf } from '../names.ts'
import type { Connection } from '../open.ts'
import { archiveRules, archiveRuns } from './archive.ts'
import { casesRules } from './cases.ts'
import { diaryRules } from './diaries.ts'
import { diaryRuns } from './diary.ts'
import type { RunRule, SetRule } from './rule.ts'
import { judgeAllRuns, judgeTouchedRuns } from './runs.ts'
import { staffRules } from './staff.ts'
import { statementOf } from './statements.ts'
import { touchedLists, touchedRows, touchedTables, touchesAll } from './touched.ts'
import type { Change, Prior, Touched } from './touched.ts'

export const setRules: readonly SetRule[] = [...staffRules, ...casesRules, ...diaryRules, ...archiveRules]
export const runRules: readonly RunRule[] = [...diaryRuns, ...archiveRuns]

/**
 * Brings `computed_findings` to what the registers hold after an act, `prior` being `priorRows` from before it: of few touched rows only what they bear on is judged anew, of
 * many every rule that looks at their register. The event must stand in the history already.
 */
export function judgeAct(connection: Connection, eventId: number, prior: Prior): void {
  if (touchesAll(connection, eventId)) {
    judgeEverything(connection)
    return
  }
  const touched = touchedRows(connection, eventId, prior)
  const records = touchedTables(
    connection,
    eventId,
    setRules.flatMap((rule) => rule.records ?? []),
  )
  const lists = touchedLists(connection, eventId)
  if (records.size === 0 && lists.size === 0 && registerNames.every((register) => touched[register].length === 0))
    return
  for (const rule of setRules) {
    const restsOnTouched =
      (rule.records ?? []).some((table) => records.has(table)) || (rule.readsLists === true && lists.has(rule.register))
    if (restsOnTouched || isWholly(rule, touched)) judgeAll(connection, rule)
    else judgeSome(connection, rule, touched)
  }
  for (const register of registerNames) {
    const rows = touched[register]
    const rules = runRules.filter((rule) => rule.register === register)
    if (rows === 'all') judgeAllRuns(connection, rules)
    else if (rows.length > 0) for (const rule of rules) judgeTouchedRuns(connection, rule, rows)
  }
}

/** Makes `computed_findings` from nothing. */
export function judgeEverything(connection: Connection): void {
  connection.exec('DELETE FROM computed_findings')
  for (const rule of setRules) judgeAll(connection, rule)
  for (const register of registerNames) {
    judgeAllRuns(
      connection,
      runRules.filter((rule) => rule.register === register),
    )
  }
}

/** A store whose findings were made by other rules than these has them made anew. Told to a connection that writes. */
export function bringFindingsUpToDate(connection: Connection): void {
  const known = connection.prepare('SELECT version FROM computed_rules').pluck().get()
  if (known === rulesVersion) return
  connection.transaction(() => {
    judgeEverything(connection)
    connection.prepare('INSERT OR REPLACE INTO computed_rules (id, version) VALUES (1, ?)').run(rulesVersion)
  })()
}

/** What the rules come down to, their patterns included. */
const rulesVersion = createHash('sha256')
  .update(
    JSON.stringify([setRules, runRules.map(({ read, ...rule }) => [rule, read.toString()]), registrationProfiles]),
  )
  .digest('hex')

function isWholly(rule: SetRule, touched: Touched): boolean {
  return touched[rule.register] === 'all' || (rule.reach ?? []).some((reach) => touched[reach.of] === 'all')
}

function judgeAll(connection: Connection, rule: SetRule): void {
  statementOf(connection, `DELETE FROM computed_findings WHERE ${ofRule}`).run(ruleParameters(rule))
  statementOf(connection, findingsStatement(rule, 'all')).run(ruleParameters(rule))
}

function judgeSome(connection: Connection, rule: SetRule, touched: Touched): void {
  const ids = new Set<number>()
  const own = touched[rule.register]
  if (own === 'all') throw new Error('Judged wholly')
  for (const row of own) if (differs(row, rule.reads) || (rule.readsEdits === true && row.isEdited)) ids.add(row.id)
  for (const { of, on, images, rows } of rule.reach ?? []) {
    const others = touched[of]
    if (others === 'all') throw new Error('Judged wholly')
    const changed = others.filter((change) => differs(change, on))
    if (changed.length === 0) continue
    const sql = `WITH touched AS (SELECT value AS image FROM json_each(?)) ${rows}`
    for (const id of statementOf(connection, sql).pluck().all(imagesOf(changed, images)) as number[]) ids.add(id)
  }
  if (ids.size === 0) return
  const parameters = { ...ruleParameters(rule), ids: JSON.stringify([...ids]) }
  statementOf(
    connection,
    `DELETE FROM computed_findings WHERE ${ofRule} AND row_id IN (SELECT value FROM json_each($ids))`,
  ).run(parameters)
  statementOf(connection, findingsStatement(rule, 'some')).run(parameters)
}

const ofRule = 'register = $register AND rule = $rule AND field IS $field'

function ruleParameters({ register, rule, field }: SetRule): Record<string, string | null> {
  return { register, rule, field, severity: severityOf(rule) }
}

/** Puts in what a rule says of all rows of its register, or of those of `$ids`. */
export function findingsStatement(rule: SetRule, which: 'all' | 'some'): string {
  const table = tableOf(rule.register)
  const found =
    which === 'some'
      ? 'SELECT value AS id FROM json_each($ids)'
      : rule.candidates && `SELECT DISTINCT id FROM (${rule.candidates})`
  const from =
    found === undefined ? `${table} AS row` : `(${found}) AS found CROSS JOIN ${table} AS row ON row.id = found.id`
  // The plus keeps the index by hidden out of it, here and in the rules: nearly every row is shown.
  return `${rule.with === undefined ? '' : `WITH RECURSIVE ${rule.with}`}
    INSERT INTO computed_findings (register, row_id, rule, severity, field, raw)
    SELECT $register, row.id, $rule, $severity, $field, ${rule.raw} FROM ${from} WHERE +row.hidden = 0 AND (${rule.where})`
}

/** Whether the row has come or gone, or differs in a column that matters. */
function differs({ before, after }: Change, columns: readonly string[]): boolean {
  if (before === null || after === null) return before !== after
  return columns.some((column) => before[column] !== after[column])
}

function imagesOf(changes: readonly Change[], columns: readonly string[]): string {
  const images = changes.flatMap(({ before, after }) => [before, after]).filter((image) => image !== null)
  return JSON.stringify(
    images.map((image) => Object.fromEntries(columns.map((column) => [column, image[column] ?? null]))),
  )
}
