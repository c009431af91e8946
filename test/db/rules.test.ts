import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findingsStatement, runRules, setRules } from '#db/rules/evaluate.ts'
import { statementOf } from '#db/rules/statements.ts'
import { addCrossFieldFindings, rowRules } from '#shared/import/cross-field.ts'
import { transferDays } from '#shared/import/row-rules/row-rule.ts'
import { findingRuleIds, findingRules, isGuidance } from '#shared/import/rules.ts'
import type { Finding } from '#shared/import/rules.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { Values } from '#shared/registers/field.ts'
import { transfer } from '#test/support/core.ts'
import {
  computed,
  computedAnew,
  fixtureFolder,
  insertFixture,
  rowFixtureOf,
  rulesOf,
  setFixtureOf,
  undoAll,
} from './rules-fixtures.ts'
import { sharedStore } from './temporary-store.ts'

const store = sharedStore()

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
    expect(readdirSync(fixtureFolder).toSorted()).toEqual(here.toSorted())
  })
})

describe('a rule of one row', () => {
  it.each(rulesOf('row'))('%s remarks on the row that breaks it and not on the nearest that do not', (rule) => {
    const { register, breaks, field, raw, near } = rowFixtureOf(rule)
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
          /^SCAN (?!json_each|told|newest|imports|sheets|diaries|other|known|one|series|transfer|\(subquery|units|known|part|plan|classes|classifications|creators|records_creators)/.test(
            detail,
          ),
        )
      expect([rule.rule, scans]).toEqual([rule.rule, []])
    }
  })

  it.each(rulesOf('set'))('%s says so of the rows that break it, and of no others', async (rule) => {
    const fixture = setFixtureOf(rule)
    const events: number[] = []
    try {
      const ids = await insertFixture(store(), fixture, events)
      const found = computed(store()).filter((finding) => finding[2] === rule)
      const broken = found.map(([register, id, , field, raw]) => [register, ids[register].indexOf(id), field, raw])
      expect(broken).toEqual(fixture.broken)
      expect(computed(store())).toEqual(computedAnew(store()))
    } finally {
      await undoAll(store(), events)
    }
    expect(computed(store())).toEqual([])
  })
})
