import { describe, expect, it } from 'vitest'
import { columnFindings } from '#shared/import/mapping.ts'
import { changedFields, createPlanner, unmappedKeys } from '#shared/import/plan.ts'
import type { PlannedRow, PlanSetting } from '#shared/import/plan.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { findingRuleIds, findingRules } from '#shared/import/rules.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import { createFindingSummary } from '#shared/import/finding-summary.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'

type Cells = Readonly<Record<string, RawCell>>

/** Plans one row whose columns are the fields that it names. */
function planOf(register: RegisterName, cells: Cells, more: Partial<PlanSetting> & { hidden?: true } = {}): PlannedRow {
  const { hidden, ...setting } = more
  const raw: RawRow = { row: 7, cells: Object.values(cells), ...(hidden === undefined ? {} : { hidden }) }
  return createPlanner(settingOf(register, Object.keys(cells), setting))(raw)
}

function settingOf(
  register: RegisterName,
  columns: readonly (string | null)[],
  more: Partial<PlanSetting> = {},
): PlanSetting {
  return {
    register,
    transferDate: '2019-01-01',
    headerRow: 1,
    width: columns.length,
    columns,
    countsCells: false,
    fractions: new Set(),
    ...more,
  }
}

const rulesOf = (planned: PlannedRow): FindingRuleId[] => planned.findings.map(({ rule }) => rule)

/** A row of each register with nothing to remark on. */
const good = {
  staff: {
    personalIdentityNumber: testNumber(30),
    familyName: 'Öberg',
    givenNames: 'Eva',
    employmentNumber: '0012',
    startDate: '2010-01-01',
    endDate: null,
    ftePercent: '75',
    decision: 'Ja',
  },
  cases: {
    oldRegistrationNumber: '304-1234-2018',
    title: 'Ansökan om medel',
    status: 'Pågående',
    openedDate: '2018-02-03',
    closedDate: null,
    secrecyProvision: null,
    secrecyDate: null,
    secrecyAuthority: null,
    documentCount: '4',
  },
  diary: { registrationNumber: '304-1234-2018', documentNumber: '5', subject: 'Yttrande' },
  archive: {
    recordsCreator: 'Länsstyrelsen',
    signum: 'F1a',
    volumeNumber: '3',
    seriesTitle: 'Ärenden',
    shelfMetres: '0,08',
  },
} satisfies Record<RegisterName, Cells>

describe('a row with nothing to remark on', () => {
  it.each(Object.entries(good) as [RegisterName, Cells][])('of %s goes in without a finding', (register, cells) => {
    const planned = planOf(register, cells)
    expect(planned).toMatchObject({ outcome: 'row', findings: [] })
    expect(planned.key).not.toBe('')
  })
})

interface RuleCase {
  readonly register: RegisterName
  readonly cells: Cells
  readonly more?: Partial<PlanSetting> & { hidden?: true }
  readonly field: string | null
}

/** A row that makes each finding of the catalogue; the good row of its register makes none. */
const rowOf: Readonly<Partial<Record<FindingRuleId, RuleCase>>> = {
  'required-missing': { register: 'staff', cells: { ...good.staff, familyName: ' ' }, field: 'familyName' },
  'recommended-missing': { register: 'staff', cells: { ...good.staff, startDate: null }, field: 'startDate' },
  'too-few-cells': {
    register: 'diary',
    cells: good.diary,
    more: { countsCells: true, width: 9 },
    field: null,
  },
  'too-many-cells': { register: 'diary', cells: { ...good.diary, extra: 'x' }, more: { width: 3 }, field: null },
  'not-a-date': { register: 'staff', cells: { ...good.staff, startDate: '2018-02-31' }, field: 'startDate' },
  'not-a-number': { register: 'cases', cells: { ...good.cases, documentCount: '3,5' }, field: 'documentCount' },
  'unknown-code': { register: 'cases', cells: { ...good.cases, status: 'Kanske' }, field: 'status' },
  'identity-invalid': {
    register: 'staff',
    cells: { ...good.staff, personalIdentityNumber: '19571015-2192' },
    field: 'personalIdentityNumber',
  },
  'registration-incomplete': {
    register: 'cases',
    cells: { ...good.cases, oldRegistrationNumber: 'Ks2018/' },
    field: 'oldRegistrationNumber',
  },
  'registration-became-date': {
    register: 'cases',
    cells: { ...good.cases, oldRegistrationNumber: { date: '2018-03-01', serial: 43160 } },
    field: 'oldRegistrationNumber',
  },
  'footer-row': {
    register: 'archive',
    cells: { ...blank(good.archive), recordsCreator: 'Summa', shelfMetres: '0,08' },
    field: null,
  },
  'formula-error': { register: 'staff', cells: { ...good.staff, ftePercent: { error: '#REF!' } }, field: 'ftePercent' },
  'year-differs': { register: 'cases', cells: { ...good.cases, openedDate: '2017-12-20' }, field: 'openedDate' },
  'dates-reversed': { register: 'cases', cells: { ...good.cases, closedDate: '2018-01-01' }, field: 'closedDate' },
  'ends-before-transfer': { register: 'staff', cells: { ...good.staff, endDate: '2018-12-31' }, field: 'endDate' },
  'secrecy-incomplete': {
    register: 'cases',
    cells: { ...good.cases, secrecyProvision: '21 kap. 1 §', secrecyDate: '2018-02-03' },
    field: 'secrecyProvision',
  },
  'hidden-row': { register: 'staff', cells: good.staff, more: { hidden: true }, field: null },
  'undecodable-text': { register: 'staff', cells: { ...good.staff, familyName: '\uFFFDberg' }, field: 'familyName' },
}

