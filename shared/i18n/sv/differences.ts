import type { ComparedFieldName, ToleranceUnit } from '../../reconciliation/field-comparison.ts'
import type { Resolution } from '../../reconciliation/gap-contributions.ts'
import { reconciledKinds, reconciledRegisters } from '../../reconciliation/settings/kinds.ts'
import { fieldOf } from '../../registers/registers.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

const ownLabels: Readonly<Partial<Record<ComparedFieldName, string>>> = {
  handover: 'Ska inte gå över, men finns hos mottagaren',
  actualSalary: 'Faktisk månadslön',
  monthlySalary: 'Månadslön, heltid',
  seniorityDate: 'Anställningstid räknas från',
  name: 'Namn',
  unit: 'Enhet',
}

const resolutions: Readonly<Record<Resolution, string>> = {
  senderRight: 'Avlämnaren har rätt',
  receiverRight: 'Mottagaren har rätt',
  bothWrong: 'Båda har fel',
  accepted: 'Godtagen skillnad',
}

const toleranceUnits: Readonly<Record<ToleranceUnit, readonly [string, string]>> = {
  kronor: ['kr', 'kr'],
  points: ['procentenhet', 'procentenheter'],
  days: ['dag', 'dagar'],
  hours: ['timme', 'timmar'],
  metres: ['meter', 'meter'],
  years: ['år', 'år'],
  pieces: ['styck', 'stycken'],
}

/** Fields of linked rows that are not equal. */
export const differences = {
  title: 'Skillnader',
  lead: 'Uppgifter som skiljer mellan listorna för rader som hör ihop. Varje skillnad avgörs med ett skäl, och avgörandet följer med till nästa leverans.',
  field: (field: ComparedFieldName) => ownLabels[field] ?? labelOf(field),
  differs: 'Skiljer',
  missing: (at: string) => `Saknas ${at}`,
  /** A label can end with a full stop of its own: `t.o.m.`. */
  unstated: (side: string, fields: string) => `${side} anger inte: ${fields.replace(/\.$/, '')}.`,
  standings: { open: 'Att avgöra', changed: 'Ändrad sedan avgörandet', resolved: 'Avgjord' },
  resolutions,
  tolerated: (tolerance: number, unit: ToleranceUnit) =>
    `${formatNumber('sv', tolerance, 2)} ${oneOrMany(tolerance, ...toleranceUnits[unit])}`,
  tolerance: 'Tolerans',
  usual: 'Den vanliga',
}

/** By the register whose rows are compared in it. */
function labelOf(field: ComparedFieldName): string {
  for (const register of reconciledRegisters) {
    const found = reconciledKinds[register].fields.includes(field) ? fieldOf(register, field) : undefined
    if (found !== undefined) return found.label.sv
  }
  return field
}
