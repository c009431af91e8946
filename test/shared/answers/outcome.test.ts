import { describe, expect, test } from 'vitest'
import { decisions, legalBases, outcomeOf, silenceUnder } from '#shared/answers/outcome.ts'
import type { Decision, LegalBasis } from '#shared/answers/outcome.ts'
import { codeLists } from '#shared/registers/code-lists.ts'

test('the rule knows every code that a row or a pair can hold', () => {
  expect(codeLists.decision.map(({ value }) => value)).toEqual([...decisions])
  expect(codeLists.legalBasis.map(({ value }) => value)).toEqual([...legalBases])
})

describe('who is silent', () => {
  test.each([
    ['las6b', 'noResponse', 'transfers silence-transfers'],
    ['las6b', 'informed', 'transfers silence-transfers'],
    ['las6b', 'asked', 'transfers silence-transfers'],
    ['las6b', 'notAsked', 'open not-asked'],
    ['voluntary', 'noResponse', 'stays silence-stays'],
    ['voluntary', 'informed', 'open awaits-answer'],
    ['voluntary', 'asked', 'open awaits-answer'],
    ['agreement', 'noResponse', 'open silence-unsaid'],
    ['statute', 'noResponse', 'open silence-unsaid'],
    [null, 'noResponse', 'open silence-unsaid'],
    [null, 'informed', 'open awaits-answer'],
  ] as const)('under %s and %s: %s', (basis, decision, expected) => {
    const { outcome, reason } = outcomeOf(decision, basis)
    expect(`${outcome} ${reason}`).toBe(expected)
  })
})

test('a yes goes over and a no stays, whatever the basis', () => {
  for (const basis of [...legalBases, null]) {
    expect(outcomeOf('accepts', basis)).toEqual({ outcome: 'transfers', reason: 'accepts' })
    expect(outcomeOf('objects', basis)).toEqual({ outcome: 'stays', reason: 'objects' })
  }
})

test('silence never goes over under a voluntary offer, and never keeps anybody under LAS 6 b §', () => {
  const silent: Decision[] = ['informed', 'asked', 'noResponse']
  const outcomesUnder = (basis: LegalBasis): string[] => silent.map((decision) => outcomeOf(decision, basis).outcome)
  expect(outcomesUnder('voluntary')).not.toContain('transfers')
  expect(outcomesUnder('las6b')).not.toContain('stays')
  expect(silenceUnder('voluntary')).toBe('stays')
})