/** Rules that are made by looking at several rows, or at the columns; see the tests below and `survey.test.ts`. */
const elsewhere: readonly FindingRuleId[] = [
  'identity-note',
  'duplicate-row',
  'duplicate-key',
  'forbidden-column',
  'unmapped-column',
  'fraction-as-percent',
  'no-rows',
  'other-person',
  'protection-carried',
]

describe('each rule of the catalogue', () => {
  it('is tried here or known to be tried elsewhere', () => {
    expect([...Object.keys(rowOf), ...elsewhere].toSorted()).toEqual([...findingRuleIds].toSorted())
  })

  it('has a number of its own', () => {
    expect(new Set(Object.values(findingRules).map(({ number }) => number)).size).toBe(findingRuleIds.length)
  })

  it.each(Object.entries(rowOf) as [FindingRuleId, RuleCase][])(
    '%s remarks on the row that breaks it',
    (rule, tried) => {
      const planned = planOf(tried.register, tried.cells, tried.more)
      expect(rulesOf(planned)).toEqual([rule])
      expect(planned.findings[0]?.field).toBe(tried.field)
      const kept = rule === 'footer-row' ? 'footer' : findingRules[rule].severity === 'error' ? 'rejected' : 'row'
      expect(planned.outcome).toBe(kept)
    },
  )

  it('says what it is about', () => {
    const texts = Object.fromEntries(
      (Object.entries(rowOf) as [FindingRuleId, RuleCase][]).map(([rule, { register, cells, more }]) => [
        rule,
        planOf(register, cells, more).findings[0]?.raw,
      ]),
    )
    expect(texts).toEqual({
      'required-missing': '',
      'recommended-missing': '',
      'too-few-cells': '3 / 9',
      'too-many-cells': '4 / 3',
      'not-a-date': '2018-02-31',
      'not-a-number': '3,5',
      'unknown-code': 'Kanske',
      'identity-invalid': '19571015-2192',
      'registration-incomplete': 'Ks2018/',
      'registration-became-date': '2018-03-01',
      'footer-row': 'Summa',
      'formula-error': '#REF!',
      'year-differs': '304-1234-2018 – 2017-12-20',
      'dates-reversed': '2018-02-03 – 2018-01-01',
      'ends-before-transfer': '2018-12-31',
      'secrecy-incomplete': '21 kap. 1 §',
      'hidden-row': '',
      'undecodable-text': '\uFFFDberg',
    })
  })

  it('identity-note remarks on a number that stands for somebody too old or too young', () => {
    const cells = { ...good.staff, personalIdentityNumber: testNumber(30) }
    expect(rulesOf(planOf('staff', cells, { transferDate: '2099-01-01' }))).toEqual(['identity-note'])
  })

  it('forbidden-column and unmapped-column remark on columns that no field takes', () => {
    expect(
      columnFindings(['Pnr', 'Fackförbund', 'Bilplats', ''], ['personalIdentityNumber', null, null, null]),
    ).toEqual([
      { rule: 'forbidden-column', field: null, raw: 'Fackförbund' },
      { rule: 'unmapped-column', field: null, raw: 'Bilplats' },
    ])
  })

  it('are grouped by kind and field, the gravest first, with the first places and one example', () => {
    const summary = createFindingSummary()
    for (let row = 2; row < 40; row++) summary.add(row, { rule: 'hidden-row', field: null, raw: '' })
    summary.add(5, { rule: 'not-a-date', field: 'endDate', raw: 'snart' })
    summary.add(9, { rule: 'not-a-date', field: 'endDate', raw: 'sen' })
    summary.add(9, { rule: 'not-a-date', field: 'startDate', raw: 'nyss' })
    summary.add(11, { rule: 'identity-invalid', field: 'personalIdentityNumber', raw: 'x' })
    const groups = summary.groups()
    expect(groups.map(({ rule, field, count, example }) => [rule, field, count, example])).toEqual([
      ['identity-invalid', 'personalIdentityNumber', 1, 'x'],
      ['not-a-date', 'endDate', 2, 'snart'],
      ['not-a-date', 'startDate', 1, 'nyss'],
      ['hidden-row', null, 38, ''],
    ])
    expect(groups[1]?.rows).toEqual([5, 9])
    expect(groups[3]?.rows).toHaveLength(20)
  })
})

