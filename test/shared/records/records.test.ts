import { describe, expect, it } from 'vitest'
import { registrationProfiles } from '#shared/identity/registration-number.ts'
import { checkRecord, readRecordText, recordText } from '#shared/records/check.ts'
import type { RecordKindName } from '#shared/records/record.ts'
import { recordFieldOf, recordKindOf, recordKinds, recordTitle } from '#shared/records/records.ts'
import { recordSortKey } from '#shared/records/sort-key.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import type { Value } from '#shared/registers/field.ts'
import testNumbers from '#resources/sample/test-numbers.json' with { type: 'json' }

const [testNumber = ''] = testNumbers.personalNumbers

describe.each(recordKinds)('$name', (kind) => {
  const names = kind.fields.map(({ name }) => name)

  it('is said in both languages, each word once', () => {
    const wordings = [kind.label, kind.purpose, ...kind.fields.map(({ label }) => label)]
    for (const { sv, en } of wordings) expect([sv, en].every((word) => word.trim() === word && word !== '')).toBe(true)
    for (const words of [kind.row.sv, kind.row.en]) expect(words).toHaveLength(2)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(kind.fields.map(({ label }) => label.sv)).size).toBe(names.length)
  })

  it('names only fields, kinds and code lists that there are', () => {
    const named = [
      ...kind.order,
      ...(kind.unique ?? []),
      ...(kind.noOverlap === undefined ? [] : [...kind.noOverlap.shared, kind.noOverlap.from, kind.noOverlap.until]),
      ...(kind.tree === undefined ? [] : [kind.tree.parent, kind.tree.within]),
      ...kind.rules.flatMap((rule) => {
        if (rule.rule === 'order') return [rule.from, rule.until]
        if (rule.rule === 'difference') return rule.of
        return rule.rule === 'with' ? [rule.field, rule.where] : rule.fields
      }),
    ]
    expect(named.filter((name) => !names.includes(name))).toEqual([])
    for (const { type, codes, refers, name } of kind.fields) {
      expect([name, type === 'code']).toEqual([name, codes !== undefined])
      if (codes !== undefined) expect(codeLists[codes].length).toBeGreaterThan(0)
      if (refers !== undefined) expect(recordKindOf(refers).of).toBeNull()
    }
    if (kind.tree !== undefined) expect(recordFieldOf(kind, kind.tree.parent)?.refers).toBe(kind.name)
  })

  it('needs something to be given', () => {
    expect(checkRecord(kind, {})).toMatchObject({ failure: { code: 'record.missing-value' } })
  })
})

it('knows the number patterns that registration numbers are read by', () => {
  expect(codeLists.numberProfile.map(({ value }) => value)).toEqual(registrationProfiles.map(({ id }) => id))
  const { numberProfile } = codeLists
  for (const [index, { example }] of registrationProfiles.entries())
    expect(numberProfile[index]?.label.sv).toContain(`(${example})`)
})

function read(kindName: RecordKindName, fieldName: string, text: string): Value | string {
  const kind = recordKindOf(kindName)
  const field = recordFieldOf(kind, fieldName)
  if (field === undefined) throw new Error(`${kindName} has no ${fieldName}`)
  const result = readRecordText(kind, field, text, '2019-01-01')
  return result.ok ? result.value : result.failure.code
}

describe('a typed text', () => {
  it.each<[RecordKindName, string, string, Value]>([
    ['organisations', 'organisationNumber', '232100-0016', '2321000016'],
    ['organisations', 'organisationNumber', '16232100-0016', '2321000016'],
    ['organisations', 'organisationNumber', '232100-0017', 'record.wrong-form'],
    ['organisations', 'kind', 'Regionförbund', 'federation'],
    ['organisations', 'kind', 'förbund', 'record.unreadable-value'],
    ['organisations', 'validTo', '2018-12-31', '2018-12-31'],
    ['organisations', 'validTo', '31/12 2018', '2018-12-31'],
    ['organisations', 'validTo', '2018-12', 'record.unreadable-value'],
    ['rooms', 'capacity', '-1', 'record.too-small'],
    ['rooms', 'capacity', '0', 0],
    ['rooms', 'building', '  ', null],
    ['hsaIds', 'value', 'SE2321000016-1A2B', 'SE2321000016-1A2B'],
    ['hsaIds', 'value', 'SE2321000016-1Å2B', 'record.wrong-form'],
    ['hsaIds', 'value', `SE2321000016-${'A'.repeat(19)}`, 'record.wrong-form'],
    ['series', 'signum', 'A I a', 'A1a'],
    ['series', 'signum', 'A1:3', 'record.wrong-form'],
    ['classes', 'code', '2.3.1', '2.3.1'],
    ['classes', 'code', '2..3', 'record.wrong-form'],
    ['parties', 'isIndividual', 'ja', true],
    ['grants', 'awarded', '1 250 000,50', 1_250_000.5],
    ['supplements', 'amount', '2.500', 'record.point-or-comma'],
    ['balances', 'amount', '2.5', 'record.point-or-comma'],
    ['leaves', 'percent', '37.5 %', 'record.point-or-comma'],
    ['grants', 'paid', '1.250.000,50', 1_250_000.5],
    ['balances', 'year', '198', 'record.unreadable-value'],
    ['files', 'bytes', testNumber.slice(2), Number(testNumber.slice(2))],
    ['supplements', 'amount', testNumber, 'record.unreadable-value'],
    ['people', 'email', 'anna.ek', 'record.wrong-form'],
    ['placements', 'roomId', '17', 17],
    ['aidSuggestions', 'aidLabel', '151012C', '151012C'],
    ['aidSuggestions', 'bestaLevel', '7', 'record.wrong-form'],
  ])('%s.%s %j is %j', (kind, field, text, expected) => expect(read(kind, field, text)).toBe(expected))

  it('with a lone point is asked about, with what it can mean', () => {
    const grants = recordKindOf('grants')
    const [paid] = grants.fields.filter(({ name }) => name === 'paid')
    const refused = paid && readRecordText(grants, paid, '50.000', '2019-01-01')
    expect(refused?.ok === false && refused.failure.params).toMatchObject({ meant: '50,000', thousands: '50 000' })
  })

  it('is what a stored value is written as', () => {
    const [grants, parties] = [recordKindOf('grants'), recordKindOf('parties')]
    expect(read('grants', 'paid', recordText(grants, 'paid', 1250.5))).toBe(1250.5)
    expect(read('parties', 'isIndividual', recordText(parties, 'isIndividual', false))).toBe(false)
    expect(recordText(parties, 'name', null)).toBe('')
  })
})

