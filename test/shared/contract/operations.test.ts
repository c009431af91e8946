import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogues } from '#shared/i18n/catalogues.ts'
import { fail, failureCodes, isFailureCode } from '#shared/contract/failure.ts'
import { topics } from '#shared/contract/operation.ts'
import type { CommandRow, QueryRow } from '#shared/contract/operation.ts'
import { isOperationName, operations } from '#shared/contract/operations.ts'
import { IsoDay, NewTransfer, Passphrase } from '#shared/contract/views.ts'
import { findingRuleIds } from '#shared/import/rules.ts'

const rows = Object.entries(operations) as [string, QueryRow | CommandRow][]

describe.each(rows)('%s', (name, row) => {
  it('is named noun.verb', () => expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/))

  it('declares each failure once, and only codes that exist', () => {
    expect(row.fails.filter((code) => !isFailureCode(code))).toEqual([])
    expect(new Set(row.fails).size).toBe(row.fails.length)
  })

  it('announces topics that exist when it changes something', () => {
    if (row.kind === 'query') return
    expect(row.touches.length).toBeGreaterThan(0)
    expect(row.touches.filter((topic) => !topics.includes(topic))).toEqual([])
  })

  it('refuses a name that it does not know in its input', () => {
    expect(row.input.safeParse({ surely_unknown: 1 }).success).toBe(false)
  })

  it('can be described as a JSON schema', () => {
    expect(() => z.toJSONSchema(row.input, { unrepresentable: 'any' })).not.toThrow()
    expect(() => z.toJSONSchema(row.output, { unrepresentable: 'any' })).not.toThrow()
  })
})

describe('an operation', () => {
  it.each(['__proto__', 'constructor', 'toString', '', 'import', 'IMPORT.STAGE'])('is not %j', (name) =>
    expect(isOperationName(name)).toBe(false),
  )
})

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  it.each(failureCodes)('%s says what happened, what was kept and what to do', (code) => {
    const sentence = catalogues[language].failures[code](fail(code).failure.params)
    for (const part of [sentence.what, sentence.kept, sentence.next]) expect(part).toMatch(/\S/)
  })

  it.each(findingRuleIds)('the finding %s has its words', (rule) => {
    const words = catalogues[language].findings.rules[rule]
    expect(words.title).toMatch(/\S/)
    expect(words.text({ field: 'Fält', example: 'x' })).toMatch(/\S/)
  })
})

describe('a day', () => {
  it.each(['2019-01-01', '2020-02-29'])('%s is one', (day) => expect(IsoDay.safeParse(day).success).toBe(true))

  it.each(['2019-02-29', '2019-13-01', '2019-1-1', '20190101', '', '2019-01-01T00:00', 'x019-01-01'])(
    '%j is none',
    (day) => expect(IsoDay.safeParse(day).success).toBe(false),
  )
})

describe('a new transfer', () => {
  const valid = { name: 'T', transferDate: '2019-01-01', senders: ['A'], receiver: 'B' }

  it('has a name, a day, senders and a receiver', () => expect(NewTransfer.safeParse(valid).success).toBe(true))

  it.each([
    { ...valid, name: '  ' },
    { ...valid, senders: [] },
    { ...valid, senders: [''] },
    { ...valid, transferDate: 'i morgon' },
    { ...valid, more: 1 },
  ])('is not %j', (transfer) => expect(NewTransfer.safeParse(transfer).success).toBe(false))
})

describe('a passphrase', () => {
  it('has eight characters at least', () => {
    expect([Passphrase.safeParse('1234567').success, Passphrase.safeParse('12345678').success]).toEqual([false, true])
  })
})
