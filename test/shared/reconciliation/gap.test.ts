import { describe, expect, test } from 'vitest'
import {
  amountOf,
  statedAmount,
  sumTotals as countTotals,
  totalMeasures,
} from '#shared/reconciliation/control-totals.ts'
import type { CountedRow, TotalMeasure } from '#shared/reconciliation/control-totals.ts'
import { textKey } from '#shared/reconciliation/employments.ts'
import { createFieldComparer } from '#shared/reconciliation/field-comparison.ts'
import { resolutions, visitContributions } from '#shared/reconciliation/gap-contributions.ts'
import type { GapInput, LinkedRows } from '#shared/reconciliation/gap-contributions.ts'
import { explainGap } from '#shared/reconciliation/gap.ts'
import { staffKind } from '#shared/reconciliation/settings/staff.ts'
import type { MeasureGap, ScopeGap, StatedTotals } from '#shared/reconciliation/gap.ts'
import { createDraws } from '#shared/reconciliation/random.ts'
import { toldCauses } from '#shared/reconciliation/told-causes.ts'
import { finish } from '#shared/steps.ts'
import type { Values } from '#shared/registers/field.ts'

const transferDate = '2019-01-01'
const full = { ftePercent: 100, monthlySalary: 30_000, savedVacationDays: 5, compHours: 2.5, senderUnit: 'Kultur' }

function row(id: string, values: Values = {}, more: Partial<CountedRow> = {}): CountedRow {
  return { id, personId: id, values: { ...full, ...values }, isProtected: false, isRejected: false, ...more }
}

function input(more: Partial<GapInput>): GapInput {
  return {
    kind: staffKind,
    here: [],
    there: [],
    linked: [],
    transferDate,
    isSilenceYes: true,
    compare: createFieldComparer(staffKind.fields),
    unitKeyOf: textKey,
    isUnequal: () => false,
    saidOf: () => null,
    otherSenderOf: () => undefined,
    resolutionOf: () => null,
    ...more,
  }
}

/** Linked one to one where both sides have a row of the same id. */
function linkedById(here: readonly CountedRow[], there: readonly CountedRow[]): LinkedRows[] {
  return here.flatMap((one) =>
    there.filter(({ id }) => id === one.id).map((other) => ({ here: [one], there: [other], isSplit: false })),
  )
}

function paired(here: readonly CountedRow[], there: readonly CountedRow[], more: Partial<GapInput> = {}): GapInput {
  return input({ here, there, linked: linkedById(here, there), ...more })
}

const statedThere = (totals: Partial<Record<TotalMeasure, number>>): StatedTotals => ({
  there: new Map([[null, totals]]),
})
const gapOf = (given: GapInput, stated?: StatedTotals) => finish(explainGap(given, stated))
const sumTotals = (...given: Parameters<typeof countTotals>) => finish(countTotals(...given))
const whole = (given: GapInput, stated?: StatedTotals): ScopeGap => gapOf(given, stated).whole
const measured = (scope: ScopeGap | undefined, measure: TotalMeasure): MeasureGap | undefined =>
  scope?.measures.find((candidate) => candidate.measure === measure)
const causesOf = (scope: ScopeGap | undefined, measure: TotalMeasure): string[] =>
  measured(scope, measure)?.causes.map(
    ({ cause, field, side, count, delta }) => `${cause}${field === null ? '' : ` ${field}`} ${side} ${count}: ${delta}`,
  ) ?? []

describe('totals', () => {
  test('are whole numbers: öre, hundredths and posts, and stated as people state them', () => {
    const totals = sumTotals(
      [
        row('a', { ftePercent: 66.67, monthlySalary: 33_333.33, savedVacationDays: 0.1, compHours: -3.75 }),
        row('b', { ftePercent: 33.33, savedVacationDays: 0.2 }),
        row('b2', { ftePercent: null, savedVacationDays: null }, { personId: 'b' }),
      ],
      transferDate,
      staffKind.measures,
    )
    expect(totals).toMatchObject({ persons: 2, employments: 3, posts: 10_000, savedDays: 30, compHours: 125 })
    expect(totals.actualSalary).toBe(2_222_333 + 999_900)
    expect(statedAmount('posts', 10_000)).toBe(1)
    expect(statedAmount('actualSalary', 2_222_333)).toBe(22_223.33)
    for (const measure of totalMeasures) expect(amountOf(measure, statedAmount(measure, 123_456))).toBe(123_456)
  })

  test('count decisions, people on leave on the day and protected people; what no row states is not zero', () => {
    const totals = sumTotals(
      [
        row('a', { decision: 'objects', leaveCause: 'parental', leaveUntil: '2018-12-31', protection: 'secrecyMark' }),
        row('b', { decision: 'accepts', leaveCause: 'study', leaveFrom: '2018-08-01', protection: 'none' }),
        row('c'),
      ],
      transferDate,
      staffKind.measures,
    )
    expect(totals).toMatchObject({ objects: 1, accepts: 1, noResponse: 0, onLeave: 1, protected: 1 })
    expect(sumTotals([row('a', { compHours: null })], transferDate, staffKind.measures)).toMatchObject({
      compHours: null,
      objects: null,
    })
    expect(sumTotals([], transferDate, staffKind.measures)).toMatchObject({ persons: 0, employments: 0, posts: null })
  })
})

