import { describe, expect, test } from 'vitest'
import { assignPairs } from '#shared/reconciliation/assign.ts'
import { clusterPairs } from '#shared/reconciliation/clusters.ts'
import {
  drawSample,
  estimateQuality,
  estimateShare,
  intervalConfidence,
  wilsonInterval,
} from '#shared/reconciliation/quality.ts'
import type { ListPairing, PairOfRows, RowRef } from '#shared/reconciliation/result.ts'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { personSetting } from '#shared/reconciliation/settings/staff.ts'
import { settleTriangles } from '#shared/reconciliation/triangles.ts'
import testNumbers from '#resources/sample/test-numbers.json' with { type: 'json' }
import { createSwedishLists } from '#test/support/swedish-people.ts'
import { finish, runMatch } from './run-match.ts'

describe('one to one', () => {
  test('the greatest sum, not the heaviest pair first', () => {
    const pairs = [
      { left: 1, right: 1, bits: 10 },
      { left: 1, right: 2, bits: 9 },
      { left: 2, right: 1, bits: 9 },
    ]
    const { pairs: chosen } = finish(assignPairs(pairs))
    expect(chosen.map(({ left, right }) => [left, right])).toEqual([
      [1, 2],
      [2, 1],
    ])
    expect(chosen[0]?.marginBits).toBeCloseTo(8)
  })

  test('a tie has no margin', () => {
    const { pairs } = finish(
      assignPairs([
        { left: 1, right: 1, bits: 20 },
        { left: 1, right: 2, bits: 20 },
      ]),
    )
    expect(pairs).toHaveLength(1)
    expect(pairs[0]?.marginBits).toBe(0)
  })
})

test('a chain of likenesses is not one cluster where its ends differ', () => {
  const pairs = [
    { left: 1, right: 2, bits: 5 },
    { left: 2, right: 3, bits: 4 },
  ]
  expect(clusterPairs(pairs, () => -12)).toEqual([[1, 2]])
  expect(clusterPairs(pairs, () => 3)).toEqual([[1, 2, 3]])
})

const [first = '', second = ''] = testNumbers.personalNumbers
const person = (id: string, values: Readonly<Record<string, string>>): ListRecord => ({ id, values })

describe('tiers', () => {
  test('the same number and the same names are the same person, however much the post differs', () => {
    const [families, givens, units] = [
      ['Ek', 'Holm', 'Falk', 'Lind', 'Berg', 'Sand', 'Dahl'],
      ['Anna', 'Bo', 'Ture', 'Märit', 'Lars', 'Eva', 'Nils'],
      ['Kansliet', 'Kultur', 'Stab', 'Tillväxt', 'Juridik'],
    ]
    const staffOf = (side: string): ListRecord[] =>
      families.flatMap((familyName, one) =>
        givens.map((givenNames, two) => {
          const number = one * givens.length + two
          const moved = side === 'b' && number === 10
          return person(`${side}${number}`, {
            familyName,
            givenNames,
            personalIdentityNumber: testNumbers.personalNumbers[number] ?? '',
            employmentNumber: moved ? '77777' : `40${100 + number}`,
            startDate: moved ? '2016-11-10' : `20${10 + one}-0${1 + two}-1${one}`,
            senderUnit: moved ? 'Arkiv' : (units[number % units.length] ?? ''),
            positionTitle: moved ? 'Kommunikatör' : `Handläggare ${units[(number * 3) % units.length]}`,
          })
        }),
      )
    const [pairing] = runMatch([staffOf('a'), staffOf('b')], personSetting).pairings
    expect(pairing?.review).toEqual([])
    expect(pairing?.links.find(({ rows: [row] }) => row.id === 'a10')).toMatchObject({ tier: 'identity-number' })
  })

  const anna = { familyName: 'Ek', givenNames: 'Anna', personalIdentityNumber: first, birthDate: '1952-02-21' }
  const bo = { familyName: 'Holm', givenNames: 'Bo', personalIdentityNumber: second }

  test('the same number links, the same number on plainly different people is a finding', () => {
    const { pairings } = runMatch(
      [
        [person('1', anna), person('2', bo)],
        [person('a', anna), person('b', { ...bo, familyName: 'Falk', givenNames: 'Ture' })],
      ],
      personSetting,
    )
    expect(pairings[0]?.links.map(({ rows, tier }) => [...rows.map(({ id }) => id), tier])).toEqual([
      ['1', 'a', 'identity-number'],
    ])
    expect(pairings[0]?.conflicts.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['2', 'b']])
  })

  test('two employments of one person within a list are found first and link as one', () => {
    const { duplicates, pairings } = runMatch(
      [[person('1', anna), person('2', anna), person('3', bo)], [person('a', anna)]],
      personSetting,
    )
    expect(duplicates).toMatchObject([{ list: 0, ids: ['1', '2'], isCertain: true }])
    expect(pairings[0]?.links).toHaveLength(1)
  })
})

