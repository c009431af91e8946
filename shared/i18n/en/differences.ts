import type { ComparedFieldName } from '../../reconciliation/field-comparison.ts'
import type { Resolution } from '../../reconciliation/gap-contributions.ts'
import { fieldOf } from '../../registers/registers.ts'
import type { differences as source } from '../sv/differences.ts'

const ownLabels: Readonly<Partial<Record<ComparedFieldName, string>>> = {
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

export const differences = {
  title: 'Differences',
  lead: 'What the lists say differently of employments that belong together. Each difference is resolved with a reason, and the resolution follows to the next delivery.',
  field: (field) => ownLabels[field] ?? fieldOf('staff', field)?.label.en ?? field,
  states: {
    differs: 'Differs',
    missingHere: 'Missing in the first list',
    missingThere: 'Missing in the second list',
  },
  unstated: {
    here: (fields) => `The first list does not state: ${fields}.`,
    there: (fields) => `The second list does not state: ${fields}.`,
  },
  standings: { open: 'To resolve', changed: 'Changed since it was resolved', resolved: 'Resolved' },
  resolutions,
  tolerance: 'Tolerance',
  usual: 'The usual',
} satisfies typeof source
