import { severityOf } from '#shared/import/rules.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import { tableOf } from '../names.ts'
import type { Connection } from '../open.ts'
import type { RunPart, RunRule } from './rule.ts'
import { statementOf } from './statements.ts'
import type { Image, TouchedRow } from './touched.ts'

interface Member extends RunPart {
  readonly id: number
}

interface Said {
  readonly id: number
  readonly rule: FindingRuleId
  readonly raw: string
}

/** Judges every run of a register: its rows in the order of their keys, each run as a whole. */
export function judgeAllRuns(connection: Connection, rules: readonly RunRule[]): void {
  const [first] = rules
  if (first === undefined) return
  for (const rule of rules) for (const id of rulesOf(rule)) removeRule(connection, rule, id)
  // The rows are read to their end in pages, for a statement that is being read bars the connection from writing.
  const judges = rules.map((rule) => createJudge(connection, rule))
  for (const [id, sender, key] of rowsInOrder(connection, first)) for (const judge of judges) judge.row(id, sender, key)
  for (const judge of judges) judge.end()
}

/** Judges the runs that changed rows are in, or were in. */
export function judgeTouchedRuns(connection: Connection, rule: RunRule, touched: readonly TouchedRow[]): void {
  const moved = touched.filter(
    ({ before, after }) => before?.['key'] !== after?.['key'] || before?.['sender_id'] !== after?.['sender_id'],
  )
  const gone = moved.filter(({ after }) => after === null)
  for (const { id } of gone) for (const name of rulesOf(rule)) removeOf(connection, rule, name, id)
  const runs = new Map<string, { readonly sender: number; readonly run: string }>()
  for (const image of moved.flatMap(({ before, after }) => [before, after])) {
    const found = image === null ? null : runOf(rule, image)
    if (found !== null) runs.set(`${found.sender} ${found.run}`, found)
    else if (image !== null) for (const name of rulesOf(rule)) removeOf(connection, rule, name, Number(image['id']))
  }
  for (const { sender, run } of runs.values()) {
    const judge = createJudge(connection, rule)
    for (const [id, key] of rowsOfRun(connection, rule, sender, run)) {
      for (const name of rulesOf(rule)) removeOf(connection, rule, name, id)
      judge.row(id, sender, key)
    }
    judge.end()
  }
}

function rulesOf({ gap, overlap }: RunRule): readonly FindingRuleId[] {
  return overlap === undefined ? [gap] : [gap, overlap]
}

function runOf(rule: RunRule, image: Image): { readonly sender: number; readonly run: string } | null {
  const part = rule.read(String(image['key']))
  return part === null ? null : { sender: Number(image['sender_id']), run: part.run }
}

/** Gathers the rows of one run after the other, and says of each what there is to say. Runs lie together, for their keys begin alike. */
function createJudge(connection: Connection, rule: RunRule) {
  const insert = statementOf(
    connection,
    'INSERT INTO computed_findings (register, row_id, rule, severity, field, raw) VALUES (?, ?, ?, ?, ?, ?)',
  )
  let current = ''
  let members: Member[] = []
  const end = (): void => {
    for (const { id, rule: name, raw } of judgeRun(rule, members)) {
      insert.run(rule.register, id, name, severityOf(name), rule.field, raw)
    }
    members = []
  }
  return {
    row(id: number, sender: number, key: string): void {
      const part = rule.read(key)
      if (part === null) return
      const run = `${sender} ${part.run}`
      if (run !== current) {
        end()
        current = run
      }
      const last = members.at(-1)
      // Rows of one number follow each other, as the documents of a case do.
      if (rule.overlap === undefined && last?.from === part.from) return
      members.push({ id, ...part })
    },
    end,
  }
}

function judgeRun({ gap, overlap, first, mayBeExtract }: RunRule, members: readonly Member[]): Said[] {
  const ordered = members.toSorted((a, b) => a.from - b.from || a.to - b.to || a.id - b.id)
  const [start] = ordered
  if (start === undefined) return []
  const said: Said[] = []
  let covered = first === null ? start.from - 1 : Math.min(first, start.from) - 1
  let present = 0
  let isPartBefore = false
  const begun = covered
  for (const { id, from, to, isPart } of ordered) {
    if (from > covered + 1) said.push({ id, rule: gap, raw: range(covered + 1, from - 1) })
    else if (overlap !== undefined && from <= covered && !(isPart && isPartBefore)) {
      said.push({ id, rule: overlap, raw: range(from, Math.min(to, covered)) })
    }
    present += Math.max(0, to - Math.max(covered, from - 1))
    covered = Math.max(covered, to)
    isPartBefore = isPart
  }
  return mayBeExtract && covered - begun > 2 * present ? [] : said
}

function range(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`
}

/** Rows read at a time. */
const pageRows = 5000

function* rowsInOrder(connection: Connection, { register }: RunRule): Generator<[number, number, string]> {
  const page = statementOf(
    connection,
    `SELECT id, sender_id, key FROM ${tableOf(register)}
     WHERE (sender_id, key) > (?, ?) AND ${shown(register)} ORDER BY sender_id, key LIMIT ${pageRows}`,
  ).raw()
  for (let sender = 0, key = ''; ;) {
    const rows = page.all(sender, key) as [number, number, string][]
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    ;[, sender, key] = last
  }
}

function rowsOfRun(connection: Connection, { register }: RunRule, sender: number, run: string): [number, string][] {
  // The run ends with a sign of its own, and the next one after it bounds the keys that begin so.
  const beyond = run.slice(0, -1) + String.fromCharCode(run.charCodeAt(run.length - 1) + 1)
  return statementOf(
    connection,
    `SELECT id, key FROM ${tableOf(register)} WHERE sender_id = ? AND key >= ? AND key < ? AND ${shown(register)} ORDER BY key`,
  )
    .raw()
    .all(sender, run, beyond) as [number, string][]
}

/** No row of these registers is hidden, and asking each would mean reading it. */
function shown(register: RunRule['register']): string {
  return register === 'staff' ? 'hidden = 0' : '1'
}

function removeRule(connection: Connection, { register }: RunRule, rule: FindingRuleId): void {
  statementOf(connection, 'DELETE FROM computed_findings WHERE register = ? AND rule = ?').run(register, rule)
}

function removeOf(connection: Connection, { register }: RunRule, rule: FindingRuleId, id: number): void {
  statementOf(connection, 'DELETE FROM computed_findings WHERE register = ? AND row_id = ? AND rule = ?').run(
    register,
    id,
    rule,
  )
}