describe('refusal', () => {
  const { lists } = createSwedishLists({ seed: 2, rowsPerList: 300, overlap: 0, numbers: 'none', faultFactor: 1 })
  test('more matches than rows: fields that always go together let the estimate collapse, and nothing is linked', () => {
    const rows = lists.map((list) =>
      list.map(({ id }, row) => {
        const letter = String.fromCharCode(97 + (row % 20))
        const group = {
          familyName: `${letter}berg${letter}`,
          birthDate: `19${50 + (row % 20)}-03-01`,
          place: `ort${letter}`,
        }
        return { id, values: { ...group, postcode: `79${100 + (row % 20)}` } }
      }),
    )
    const { refusal, pairings } = runMatch(rows, personSetting)
    expect(refusal).toEqual({ reason: 'more-matches-than-rows' })
    expect(pairings[0]?.links).toEqual([])
    expect(pairings[0]?.review).toEqual([])
  })

  test('refused, and the same name and birth date on both sides: a person is asked', () => {
    const few = lists.map((list) =>
      list.map(({ id, values }) => ({
        id,
        values: { givenNames: values['givenNames'] ?? '', familyName: 'Ek', birthDate: '1970-01-01' },
      })),
    )
    const { refusal, pairings } = runMatch(few, personSetting)
    expect(refusal).not.toBeNull()
    expect(pairings[0]?.links).toEqual([])
    expect(pairings[0]?.review.length).toBeGreaterThan(0)
  })

  test('lists with nobody in common get no link', () => {
    const { pairings } = runMatch(lists, personSetting)
    expect(pairings[0]?.links).toEqual([])
  })

  test('no row at all', () => {
    expect(runMatch([[], lists[0]], personSetting).refusal).toEqual({ reason: 'no-rows' })
  })
})

test('three lists: a cluster with two rows of one list is undone and left for a person', () => {
  const ref = (list: number, id: string): RowRef => ({ list, id })
  const link = (one: RowRef, two: RowRef): PairOfRows => ({
    rows: [one, two],
    tier: 'weight',
    marginBits: 9,
    explanation: null,
  })
  const pairing = (lists: readonly [number, number], links: readonly PairOfRows[]): ListPairing => ({
    lists,
    links,
    review: [],
    conflicts: [],
    rejected: [],
    recall: 1,
    keys: [],
    splitComponents: 0,
  })
  const nodes = new Map<string, number>()
  const nodeOf = ({ list, id }: RowRef): number => {
    const name = `${list} ${id}`
    nodes.set(name, nodes.get(name) ?? nodes.size)
    return nodes.get(name) ?? 0
  }
  const { pairings, clusters } = settleTriangles(
    [
      pairing([0, 1], [link(ref(0, 'a'), ref(1, 'a')), link(ref(0, 'b'), ref(1, 'b'))]),
      pairing([0, 2], [link(ref(0, 'a'), ref(2, 'a')), link(ref(0, 'b'), ref(2, 'b'))]),
      pairing([1, 2], [link(ref(1, 'a'), ref(2, 'a')), link(ref(1, 'c'), ref(2, 'b'))]),
    ],
    nodeOf,
    () => false,
  )
  expect(clusters).toEqual([[ref(0, 'a'), ref(1, 'a'), ref(2, 'a')]])
  expect(pairings.map(({ links }) => links.length)).toEqual([1, 1, 1])
  expect(pairings.flatMap(({ review }) => review.map(({ reason }) => reason))).toEqual([
    'contradiction',
    'contradiction',
    'contradiction',
  ])
})

