import type { RegisterName } from '../../registers/field.ts'
import { caseKind } from './cases.ts'
import { diaryKind } from './diary.ts'
import type { ReconciledKind } from './kind.ts'
import { staffKind } from './staff.ts'
import { unitKind } from './units.ts'
import { volumeKind } from './volumes.ts'

/** What lists can be of: the rows of a register, or units. */
export const reconciledRegisters = ['staff', 'units', 'cases', 'diary', 'archive'] as const
export type ReconciledRegister = (typeof reconciledRegisters)[number]

/** The register whose deliveries the lists come from, and whose people work with them: units are those that a staff list names. */
export function registerOf(reconciled: ReconciledRegister): RegisterName {
  return reconciled === 'units' ? 'staff' : reconciled
}

/** How lists of each register are reconciled: all that the machinery knows of people, units, cases, entries and volumes. */
export const reconciledKinds: Readonly<Record<ReconciledRegister, ReconciledKind>> = {
  staff: staffKind,
  units: unitKind,
  cases: caseKind,
  diary: diaryKind,
  archive: volumeKind,
}
