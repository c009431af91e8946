import { describe, expect, it } from 'vitest'
import type { Finding } from '#shared/import/rules.ts'
import { createKeySurvey, judgeDuplicates } from '#shared/import/survey.ts'
import type { Values } from '#shared/registers/field.ts'

const row = (rawId: number, key: string, values: Values) => ({ rawId, row: rawId + 10, key, values })

describe('the survey of keys', () => {
  it('suspects every row of a repeated key, in the order of the file', () => {
    const survey = createKeySurvey()
    for (const [index, key] of ['a', 'b', 'c', 'b', 'a', 'd'].entries()) survey.add(key, index + 1)
    expect(survey.suspects()).toEqual([1, 2, 4, 5])
  })

  it('suspects a row once, however many of its keys repeat', () => {
    const survey = createKeySurvey()
    for (const key of ['a', 'b', 'c']) survey.add(key, 1)
    for (const key of ['a', 'b', 'c']) survey.add(key, 2)
    expect(survey.suspects()).toEqual([1, 2])
  })

  it('suspects nobody where no key repeats', () => {
    const survey = createKeySurvey()
    for (const key of ['a', 'b', 'ab', 'ba', 'A', '']) survey.add(key, key.length)
    expect(survey.suspects()).toEqual([])
  })

  it('suspects the right ones among many, with ids beyond 32 bits', () => {
    const survey = createKeySurvey()
    const far = 2 ** 40
    for (let serial = 0; serial < 5000; serial++) survey.add(`k${serial % 4999}`, far + serial)
    expect(survey.suspects()).toEqual([far, far + 4999])
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

  it('that differ only in what could not be read: none goes in', () => {
    const unread = (rawId: number, raw: string) => ({
      ...row(rawId, 'a', { startDate: null }),
      findings: [{ rule: 'not-a-date', field: 'startDate', raw } as const],
    })
    const rules = (...rows: readonly ReturnType<typeof unread>[]) =>
      [...judgeDuplicates(rows).values()].map(({ rule }) => rule)
    expect(rules(unread(1, 'igår'), unread(2, 'i somras'))).toEqual(['duplicate-key', 'duplicate-key'])
    expect(rules(unread(1, 'igår'), unread(2, 'igår'))).toEqual(['duplicate-row'])
  })

  it('that differ only in how a value is spelled are copies, and in unknown words are not', () => {
    const remarked = (rawId: number, values: Values, finding: Finding) => ({
      ...row(rawId, 'a', values),
      findings: [finding],
    })
    const dates = ['dec-18', 'december 2018'].map((raw, index) =>
      remarked(index, { startDate: '2018-12' }, { rule: 'date-imprecise', field: 'startDate', raw }),
    )
    expect([...judgeDuplicates(dates).values()].map(({ rule }) => rule)).toEqual(['duplicate-row'])
    const marks = ['se pärm 3', 'ring först'].map((raw, index) =>
      remarked(index, { protection: 'secrecyMark' }, { rule: 'unknown-code', field: 'protection', raw }),
    )
    expect([...judgeDuplicates(marks).values()].map(({ rule }) => rule)).toEqual(['duplicate-key', 'duplicate-key'])
  })

  it('that differ only in how a noted identity number is spelled are copies', () => {
    const noted = (rawId: number, raw: string) => ({
      ...row(rawId, 'a', { personalIdentityNumber: '1' }),
      findings: [{ rule: 'identity-note', field: 'personalIdentityNumber', raw } as const],
    })
    expect(judgeDuplicates([noted(1, '1'), noted(2, '01')]).get(2)?.rule).toBe('duplicate-row')
  })

  it('are judged in a moment though 50,000 share one key', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => row(index, 'a', { index }))
    expect(judgeDuplicates(rows).get(49_999)?.raw).toBe('10, 11, 12, 13, 14, 15, 16, 17, 18, 19')
  })

  it('are told from rows that only were suspected', () => {
    expect(judgeDuplicates([row(1, 'a', { n: 1 }), row(2, 'b', { n: 1 })]).size).toBe(0)
  })

  it('name ten of their kind at most', () => {
    const verdicts = judgeDuplicates(Array.from({ length: 50 }, (_, index) => row(index, 'a', { index })))
    expect(verdicts.get(0)?.raw.split(', ')).toHaveLength(10)
  })
})
