import { describe, expect, test } from 'vitest'
import { createListBuilder, fieldsOfSetting, recordsToList } from '#shared/reconciliation/lists.ts'
import { matchLists } from '#shared/reconciliation/match.ts'
import { explainFields, recomputeBits, tellingFields } from '#shared/reconciliation/model.ts'
import type { ReviewPair } from '#shared/reconciliation/result.ts'
import { personSetting } from '#shared/reconciliation/settings/staff.ts'
import { orderByTeaching } from '#shared/reconciliation/teaching.ts'
import { createSwedishLists } from '#test/support/swedish-people.ts'
import { finish, runMatch } from './run-match.ts'

const made = createSwedishLists({ seed: 11, rowsPerList: 500, overlap: 0.6, numbers: 'none', faultFactor: 2 })
const result = runMatch(made.lists, personSetting)
const [pairing] = result.pairings
const { model } = result
if (!pairing || !model) throw new Error('Two lists have one pairing and a model')

test('a list that is built row by row says the same as one of records', () => {
  const lists = made.lists.map((records) => {
    const builder = createListBuilder(fieldsOfSetting(personSetting))
    for (const { id, values } of records) builder.add(id, values)
    return builder.finish()
  })
  expect(finish(matchLists(lists, personSetting))).toEqual(result)
  expect(structuredClone(lists)).toEqual(lists)
})

test('an id that stands twice in a list is refused', () => {
  const [record] = made.lists[0]
  if (!record) throw new Error('A list has rows')
  expect(() => finish(matchLists([recordsToList([record, record])], personSetting))).toThrow(RangeError)
})

describe('what a person is shown', () => {
  test('the next best candidate shares one row with the pair, and recomputes', () => {
    const shown = pairing.review.filter(({ nextBest }) => nextBest !== null)
    expect(shown.length).toBeGreaterThan(0)
    for (const { rows, nextBest } of shown) {
      const other = nextBest?.rows.map(({ id }) => id) ?? []
      expect(rows.filter(({ id }) => other.includes(id))).toHaveLength(1)
      expect(recomputeBits(model, nextBest?.explanation ?? missing())).toBe(nextBest?.explanation?.bits)
    }
  })

  test('every rejected candidate says whose it is and why, and each row has one at most', () => {
    const taken = new Set([...pairing.links, ...pairing.review].flatMap(({ rows }) => rows.map(({ id }) => id)))
    for (const { ids, isCertain } of result.duplicates) {
      if (isCertain && ids.some((id) => taken.has(id))) for (const id of ids) taken.add(id)
    }
    expect(new Set(pairing.rejected.map(({ row }) => row.id)).size).toBe(pairing.rejected.length)
    expect(new Set(pairing.rejected.map(({ why }) => why))).toEqual(new Set(['too-light', 'partner-taken']))
    for (const { row, rows, why, explanation } of pairing.rejected) {
      expect(taken).not.toContain(row.id)
      expect(rows).toContainEqual(row)
      const isLight = (explanation?.bits ?? 0) < personSetting.reviewBits
      expect(why).toBe(isLight ? 'too-light' : 'partner-taken')
      if (!isLight) expect(rows.some(({ id }) => id !== row.id && taken.has(id))).toBe(true)
    }
  })

  test('what speaks for a pair is told first, the weightiest before the others, and what says nothing is not told', () => {
    for (const { explanation } of pairing.links) {
      const told = tellingFields(model, explanation ?? missing())
      const worths = told.map(({ levelBits, adjustmentBits }) => levelBits + adjustmentBits)
      const turn = worths.findIndex((worth) => worth < 0)
      const [speaking, against] = turn === -1 ? [worths, []] : [worths.slice(0, turn), worths.slice(turn)]
      expect(speaking).toEqual(speaking.filter((worth) => worth > 0).sort((one, two) => two - one))
      expect(against).toEqual(against.filter((worth) => worth < 0).sort((one, two) => one - two))
      expect(told.every(({ level }) => level !== 'missing')).toBe(true)
    }
  })

  test('an explanation of another model, or that does not fit, is refused', () => {
    const explanation = pairing.links[0]?.explanation ?? missing()
    expect(() => recomputeBits({ ...model, version: 'other' }, explanation)).toThrow(RangeError)
    expect(() => explainFields(model, { ...explanation, levels: [1] })).toThrow(RangeError)
  })
})

describe('the order that teaches most', () => {
  const pair = (id: string, bits: number, levels: readonly number[]): ReviewPair => ({
    rows: [
      { list: 0, id },
      { list: 1, id },
    ],
    tier: 'weight',
    marginBits: 0,
    reason: 'uncertain',
    nextBest: null,
    explanation: { modelVersion: 'm', levels, adjustments: levels.map(() => 0), bits },
  })
  const idsOf = (pairs: readonly ReviewPair[]): string[] => pairs.map(({ rows: [{ id }] }) => id)

  test('the least certain first; of two alike, the kind that many open pairs are of; no kind fills the queue', () => {
    expect(idsOf(orderByTeaching([pair('sure', 7, [1]), pair('even', 0, [2])]))).toEqual(['even', 'sure'])
    const many = ['b', 'c', 'd'].map((id) => pair(id, 0, [3]))
    expect(idsOf(orderByTeaching([pair('a', 0, [4]), ...many]))).toEqual(['b', 'a', 'c', 'd'])
  })

  test('a kind that has had its answers waits, and the order of rows does not matter', () => {
    const [one, two] = [pair('a', 0, [4]), pair('b', 0, [3])]
    expect(idsOf(orderByTeaching([one, two], [pair('x', 0, [4])]))).toEqual(['b', 'a'])
    expect(orderByTeaching(pairing.review.toReversed())).toEqual(orderByTeaching(pairing.review))
  })
})

test('reports come often, and never go beyond the whole', () => {
  let steps = 0
  for (const step of reports()) {
    steps++
    expect(step.done).toBeLessThanOrEqual(step.total)
  }
  expect(steps).toBeGreaterThan(150)
})

function* reports(): Generator<{ readonly done: number; readonly total: number }> {
  yield* matchLists(made.lists.map(recordsToList), personSetting)
}

function missing(): never {
  throw new Error('A pair without an explanation')
}
