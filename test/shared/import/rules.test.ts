import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepStored } from '#shared/import/carried.ts'
import { createFindingSummary } from '#shared/import/finding-summary.ts'
import { columnFindings } from '#shared/import/mapping.ts'
import { findingRuleIds, findingRules } from '#shared/import/rules.ts'
import type { Finding, FindingRuleId } from '#shared/import/rules.ts'
import { judgeDuplicates } from '#shared/import/survey.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'
import { blank, good, planOf, rulesOf } from './planned.ts'
import type { Cells, More } from './planned.ts'

interface RuleCase {
  readonly register: RegisterName
  readonly cells: Cells
  readonly more?: More
  readonly field: string | null
  /** What the remark is about. */
  readonly raw: string
}

const { ftePercent: _, ...withoutRate } = good.staff
const longText = `Ansökan ${'om medel '.repeat(40)}`

/** A row that makes each finding of the catalogue and no other; the good row of its register makes none. */
const rowOf: Readonly<Partial<Record<FindingRuleId, RuleCase>>> = {
  'required-missing': { register: 'staff', cells: { ...good.staff, familyName: ' ' }, field: 'familyName', raw: '' },
  'recommended-missing': { register: 'staff', cells: { ...good.staff, startDate: null }, field: 'startDate', raw: '' },
  'too-few-cells': {
    register: 'diary',
    cells: good.diary,
    more: { countsCells: true, width: 9 },
    field: null,
    raw: '3 / 9',
  },
  'too-many-cells': {
    register: 'diary',
    cells: { ...good.diary, extra: 'x' },
    more: { width: 3 },
    field: null,
    raw: '4 / 3',
  },
  'not-a-date': {
    register: 'staff',
    cells: { ...good.staff, startDate: '2018-02-31' },
    field: 'startDate',
    raw: '2018-02-31',
  },
  'not-a-number': {
    register: 'cases',
    cells: { ...good.cases, documentCount: '3,5' },
    field: 'documentCount',
    raw: '3,5',
  },
  'unknown-code': { register: 'cases', cells: { ...good.cases, status: 'Kanske' }, field: 'status', raw: 'Kanske' },
  'identity-invalid': {
    register: 'staff',
    cells: { ...good.staff, personalIdentityNumber: '19571015-2192' },
    field: 'personalIdentityNumber',
    raw: '19571015-2192',
  },
  'identity-note': {
    register: 'staff',
    cells: { ...good.staff, personalIdentityNumber: testNumber(30) },
    more: { transferDate: '2099-01-01' },
    field: 'personalIdentityNumber',
    raw: testNumber(30),
  },
  'registration-incomplete': {
    register: 'cases',
    cells: { ...good.cases, oldRegistrationNumber: 'Ks2018/' },
    field: 'oldRegistrationNumber',
    raw: 'Ks2018/',
  },
  'registration-became-date': {
    register: 'cases',
    cells: { ...good.cases, oldRegistrationNumber: { date: '2018-03-01', serial: 43160 } },
    field: 'oldRegistrationNumber',
    raw: '2018-03-01',
  },
  'footer-row': {
    register: 'archive',
    cells: { ...blank(good.archive), recordsCreator: 'Summa', shelfMetres: '0,08' },
    field: null,
    raw: 'Summa',
  },
  'formula-error': {
    register: 'staff',
    cells: { ...good.staff, ftePercent: { error: '#REF!' } },
    field: 'ftePercent',
    raw: '#REF!',
  },
  'year-differs': {
    register: 'cases',
    cells: { ...good.cases, openedDate: '2017-12-20' },
    field: 'openedDate',
    raw: '304-1234-2018 – 2017-12-20',
  },
  'dates-reversed': {
    register: 'staff',
    cells: { ...good.staff, leaveFrom: '2020-01-01', leaveUntil: '2019-06-30' },
    field: 'leaveUntil',
    raw: '2020-01-01 – 2019-06-30',
  },
  'ends-before-transfer': {
    register: 'staff',
    cells: { ...good.staff, endDate: '2018-12-31' },
    field: 'endDate',
    raw: '2018-12-31',
  },
  'secrecy-incomplete': {
    register: 'cases',
    cells: { ...good.cases, secrecyProvision: '21 kap. 1 §', secrecyDate: '2018-02-03', secrecyAuthority: '' },
    field: 'secrecyAuthority',
    raw: '21 kap. 1 §',
  },
  'hidden-row': { register: 'staff', cells: good.staff, more: { hidden: true }, field: null, raw: '' },
  'undecodable-text': {
    register: 'staff',
    cells: { ...good.staff, familyName: '\uFFFDberg' },
    field: 'familyName',
    raw: '\uFFFDberg',
  },
  'leading-zeros-lost': {
    register: 'staff',
    cells: { ...good.staff, employmentNumber: 12 },
    more: { paddedWidths: new Map([['employmentNumber', 4]]) },
    field: 'employmentNumber',
    raw: '12',
  },
  'identity-became-number': {
    register: 'staff',
    cells: { ...good.staff, personalIdentityNumber: '1,98501E+11' },
    field: 'personalIdentityNumber',
    raw: '1,98501E+11',
  },
  'date-serial': { register: 'staff', cells: { ...good.staff, startDate: 40210 }, field: 'startDate', raw: '40210' },
  'cut-text': {
    register: 'cases',
    cells: { ...good.cases, title: longText.slice(0, 255) },
    field: 'title',
    raw: longText.slice(0, 255),
  },
  mojibake: {
    register: 'staff',
    cells: { ...good.staff, familyName: 'Ã\u0096berg' },
    field: 'familyName',
    raw: 'Ã\u0096berg',
  },
  'date-imprecise': { register: 'staff', cells: { ...good.staff, startDate: 'HT10' }, field: 'startDate', raw: 'HT10' },
  'salary-basis-unknown': {
    register: 'staff',
    cells: { ...withoutRate, monthlySalary: '24 375,50' },
    more: { salaryBasis: 'actual' },
    field: 'monthlySalary',
    raw: '24375,5',
  },
  'excel-epoch': {
    register: 'cases',
    cells: { ...good.cases, openedDate: { date: '2014-02-02', serial: 41672 } },
    field: 'openedDate',
    raw: '304-1234-2018 – 2014-02-02',
  },
  'volume-range': {
    register: 'archive',
    cells: { ...good.archive, volumeNumber: '1–12' },
    field: 'volumeNumber',
    raw: '1–12',
  },
  'extent-converted': {
    register: 'archive',
    cells: { ...good.archive, shelfMetres: '4 kartonger' },
    more: { boxWidths: new Map([['shelfMetres', 0.08]]) },
    field: 'shelfMetres',
    raw: '4 kartonger',
  },
  'extent-counted': {
    register: 'archive',
    cells: { ...good.archive, shelfMetres: '4 kartonger' },
    field: 'shelfMetres',
    raw: '4 kartonger',
  },
  'secrecy-in-text': {
    register: 'cases',
    cells: { ...good.cases, title: 'SEKRETESS – Ansökan' },
    field: 'title',
    raw: 'SEKRETESS – Ansökan',
  },
  'handler-vacant': {
    register: 'cases',
    cells: { ...good.cases, oldHandler: 'Vakant' },
    field: 'oldHandler',
    raw: 'Vakant',
  },
  'case-closed': {
    register: 'cases',
    cells: { ...good.cases, closedDate: '2018-06-01' },
    field: 'closedDate',
    raw: '2018-06-01',
  },
  'identity-in-text': {
    register: 'diary',
    cells: { ...good.diary, subject: `Yttrande om ${testNumber(30)}` },
    field: 'subject',
    raw: `Yttrande om ${testNumber(30).slice(0, 8)}****`,
  },
  'implausible-number': {
    register: 'staff',
    cells: { ...good.staff, ftePercent: '750' },
    field: 'ftePercent',
    raw: '750',
  },
}