describe('a footer', () => {
  it.each(['Summa', 'SUMMA:', 'Totalt', 'Delsumma', 'Antal anställda', 'Medel', 'Genomsnitt 2018'])(
    'begins with a word such as %j and states no key',
    (word) => {
      expect(planOf('staff', { ...blank(good.staff), personalIdentityNumber: word, ftePercent: 75 }).outcome).toBe(
        'footer',
      )
    },
  )

  it.each<Cells>([
    { title: 'Medel till bredband', openedDate: '2018-02-01' },
    { title: 'Medel till bredband', documentCount: '4' },
    { title: 'Antal', status: 'Pågående' },
    { title: 'Summa', openedDate: { date: '2018-02-01', serial: 43132 } },
  ])('holds nothing but numbers beside the word: %j is a row whose key is missing', (cells) => {
    const planned = planOf('cases', { ...cells, oldRegistrationNumber: null })
    expect(planned.outcome).toBe('rejected')
    expect(rulesOf(planned)).toContain('required-missing')
  })

  it.each(['Medelålders mäns hälsa', 'Totalförsvaret', 'Summer Camp', 'Antalet'])(
    'does not begin with a word that only starts alike: %j',
    (title) => {
      const planned = planOf('cases', { title, documentCount: null, oldRegistrationNumber: null })
      expect(planned.outcome).toBe('rejected')
    },
  )

  it.each(['Medel till regional tillväxt', 'Antal fiskar i sjön', 'Total översyn'])(
    'is not a row that states its key, whatever its text begins with: %j',
    (title) => {
      const planned = planOf('cases', { title, oldRegistrationNumber: '304-1-2018', openedDate: null, status: null })
      expect(planned.outcome).toBe('row')
    },
  )
})

