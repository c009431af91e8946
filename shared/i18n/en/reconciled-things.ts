import type { Tier } from '../../reconciliation/setting.ts'
import type { ReconciledRegister } from '../../reconciliation/settings/kinds.ts'
import type { NamingField } from '../../registers/unit-list.ts'
import type { things as source } from '../sv/reconciled-things.ts'

/** What is said of a field by how alike two values of it are. */
type Tellings = Readonly<Record<string, string>>

const byWords = (name: string, many: string): Tellings => ({
  exact: `same ${name}`,
  most: `nearly the same ${name}`,
  some: `the ${many} have words in common`,
  different: `another ${name}`,
})
const byCode = (name: string): Tellings => ({
  exact: `same ${name}`,
  part: `the ${name} agrees in part`,
  different: `another ${name}`,
})

const byDay = (day: string, holds: string): Tellings => ({
  exact: `${holds} the same day`,
  transposed: `day and month of the ${day} have changed places`,
  slip: `the ${day} differs by one digit`,
  partial: `the ${day} is known in part only, and agrees that far`,
  near: `the ${day} differs by two digits`,
  different: `${holds} another day`,
})

/** How alike two units, cases, entries or volumes are, field by field. */
export const thingTellings: Readonly<Record<string, Tellings>> = {
  caseNumber: {
    exact: 'same year and serial number',
    slip: 'the registration number differs by one character',
    'two-slips': 'the registration number differs by two characters',
    different: 'another registration number',
  },
  title: byWords('title', 'titles'),
  party: byWords('party', 'parties'),
  oldHandler: byWords('case officer', 'case officers'),
  openedDate: {
    exact: 'opened on the same day',
    transposed: 'day and month of the opening have changed places',
    slip: 'the day of opening differs by one digit',
    partial: 'the day of opening is known in part only, and agrees that far',
    near: 'the day of opening differs by two digits',
    different: 'opened on another day',
  },
  classCode: byCode('class'),
  nameWords: byWords('name', 'names'),
  parentUnit: byWords('unit above', 'names of the units above'),
  unitKind: byCode('kind'),
  validFrom: byDay('first day of the unit', 'valid from'),
  validTo: byDay('last day of the unit', 'valid until'),
  size: { exact: 'about as many employments', part: 'not as many employments', different: 'not as many employments' },
  documentNumber: byCode('document number'),
  subject: byWords('subject', 'subjects'),
  correspondent: byWords('correspondent', 'correspondents'),
  documentDate: {
    exact: 'received or created on the same day',
    transposed: 'day and month of the document have changed places',
    slip: 'the day of the document differs by one digit',
    partial: 'the day of the document is known in part only, and agrees that far',
    near: 'the day of the document differs by two digits',
    different: 'received or created on another day',
  },
  direction: byCode('direction'),
  recordsCreator: byWords('records creator', 'records creators'),
  seriesTitle: byWords('series', 'names of the series'),
  signum: byCode('signum'),
  volumeNumber: byCode('volume number'),
  years: byCode('period'),
  location: byCode('location'),
}

/** What is compared but is a field of no register. */
export const comparedLabels: Readonly<Record<string, string>> = {
  birthDate: 'Date of birth',
  nameOrder: 'Order of names',
  caseNumber: 'Year and serial number',
  registrationKey: 'Registration number',
  nameWords: 'The name written out',
  unitKey: 'Name of the unit',
  nameStem: 'How the name begins',
  size: 'Number of employments, about',
  entryKey: 'Registration number and document number',
  volumeKey: 'Signum and volume',
}

/** Units, by the field of staff rows that names them. */
export const unitsNamed: Readonly<Record<NamingField, string>> = {
  senderUnit: 'units',
  receiverUnit: 'receiving units',
}

/** What is reconciled, by its register. */
export const things: typeof source = {
  staff: {
    kind: 'Employments',
    records: 'People',
    rows: 'Employments',
    linkedOf: (linked, all) => `${linked} of ${all} people linked`,
    register: 'the staff register',
    registerOf: (sender) => `The staff register, ${sender}`,
    scope: 'Unit',
    byScope: (measure) => `${measure} by unit`,
  },
  units: {
    kind: 'Units',
    records: 'Units',
    rows: 'The unit in the list',
    linkedOf: (linked, all) => `${linked} of ${all} units linked`,
    register: 'units',
    registerOf: (sender) => `Units under Basic data, ${sender}`,
    scope: 'Part of',
    byScope: (measure) => `${measure} by the unit above`,
  },
  cases: {
    kind: 'Cases',
    records: 'Cases',
    rows: 'The case in the list',
    linkedOf: (linked, all) => `${linked} of ${all} cases linked`,
    register: 'the register of cases',
    registerOf: (sender) => `Open cases, ${sender}`,
    scope: 'Receiving unit',
    byScope: (measure) => `${measure} by receiving unit`,
  },
  diary: {
    kind: 'Diary entries',
    records: 'Entries',
    rows: 'The entry in the list',
    linkedOf: (linked, all) => `${linked} of ${all} entries linked`,
    register: 'the diary',
    registerOf: (sender) => `The diary, ${sender}`,
    scope: 'Diary',
    byScope: (measure) => `${measure} by diary`,
  },
  archive: {
    kind: 'Volumes',
    records: 'Volumes',
    rows: 'The volume in the list',
    linkedOf: (linked, all) => `${linked} of ${all} volumes linked`,
    register: 'the archive register',
    registerOf: (sender) => `The archive register, ${sender}`,
    scope: 'Records creator',
    byScope: (measure) => `${measure} by records creator`,
  },
}

/** What rows are linked by, where the register has a name for it. */
export const tierNames: Readonly<Record<ReconciledRegister, Readonly<Partial<Record<Tier, string>>>>> = {
  staff: {},
  units: { 'unique-key': 'Same name', 'same-content': 'Names that begin alike' },
  cases: { 'business-key': 'Same registration number', 'same-content': 'Same title, party and day' },
  diary: {
    'business-key': 'Same diary, number and document',
    'unique-key': 'Same number and document',
    'same-content': 'Same subject, correspondent and day',
  },
  archive: { 'business-key': 'Same signum and volume', 'same-content': 'Same records creator, series and period' },
}
