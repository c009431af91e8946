import { beforeAll, describe, expect, it } from 'vitest'
import { columnOf } from '#db/names.ts'
import { countRegister, countValues, readRows } from '#db/stores/register-view.ts'
import type { FilterClause, SortClause } from '#db/stores/register-view.ts'
import { listedRows } from '#db/stores/report-rows.ts'
import { businessKey } from '#shared/import/business-key.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { testNumber } from '#test/support/core.ts'
import { act, insertRaw, sharedStore } from './temporary-store.ts'
import { wholeView } from './whole-view.ts'

const store = sharedStore()

const people: readonly Values[] = [
  {
    familyName: 'Öberg',
    givenNames: 'Eva',
    senderUnit: 'Nödinge-Nol',
    ftePercent: 75,
    monthlySalary: 30000.5,
    decision: 'accepts',
    startDate: '2010-01-01',
  },
  {
    familyName: 'Åberg',
    givenNames: 'Ola',
    senderUnit: 'Regional utveckling',
    ftePercent: 100,
    monthlySalary: 41000,
    decision: null,
    startDate: '2001-05-06',
  },
  {
    familyName: 'Berg',
    givenNames: 'André',
    senderUnit: 'Regional utveckling',
    ftePercent: 100,
    monthlySalary: null,
    decision: 'objects',
    startDate: null,
  },
  {
    familyName: 'Zetterlund',
    givenNames: 'Per "P" Ö',
    senderUnit: null,
    ftePercent: 33.3333,
    monthlySalary: 0,
    decision: 'accepts',
    startDate: '2018-12-31',
  },
  {
    familyName: 'Gömd',
    givenNames: 'Hemlig',
    senderUnit: 'Hemlig enhet',
    ftePercent: 50,
    monthlySalary: 12345,
    decision: 'accepts',
    protection: 'secrecyMark',
  },
  {
    familyName: 'Ellinor',
    givenNames: 'Ö',
    senderUnit: 'A*B OR C',
    ftePercent: 0.5,
    monthlySalary: 1,
    decision: 'noResponse',
    protection: 'none',
    startDate: '2010-01-01',
  },
].map((person, index) => ({ ...person, personalIdentityNumber: testNumber(index), employmentNumber: `00${index}` }))

const caseFiles: readonly Values[] = [
  { oldRegistrationNumber: '304-99-2018', title: 'Bidrag', individualParty: true, documentCount: 3 },
  { oldRegistrationNumber: '304-100-2018', title: 'Vägplan', individualParty: false, documentCount: 12 },
  { oldRegistrationNumber: '304-5-2017', title: 'Ögonblick', individualParty: null, documentCount: null },
]

beforeAll(async () => {
  await act(store(), (tx) => {
    for (const [register, rows] of [
      ['staff', people],
      ['cases', caseFiles],
    ] as const) {
      for (const values of rows) {
        const { key, sortKey } = businessKey(register, values)
        insertRaw(tx, register, {
          sender_id: 1,
          key,
          sort_key: sortKey,
          inserted_by: tx.eventId,
          ...Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              columnOf(name),
              typeof value === 'boolean' ? Number(value) : value,
            ]),
          ),
        })
      }
    }
  })
})

function view(
  register: RegisterName,
  field: string,
  wanted: { search?: string; filters?: readonly FilterClause[]; sort?: readonly SortClause[] } = {},
): unknown[] {
  const ids = wholeView(store().reader, register, wanted)
  return readRows(store().reader, register, [...ids], [field]).map((row) => row.values[field])
}
const found = (search: string): unknown[] => view('staff', 'familyName', { search })
const filtered = (...filters: readonly FilterClause[]): unknown[] => view('staff', 'familyName', { filters })

