import { describe, expect, test } from 'vitest'
import { compareKeyed, fieldOutcomes, type FieldRule, type KeyedComparison } from '#shared/reconciliation/keyed.ts'
import { recordsToList } from '#shared/reconciliation/lists.ts'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { finish } from './run-match.ts'

const rules: readonly FieldRule[] = [
  { field: 'title', kind: 'text' },
  { field: 'start', kind: 'date' },
  { field: 'salary', kind: 'number', tolerance: 0.5 },
]
const row = (id: string, title: string, start: string, salary: string): ListRecord => ({
  id,
  values: { title, start, salary },
})
const compare = (left: readonly ListRecord[], right: readonly ListRecord[]): KeyedComparison =>
  finish(compareKeyed(recordsToList(left), recordsToList(right), rules))

/** Differences as `key field outcome`. */
function told(left: readonly ListRecord[], { pairs, differences }: KeyedComparison): string[] {
  return Array.from(differences.pair, (pair, at) => {
    const key = left[pairs.left[pair] ?? -1]?.id
    return `${key} ${rules[differences.rule[at] ?? -1]?.field} ${fieldOutcomes[differences.outcome[at] ?? -1]}`
  })
}

describe('two lists by an exact key', () => {
  const left = [
    row('1', 'Jurist', '2015-03-01', '32 500,00'),
    row('2', 'Ekonom', '20160101', '41000'),
    row('3', 'Strateg', '', '38 000'),
    row('4', 'Planerare', '2012-01-01', 'enligt avtal'),
    row('5', 'Jurist', '2010-01-01', '30000'),
    row('5', 'Jurist', '2011-01-01', '30000'),
    row('7', '', '', ''),
  ]
  const right = [
    row('8', 'Jurist', '2015-03-01', '1'),
    row('7', '', '', ''),
    row('4', 'Planerare', '2012-01-01', '29000'),
    row('3', 'Strateg', '2014-05-01', '38000.6'),
    row('2', 'Ekonom ', '2016-01-01', '41 000,5'),
    row('1', 'Jurist', '2015-03-02', ''),
    row('5', 'Jurist', '2010-01-01', '30000'),
  ]

  test('what differs, what is missing on which side, and within the tolerance nothing', () => {
    const result = compare(left, right)
    expect(told(left, result)).toEqual([
      '1 start differs',
      '1 salary missing-right',
      '3 start missing-left',
      '3 salary differs',
      '4 salary differs',
    ])
    expect(result.tallies).toEqual([
      [5, 0, 0, 0],
      [3, 1, 1, 0],
      [2, 2, 0, 1],
    ])
    expect(result.onlyLeft).toEqual([])
    expect(result.onlyRight).toEqual(['8'])
  })

  test('a key that stands twice is named and compared with nothing', () => {
    const { repeated, pairs } = compare(left, right)
    expect(repeated).toEqual(['5'])
    expect(Array.from(pairs.left, (place) => left[place]?.id)).toEqual(['1', '2', '3', '4', '7'])
  })

  test('swapped lists give the swapped answer', () => {
    const turned = compare(right, left)
    expect(turned.onlyLeft).toEqual(['8'])
    expect(told(right, turned).sort()).toEqual(
      told(left, compare(left, right))
        .map((line) => line.replace('missing-right', 'missing-l').replace('missing-left', 'missing-right'))
        .map((line) => line.replace(/missing-l$/, 'missing-left'))
        .sort(),
    )
  })

  test('no rows, and a field that one list does not have', () => {
    expect(compare([], right).onlyRight).toHaveLength(right.length)
    const bare = recordsToList([{ id: '1', values: {} }])
    const { tallies } = finish(compareKeyed(bare, recordsToList(left.slice(0, 1)), rules))
    expect(tallies).toEqual([
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 0],
    ])
  })
})
