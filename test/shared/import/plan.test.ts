import { describe, expect, it } from 'vitest'
import { changedFields, createPlanner, unmappedKeys } from '#shared/import/plan.ts'
import type { RawCell } from '#shared/import/raw.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'
import { blank, good, planOf, rulesOf, settingOf } from './planned.ts'
import type { Cells } from './planned.ts'

describe('a row with nothing to remark on', () => {
  it.each(Object.entries(good) as [RegisterName, Cells][])('of %s goes in without a finding', (register, cells) => {
    const planned = planOf(register, cells)
    expect(planned).toMatchObject({ outcome: 'row', findings: [] })
    expect(planned.key).not.toBe('')
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

describe('a header that is repeated among the rows', () => {
  const headers = ['Dnr', 'Ärendemening', 'Status', '', 'Handläggare']
  const columns = ['oldRegistrationNumber', 'title', 'status', null, 'oldHandler']
  const outcomeOf = (cells: readonly RawCell[]) =>
    createPlanner(settingOf('cases', columns, { headers }))({ row: 40, cells }).outcome

  it('is set aside with a remark', () => {
    const planned = createPlanner(settingOf('cases', columns, { headers }))({ row: 40, cells: headers })
    expect(planned).toMatchObject({ outcome: 'footer', findings: [{ rule: 'footer-row', raw: 'Dnr' }] })
    expect(outcomeOf([' DNR ', 'Ärendemening\u00A0', 'status', null, null])).toBe('footer')
  })

  it('is none where any cell says something else', () => {
    expect(outcomeOf(['1-2018', 'Ärendemening', 'Status', null, 'Handläggare'])).not.toBe('footer')
    expect(outcomeOf(['Dnr', 'Ärendemening', 'Status', null, 'Bo Berg'])).not.toBe('footer')
    expect(outcomeOf(['Dnr', 'Ärendemening', 'Status', 'x', 'Handläggare'])).not.toBe('footer')
    expect(outcomeOf(['Dnr', null, null, null, null])).not.toBe('footer')
  })
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
      // A list that has no column for the day of the mark says nothing of it.
      const mark = register === 'diary' ? { secrecyProvision, secrecyDate: '' } : { secrecyProvision }
      const { values, findings } = planOf(register, { ...good[register], ...mark })
      return [values['secrecyProvision'], findings.length > 0]
    }
    for (const word of ['Nej', 'nej', '-', 'N', 'saknas', 'ingen', '0', 0, false]) {
      expect(provisionOf(word)).toEqual([null, false])
    }
    for (const word of ['Ja', 'X']) expect(provisionOf(word)).toEqual([word, true])
    // Of a volume nobody asks who set the mark, and when.
    expect(provisionOf('21 kap. 1 §')).toEqual(['21 kap. 1 §', register !== 'archive'])
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
      expect(planner.keysOf(raw)).toEqual([planner(raw).key])
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

describe('a number that the workbook shows otherwise', () => {
  it.each<[string, RawCell, unknown]>([
    ['employmentNumber', { number: 123, shown: '00123' }, '00123'],
    ['personalIdentityNumber', { number: Number(testNumber(30)), shown: '1,98501E+11' }, testNumber(30)],
    [
      'personalIdentityNumber',
      { number: 0, shown: `${testNumber(30).slice(0, 8)}-${testNumber(30).slice(8)}` },
      testNumber(30),
    ],
    ['compHours', { number: 0.520833333333333, shown: '12:30' }, 12.5],
    ['ftePercent', { number: 0.75, shown: '75 %' }, 75],
    ['monthlySalary', { number: 32500, shown: '32 500 kr' }, 32500],
    ['startDate', { date: '2010-02-01', serial: 40210 }, '2010-02-01'],
  ])('of %s %j is %j', (field, cell, value) => {
    const planned = planOf(
      'staff',
      { ...good.staff, ftePercent: '0,75', [field]: cell },
      { fractions: new Set(['ftePercent']) },
    )
    expect(planned.values[field]).toBe(value)
    expect(planned.findings).toEqual([])
  })
})

describe('a salary that is the actual one', () => {
  const salaryOf = (monthlySalary: RawCell, ftePercent: RawCell): unknown[] => {
    const planned = planOf('staff', { ...good.staff, ftePercent, monthlySalary }, { salaryBasis: 'actual' })
    return [planned.values['monthlySalary'], ...rulesOf(planned)]
  }

  it('becomes that of full time, in whole öre', () => {
    expect(salaryOf('24 375', '75')).toEqual([32500])
    expect(salaryOf('10 000', '33,33')).toEqual([30003])
    expect(salaryOf('20 000', '66,67')).toEqual([29998.5])
    expect(salaryOf('32 500', '100')).toEqual([32500])
    expect(salaryOf('10 000', '33')).toEqual([30303.03])
  })

  it('stays as it is written where the employment rate is not known', () => {
    expect(salaryOf('24 375', null)).toEqual([24375, 'salary-basis-unknown', 'recommended-missing'])
    expect(salaryOf('24 375', '0')).toEqual([24375, 'salary-basis-unknown', 'rate-unusual'])
  })

  it('is none of a file that states full time', () => {
    const cells = { ...good.staff, monthlySalary: '24 375' }
    expect(planOf('staff', cells).values['monthlySalary']).toBe(24375)
  })
})

describe('a wording that has been given a meaning', () => {
  const values = new Map([
    ['status', new Map([['vilande?', 'on_hold']])],
    ['receiverUnit', new Map([['reg utv', 'Regional utveckling']])],
    ['openedDate', new Map([['i våras', '2018-04-01']])],
    ['individualParty', new Map([['privat', 'yes']])],
  ])

  it.each([
    ['status', ' Vilande? ', 'on_hold'],
    ['status', 'Pågående', 'in_progress'],
    ['receiverUnit', 'REG\u00A0UTV', 'Regional utveckling'],
    ['receiverUnit', 'Reg utv 2', 'Reg utv 2'],
    ['openedDate', 'I våras', '2018-04-01'],
    ['individualParty', 'Privat', true],
  ])('of %s %j is read as %j', (field, cell, value) => {
    const planned = planOf('cases', { ...good.cases, [field]: cell }, { values })
    expect(planned.values[field]).toBe(value)
    expect(planned.findings).toEqual([])
  })

  it('that the code list does not have is not taken', () => {
    const strange = new Map([['status', new Map([['vilande?', '__proto__']])]])
    const planned = planOf('cases', { ...good.cases, status: 'Vilande?' }, { values: strange })
    expect([planned.values['status'], ...rulesOf(planned)]).toEqual([null, 'unknown-code'])
  })
})

describe('the name of a sheet', () => {
  const more = { sheetName: ' Kansliet ', sheetNameField: 'senderUnit' }

  it('is the value of its field in rows that have none', () => {
    const planner = createPlanner(settingOf('staff', Object.keys(good.staff), more))
    const planned = planner({ row: 2, cells: Object.values(good.staff) })
    expect(planned.values['senderUnit']).toBe('Kansliet')
    expect(planned.findings).toEqual([])
    expect(planner.fields).toContain('senderUnit')
  })

  it('gives way to what the row says', () => {
    const valueOf = (senderUnit: RawCell): unknown =>
      planOf('staff', { ...good.staff, senderUnit }, more).values['senderUnit']
    expect([valueOf('Ledningen'), valueOf(' ')]).toEqual(['Ledningen', 'Kansliet'])
  })

  it('is part of the key where its field is', () => {
    const setting = settingOf('archive', Object.keys(good.archive), {
      sheetName: 'X',
      sheetNameField: 'recordsCreator',
    })
    const raw = { row: 2, cells: [null, ...Object.values(good.archive).slice(1)] }
    const planner = createPlanner(setting)
    expect(planner.keysOf(raw)).toEqual([planner(raw).key])
    expect(planner.keysOf(raw)[0]).toContain('x|')
  })
})

describe('a planner', () => {
  it('reads a text alike the first time and the ten-thousandth, findings and all', () => {
    const planner = createPlanner(settingOf('cases', Object.keys(good.cases)))
    const rowOf = (index: number): readonly RawCell[] =>
      Object.values({ ...good.cases, title: `Ärende ${index}`, status: index % 3 === 0 ? 'Vilande?' : 'Öppet' })
    const first = planner({ row: 2, cells: rowOf(0) })
    for (let index = 0; index < 25_000; index++) planner({ row: index, cells: rowOf(index) })
    expect(planner({ row: 2, cells: rowOf(0) })).toEqual(first)
    expect(rulesOf(first)).toEqual(['unknown-code'])
  })

  it('keeps a value that no one may compare with the transfer date out of the fields that are', () => {
    const dates = (endDate: RawCell): unknown[] => {
      const planned = planOf('staff', { ...good.staff, endDate, decisionDate: endDate })
      return [planned.values['endDate'], planned.values['decisionDate'], ...rulesOf(planned)]
    }
    expect(dates('2019')).toEqual([null, '2019', 'date-imprecise', 'date-imprecise'])
    expect(dates('2019-01')).toEqual([null, '2019-01', 'date-imprecise', 'date-imprecise'])
    expect(dates('2019-02')).toEqual(['2019-02', '2019-02', 'date-imprecise', 'date-imprecise'])
    expect(dates('dec-18')).toEqual(['2018-12', '2018-12', 'date-imprecise', 'date-imprecise', 'ends-before-transfer'])
  })

  it('compares dates of different precision by what both state', () => {
    const rules = (startDate: RawCell, endDate: RawCell): unknown[] =>
      rulesOf(planOf('staff', { ...good.staff, startDate, endDate })).filter((rule) => rule === 'dates-reversed')
    expect(rules('2020-05-01', '2020')).toEqual([])
    expect(rules('2020-05', '2020-05-01')).toEqual([])
    expect(rules('2020-05', '2020-04-30')).toEqual(['dates-reversed'])
  })

  it('rejects a row whose name is an error value', () => {
    const planned = planOf('staff', { ...good.staff, familyName: { error: '#REF!' } })
    expect([planned.outcome, ...rulesOf(planned)]).toEqual(['rejected', 'formula-error', 'required-missing'])
  })

  it('hides a person whose mark is an error value', () => {
    const planned = planOf('staff', { ...good.staff, protection: '#SAKNAS!' })
    expect([planned.values['protection'], ...rulesOf(planned)]).toEqual(['secrecyMark', 'formula-error'])
  })
})