describe('the gap', () => {
  test('of equal lists is none', () => {
    const rows = [row('a'), row('b')]
    expect(whole(paired(rows, [row('a'), row('b')])).state).toBe('equal')
  })

  test('is put down to rows that left, object, joined later, were kept out or are on one side alone', () => {
    const here = [
      row('left', { endDate: '2018-12-31' }),
      row('stays', { endDate: '2019-01-01' }),
      row('objects', { decision: 'objects' }),
      row('rejected', {}, { isRejected: true }),
    ]
    const there = [
      row('later', { startDate: '2019-01-02' }),
      // On the day itself, as all who go over may begin: for a person to say.
      row('on the day', { startDate: '2019-01-01' }),
      row('stranger', { startDate: '2018-12-31' }),
      row('later without a number', { startDate: '2019-02-01' }, { isRejected: true }),
    ]
    const scope = whole(paired(here, there))
    expect(causesOf(scope, 'persons')).toEqual([
      'onlyThere there 2: -2',
      'onlyHere here 1: 1',
      'rejectedRow here 1: 1',
      'joinedLater there 2: -2',
      'leftBefore here 1: 1',
      'objects here 1: 1',
    ])
    expect(measured(scope, 'posts')).toMatchObject({ here: 40_000, there: 40_000, gap: 0, remainder: 0 })
    expect(scope.state).toBe('unexplained')
  })

  test('is explained when only explained causes are left, by what a person says too', () => {
    const here = [row('a'), row('left', { endDate: '2018-06-30' }), row('gone')]
    const unsaid = paired(here, [row('a')])
    expect(whole(unsaid).state).toBe('unexplained')
    const said = whole({ ...unsaid, saidOf: ({ id }) => (id === 'gone' ? 'dataError' : null) })
    expect(said.state).toBe('explained')
    expect(causesOf(said, 'employments')).toEqual(['dataError here 1: 1', 'leftBefore here 1: 1'])
  })

  test('that cancels out is not equal', () => {
    const scope = whole(paired([row('a')], [row('b')]))
    expect(measured(scope, 'persons')).toMatchObject({ gap: 0, remainder: 0 })
    expect(scope.state).toBe('unexplained')
  })

  test('of who has not answered depends on the legal basis', () => {
    const given = paired([row('a', { decision: 'noResponse' })], [])
    expect(causesOf(whole(given), 'persons')).toEqual(['onlyHere here 1: 1'])
    expect(causesOf(whole({ ...given, isSilenceYes: false }), 'persons')).toEqual(['silence here 1: 1'])
  })

  test('in salary is put down to salary and rate, each as it has been resolved', () => {
    const given = paired(
      [row('a', { monthlySalary: 40_000, ftePercent: 80 })],
      [row('a', { monthlySalary: 38_000, ftePercent: 75 })],
    )
    expect(causesOf(whole(given), 'actualSalary')).toEqual([
      'differs ftePercent both 1: 190000',
      'differs monthlySalary both 1: 160000',
    ])
    const half = whole({ ...given, resolutionOf: (_, field) => (field === 'ftePercent' ? 'senderRight' : null) })
    expect(causesOf(half, 'actualSalary')).toEqual([
      'differs monthlySalary both 1: 160000',
      'senderRight ftePercent both 1: 190000',
    ])
    expect(causesOf(half, 'posts')).toEqual(['senderRight ftePercent both 1: 500'])
    expect(whole({ ...given, resolutionOf: () => 'accepted' }).state).toBe('explained')
  })

  test('within the tolerance is named too: sums know no tolerance', () => {
    const scope = whole(paired([row('a', { ftePercent: 66.67 })], [row('a', { ftePercent: 66.7 })]))
    expect(causesOf(scope, 'posts')).toEqual(['tolerance ftePercent both 1: -3'])
    expect(scope.state).toBe('explained')
  })

  test('of a split post is one employment more, and nothing else when the parts add up', () => {
    const here = [row('a')]
    const there = [
      row('a1', { ftePercent: 60, savedVacationDays: 3, compHours: 2.5 }, { personId: 'a' }),
      row('a2', { ftePercent: 40, savedVacationDays: 2, compHours: 0 }, { personId: 'a' }),
    ]
    const split = whole(input({ here, there, linked: [{ here, there, isSplit: true }] }))
    expect(split.measures.flatMap(({ causes }) => causes)).toMatchObject([{ cause: 'splitPost', delta: -1 }])
    expect(split.state).toBe('explained')
    const unclear = whole(input({ here, there, linked: [{ here, there, isSplit: false }] }))
    expect(unclear.state).toBe('unexplained')
    const told = input({
      here,
      there,
      linked: [{ here, there, isSplit: false }],
      saidOf: ({ id }, side) => (id === 'a2' && side === 'there' ? 'twoEmployments' : null),
    })
    expect(causesOf(whole(told), 'employments')).toEqual(['twoEmployments both 1: -1'])
    expect(whole(told).state).toBe('explained')
  })

  test('of a split post whose parts do not add up is open until somebody has said why', () => {
    const here = [row('a')]
    const there = [
      row('a1', { ftePercent: 60, savedVacationDays: 3, compHours: 2.5 }, { personId: 'a' }),
      row('a2', { ftePercent: 40, savedVacationDays: 1, compHours: 0 }, { personId: 'a' }),
    ]
    const given = input({ here, there, linked: [{ here, there, isSplit: true }] })
    expect(causesOf(whole(given), 'savedDays')).toEqual(['differs savedVacationDays both 1: 100'])
    expect(whole(given).state).toBe('unexplained')
    expect(whole({ ...given, saidOf: () => 'dataError' }).state).toBe('explained')
  })

  test('of a total that a side does not state is open, until the side has stated it', () => {
    const given = paired([row('a'), row('b')], [row('a', { compHours: null }), row('b', { compHours: null })])
    expect(measured(whole(given), 'compHours')).toMatchObject({ here: 500, there: null, gap: null, remainder: null })
    expect(whole(given).state).toBe('unexplained')
    expect(whole(given, statedThere({ compHours: 500 })).state).toBe('equal')
    const wrong = whole(given, statedThere({ compHours: 400 }))
    expect(measured(wrong, 'compHours')).toMatchObject({ gap: 100, causes: [], remainder: 100 })
    expect(wrong.state).toBe('unexplained')
  })

  test('of a stated figure that the list does not bear out is left as a remainder', () => {
    const scope = whole(paired([row('a'), row('b', { decision: 'objects' })], [row('a')]), statedThere({ persons: 3 }))
    expect(measured(scope, 'persons')).toMatchObject({ here: 2, there: 3, gap: -1, remainder: -2 })
  })
})

