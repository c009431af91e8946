import type { linkKinds } from '../../contract/tables/row-details.ts'
import type { CaseStep } from '../../registers/case-steps.ts'
import { oneOrMany } from '../wording.ts'
import type { rowDetails as source } from '../sv/row-details.ts'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

const steps: Readonly<Record<CaseStep, string>> = {
  inventoried: 'Inventoried',
  dispositioned: 'Disposition decided',
  receiverAssigned: 'Receiver assigned',
  newNumberReserved: 'New registration number reserved',
  packed: 'Packed',
  handedOver: 'Handed over',
  received: 'Received',
  closedInOldDiary: 'Closed in the old diary',
}

const refusals: (typeof source)['refusals'] = {
  'unknown-row': () => 'The row is no longer there, or may not be shown.',
  'other-way': () => 'The case does not go that way: its disposition is another.',
  taken: () => 'The step is recorded already.',
  'earlier-first': ({ earlier }) => `The step ”${earlier}” must be done first.`,
  'fields-missing': ({ fields }) => `Values are missing: ${fields}.`,
  'future-day': () => 'The day has not been yet: a step is recorded when it is done.',
  'before-opened': () => 'The day lies before that on which the case was opened.',
  'before-handover': () => 'The day lies before that on which the case was handed over.',
  'no-number-left': () => 'The number range is used up.',
}

const cases = (count: number): string => `${whole.format(count)} ${oneOrMany(count, 'case', 'cases')}`

const links: Readonly<Record<(typeof linkKinds)[number], string>> = {
  entriesOfCase: 'Entries of the case',
  caseOfEntry: 'The case',
  employmentsOfHandler: 'Employment of the case officer',
  casesOfHandler: 'Open cases with the person as case officer',
  employmentsOfManager: 'Employment of the manager',
  employmentsOfManaged: 'Employees with the person as manager',
  employmentsInUnit: 'Employees of the unit',
  employmentsToUnit: 'Employees who come to the unit',
  employmentsInRoom: 'Employees placed in the room',
  volumesBelow: 'Volumes',
  sameSeries: 'Other volumes of the series',
}

export const rowDetails: typeof source = {
  tabs: {
    values: 'Values',
    own: { staff: 'Person', cases: 'The way', diary: 'Files', archive: null },
    links: 'Related',
    notes: 'Notes',
    origin: 'Origin',
  },
  tabList: 'Parts of the row',
  count: (p) => `${whole.format(p.count)}${p.isMore === true ? '+' : ''}`,

  steps,
  stepStates: { done: 'Done', next: 'Next', gap: 'Missing', later: 'Later' },
  stepSaid: (p) => `${p.at} by ${p.by}`,
  stepProven: 'Told by the values',
  stepMissing: (p) => `Fill in first: ${p.fields}.`,
  stepOn: 'Day',
  stepOnUnread: 'The calendar has no such day. Write it as 2019-01-02.',
  stepNote: 'Note',
  stepReceiver: 'Receiver',
  stepReceiverSelf: (p) => `No people are recorded. You (${p.person}) are named as the one who receives.`,
  takeStep: (p) => `Record as ${p.step.toLocaleLowerCase('en')}`,
  stepTaken: (p) => `${p.step} is recorded.`,
  allSteps: 'All steps are taken.',
  refusals,
  numberRange: 'Reserve from',
  numberRangeHint: 'Numbers are given in the order of the list, and dated from the transfer date.',
  numberRangeNone: 'The cases have their numbers',
  numberRangeOf: (p) =>
    `${p.diary}${p.organisation === '' ? '' : ` (${p.organisation})`} ${p.year}: ${p.first}–${p.last}, ${whole.format(p.left)} free`,
  numberRangesMissing:
    'Numbers are reserved from a number range of the receiver’s diary. Add it under Basic data, Number ranges.',
  releaseNumber: (p) => `Give back ${p.number}`,
  numberReleased: (p) => `${p.number} is back in its range.`,
  manySteps: {
    open: 'Record a step',
    palette: 'Record a step of the marked cases',
    title: 'Record a step of several cases',
    step: 'Step',
    choose: 'Choose a step',
    look: 'Show which cases',
    summary: (p) =>
      `${p.rows === 0 ? 'No case takes' : `${cases(p.rows)} ${oneOrMany(p.rows, 'takes', 'take')}`} the step, ${whole.format(p.left)} left as they are.`,
    left: 'Left as they are',
    why: 'Why',
    numbers: 'The first',
    count: 'Cases',
    go: (p) => `Record for ${cases(p.rows)}`,
    nothing: 'Nothing to record',
    running: 'Recording the step',
    reserving: (p) =>
      p.first === p.last ? `The number becomes ${p.first}.` : `The numbers become ${p.first} to ${p.last}.`,
    taken: (p) => `${p.step} is recorded for ${cases(p.rows)}.`,
  },

  identifiers: 'Numbers of the person',
  identifierKinds: {
    personnummer: 'Personal identity number',
    samordningsnummer: 'Coordination number',
    interim: 'Interim number',
    local: 'Local number',
  },
  identifierFrom: (p) => `from ${p.from}`,
  identifierUntil: (p) => `until ${p.until}`,
  identifierByHand: 'stated by hand',
  employments: 'Employments of the person',
  employmentPeriod: (p) => `${p.from} – ${p.until}`,
  personNone: 'The row has no identity number.',
  addIdentifier: 'Add a number',
  addIdentifierHint:
    'When the person has got a new number, such as a personal identity number after a coordination number. Employments under both numbers then count as one person’s.',
  newNumber: 'New number (YYYYMMDD-NNNN)',
  validFrom: 'Valid from',
  mergePersons: 'Join them, it is the same person',
  identifierAdded: 'The number is added.',

  links,
  linkShowAll: (p) => `Show all ${p.count} in the register`,
  linkNone: 'None found.',

  notesTitle: 'Notes',
  evidenceTitle: 'Attachments',
  note: 'New note',
  addNote: 'Save note',
  noteAdded: 'The note is saved.',
  removeNote: (p) => `Remove the note of ${p.at}`,
  noteRemoved: 'The note is removed.',
  notesNone: 'No notes.',
  written: (p) => `${p.at}, ${p.by}`,

  evidenceHint: 'A file that proves the values, at most 25 MB. It is kept encrypted in the file of the transfer.',
  addEvidence: 'Add a file',
  evidenceAdded: (p) => `${p.name} is added.`,
  evidenceNone: 'No attachments.',
  saveEvidence: (p) => `Save ${p.name}`,
  evidenceSaved: (p) => `${p.name} is saved and checked against its checksum.`,
  removeEvidence: (p) => `Remove ${p.name}`,
  evidenceRemoved: (p) => `${p.name} is removed.`,
}
