import { describe, expect, it } from 'vitest'
import { createKeySurvey, judgeDuplicates } from '#shared/import/survey.ts'
import type { Values } from '#shared/registers/field.ts'

const row = (rawId: number, key: string, values: Values) => ({ rawId, row: rawId + 10, key, values })

describe('the survey of keys', () => {
  it('suspects every row of a repeated key, in the order of the file', () => {
    const survey = createKeySurvey()
    for (const [index, key] of ['a', 'b', 'c', 'b', 'a', 'd'].entries()) survey.add(key, index + 1)
    expect(survey.suspects()).toEqual([1, 2, 4, 5])
  })

  it('suspects nobody where no key repeats', () => {
    const survey = createKeySurvey()
    for (const key of ['a', 'b', 'ab', 'ba', 'A', '']) survey.add(key, key.length)
    expect(survey.suspects()).toEqual([])
  })

  it('suspects none of 100,000 different keys', () => {
    const survey = createKeySurvey()
    for (let serial = 0; serial < 100_000; serial++) survey.add(`304-${serial}-2018#${serial % 7}`, serial)
    expect(survey.suspects()).toEqual([])
  })
})

describe('rows of one delivery with the same key', () => {
  it('that are equal: the first goes in and the others are copies of it', () => {
    const verdicts = judgeDuplicates([row(1, 'a', { n: 1 }), row(2, 'a', { n: 1 }), row(3, 'a', { n: 1 })])
    expect([...verdicts]).toEqual([
      [2, { rule: 'duplicate-row', raw: '11, 13' }],
      [3, { rule: 'duplicate-row', raw: '11, 12' }],
    ])
  })

  it('that differ: none goes in', () => {
    const verdicts = judgeDuplicates([row(1, 'a', { n: 1 }), row(2, 'a', { n: 1 }), row(3, 'a', { n: 2 })])
    expect([...verdicts.values()].map(({ rule }) => rule)).toEqual(['duplicate-key', 'duplicate-key', 'duplicate-key'])
  })

  it('are told from rows that only were suspected', () => {
    expect(judgeDuplicates([row(1, 'a', { n: 1 }), row(2, 'b', { n: 1 })]).size).toBe(0)
  })

  it('name ten of their kind at most', () => {
    const verdicts = judgeDuplicates(Array.from({ length: 50 }, (_, index) => row(index, 'a', { index })))
    expect(verdicts.get(0)?.raw.split(', ')).toHaveLength(10)
  })
})
