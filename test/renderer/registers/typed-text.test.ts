import { expect, it } from 'vitest'
import { businessKey, spelledKeyParts } from '#shared/import/business-key.ts'
import { sv } from '#shared/i18n/sv.ts'
import { fieldOf, registerNames } from '#shared/registers/registers.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { helpOf } from '#renderer/features/registers/typed-text.ts'

const { editHelp } = sv.registers
const said = (register: RegisterName, name: string): string | undefined => {
  const field = fieldOf(register, name)
  return field && helpOf(register, field, sv.registers)
}

it('does not say that a field can be emptied which a row must have', () => {
  expect(said('staff', 'familyName')).toBe(editHelp.required)
  expect(said('staff', 'positionTitle')).toBe(editHelp.other)
})

it('says of what tells rows apart that only its spelling can be changed', () => {
  const row = {
    diary: { diarySeries: 'KS', registrationNumber: '2018/1', documentNumber: 1 },
    archive: { recordsCreator: 'Länsstyrelsen', signum: 'A1', volumeNumber: '1' },
  }
  expect(registerNames.flatMap((register) => spelledKeyParts[register])).toHaveLength(4)
  for (const register of ['diary', 'archive'] as const) {
    for (const name of spelledKeyParts[register]) {
      expect(said(register, name)).toBe(editHelp.spelling)
      const other = businessKey(register, { ...row[register], [name]: '2' })
      expect(other.key).not.toBe(businessKey(register, row[register]).key)
    }
  }
})