describe('a register', () => {
  it('is shown in Swedish order, protected persons left out', () => {
    expect(view('staff', 'familyName')).toEqual(['Berg', 'Ellinor', 'Zetterlund', 'Åberg', 'Öberg'])
  })

  it('is shown by year and number', () => {
    expect(view('cases', 'oldRegistrationNumber')).toEqual(['304-5-2017', '304-99-2018', '304-100-2018'])
  })

  it('is listed in a report in the same order and without the same persons', () => {
    expect(
      [...listedRows(store().reader, { register: 'staff' }, ['familyName'], [])].map((row) => row['familyName']),
    ).toEqual(view('staff', 'familyName'))
  })

  it('gives yes and no back as such', () => {
    expect(view('cases', 'individualParty')).toEqual([null, true, false])
  })

  it('counts protected persons apart', () => {
    expect(countRegister(store().reader, 'staff')).toMatchObject({ rows: 6, protectedHidden: 1 })
    expect(countRegister(store().reader, 'staff', { listedOnly: true })).toMatchObject({ rows: 5, protectedHidden: 0 })
  })

  it('sums with them and, for a list, without them', () => {
    const salary = (listedOnly: boolean): number | undefined =>
      countRegister(store().reader, 'staff', { listedOnly }).totals.find(({ field }) => field === 'monthlySalary')?.sum
    expect([salary(false), salary(true)]).toEqual([83346.5, 71001.5])
  })
})

describe('a search', () => {
  it.each([
    ['öberg', ['Öberg']],
    ['ÖBERG', ['Öberg']],
    ['O\u0308berg', ['Öberg']],
    ['öb', ['Öberg']],
    ['eva ÖBERG', ['Öberg']],
    ['regional', ['Berg', 'Åberg']],
    ['nödinge-nol', ['Öberg']],
    ['00', ['Berg', 'Ellinor', 'Zetterlund', 'Åberg', 'Öberg']],
    ['"p"', ['Zetterlund']],
    ['A*B OR C', ['Ellinor']],
    ['berg', ['Berg']],
    ['oberg', []],
    ['andre', ['Berg']],
    ['finns inte', []],
  ])('for %j finds %j', (search, names) => expect(found(search)).toEqual(names))

  it.each(['', '   ', '"', '*', '()', '-'])('for %j, which holds no word, narrows nothing', (search) => {
    expect(found(search)).toHaveLength(5)
  })

  it.each([
    'NEAR(a b)',
    'familyName:berg',
    'a AND',
    '^öberg',
    "'; DROP TABLE staff; --",
    '\u0000',
    '\uD800',
    'x'.repeat(200),
  ])('takes %j for words, never for syntax', (search) => expect(() => found(search)).not.toThrow())

  it('never finds a protected person', () => {
    for (const search of ['Gömd', 'hemlig', '004', 'göm'])
      expect(found(search).filter((name) => name === 'Gömd')).toEqual([])
  })
})

