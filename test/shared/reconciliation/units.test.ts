import { describe, expect, test } from 'vitest'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { unitKind } from '#shared/reconciliation/settings/units.ts'
import { plainUnitName, readUnitName, unitNameStem } from '#shared/reconciliation/unit-names.ts'
import { runMatch } from './run-match.ts'

/** Names of units as county boards and regions write them, and lists of them that are too short to estimate anything from. */

describe('a name of a unit', () => {
  test.each([
    ['Landsbygdsenheten', 'Enheten för landsbygd'],
    ['Landsbygdsenheten', 'LANDSBYGDSENH.'],
    ['Landsbygdsenheten', 'Enheten landsbygdsenheten'],
    ['Landsbygds- och näringslivsenheten', 'Enheten för näringsliv & landsbygd'],
    ['Miljöavdelningen', 'Avd. för miljö'],
    ['Regionala utvecklingsnämnden', 'Nämnden för regionala utveckling'],
    ['Enheten för social hållbarhet', 'Social hållbarhet, enheten'],
  ])('%s is %s', (one, other) => {
    expect(plainUnitName(one)).toBe(plainUnitName(other))
  })

  test.each([
    ['Miljöenheten', 'Miljöavdelningen'],
    ['Naturvård', 'Naturvårdsenheten'],
    ['Landsb.enh.', 'Landsbygdsenheten'],
    ['Reg utv', 'Regional utveckling'],
  ])('%s may be %s, which is for a person to say', (one, other) => {
    expect(plainUnitName(one)).not.toBe(plainUnitName(other))
    expect(unitNameStem(one)).toBe(unitNameStem(other))
  })

  test.each([
    ['Stöd 1', 'Stöd 2'],
    ['Enheten för natur', 'Enheten för social hållbarhet'],
    ['Kansliet', 'Staben'],
    ['Kulturnämnden', 'Kulturenheten'],
  ])('%s is not %s', (one, other) => {
    expect(plainUnitName(one)).not.toBe(plainUnitName(other))
    expect(unitNameStem(one) === unitNameStem(other) && unitNameStem(one) !== '').toBe(false)
  })

  test('keeps its letters where it is shown, and is the same where they were lost', () => {
    expect(readUnitName('Miljöskyddsförv.')).toEqual({ topics: ['miljöskydd'], sorts: ['förvaltning'] })
    expect(plainUnitName('Miljoskyddsforvaltningen')).toBe(plainUnitName('MiljÃ¶skyddsförvaltning'))
  })

  test('is none where there are no words', () => {
    expect([plainUnitName(' – '), unitNameStem('Enheten')]).toEqual(['', ''])
  })
})

const listed = (side: string, names: readonly string[]): ListRecord[] =>
  names.map((unitName, index) => ({
    id: `${side}${index}`,
    values: unitKind.comparedOf({ values: { unitName }, unread: {} }, { party: side, otherNumbers: new Map() }),
  }))

describe('lists of units', () => {
  const here = ['Landsbygdsenheten', 'Landsb.enh.', 'Naturvård', 'Kansliet', 'Kansliet', 'Rättsenheten', 'Stöd 1']
  const there = ['Enheten för landsbygd', 'Naturvårdsenheten', 'Kansliet', 'Rättsenheten', 'Stöd 2']

  test('are linked by names that no other of either list has, asked about by likeness, and never refused', () => {
    const { refusal, pairings, duplicates } = runMatch([listed('a', here), listed('b', there)], unitKind.setting)
    const [pairing] = pairings
    const named = ({
      rows: [one, two],
    }: {
      readonly rows: readonly [{ readonly id: string }, { readonly id: string }]
    }) => `${one.id} ${two.id}`
    expect(refusal).toBeNull()
    expect(pairing?.links.map(named)).toEqual(['a0 b0', 'a5 b3'])
    expect(pairing?.review.map(named)).toEqual(['a2 b1'])
    // What is linked better is told of as a candidate.
    expect(pairing?.rejected.map(named)).toEqual(['a1 b0'])
    expect(duplicates.map(({ ids, isCertain }) => [ids, isCertain])).toEqual([[['a0', 'a1'], false]])
  })

  test('of nothing, or of one, link nothing', () => {
    for (const names of [[], ['Kansliet']]) {
      const { refusal, pairings } = runMatch([listed('a', names), listed('b', there.slice(0, 1))], unitKind.setting)
      expect([refusal, pairings[0]?.links]).toEqual([null, []])
    }
  })

  test('are weighed by nothing, so that the order of rows and lists changes nothing', () => {
    const linksOf = (one: readonly string[], other: readonly string[]): string[] =>
      (runMatch([listed('a', one), listed('b', other)], unitKind.setting).pairings[0]?.links ?? [])
        .map(({ rows: [a, b] }) =>
          [`${one[Number(a.id.slice(1))]}`, `${other[Number(b.id.slice(1))]}`].toSorted().join(' = '),
        )
        .sort()
    const straight = linksOf(here, there)
    expect(straight).toHaveLength(2)
    expect(linksOf(there.toReversed(), here.toReversed())).toEqual(straight)
  })
})
