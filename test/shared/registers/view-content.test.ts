import { expect, it } from 'vitest'
import { isNarrowing } from '#shared/registers/view-content.ts'

it.each([
  ['a field of the register', 'staff', { kind: 'contains', field: 'familyName' }, true],
  ['an identity number, which is masked', 'staff', { kind: 'contains', field: 'personalIdentityNumber' }, false],
  ['a field of another register', 'cases', { kind: 'filled', field: 'familyName' }, false],
  ['a finding on a field', 'staff', { kind: 'finding', field: 'ftePercent' }, true],
  ['a finding on an identity number', 'staff', { kind: 'finding', field: 'personalIdentityNumber' }, true],
  ['a finding on the whole row', 'archive', { kind: 'finding', field: '' }, true],
  ['a finding on a field that is not there', 'archive', { kind: 'finding', field: 'ftePercent' }, false],
] as const)('a register is narrowed down, and a chip says so, by %s or not', (_, register, filter, expected) => {
  expect(isNarrowing(register, filter)).toBe(expected)
})
