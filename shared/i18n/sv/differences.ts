import type { ComparedFieldName } from '../../reconciliation/field-comparison.ts'
import type { Resolution } from '../../reconciliation/gap-contributions.ts'
import { reconciledKinds, reconciledRegisters } from '../../reconciliation/settings/kinds.ts'
import { fieldOf } from '../../registers/registers.ts'

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

/** Fields of linked rows that are not equal. */
export const differences = {
  title: 'Skillnader',
  lead: 'Uppgifter som skiljer mellan listorna för rader som hör ihop. Varje skillnad avgörs med ett skäl, och avgörandet följer med till nästa leverans.',
  field: (field: ComparedFieldName) => ownLabels[field] ?? labelOf(field),
  differs: 'Skiljer',
  missing: (at: string) => `Saknas ${at}`,
  unstated: (side: string, fields: string) => `${side} anger inte: ${fields}.`,
  standings: { open: 'Att avgöra', changed: 'Ändrad sedan avgörandet', resolved: 'Avgjord' },
  resolutions,
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