test('are worked out in steps that are short, however long the lists are', () => {
  let read = 0
  const watched = (id: string): CountedRow => {
    const own = row(id, { senderUnit: id.length % 2 === 0 ? 'Kultur' : 'Miljö' })
    return {
      ...own,
      get values() {
        read++
        return own.values
      },
    }
  }
  const rows = Array.from({ length: 2000 }, (_, index) => watched(`r${index}`))
  const linked = rows.map((each) => ({ here: [each], there: [each], isSplit: false }))
  const readInStep: number[] = []
  const steps = explainGap(input({ here: rows, there: rows, linked }))
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    readInStep.push(read)
    read = 0
  }
  const most = Math.max(...readInStep)
  expect(readInStep.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(20 * most)
})

describe('what a few protected people have in a gap', () => {
  const told = (protectedPeople: number): string[] => {
    const hidden = Array.from({ length: protectedPeople }, (_, index) => row(`p${index}`, {}, { isProtected: true }))
    const here = [row('a'), row('b'), row('c', { endDate: '2018-12-31' }), ...hidden]
    const there = here.slice(3).map((each) => row(each.id, { savedVacationDays: 3 }, { isProtected: true }))
    const given = paired(here, [row('a', { savedVacationDays: 4 }), row('b'), ...there])
    return (['savedDays', 'persons'] as const).flatMap((measure) =>
      toldCauses(measure, measured(whole(given), measure)?.causes ?? []).map(
        ({ cause, count, delta }) => `${measure} ${cause} ${count}: ${delta}`,
      ),
    )
  }

  test('is told of together, and without the amount as long as they are fewer than five; how many they are is no secret', () => {
    const others = ['savedDays differs 1: 100', 'savedDays leftBefore 1: 500']
    expect(told(0)).toEqual([...others, 'persons leftBefore 1: 1'])
    expect(told(4)).toEqual([...others, 'savedDays withheld 4: null', 'persons leftBefore 1: 1'])
    expect(told(5)).toEqual(['savedDays differs 6: 1100', 'savedDays leftBefore 1: 500', 'persons leftBefore 1: 1'])
  })
})

