import { expect, test } from 'vitest'
import { comparedPairs } from '#shared/reconciliation/compared-lists.ts'
import { toGapSteps } from '#renderer/features/reconciliation/gap-steps.ts'
import {
  defaultLists,
  defaultUnitLists,
  freeName,
  sourcesOf,
  toSource,
  unitSourcesOf,
} from '#renderer/features/reconciliation/list-sources.ts'
import { readAmount } from '#renderer/features/reconciliation/stated-amount.ts'

const cause = (code: 'onlyHere' | 'onlyThere' | 'differs', delta: number) => ({
  cause: code,
  field: null,
  side: 'here' as const,
  isExplained: false,
  party: null,
  count: 1,
  delta,
})

test('the steps of a gap lead from one total to the other, with what is left over as a step of its own', () => {
  const { steps, low, high } = toGapSteps({
    measure: 'posts',
    here: 221.1,
    there: 178.6,
    gap: 42.5,
    causes: [cause('onlyHere', 44.3), cause('onlyThere', -2)],
    remainder: 0.2,
  })
  expect(steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['here', 0, 221.1],
    ['step', 221.1, 176.8],
    ['step', 176.8, 178.8],
    ['step', 178.8, 178.6],
    ['there', 0, 178.6],
  ])
  // A small gap between large totals is seen: the scale begins near the least.
  expect(low).toBeGreaterThan(150)
  expect(high).toBe(221.1)
})

test('equal totals are two bars alike, also at nought', () => {
  const none = { measure: 'persons' as const, here: 0, there: 0, gap: 0, causes: [], remainder: 0 }
  const { steps, low, high } = toGapSteps(none)
  expect(steps).toHaveLength(2)
  expect(low).toBeLessThanOrEqual(high)
  expect(toGapSteps({ ...none, here: 7, there: 7 }).low).toBeLessThan(7)
})

test.each([
  ['1 234,5', 1234.5],
  ['1\u00A0234', 1234],
  ['\u22123', -3],
  ['201', 201],
  ['12.5', null],
  ['', null],
  ['tolv', null],
  ['1,2,3', null],
])('%s is read as %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

const list = (side: 'sender' | 'receiver' | 'third') => ({
  side,
  party: side,
  importId: null,
  fileName: null,
  namedBy: null,
})

test('lists are compared two by two, the sender first wherever it stands', () => {
  expect(comparedPairs([list('receiver'), list('sender')])).toEqual([[1, 0]])
  expect(comparedPairs([list('third'), list('sender'), list('receiver')])).toEqual([
    [1, 2],
    [1, 0],
    [2, 0],
  ])
  // Two senders are not each other's receiver.
  expect(comparedPairs([list('sender'), list('sender'), list('receiver')])).toEqual([
    [0, 2],
    [1, 2],
    [0, 1],
  ])
})

test('the receiver’s newest list is taken for the receiver’s, and nobody else’s; the register of the first sender for the other', () => {
  type Delivery = Parameters<typeof sourcesOf>[2][number]
  const delivery = (importId: number, sender: string, state = 'staged', register = 'staff') =>
    ({ importId, state, register, sender, fileName: `${importId}.csv` }) as Delivery
  const sources = sourcesOf(
    'staff',
    ['Länsstyrelsen', 'Förbundet'],
    [
      delivery(1, 'Regionen'),
      delivery(2, 'Regionen', 'committed'),
      delivery(3, 'Förbundet'),
      delivery(4, 'Regionen', 'discarded'),
      delivery(5, 'Regionen', 'staged', 'cases'),
    ],
  )
  expect(sources.map(({ id }) => id)).toEqual(['register-0', 'register-1', 'delivery-3', 'delivery-2', 'delivery-1'])
  const sender = { side: 'sender', source: 'register-0' }
  expect(defaultLists(sources, 'Regionen')).toEqual([sender, { side: 'receiver', source: 'delivery-2' }])
  expect(defaultLists(sources, 'Landstinget')).toEqual([sender, { side: 'receiver', source: null }])
  expect(toSource(sources, 'delivery-3')).toEqual({ kind: 'delivery', importId: 3 })
  expect(toSource(sources, null)).toBeNull()
})

test('a name that is taken gets a number', () => {
  const wanted = 'Länsstyrelsen mot Regionen'
  expect(freeName(wanted, [])).toBe(wanted)
  expect(freeName(wanted, [wanted])).toBe(`${wanted} 2`)
  expect(freeName(wanted, [wanted.toUpperCase(), `${wanted} 2`, 'Något annat'])).toBe(`${wanted} 3`)
})

test('units are those of each party, or those that a staff list names', () => {
  const delivery = { importId: 1, state: 'staged', register: 'staff', sender: 'Regionen', fileName: '1.csv' }
  const sources = unitSourcesOf(['Länsstyrelsen'], 'Regionen', [
    delivery as Parameters<typeof unitSourcesOf>[2][number],
  ])
  expect(sources.map(({ id }) => id)).toEqual([
    'units-0',
    'units-1',
    'register-0-senderUnit',
    'register-0-receiverUnit',
    'delivery-1-senderUnit',
    'delivery-1-receiverUnit',
  ])
  expect(defaultUnitLists(sources, 'Regionen')).toEqual([
    { side: 'sender', source: 'units-0' },
    { side: 'receiver', source: 'units-1' },
  ])
  expect(toSource(sources, 'units-1')).toEqual({ kind: 'register', sender: 'Regionen' })
  expect(toSource(sources, 'delivery-1-receiverUnit')).toEqual({
    kind: 'delivery',
    importId: 1,
    namedBy: 'receiverUnit',
  })
})
