import { describe, expect, it } from 'vitest'
import { sv } from '#shared/i18n/sv.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { lockOf, writerNames, writesIn } from '#shared/registers/writers.ts'
import type { WorkRole } from '#shared/registers/writers.ts'

describe('who writes where', () => {
  it.each([
    ['hr', ['staff']],
    ['registrar', ['cases', 'diary']],
    ['archivist', ['diary', 'archive']],
    ['lead', registerNames],
    [null, registerNames],
    ['reader', []],
  ] as const satisfies readonly (readonly [WorkRole | null, readonly string[]])[])('%s', (role, expected) => {
    expect(registerNames.filter((register) => writesIn(role, register))).toEqual(expected)
  })

  it('is told by the names of the roles', () => {
    expect(writerNames('diary', 'sv')).toBe('Registrator, Arkivarie eller Projektledare')
    expect(writerNames('staff', 'en')).toBe('HR or Project lead')
  })
})

describe('why nothing is written', () => {
  it.each([
    ['a reader, by the role and not by another place', { readOnly: true, role: 'reader' }, 'reader'],
    ['a store opened for reading', { readOnly: true, role: 'lead' }, 'opened'],
    ['a store opened for reading by somebody without a role', { readOnly: true, role: null }, 'opened'],
    ['the register of another role', { readOnly: false, role: 'archivist' }, 'not-yours'],
    ['nothing is in the way', { readOnly: false, role: 'hr' }, null],
  ] as const)('%s', (_, session, expected) => {
    expect(lockOf(session, 'staff')).toBe(expected)
  })

  it('is in the way of nothing that belongs to no register', () => {
    expect(lockOf({ readOnly: false, role: 'archivist' }, null)).toBe(null)
  })

  it('speaks of another place only where the store is opened for reading', () => {
    const { opened, reader } = sv.gridEditing.locked
    expect([opened, reader].map((sentence) => /andra stället/u.test(sentence))).toEqual([true, false])
    expect(reader).toContain('roll')
  })
})