describe('by unit', () => {
  test('a figure that a side has stated of a unit stands in that unit alone, and what the list does not bear out is left', () => {
    const rows = [row('a'), row('b'), row('c', { senderUnit: 'Miljö' })]
    const stated = { there: new Map([['kultur', { persons: 3 }]]) }
    const { whole: all, units } = gapOf(paired(rows, rows), stated)
    expect(all.state).toBe('equal')
    expect(measured(units[0], 'persons')).toMatchObject({ here: 2, there: 3, gap: -1, remainder: -1 })
    expect(units.map(({ name, state }) => `${name} ${state}`)).toEqual(['Kultur unexplained', 'Miljö equal'])
  })

  test('whoever is in another unit there is gone from the one and come to the other', () => {
    const given = paired([row('a'), row('b')], [row('a'), row('b', { senderUnit: 'Miljö' })])
    const { whole: all, units } = gapOf(given)
    expect(all.state).toBe('equal')
    expect(units.map(({ name, state }) => `${name} ${state}`)).toEqual(['Kultur unexplained', 'Miljö unexplained'])
    expect(units.map((unit) => causesOf(unit, 'persons'))).toEqual([
      ['otherUnit unit both 1: 1'],
      ['otherUnit unit both 1: -1'],
    ])
    expect(causesOf(units[1], 'actualSalary')).toEqual(['otherUnit unit both 1: -3000000'])
    const accepted = gapOf({ ...given, resolutionOf: () => 'accepted' })
    expect(accepted.units.map(({ state }) => state)).toEqual(['explained', 'explained'])
  })

  test('a protected person is in no unit, by whichever list that person is protected, and never alone in a sum', () => {
    const many = Array.from({ length: 6 }, (_, index) => row(`m${index}`))
    const few = ['f1', 'f2', 'f3', 'f4'].map((id) => row(id, { senderUnit: 'Miljö' }))
    const here = [...many, ...few, row('p', {}, { isProtected: true })]
    const { whole: all, units } = gapOf(paired(here, [...many, ...few, row('p')]))
    expect(measured(all, 'persons')).toMatchObject({ here: 11, there: 11 })
    expect(units.map((unit) => [unit.unit, unit.name, measured(unit, 'persons')?.here])).toEqual([
      ['', '', 5],
      ['kultur', 'Kultur', 6],
    ])
  })

  const rest = (given: GapInput, measure: TotalMeasure) => {
    const found = measured(
      gapOf(given).units.find(({ unit }) => unit === ''),
      measure,
    )
    return [found?.here, found?.there]
  }
  const group = (name: string, unit: string, size: number, isProtected = false) =>
    Array.from({ length: size }, (_, index) => row(`${name}${index}`, { senderUnit: unit }, { isProtected }))

  test('the rest is of five people in each list, also where they name a unit differently', () => {
    const [secret] = [row('p', { monthlySalary: 71_230 }, { isProtected: true })]
    const listOf = (unit: string) => [secret, ...group('e', unit, 5), ...group('k', 'Kultur', 8)]
    const given = paired(listOf('Ekonomi'), listOf('Ekonomienheten'))
    expect(rest(given, 'persons')).toEqual([6, 6])
    expect(gapOf(given).units.map(({ name }) => name)).toEqual(['', 'Kultur'])
  })

  test('the rest is of five people in the one list where most of the protected are in the other', () => {
    const hidden = group('s', 'Kultur', 5, true)
    const others = [...group('m', 'Miljö', 4), ...group('k', 'Kultur', 8)]
    const given = paired([...hidden, ...others], [...hidden.slice(0, 1), ...others])
    expect(rest(given, 'persons')).toEqual([9, 5])
    // Units that have nobody in the list that lacks people stay.
    const more = paired([...hidden, ...group('n', 'Näringsliv', 1), ...others], [...hidden.slice(0, 1), ...others])
    expect(rest(more, 'persons')).toEqual([9, 5])
  })

  test('no amount of the rest is told of a list that has not five people to count together', () => {
    const others = [...group('m', 'Miljö', 4), ...group('k', 'Kultur', 8)]
    const secret = row('p', {}, { isProtected: true })
    const given = paired([secret, ...others], [secret, ...group('m', 'Miljö', 3)])
    expect(rest(given, 'persons')).toEqual([5, 4])
    expect(rest(given, 'actualSalary')).toEqual([15_000_000, null])
    const told = gapOf(given).units.find(({ unit }) => unit === '')
    expect(measured(told, 'actualSalary')).toMatchObject({ gap: null, causes: [], remainder: null })
    // It is open all the same, and the others are told.
    expect(told?.state).toBe('unexplained')
  })

  test('five protected people are a sum of their own, and the small units stay', () => {
    const hidden = Array.from({ length: 5 }, (_, index) => row(`p${index}`, {}, { isProtected: true }))
    const here = [row('a', { senderUnit: 'Miljö' }), ...hidden]
    const { units } = gapOf(paired(here, here))
    expect(units.map((unit) => [unit.name, measured(unit, 'persons')?.here])).toEqual([
      ['', 5],
      ['Miljö', 1],
    ])
  })
})