const pair = (title: string) => [
  { rawId: 1, row: 2, key: 'a', values: { title: 'Medel' } },
  { rawId: 2, row: 3, key: 'a', values: { title } },
]
const verdict = (title: string): FindingRuleId | undefined => judgeDuplicates(pair(title)).get(2)?.rule
const ofColumns = (...made: Finding[]): FindingRuleId | undefined => made[0]?.rule

/** Rules about several rows, or about the columns. */
const beyondRows: Readonly<Partial<Record<FindingRuleId, () => FindingRuleId | undefined>>> = {
  'duplicate-row': () => verdict('Medel'),
  'duplicate-key': () => verdict('Annat'),
  'forbidden-column': () => ofColumns(...columnFindings(['Fackförbund'], [null])),
  'unmapped-column': () => ofColumns(...columnFindings(['Bilplats'], [null])),
  'hidden-column': () => ofColumns(...columnFindings(['Enhet'], ['senderUnit'], { hidden: new Set([0]) })),
  'forbidden-content': () => ofColumns(...columnFindings(['Org'], [null], { forbiddenContent: new Set([0]) })),
}

/** Rules that need the register, or the whole file: the core makes these findings, and its own tests and corpus try them. */
const ofCore: readonly FindingRuleId[] = [
  'fraction-as-percent',
  'no-rows',
  'other-person',
  'protection-carried',
  'edit-conflict',
  'key-lost-zeros',
  'volumes-expanded',
]