describe('a value', () => {
  it('keeps leading zeros, case and diacritics', () => {
    const { values } = planOf('staff', { ...good.staff, employmentNumber: ' 0012 ', familyName: 'von Éssen-Åkerö' })
    expect(values).toMatchObject({ employmentNumber: '0012', familyName: 'von Éssen-Åkerö' })
  })

  it('that no column is mapped to is not among the values', () => {
    expect(Object.keys(planOf('diary', good.diary).values)).toEqual(['registrationNumber', 'documentNumber', 'subject'])
  })

  it('that is blank is nothing, and an open end is no day', () => {
    const { values, findings } = planOf('staff', { ...good.staff, endDate: 'tills vidare', givenNames: '\u00A0' })
    expect(values).toMatchObject({ endDate: null, givenNames: null })
    expect(findings).toEqual([])
  })

  it('of a percent column written as fractions is a percent', () => {
    const cells = { ...good.staff, ftePercent: '0,75' }
    expect(planOf('staff', cells).values['ftePercent']).toBe(0.75)
    expect(planOf('staff', cells, { fractions: new Set(['ftePercent']) }).values['ftePercent']).toBe(75)
  })

  it('of a percent column that says percent is no fraction', () => {
    const cells = { ...good.staff, ftePercent: '0,5 %' }
    expect(planOf('staff', cells, { fractions: new Set(['ftePercent']) }).values['ftePercent']).toBe(0.5)
  })

  it('with a point before three digits is thousands of money and of whole things, and a decimal elsewhere', () => {
    const cells = {
      ...good.staff,
      monthlySalary: '32.500',
      lasDays: '1.125',
      vacationRemaining: '1.125',
      compHours: '1.500',
    }
    expect(planOf('staff', cells).values).toMatchObject({
      monthlySalary: 32500,
      lasDays: 1125,
      vacationRemaining: 1.125,
      compHours: 1.5,
    })
  })

  it.each<RegisterName>(['cases', 'diary', 'archive'])('of %s that denies secrecy is no provision', (register) => {
    const provisionOf = (secrecyProvision: RawCell): unknown => {
      const { values, findings } = planOf(register, { ...good[register], secrecyProvision })
      return [values['secrecyProvision'], findings.length > 0]
    }
    for (const word of ['Nej', 'nej', '-', 'N', 'saknas', 'ingen', '0', 0, false]) {
      expect(provisionOf(word)).toEqual([null, false])
    }
    for (const word of ['Ja', 'X', '21 kap. 1 §']) expect(provisionOf(word)).toEqual([word, register === 'cases'])
  })

  it('of an identity number is twelve digits with the century that fits the transfer date', () => {
    const number = testNumber(0)
    const short = `${number.slice(2, 8)}-${number.slice(8)}`
    expect(planOf('staff', { ...good.staff, personalIdentityNumber: short }).values['personalIdentityNumber']).toBe(
      number,
    )
  })

  it('of a protection that nobody knows hides the person until it has been read', () => {
    const { values, findings } = planOf('staff', { ...good.staff, protection: 'se pärm 3' })
    expect(values['protection']).toBe('secrecyMark')
    expect(findings.map(({ rule }) => rule)).toEqual(['unknown-code'])
  })

  it.each<[RawCell, boolean]>([
    ['Ja', true],
    ['x', true],
    ['Nej', false],
    [true, true],
    [false, false],
    [1, true],
    [0, false],
  ])('%j is yes or no: %s', (cell, expected) => {
    expect(planOf('cases', { ...good.cases, individualParty: cell }).values['individualParty']).toBe(expected)
  })

  it('of a name in one column is parted at the comma, and only there', () => {
    const cells = { personalIdentityNumber: testNumber(30), familyName: 'von Berg, Eva Maria', employmentNumber: '1' }
    expect(planOf('staff', cells).values).toMatchObject({ familyName: 'von Berg', givenNames: 'Eva Maria' })
    const { values } = planOf('staff', { ...cells, familyName: 'Eva Berg' })
    expect([values['familyName'], 'givenNames' in values]).toEqual(['Eva Berg', false])
  })

  it('of years is split into from and to', () => {
    expect(planOf('archive', { ...good.archive, years: '1998–2004' }).values).toMatchObject({
      years: '1998–2004',
      yearFrom: 1998,
      yearTo: 2004,
    })
  })

  it('of years that cannot be read says nothing of from and to', () => {
    for (const years of ['före kriget', null]) {
      expect(planOf('archive', { ...good.archive, years }).values).toMatchObject({
        years,
        yearFrom: null,
        yearTo: null,
      })
    }
  })

  it('of a signum with its volume is split, unless the volume has a column of its own', () => {
    const { volumeNumber: _, ...series } = good.archive
    expect(planOf('archive', { ...series, signum: 'A1:3' }).values).toMatchObject({ signum: 'A1', volumeNumber: '3' })
    expect(planOf('archive', { ...good.archive, signum: 'A1:3', volumeNumber: '4' }).values).toMatchObject({
      signum: 'A1:3',
      volumeNumber: '4',
    })
  })
})

describe('a key', () => {
  it.each(Object.entries(good) as [RegisterName, Cells][])(
    'of %s is the same alone as in the plan',
    (register, cells) => {
      const planner = createPlanner(settingOf(register, Object.keys(cells)))
      const raw = { row: 2, cells: Object.values(cells) }
      expect(planner.keyOf(raw)).toBe(planner(raw).key)
    },
  )

  it('must be mapped', () => {
    expect(unmappedKeys('staff', ['familyName'])).toEqual(['employmentNumber'])
    expect(unmappedKeys('staff', ['personalIdentityNumber', null])).toEqual([])
    expect(unmappedKeys('cases', ['title'])).toEqual(['oldRegistrationNumber'])
  })
})

describe('a row that came before', () => {
  it('is changed in the mapped fields that differ and in no other', () => {
    const stored = { familyName: 'Berg', givenNames: 'Eva', workplace: 'Hus 3', ftePercent: null }
    expect(changedFields({ familyName: 'Berg', givenNames: 'Ewa', ftePercent: null }, stored)).toEqual(['givenNames'])
  })
})

function blank(cells: Cells): Cells {
  return Object.fromEntries(Object.keys(cells).map((name) => [name, null]))
}