test('causes and remainder always come to the gap, of the whole and of every unit, in three hundred transfers by chance', () => {
  const draw = createDraws(11)
  const pick = <T>(choices: readonly T[]): T | undefined => choices[Math.floor(draw() * choices.length)]
  const some = (id: string): CountedRow =>
    row(
      id,
      {
        ftePercent: pick([100, 66.67, 66.7, 50, null]) ?? null,
        monthlySalary: pick([30_000, 30_000.01, 41_234.56, null]) ?? null,
        savedVacationDays: pick([0.1, 0.2, 12.5, null]) ?? null,
        compHours: pick([-3.75, 4.333, null]) ?? null,
        senderUnit: pick(['Kultur', 'KULTUR', 'Miljö', null]) ?? null,
        startDate: pick(['2010-01-01', '2019-01-01']) ?? null,
        endDate: pick(['2018-12-31', null, null]) ?? null,
        decision: pick(['objects', 'noResponse', 'accepts', null]) ?? null,
        leaveCause: pick(['parental', null]) ?? null,
        protection: pick(['none', 'secrecyMark', null]) ?? null,
      },
      { personId: `p${pick(['1', '2', '3', '4'])}`, isProtected: draw() < 0.1, isRejected: draw() < 0.1 },
    )
  for (let round = 0; round < 300; round++) {
    const here = Array.from({ length: Math.floor(draw() * 7) }, (_, index) => some(`h${index}`))
    const there = Array.from({ length: Math.floor(draw() * 7) }, (_, index) => some(`t${index}`))
    const linked: LinkedRows[] = []
    for (let [one, other] = [0, 0]; one < here.length && other < there.length && draw() < 0.7; one++) {
      const from = other
      other = Math.min(there.length, from + (draw() < 0.2 ? 2 : 1))
      const { personId } = here[one] ?? row('')
      for (let index = from; index < other; index++) there[index] = { ...(there[index] ?? row('')), personId }
      linked.push({ here: here.slice(one, one + 1), there: there.slice(from, other), isSplit: draw() < 0.5 })
    }
    const said = pick(['other', null] as const) ?? null
    const resolution = pick([...resolutions, null]) ?? null
    const given = input({ here, there, linked, saidOf: () => said, resolutionOf: () => resolution })
    const { whole: all, units, scopes } = gapOf(given)
    const wrong = [all, ...units].flatMap(({ unit, measures }) =>
      measures
        .map((each) => ({ unit, ...each, explained: each.causes.reduce((sum, { delta }) => sum + delta, 0) }))
        .filter(({ gap, explained, remainder }) => gap !== null && (explained !== gap || remainder !== 0)),
    )
    expect(wrong).toEqual([])
    const told = visitContributions(given, scopes, ({ delta, unit, here: mine, there: theirs }) => {
      const tellsOfProtected = unit !== null && unit !== '' && [...mine, ...theirs].some((one) => one.isProtected)
      if (delta === 0 || !Number.isInteger(delta) || tellsOfProtected) expect.fail(`${unit} ${delta}`)
    })
    finish(told)
  }
})