/** The tests of the core, and what the corpus expects of each file. */
function testsOfCore(): string[] {
  const root = resolve(import.meta.dirname, '../..')
  return ['electron', 'fixtures']
    .map((folder) => join(root, folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.test.ts') || path.endsWith('.output.json'))
    .map((path) => readFileSync(path, 'utf8'))
}

describe('each rule of the catalogue', () => {
  it('is tried', () => {
    const ofReading = findingRuleIds.filter((rule) => ['delivery', 'value'].includes(findingRules[rule].scope))
    const tried = new Set([...Object.keys(rowOf), ...Object.keys(beyondRows), ...ofCore])
    // Those of rows and registers have fixtures of their own (`test/db/rules.test.ts`).
    expect(ofReading.filter((rule) => !tried.has(rule))).toEqual([])
  })

  it.each(ofCore)('%s is tried in the tests of the core', (rule) => {
    expect(testsOfCore().some((text) => text.includes(`'${rule}'`) || text.includes(`"${rule}"`))).toBe(true)
  })

  it.each(Object.entries(rowOf) as [FindingRuleId, RuleCase][])(
    '%s remarks on the row that breaks it',
    (rule, { register, cells, more, field, raw }) => {
      const planned = planOf(register, cells, more)
      expect(planned.findings).toEqual([{ rule, field, raw }])
      const kept = rule === 'footer-row' ? 'footer' : findingRules[rule].severity === 'error' ? 'rejected' : 'row'
      expect(planned.outcome).toBe(kept)
    },
  )

  it.each(Object.entries(beyondRows))('%s remarks on the rows or the column that break it', (rule, make) => {
    expect(make()).toBe(rule)
  })

  it('of the columns says which, and speaks of one column several times only where there is more to say', () => {
    const headers = ['Pnr', 'Fackförbund', 'Bilplats', '', 'Org', '']
    const fields = ['personalIdentityNumber', null, null, null, null, null]
    const marks = { hidden: new Set([0, 1, 2, 5]), forbiddenContent: new Set([4]) }
    expect(columnFindings(headers, fields, marks)).toEqual([
      { rule: 'hidden-column', field: null, raw: 'Pnr' },
      { rule: 'forbidden-column', field: null, raw: 'Fackförbund' },
      { rule: 'hidden-column', field: null, raw: 'Bilplats' },
      { rule: 'unmapped-column', field: null, raw: 'Bilplats' },
      { rule: 'forbidden-content', field: null, raw: 'Org' },
      { rule: 'hidden-column', field: null, raw: '6' },
    ])
  })
})

describe('damage', () => {
  it.each(['#REF!', '#N/A', '#SAKNAS!', '#VÄRDEFEL!', '#DIVISION/0!', '#NAMN?', '#####', ' #REFERENS! '])(
    '%j is an error value as text',
    (text) => {
      const planned = planOf('cases', { ...good.cases, oldHandler: text })
      expect([planned.values['oldHandler'], ...rulesOf(planned)]).toEqual([null, 'formula-error'])
    },
  )

  it.each(['#1 i länet', '# REF', '#N/A i svaret'])('%j is a text', (text) => {
    expect(planOf('cases', { ...good.cases, oldHandler: text }).findings).toEqual([])
  })

  it.each([
    ['Ã…kerstrÃ¶m', 'mojibake'],
    ['Ã\u0085ke', 'mojibake'],
    ['LÃ¤ns\u00ADstyrelsen', 'mojibake'],
    ['â€“ bilaga', 'mojibake'],
    ['Ã¥ och \uFFFD', 'undecodable-text'],
    ['\uFFFD och Ã¥', 'undecodable-text'],
  ])('%j is %s', (text, rule) => expect(rulesOf(planOf('cases', { ...good.cases, title: text }))).toEqual([rule]))

  it.each(['Âge d’or', 'SÃO PAULO', 'Château â la', 'Ångström', 'ñandú'])('%j is none', (text) =>
    expect(planOf('cases', { ...good.cases, title: text }).findings).toEqual([]),
  )

  it('is a text of 255 characters in a workbook, and of 8,224 or 32,767 anywhere', () => {
    const cut = (length: number, countsCells: boolean): unknown[] =>
      rulesOf(planOf('cases', { ...good.cases, title: 'x'.repeat(length) }, { countsCells }))
    expect([cut(255, false), cut(8224, true), cut(32_767, true)]).toEqual([['cut-text'], ['cut-text'], ['cut-text']])
    expect([cut(255, true), cut(254, false), cut(256, false)]).toEqual([[], [], []])
  })

  it.each(['mars-18', 'mar-18', '3-mar', '2018-03-01', 'Okt 2018'])(
    '%j was a registration number and cannot be one again',
    (text) => {
      const planned = planOf('cases', { ...good.cases, oldRegistrationNumber: text })
      expect(planned.outcome).toBe('rejected')
      expect(rulesOf(planned)).toEqual(['registration-became-date'])
    },
  )

  it.each(['1.98501E+11', '1,98501E+11', '1,98501e+11'])('%j was an identity number', (text) => {
    expect(rulesOf(planOf('staff', { ...good.staff, personalIdentityNumber: text }))).toEqual([
      'identity-became-number',
    ])
  })

  it('is an identity number that has lost its first nought, which is not put back', () => {
    for (const written of ['200102192382', '200301212387']) {
      const number = Number(written.slice(2))
      const planned = planOf('staff', { ...good.staff, personalIdentityNumber: number })
      expect([planned.values['personalIdentityNumber'], ...rulesOf(planned)]).toEqual([null, 'identity-became-number'])
    }
    expect(rulesOf(planOf('staff', { ...good.staff, personalIdentityNumber: 123_456_789 }))).toEqual([
      'identity-invalid',
    ])
  })

  it('is not a plain number cell of twelve digits', () => {
    const planned = planOf('staff', { ...good.staff, personalIdentityNumber: Number(testNumber(30)) })
    expect([planned.values['personalIdentityNumber'], planned.findings]).toEqual([testNumber(30), []])
  })

  it('of the day count is a day nought, which is left out, or four years and a day', () => {
    const rules = (openedDate: Cells[string]): unknown[] => {
      const planned = planOf('cases', { ...good.cases, openedDate: openedDate ?? null })
      return [planned.values['openedDate'], ...rulesOf(planned)]
    }
    expect(rules('1900-01-00')).toEqual([null, 'excel-epoch'])
    expect(rules({ date: '1904-01-01', serial: 0 })).toEqual([null, 'excel-epoch'])
    expect(rules('2022-02-04')).toEqual(['2022-02-04', 'excel-epoch', 'opened-after-transfer'])
    expect(rules('2014-02-02')).toEqual(['2014-02-02', 'excel-epoch'])
    expect(rules('2015-02-02')).toEqual(['2015-02-02', 'year-differs'])
  })
})

describe('a number', () => {
  const read = (field: string, cell: Cells[string]): unknown[] => {
    const planned = planOf('staff', { ...good.staff, [field]: cell ?? null })
    return [planned.outcome, planned.values[field], ...rulesOf(planned)]
  }

  it.each(['-1', '110,01', '750', { number: 7.5, shown: '750 %' }, testNumber(30), testNumber(30).slice(2)])(
    '%j is no employment rate',
    (cell) => expect(read('ftePercent', cell)).toEqual(['row', null, 'implausible-number']),
  )

  it.each([
    ['0', 0, 'rate-unusual'],
    ['110', 110, 'rate-unusual'],
    ['62,5 %', 62.5],
  ])('%j is an employment rate', (cell, ...said) => expect(read('ftePercent', cell)).toEqual(['row', ...said]))

  it.each(['-1', '-32 500,00', testNumber(30), testNumber(30).slice(2), Number(testNumber(30))])(
    '%j is no salary',
    (cell) => expect(read('monthlySalary', cell)).toEqual(['row', null, 'implausible-number']),
  )

  it.each([
    ['0', 0],
    ['132 500,50', 132_500.5],
  ])('%j is a salary', (cell, value) => expect(read('monthlySalary', cell)).toEqual(['row', value]))

  it.each([
    ['cases', 'documentCount', '-1'],
    ['cases', 'grantAwarded', '-5'],
    ['cases', 'grantPaid', '-5,50'],
    ['archive', 'shelfMetres', '-2'],
    ['archive', 'shelfMetres', '-1,5 hm'],
    ['archive', 'fileCount', '-3'],
    ['staff', 'salarySupplement', '-500'],
  ] as const)('of %s in %s is not %j', (register, field, cell) => {
    const planned = planOf(register, { ...good[register], [field]: cell })
    expect([planned.outcome, planned.values[field]]).toEqual(['row', null])
    expect(rulesOf(planned)).toContain('implausible-number')
    expect(rulesOf(planOf(register, { ...good[register], [field]: '0' }))).not.toContain('implausible-number')
  })

  it.each([
    ['staff', 'lasDays', testNumber(30)],
    ['staff', 'vacationRemaining', testNumber(30).slice(2)],
    ['staff', 'flexHours', Number(testNumber(30))],
    ['staff', 'salarySupplement', testNumber(30)],
    ['cases', 'grantRemaining', testNumber(30)],
    ['archive', 'shelfMetres', Number(testNumber(30).slice(2))],
    ['archive', 'fileCount', testNumber(30)],
  ] as const)(
    'of %s in %s is never the whole identity number %j, which nothing would mask',
    (register, field, cell) => {
      const planned = planOf(register, { ...good[register], [field]: cell })
      expect([planned.outcome, planned.values[field]]).toEqual(['row', null])
      expect(rulesOf(planned)).toContain('implausible-number')
    },
  )

  it.each([
    ['diary', 'fileBytes'],
    ['archive', 'bytes'],
  ] as const)('of bytes in %s may have as many digits', (register, field) => {
    const bytes = Number(testNumber(30).slice(2))
    expect(planOf(register, { ...good[register], [field]: bytes }).values[field]).toBe(bytes)
  })

  it.each(['-5', '0', '98', '19980', testNumber(30)])('%j is no year', (cell) => {
    const planned = planOf('archive', { ...good.archive, years: null, yearFrom: cell })
    expect(planned.values['yearFrom']).toBe(null)
    expect(rulesOf(planned)).toContain('implausible-number')
  })

  it('of a balance can be negative', () => {
    expect(read('vacationRemaining', '-2').slice(0, 2)).toEqual(['row', -2])
    expect(read('flexHours', '-2')).toEqual(['row', -2])
  })

  it('that is not plausible leaves the stored one as it is', () => {
    const planned = planOf('staff', { ...good.staff, ftePercent: '750' })
    const values = { ...planned.values }
    expect(keepStored(values, planned.findings, { ftePercent: 75 })).toEqual(['ftePercent'])
    expect(values['ftePercent']).toBe(75)
  })

  it('of hours and of days may be negative', () => {
    expect(read('compHours', '-3,75')).toEqual(['row', -3.75])
  })
})

describe('findings', () => {
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

  it('on somebody who must not be shown are counted and never the example', () => {
    const summary = createFindingSummary()
    summary.add(5, { rule: 'not-a-date', field: 'endDate', raw: 'hemlig' }, false)
    expect(summary.groups()).toMatchObject([{ count: 1, rows: [5], example: '' }])
    summary.add(6, { rule: 'not-a-date', field: 'endDate', raw: 'öppen' })
    expect(summary.groups()).toMatchObject([{ count: 2, rows: [5, 6], example: 'öppen' }])
  })

  it('of a million rows take up no more room than their kinds', () => {
    const summary = createFindingSummary()
    for (let row = 0; row < 1_000_000; row++) summary.add(row, { rule: 'unknown-code', field: 'status', raw: 'Kanske' })
    expect(summary.groups()).toMatchObject([{ count: 1_000_000 }])
    expect(summary.groups()[0]?.rows).toHaveLength(20)
  })
})
