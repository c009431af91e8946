import { describe, expect, test } from 'vitest'
import { pairEmployments } from '#shared/reconciliation/employments.ts'
import type { Employment, EmploymentPairing } from '#shared/reconciliation/employments.ts'
import { createDraws } from '#shared/reconciliation/random.ts'
import type { Values } from '#shared/registers/field.ts'

const employed = (id: string, values: Values = {}): Employment => ({ id, values })
const idsOf = ({ pairs }: EmploymentPairing): string[] => pairs.map(({ left, right }) => `${left}=${right}`)

describe('one on each side', () => {
  test('is a pair whatever they say, and says what they agree in', () => {
    const left = employed('a', { employmentNumber: '4711', positionTitle: 'Handläggare', ftePercent: 80 })
    const right = employed('b', { employmentNumber: '90-12', positionTitle: 'HANDLÄGGARE ', ftePercent: 75 })
    expect(pairEmployments([left], [right]).pairs).toEqual([{ left: 'a', right: 'b', agrees: ['positionTitle'] }])
    expect(idsOf(pairEmployments([employed('a')], [employed('b')]))).toEqual(['a=b'])
  })

  test('none on the other side is only here or only there', () => {
    expect(pairEmployments([employed('a')], [])).toEqual({ pairs: [], ties: [], onlyLeft: ['a'], onlyRight: [] })
    expect(pairEmployments([], [employed('b')])).toEqual({ pairs: [], ties: [], onlyLeft: [], onlyRight: ['b'] })
    expect(pairEmployments([], [])).toEqual({ pairs: [], ties: [], onlyLeft: [], onlyRight: [] })
  })
})

describe('several', () => {
  test('go by employment number before start date, and by start date before title', () => {
    const left = [
      employed('l1', { employmentNumber: '001', startDate: '2010-01-01', positionTitle: 'Chef' }),
      employed('l2', { employmentNumber: '002', startDate: '2015-01-01', positionTitle: 'Handläggare' }),
      employed('l3', { startDate: '2017-01-01', positionTitle: 'Ekonom' }),
    ]
    const right = [
      employed('r1', { employmentNumber: '002', startDate: '2010-01-01', positionTitle: 'Ekonom' }),
      employed('r2', { employmentNumber: '001', startDate: '2017-01-01', positionTitle: 'Handläggare' }),
      employed('r3', { startDate: '2017-01-01', positionTitle: 'Chef' }),
    ]
    expect(idsOf(pairEmployments(left, right))).toEqual(['l1=r2', 'l2=r1', 'l3=r3'])
  })

  test('a running number of one or two digits pairs nothing', () => {
    const left = [
      employed('l1', { employmentNumber: '1', startDate: '2010-01-01' }),
      employed('l2', { employmentNumber: '2', startDate: '2015-01-01' }),
    ]
    const right = [
      employed('r1', { employmentNumber: '2', startDate: '2010-01-01' }),
      employed('r2', { employmentNumber: '1', startDate: '2015-01-01' }),
    ]
    expect(idsOf(pairEmployments(left, right))).toEqual(['l1=r1', 'l2=r2'])
  })

  test('the unit by its other names tells two with the same title apart', () => {
    const left = [
      employed('l1', { positionTitle: 'Handläggare', senderUnit: 'Reg utv' }),
      employed('l2', { positionTitle: 'Handläggare', senderUnit: 'Kultur' }),
    ]
    const right = [
      employed('r1', { positionTitle: 'Handläggare', senderUnit: 'Regional utveckling' }),
      employed('r2', { positionTitle: 'Handläggare', senderUnit: 'Kulturenheten' }),
    ]
    const names: Record<string, string> = { 'Reg utv': 'RU', 'Regional utveckling': 'RU' }
    const unitKeyOf = (name: string): string => names[name] ?? 'K'
    expect(idsOf(pairEmployments(left, right, unitKeyOf))).toEqual(['l1=r1', 'l2=r2'])
    expect(pairEmployments(left, right).ties).toEqual([
      { left: ['l1', 'l2'], right: ['r1', 'r2'], agrees: ['positionTitle'], isSplit: false },
    ])
  })

  test('a post that was split is left to a person, and said to be one', () => {
    const left = [employed('l1', { employmentNumber: '4711', ftePercent: 100 })]
    const right = [
      employed('r1', { employmentNumber: '4711', ftePercent: 60.5 }),
      employed('r2', { employmentNumber: '4711', ftePercent: 39.5 }),
    ]
    expect(pairEmployments(left, right)).toEqual({
      pairs: [],
      ties: [{ left: ['l1'], right: ['r1', 'r2'], agrees: ['employmentNumber'], isSplit: true }],
      onlyLeft: [],
      onlyRight: [],
    })
  })

  test('same form and rate alone pair nothing; an employment that ended before the others began is only here', () => {
    const left = [
      employed('l1', { startDate: '2005-01-01', endDate: '2010-12-31', employmentForm: 'permanent', ftePercent: 100 }),
      employed('l2', { startDate: '2011-01-01', positionTitle: 'Chef', employmentForm: 'permanent', ftePercent: 100 }),
    ]
    const right = [
      employed('r1', { startDate: '2019-01-01', positionTitle: 'Chef', ftePercent: 100 }),
      employed('r2', {
        startDate: '2019-01-01',
        positionTitle: 'Ekonom',
        employmentForm: 'permanent',
        ftePercent: 100,
      }),
    ]
    expect(pairEmployments(left, right)).toMatchObject({
      pairs: [{ left: 'l2', right: 'r1' }],
      ties: [],
      onlyLeft: ['l1'],
      onlyRight: ['r2'],
    })
  })
})

test('nothing is lost, and neither order nor side matters, in two hundred persons by chance', () => {
  const random = createDraws(7)
  const pick = <T>(choices: readonly T[]): T | null => choices[Math.floor(random() * choices.length)] ?? null
  const some = (side: string): Employment[] =>
    Array.from({ length: Math.floor(random() * 5) }, (_, index) =>
      employed(`${side}${index}`, {
        employmentNumber: pick(['100', '200', null]),
        startDate: pick(['2010-01-01', '2019-01-01', null]),
        endDate: pick(['2012-01-01', null, null]),
        positionTitle: pick(['Chef', 'Ekonom', null]),
        ftePercent: pick([50, 100]),
      }),
    )
  for (let person = 0; person < 200; person++) {
    const [left, right] = [some('l'), some('r')]
    const result = pairEmployments(left, right)
    const { pairs, ties, onlyLeft, onlyRight } = result
    const there = [...pairs.map((pair) => pair.left), ...ties.flatMap((tie) => tie.left), ...onlyLeft]
    const back = [...pairs.map((pair) => pair.right), ...ties.flatMap((tie) => tie.right), ...onlyRight]
    expect(there.toSorted()).toEqual(left.map(({ id }) => id))
    expect(back.toSorted()).toEqual(right.map(({ id }) => id))
    expect(pairEmployments(left.toReversed(), right.toReversed())).toEqual(result)
    const mirrored = pairEmployments(right, left)
    expect(mirrored.pairs.map((pair) => `${pair.right}=${pair.left}`).toSorted()).toEqual(idsOf(result).toSorted())
    expect(mirrored.ties).toHaveLength(ties.length)
    expect([mirrored.onlyLeft, mirrored.onlyRight]).toEqual([onlyRight, onlyLeft])
  }
})
