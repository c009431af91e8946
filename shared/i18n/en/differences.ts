import type { ComparedFieldName, ToleranceUnit } from '../../reconciliation/field-comparison.ts'
import type { Resolution } from '../../reconciliation/gap-contributions.ts'
import { reconciledKinds, reconciledRegisters } from '../../reconciliation/settings/kinds.ts'
import { fieldOf } from '../../registers/registers.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'
import type { differences as source } from '../sv/differences.ts'

const ownLabels: Readonly<Partial<Record<ComparedFieldName, string>>> = {
  handover: 'Is not to go over, but is with the receiver',
  actualSalary: 'Actual monthly salary',
  monthlySalary: 'Monthly salary, full time',
  seniorityDate: 'Seniority counted from',
  name: 'Name',
  unit: 'Unit',
}

const resolutions: Readonly<Record<Resolution, string>> = {
  senderRight: 'The sender is right',
  receiverRight: 'The receiver is right',
  bothWrong: 'Both are wrong',
  accepted: 'Accepted difference',
}

const toleranceUnits: Readonly<Record<ToleranceUnit, readonly [string, string]>> = {
  kronor: ['kr', 'kr'],
  points: ['percentage point', 'percentage points'],
  days: ['day', 'days'],
  hours: ['hour', 'hours'],
  metres: ['metre', 'metres'],
  years: ['year', 'years'],
  pieces: ['piece', 'pieces'],
}

export const differences = {
  title: 'Differences',
  lead: 'What the lists say differently of rows that belong together. Each difference is resolved with a reason, and the resolution follows to the next delivery.',
  field: (field) => ownLabels[field] ?? labelOf(field),
  differs: 'Differs',
  missing: (at) => `Missing ${at}`,
  unstated: (side, fields) => `${side} does not state: ${fields}.`,
  standings: { open: 'To resolve', changed: 'Changed since it was resolved', resolved: 'Resolved' },
  resolutions,
  tolerated: (tolerance: number, unit: ToleranceUnit) =>
    `${formatNumber('en', tolerance, 2)} ${oneOrMany(tolerance, ...toleranceUnits[unit])}`,
  tolerance: 'Tolerance',
  usual: 'The usual',
} satisfies typeof source

/** By the register whose rows are compared in it. */
function labelOf(field: ComparedFieldName): string {
  for (const register of reconciledRegisters) {
    const found = reconciledKinds[register].fields.includes(field) ? fieldOf(register, field) : undefined
    if (found !== undefined) return found.label.en
  }
  return field
}
