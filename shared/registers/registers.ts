import { archive } from './archive.ts'
import { cases } from './cases.ts'
import { diary } from './diary.ts'
import type { Field, ListedName, Register, RegisterName } from './field.ts'
import { staff } from './staff.ts'
import { unitFields } from './unit-list.ts'

export const registers: Readonly<Record<RegisterName, Register>> = { staff, cases, diary, archive }
export const registerNames = ['staff', 'cases', 'diary', 'archive'] as const satisfies readonly RegisterName[]

const fieldsByName: Readonly<Record<ListedName, ReadonlyMap<string, Field>>> = {
  staff: byName(staff.fields),
  units: byName(unitFields),
  cases: byName(cases.fields),
  diary: byName(diary.fields),
  archive: byName(archive.fields),
}

export function fieldOf(register: ListedName, name: string): Field | undefined {
  return fieldsByName[register].get(name)
}

function byName(fields: readonly Field[]): ReadonlyMap<string, Field> {
  return new Map(fields.map((field) => [field.name, field]))
}