describe('a row as a whole', () => {
  const outcome = (kind: RecordKindName, values: Record<string, Value>) =>
    checkRecord(recordKindOf(kind), values)?.failure ?? null

  it('ends no earlier than it begins', () => {
    const leave = { cause: 'parental', startsOn: '2018-10-01' }
    expect(outcome('leaves', leave)).toBeNull()
    expect(outcome('leaves', { ...leave, endsOn: '2018-10-01' })).toBeNull()
    expect(outcome('leaves', { ...leave, endsOn: '2018-09-30' })).toMatchObject({
      code: 'record.wrong-order',
      params: { field: 'endsOn', other: 'startsOn' },
    })
  })

  it('adds up to the öre', () => {
    expect(outcome('grants', { awarded: 0.3, paid: 0.1, remaining: 0.2 })).toBeNull()
    expect(outcome('grants', { awarded: 100, paid: 40, remaining: 59.99 })).toMatchObject({
      code: 'record.does-not-add-up',
    })
  })

  it('destroys nothing without a decision', () => {
    expect(outcome('retentionRules', { code: 'B1', action: 'preserve' })).toBeNull()
    expect(outcome('retentionRules', { code: 'G1', action: 'destroy', trigger: 'closed' })).toMatchObject({
      code: 'record.missing-value',
      params: { field: 'decisionRef' },
    })
  })

  it('is confirmed by somebody on some day, or not at all', () => {
    const suggestion = { bestaArea: '12', bestaLevel: '3', aidLabel: '151012' }
    expect(outcome('aidSuggestions', suggestion)).toBeNull()
    expect(outcome('aidSuggestions', { ...suggestion, confirmedBy: 'Åsa' })).toMatchObject({
      code: 'record.given-apart',
      params: { field: 'confirmedOn', other: 'confirmedBy' },
    })
  })
})

describe('a row is called', () => {
  it('so that two organisations of one name are told apart', () => {
    const kind = recordKindOf('organisations')
    const federation = { name: 'Region Dalarna', kind: 'federation', validTo: '2018-12-31' }
    expect(recordTitle(kind, federation, 'sv')).toBe('Region Dalarna (regionförbund, t.o.m. 2018-12-31)')
    expect(recordTitle(kind, { name: 'Region Dalarna', kind: 'region', validTo: null }, 'sv')).toBe(
      'Region Dalarna (region)',
    )
    expect(recordTitle(kind, { name: 'Region Dalarna', kind: null, validTo: null }, 'en')).toBe('Region Dalarna')
  })

  it('by its signum and title, or by all that a room is known by', () => {
    expect(recordTitle(recordKindOf('series'), { signum: 'A1', title: 'Protokoll' }, 'sv')).toBe('A1 Protokoll')
    expect(recordTitle(recordKindOf('rooms'), { room: '304', site: 'Falun', building: 'B', floor: '3' }, 'sv')).toBe(
      '304, B 3, Falun',
    )
  })
})

it('lists series by signum, classes by number and names in Swedish order', () => {
  const sorted = (name: RecordKindName, field: string, texts: string[]) =>
    texts.toSorted((a, b) => {
      const [first, second] = [a, b].map((text) => recordSortKey(recordKindOf(name), { [field]: text }))
      return String(first) < String(second) ? -1 : 1
    })
  expect(sorted('series', 'signum', ['Ö1', 'A10', 'F1', 'A2'])).toEqual(['A2', 'A10', 'F1', 'Ö1'])
  expect(sorted('classes', 'code', ['2.10', '10', '2.9', '2'])).toEqual(['2', '2.9', '2.10', '10'])
  expect(sorted('units', 'name', ['Ö', 'Zon', 'Ä', 'Å', 'a'])).toEqual(['a', 'Zon', 'Å', 'Ä', 'Ö'])
})