describe('a filter', () => {
  it('finds a part of a text, case and é set aside, å ä ö not', () => {
    expect(filtered({ kind: 'contains', field: 'familyName', text: 'BERG' })).toEqual(['Berg', 'Åberg', 'Öberg'])
    expect(filtered({ kind: 'contains', field: 'givenNames', text: 'andre' })).toEqual(['Berg'])
    expect(filtered({ kind: 'contains', field: 'familyName', text: 'oberg' })).toEqual([])
    expect(filtered({ kind: 'contains', field: 'senderUnit', text: '%' })).toEqual([])
  })

  it('finds numbers and days in a range, both ends included', () => {
    expect(filtered({ kind: 'range', field: 'ftePercent', from: '33,3333', to: '75' })).toEqual(['Zetterlund', 'Öberg'])
    expect(filtered({ kind: 'range', field: 'startDate', from: '2010-01-01', to: null })).toEqual([
      'Ellinor',
      'Zetterlund',
      'Öberg',
    ])
    expect(filtered({ kind: 'range', field: 'ftePercent', from: 'abc', to: null })).toEqual([])
    expect(filtered({ kind: 'range', field: 'ftePercent', from: '', to: null })).toHaveLength(5)
  })

  it('finds blanks', () => {
    expect(filtered({ kind: 'in', field: 'decision', values: [null] })).toEqual(['Åberg'])
    expect(filtered({ kind: 'in', field: 'decision', values: [null, 'objects'] })).toEqual(['Berg', 'Åberg'])
  })

  it('is met together with the others', () => {
    expect(
      filtered(
        { kind: 'in', field: 'decision', values: ['accepts'] },
        { kind: 'range', field: 'ftePercent', from: '50', to: null },
      ),
    ).toEqual(['Öberg'])
  })

  it('on what is masked, or on no field, narrows nothing', () => {
    const number = testNumber(0)
    for (const field of ['personalIdentityNumber', 'nonsense', '__proto__', 'id', 'key', 'hidden']) {
      expect(filtered({ kind: 'contains', field, text: number })).toHaveLength(5)
      expect(filtered({ kind: 'in', field, values: [number] })).toHaveLength(5)
      expect(filtered({ kind: 'range', field, from: number, to: number })).toHaveLength(5)
    }
  })

  it.each(['staff', 'cases'] as const)('on each value that is counted in %s finds as many rows', (register) => {
    for (const { name, type } of registers[register].fields) {
      if (type === 'identity') continue
      for (const { value, count } of countValues(store().reader, register, name)) {
        // Days are counted by the year, which is a range.
        const isYear = type === 'date' && value !== null && value !== ''
        const chosen = isYear
          ? ({ kind: 'range', field: name, from: value, to: `${value}-12-31` } as const)
          : ({ kind: 'in', field: name, values: [value] } as const)
        const rows = view(register, name, { filters: [chosen] })
        expect([name, value, rows.length]).toEqual([name, value, count])
      }
    }
  })

  it('never finds a protected person, nor are their values counted', () => {
    expect(filtered({ kind: 'in', field: 'senderUnit', values: ['Hemlig enhet'] })).toEqual([])
    expect(filtered({ kind: 'contains', field: 'familyName', text: 'Göm' })).toEqual([])
    expect(filtered({ kind: 'range', field: 'monthlySalary', from: '12345', to: '12345' })).toEqual([])
    const values = registers.staff.fields.flatMap(({ name }) => countValues(store().reader, 'staff', name))
    expect(values.filter(({ value }) => /Hemlig|Gömd|12345|secrecyMark/.test(value ?? ''))).toEqual([])
  })
})

describe('a sort', () => {
  it.each([
    ['familyName', ['Berg', 'Ellinor', 'Zetterlund', 'Åberg', 'Öberg']],
    ['ftePercent', ['Ellinor', 'Zetterlund', 'Öberg', 'Berg', 'Åberg']],
    ['monthlySalary', ['Zetterlund', 'Ellinor', 'Öberg', 'Åberg', 'Berg']],
    ['startDate', ['Åberg', 'Ellinor', 'Öberg', 'Zetterlund', 'Berg']],
    ['nonsense', ['Berg', 'Ellinor', 'Zetterlund', 'Åberg', 'Öberg']],
  ])('by %s, blanks last', (field, names) => {
    expect(view('staff', 'familyName', { sort: [{ field, descending: false }] })).toEqual(names)
  })

  it('the other way has blanks last, too', () => {
    expect(view('staff', 'familyName', { sort: [{ field: 'startDate', descending: true }] })).toEqual([
      'Zetterlund',
      'Ellinor',
      'Öberg',
      'Åberg',
      'Berg',
    ])
  })

  it('by identity number goes by birth date alone, for that is what is shown', () => {
    const births = view('staff', 'personalIdentityNumber', {
      sort: [{ field: 'personalIdentityNumber', descending: true }],
    })
    const days = births.map((value) => String(value).slice(0, 8))
    expect(days).toEqual(days.toSorted().toReversed())
  })

  it('by registration number goes by year and number', () => {
    expect(
      view('cases', 'oldRegistrationNumber', { sort: [{ field: 'oldRegistrationNumber', descending: true }] }),
    ).toEqual(['304-100-2018', '304-99-2018', '304-5-2017'])
  })
})

describe('rows of a grid', () => {
  it('come in the order asked for, vanished and protected ones left out', () => {
    const all = wholeView(store().reader, 'staff', {})
    const hidden = Number(store().reader.connection.prepare('SELECT id FROM staff WHERE hidden').pluck().get())
    const rows = readRows(store().reader, 'staff', [all[2] ?? 0, 99999, hidden, all[0] ?? 0], ['familyName'])
    expect(rows.map((row) => row.values['familyName'])).toEqual(['Zetterlund', 'Berg'])
  })
})
