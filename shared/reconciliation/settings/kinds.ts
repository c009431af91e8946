import { caseKind } from './cases.ts'
import { diaryKind } from './diary.ts'
import type { ReconciledKind } from './kind.ts'
import { staffKind } from './staff.ts'
import { volumeKind } from './volumes.ts'

/** The registers whose lists can be reconciled. */
export const reconciledRegisters = ['staff', 'cases', 'diary', 'archive'] as const
export type ReconciledRegister = (typeof reconciledRegisters)[number]

/** How lists of each register are reconciled: all that the machinery knows of people, cases, entries and volumes. */
export const reconciledKinds: Readonly<Record<ReconciledRegister, ReconciledKind>> = {
  staff: staffKind,
  cases: caseKind,
  diary: diaryKind,
  archive: volumeKind,
}
