import { describe, expect, it } from 'vitest'
import { staffKind } from '#shared/reconciliation/settings/staff.ts'
import type { Answer } from '#db/stores/reconciliation-decisions.ts'
import {
  classFor,
  classOfState,
  needsSecond,
  settle,
  visibleDecisions,
  weighDecisions,
} from '#electron/reconciliation/standing.ts'
import type { WeighedDecision } from '#electron/reconciliation/standing.ts'

/** What several answers on one pair come to. */

const uncertain = { state: 'review', tier: 'weight' } as const
const exact = { state: 'linked', tier: 'identity-number' } as const
const weighed = { state: 'linked', tier: 'weight' } as const
const duplicate = { state: 'duplicate', tier: 'weight' } as const
const owner = { side: 'sender', senderId: 1, key: '1' } as const

let events = 0
/** `changed:same` is an answer whose ground has changed since. */
function answers(...given: (Answer | `changed:${Answer}`)[]): WeighedDecision[] {
  return given.map((each, index) => {
    const isChanged = each.startsWith('changed:')
    return {
      id: index,
      ends: [owner, owner],
      answer: each.replace('changed:', '') as Answer,
      note: null,
      seen: [{}, {}],
      by: ['Ada', 'Bo', 'Cia', 'Dan'][index] ?? '',
      at: '',
      eventId: ++events,
      changed: isChanged ? ['familyName'] : [],
    }
  })
}

describe.each([
  // The pair, the answers of different people in order, what it is, and what holds.
  ['one same of an uncertain pair', uncertain, answers('same'), 'awaits-second', null],
  ['two same of an uncertain pair', uncertain, answers('same', 'same'), 'decided', 'same'],
  ['one different of an uncertain pair', uncertain, answers('different'), 'decided', 'different'],
  ['one of each', uncertain, answers('same', 'different'), 'disagreed', null],
  ['two against one', uncertain, answers('same', 'different', 'same'), 'decided', 'same'],
  ['two against one the other way', uncertain, answers('different', 'same', 'different'), 'decided', 'different'],
  ['two against two', uncertain, answers('same', 'different', 'same', 'different'), 'disagreed', null],
  ['one same, set aside by another', uncertain, answers('same', 'later'), 'later', null],
  ['set aside by one, same by another', uncertain, answers('ask', 'same'), 'awaits-second', null],
  ['settled, and set aside by a third', uncertain, answers('same', 'same', 'later'), 'decided', 'same'],
  ['one same of a link', weighed, answers('same'), 'decided', 'same'],
  ['one different of a link by weight', weighed, answers('different'), 'decided', 'different'],
  ['one different of an exact link', exact, answers('different'), 'awaits-second', null],
  ['two different of an exact link', exact, answers('different', 'different'), 'decided', 'different'],
  ['one same of two rows of one list', duplicate, answers('same'), 'awaits-second', null],
  ['changed ground', uncertain, answers('changed:same', 'changed:same'), 'changed', null],
  ['changed ground of what was set aside', uncertain, answers('changed:ask'), 'changed', null],
  ['changed ground of one, and the other again', uncertain, answers('changed:same', 'same'), 'awaits-second', null],
] as const)('%s', (_, pair, decisions, expected, effect) => {
  it(`is ${expected}`, () => expect(settle(pair, decisions)).toMatchObject({ class: expected, effect }))
})

it('no answers are nothing', () => expect(settle(uncertain, [])).toBeNull())

it('a next best candidate is nothing by itself, and takes two to be the same', () => {
  expect(classOfState({ state: 'candidate', reason: null })).toBeNull()
  expect(needsSecond({ state: 'candidate', tier: 'weight' }, 'same')).toBe(true)
})

describe('what was seen', () => {
  const [decision] = answers('same')
  const then = [{ familyName: 'Ek', senderUnit: 'A' }, { familyName: 'Ek' }] as const
  const changesOf = (...now: [Record<string, string>, Record<string, string>]): readonly string[] | undefined =>
    weighDecisions(staffKind.evidence, decision === undefined ? [] : [{ ...decision, seen: then }], now)[0]?.changed

  it('has not changed with unit, title, number and day of employment', () =>
    expect(changesOf({ familyName: 'Ek', senderUnit: 'B', startDate: '2001-01-01' }, { familyName: 'Ek' })).toEqual([]))
  it('has changed with a name, and with a number that has come', () => {
    expect(changesOf({ familyName: 'Eck' }, { familyName: 'Ek' })).toEqual(['familyName'])
    expect(changesOf({ familyName: 'Ek' }, { familyName: 'Ek', personalIdentityNumber: 'x' })).toEqual([
      'personalIdentityNumber',
    ])
  })
})

describe('answers given blind', () => {
  const waiting = settle(uncertain, answers('same'))
  const [ada, bo] = ['Ada', 'Bo'].map((person) => ({ person, isBlind: true }))
  if (ada === undefined || bo === undefined) throw new Error('Two people')

  it('are seen by whoever gave them and by nobody else', () => {
    expect([classFor('uncertain', waiting, ada), classFor('uncertain', waiting, bo)]).toEqual([
      'awaits-second',
      'uncertain',
    ])
    expect([visibleDecisions(waiting, ada).length, visibleDecisions(waiting, bo).length]).toEqual([1, 0])
    expect(classFor('uncertain', waiting, { ...bo, isBlind: false })).toBe('awaits-second')
  })

  it('until the pair is settled', () => {
    const settled = settle(uncertain, answers('same', 'same'))
    expect([classFor('uncertain', settled, bo), visibleDecisions(settled, bo).length]).toEqual(['decided', 2])
  })
})