test('three lists: at most one row of each in a cluster, whichever way round they are given', () => {
  const { lists, truth } = createSwedishLists({
    seed: 4,
    rowsPerList: 250,
    overlap: 0.8,
    numbers: 'none',
    faultFactor: 1,
  })
  const [sender, receiver] = lists
  const payroll = sender.slice(0, 150).map(({ id, values }) => person(`P${id}`, { ...values, senderUnit: '' }))
  const { clusters, pairings } = runMatch([sender, receiver, payroll], personSetting)
  expect(pairings.map(({ lists: two }) => two)).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ])
  const whole = clusters.filter((refs) => refs.length === 3)
  expect(whole.length).toBeGreaterThan(90)
  for (const refs of clusters) expect(new Set(refs.map(({ list }) => list)).size).toBe(refs.length)
  for (const [one, two, three] of whole) {
    expect(truth.get(one?.id ?? '')).toBe(two?.id)
    expect(three?.id).toBe(`P${one?.id}`)
  }
  const turned = runMatch([payroll, sender, receiver], personSetting)
  const names = (all: typeof clusters): string[] =>
    all
      .map((refs) =>
        refs
          .map(({ id }) => id)
          .sort()
          .join(' '),
      )
      .sort()
  expect(names(turned.clusters)).toEqual(names(clusters))
})

describe('quality', () => {
  test('Clopper and Pearson, against their published values', () => {
    const { low, high } = estimateShare(8, 10)
    expect(low).toBeCloseTo(0.4439, 4)
    expect(high).toBeCloseTo(0.9748, 4)
    expect(estimateShare(100, 100)).toMatchObject({ share: 1, high: 1 })
    expect(estimateShare(100, 100).low).toBeCloseTo(0.9638, 4)
  })

  test('Wilson', () => {
    const { low, high } = wilsonInterval(8, 10)
    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
  })

  test('recall from two samples holds what the samples tell', () => {
    const { precision, recall } = estimateQuality({
      links: { total: 900, checked: 100, right: 100 },
      unlinked: { total: 100, checked: 50, missed: 5 },
    })
    expect(precision.share).toBe(1)
    expect(recall.share).toBeCloseTo(900 / 910)
    expect(recall.low).toBeLessThan(recall.share)
    expect(recall.high).toBeGreaterThan(recall.share)
    expect(() => estimateShare(2, 1)).toThrow(RangeError)
  })

  test('what has all been checked is known, and the lower end is that of one side', () => {
    const { precision, recall } = estimateQuality({
      links: { total: 8, checked: 8, right: 6 },
      unlinked: { total: 2, checked: 2, missed: 1 },
    })
    expect(precision).toEqual({ share: 0.75, low: 0.75, high: 0.75 })
    expect(recall.low).toBeCloseTo(6 / 7)
    expect(recall.high).toBeCloseTo(6 / 7)
    // The rule of three, exactly: nothing wrong in 60 means 5 % wrong at most, as surely as that.
    const links = { total: 1000, checked: 60, right: 60 }
    const sampled = estimateQuality({ links, unlinked: { total: 0, checked: 0, missed: 0 } }, intervalConfidence)
    expect(sampled.precision.low).toBeCloseTo(0.05 ** (1 / 60))
  })

  test('a sample is the same for the same seed, and of the size asked for', () => {
    const items = Array.from({ length: 100 }, (_, index) => index)
    expect(drawSample(items, 10, 4)).toHaveLength(10)
    expect(drawSample(items, 10, 4)).toEqual(drawSample(items, 10, 4))
    expect(drawSample(items, 200, 4)).toEqual(items)
  })
})
