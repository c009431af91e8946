import { archive } from './archive.ts'
import { cases } from './cases.ts'
import { diary } from './diary.ts'
import type { Field, Register, RegisterName } from './field.ts'
import { staff } from './staff.ts'

export const registers: Readonly<Record<RegisterName, Register>> = { staff, cases, diary, archive }
export const registerNames = ['staff', 'cases', 'diary', 'archive'] as const satisfies readonly RegisterName[]

const fieldsByName: Readonly<Record<RegisterName, ReadonlyMap<string, Field>>> = {
  staff: byName(staff),
  cases: byName(cases),
  diary: byName(diary),
  archive: byName(archive),
}

export function fieldOf(register: RegisterName, name: string): Field | undefined {
  return fieldsByName[register].get(name)
}

function byName(register: Register): ReadonlyMap<string, Field> {
  return new Map(register.fields.map((field) => [field.name, field]))
}
