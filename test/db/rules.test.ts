import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { columnOf, tableOf } from '#db/names.ts'
import { findingsStatement, judgeEverything, runRules, setRules } from '#db/rules/evaluate.ts'
import { statementOf } from '#db/rules/statements.ts'
import { revertEvent } from '#db/undo.ts'
import type { Tx } from '#db/write.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { addCrossFieldFindings, rowRules } from '#shared/import/cross-field.ts'
import { transferDays } from '#shared/import/row-rules/row-rule.ts'
import { findingRuleIds, findingRules, isGuidance } from '#shared/import/rules.ts'
import type { Finding, FindingRuleId } from '#shared/import/rules.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { testNumber, transfer } from '#test/support/core.ts'
import { act, inVain, insertRaw, sharedStore } from './temporary-store.ts'

/**
 * One fixture for each rule: rows that break it, and the nearest that do not. `#n` in a text is the nth published test number. Of a rule
 * of one row, `breaks` are its values and each of `near` is what makes it a row without remark.
 */
const folder = resolve(import.meta.dirname, '../fixtures/rules')
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

const store = sharedStore()
const rulesOf = (scope: string): FindingRuleId[] => findingRuleIds.filter((rule) => findingRules[rule].scope === scope)
const fixtureOf = (rule: FindingRuleId): unknown =>
  JSON.parse(
    readFileSync(join(folder, `${rule}.json`), 'utf8')
      .replaceAll(/##(\d+)/g, (_, index) => `${testNumber(Number(index)).slice(0, 8)}****`)
      .replaceAll(/#(\d+)/g, (_, index) => testNumber(Number(index))),
  )

describe('the catalogue', () => {
  it('has a number of its own for each rule, without a gap', () => {
    const numbers = findingRuleIds.map((rule) => Number(findingRules[rule].number.slice(1)))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
  })

  it('keeps no row out by a rule that nobody has verified', () => {
    const guidance = findingRuleIds.filter((rule) => isGuidance(rule))
    expect(guidance.length).toBeGreaterThan(0)
    for (const rule of guidance) expect([rule, findingRules[rule].severity]).toEqual([rule, 'info'])
  })

  it('names a source where it says that one was read', () => {
    const unnamed = findingRuleIds.filter(
      (rule) => findingRules[rule].evidence === 'V' && findingRules[rule].source === undefined,
    )
    expect(unnamed).toEqual([])
  })

  it('keeps rows out only while they are read', () => {
    const errors = [...rulesOf('row'), ...rulesOf('set')].filter((rule) => findingRules[rule].severity === 'error')
    expect(errors).toEqual([])
  })

  it('has an evaluation for each rule of a row and of the registers, and none without a place in it', () => {
    const ofRows = registerNames.flatMap((register) => rowRules[register].flatMap(({ rules }) => rules))
    expect([...new Set(ofRows)].toSorted()).toEqual(rulesOf('row').toSorted())
    const ofSets = [
      ...setRules.map(({ rule }) => rule),
      ...runRules.flatMap(({ gap, overlap }) => (overlap === undefined ? [gap] : [gap, overlap])),
    ]
    expect([...new Set(ofSets)].toSorted()).toEqual(rulesOf('set').toSorted())
  })

  it('says of which registers each rule is', () => {
    for (const { rule, register } of setRules)
      expect([rule, findingRules[rule].registers]).toEqual([rule, expect.arrayContaining([register])])
  })

  // Those of reading a delivery are in the corpus of the import, which sees to it itself.
  it('has a fixture for each rule of rows and registers, and no more', () => {
    const here = [...rulesOf('row'), ...rulesOf('set')].map((rule) => `${rule}.json`)
    expect(readdirSync(folder).toSorted()).toEqual(here.toSorted())
  })
})

describe('a rule of one row', () => {
  it.each(rulesOf('row'))('%s remarks on the row that breaks it and not on the nearest that do not', (rule) => {
    const { register, breaks, field, raw, near } = RowFixture.parse(fixtureOf(rule))
    const remarks = (values: Values): Finding[] => {
      const findings: Finding[] = []
      addCrossFieldFindings(register, values, transfer.transferDate, findings)
      return findings.filter((finding) => finding.rule === rule)
    }
    expect(remarks(breaks)).toEqual([{ rule, field, raw }])
    for (const mended of near) {
      // A field that the list does not have.
      const values = Object.fromEntries(
        Object.entries({ ...breaks, ...mended }).filter(([, value]) => value !== '-undefined-'),
      )
      expect([mended, remarks(values)]).toEqual([mended, []])
    }
  })

  it('is asked again by every field that it looks at', () => {
    for (const register of registerNames) {
      for (const { rules, check, reads } of rowRules[register]) {
        const asked = new Set<string>()
        const values = new Proxy<Values>(
          {},
          {
            get: (_, name) => (asked.add(String(name)), null),
          },
        )
        check(values, () => undefined, transferDays(transfer.transferDate))
        expect([rules, [...asked].filter((field) => !reads.includes(field))]).toEqual([rules, []])
      }
    }
  })
})

function undo(eventId: number): Promise<number> {
  return act(store(), async (tx) => void (await revertEvent(tx, eventId)), 'history.undo', { undoes: eventId })
}

type ComputedFinding = readonly [RegisterName, number, FindingRuleId, string | null, string]

function computed(rule?: FindingRuleId): ComputedFinding[] {
  return store()
    .reader.connection.prepare(
      `SELECT register, row_id, rule, field, raw FROM computed_findings WHERE ? IN ('', rule)
       ORDER BY register, row_id, rule, field, raw`,
    )
    .raw()
    .all(rule ?? '') as ComputedFinding[]
}

/** What a full evaluation makes of the registers as they are. */
function computedAnew(): unknown[] {
  return inVain(store(), ({ connection }) => {
    judgeEverything(connection)
    return connection
      .prepare(
        'SELECT register, row_id, rule, field, raw FROM computed_findings ORDER BY register, row_id, rule, field, raw',
      )
      .raw()
      .all()
  })
}

function organisationOf(senderId: number): number {
  return Number(
    store().reader.connection.prepare('SELECT organisation_id FROM senders WHERE id = ?').pluck().get(senderId),
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

describe('a rule of the registers', () => {
  it('finds the rows that it compares with by index', () => {
    for (const rule of setRules) {
      const { reader } = store()
      const plan = statementOf(reader.connection, `EXPLAIN QUERY PLAN ${findingsStatement(rule, 'some')}`).all({
        register: '',
        rule: '',
        severity: '',
        field: null,
        ids: '[]',
      }) as { detail: string }[]
      const scans = plan
        .map(({ detail }) => detail)
        .filter((detail) =>
          /^SCAN (?!json_each|told|imports|sheets|diaries|other|known|one|series|transfer|\(subquery|units|known|part|plan|classes|creators|records_creators)/.test(
            detail,
          ),
        )
      expect([rule.rule, scans]).toEqual([rule.rule, []])
    }
  })

  it.each(rulesOf('set'))('%s says so of the rows that break it, and of no others', async (rule) => {
    const fixture = SetFixture.parse(fixtureOf(rule))
    const ids: Partial<Record<RegisterName, number[]>> = {}
    const events = [
      await act(store(), (tx) => {
        for (const register of registerNames) {
          ids[register] = (fixture.rows[register] ?? []).map((row) => insertValues(tx, register, row))
        }
      }),
    ]
    try {
      for (const [table, values] of fixture.records) {
        const idOf = (text: string): number | string =>
          text.startsWith('$$')
            ? organisationOf(Number(text.slice(2)))
            : text.startsWith('$')
              ? (ids.staff?.[Number(text.slice(1))] ?? 0)
              : text
        const columns = Object.entries(values).map(([name, value]): [string, string | number | null] => [
          name,
          typeof value === 'string' ? idOf(value) : Number(value),
        ])
        events.push(
          await act(
            store(),
            (tx) =>
              void insertRaw(tx, table, { ...Object.fromEntries(columns), sort_key: '', inserted_by: tx.eventId }),
          ),
        )
      }
      for (const { register, row, values, operation, at } of fixture.later) {
        const sets = Object.keys(values).map((field) => `${columnOf(field)} = ?`)
        events.push(
          await act(
            store(),
            (tx) =>
              void tx.connection
                .prepare(`UPDATE ${tableOf(register)} SET ${sets.join(', ')}, updated_by = ? WHERE id = ?`)
                .run(...Object.values(values), tx.eventId, ids[register]?.[row]),
            operation,
            { at },
          ),
        )
      }
      const found = computed(rule).map(([register, id, , field, raw]) => [
        register,
        ids[register]?.indexOf(id),
        field,
        raw,
      ])
      expect(found).toEqual(fixture.broken)
      expect(computed()).toEqual(computedAnew())
    } finally {
      for (const eventId of events.toReversed()) await undo(eventId)
    }
    expect(computed()).toEqual([])
  })
})
