import type { RegisterName, Wording } from '../registers/field.ts'

/** What every report is known by. */
export interface ReportHead {
  readonly name: string
  readonly register: RegisterName
  readonly title: Wording
  /** Suggested file name, without extension. */
  readonly fileName: Wording
  /** Who signs: the two originals are signed by both. Empty where nobody does. */
  readonly signedBy: readonly Wording[]
}

/** A list of the rows of a register. */
export interface ReportDefinition extends ReportHead {
  readonly name: 'staff-list' | 'answer-letters' | 'open-cases' | 'diary-extract' | 'archive-list'
  /** One row per person instead of per employment: only those who are still employed on the day of transfer. */
  readonly rowsOf?: 'person'
  /** Fields in column order. */
  readonly columns: readonly string[]
  /** Fields whose text is replaced where the row bears a secrecy mark. */
  readonly redacted: readonly string[]
  /** Fields by which the totals sheet counts rows. */
  readonly countBy: readonly string[]
}

const bothSides = [
  { sv: 'HR, avlämnande part', en: 'HR, sender' },
  { sv: 'HR, mottagande part', en: 'HR, receiver' },
] as const

/** The Excel handover list of each register; `domain.md` §5. */
export const reports: readonly ReportDefinition[] = [
  {
    name: 'staff-list',
    register: 'staff',
    title: { sv: 'Personalöverföringslista', en: 'Staff transfer list' },
    fileName: { sv: 'personaloverforingslista', en: 'staff-transfer-list' },
    columns: [
      'personalIdentityNumber',
      'familyName',
      'givenNames',
      'employmentNumber',
      'senderUnit',
      'positionTitle',
      'employmentForm',
      'startDate',
      'endDate',
      'seniorityDate',
      'ftePercent',
      'monthlySalary',
      'vacationRemaining',
      'savedVacationDays',
      'compHours',
      'leaveCause',
      'collectiveAgreement',
      'pensionPlan',
      'receiverPensionPlan',
      'receiverUnit',
      'aidLabel',
      'decision',
      'decisionDate',
    ],
    redacted: [],
    countBy: ['senderUnit', 'decision'],
    signedBy: bothSides,
  },
  {
    // The source of a mail merge: who is told of the transfer and asked. No identity number: a letter needs none.
    name: 'answer-letters',
    register: 'staff',
    rowsOf: 'person',
    title: { sv: 'Brevunderlag', en: 'Letters' },
    fileName: { sv: 'brevunderlag', en: 'letters' },
    columns: [
      'familyName',
      'givenNames',
      'callName',
      'employmentNumber',
      'senderUnit',
      'positionTitle',
      'employmentForm',
      'startDate',
      'endDate',
      'ftePercent',
      'collectiveAgreement',
      'managerName',
      'workEmail',
      'leaveCause',
      'leaveExpectedReturn',
      'receiverUnit',
      'decision',
      'decisionDate',
    ],
    redacted: [],
    countBy: ['senderUnit', 'decision'],
    signedBy: [],
  },
  {
    name: 'open-cases',
    register: 'cases',
    title: { sv: 'Förteckning över öppna ärenden', en: 'List of open cases' },
    fileName: { sv: 'oppna-arenden', en: 'open-cases' },
    columns: [
      'oldRegistrationNumber',
      'title',
      'classCode',
      'status',
      'openedDate',
      'lastActivityDate',
      'oldHandler',
      'individualParty',
      'secrecyProvision',
      'documentCount',
      'medium',
      'disposition',
      'receiverUnit',
      'newRegistrationNumber',
      'nextDeadline',
    ],
    redacted: ['title'],
    countBy: ['classCode', 'disposition', 'receiverUnit'],
    signedBy: [
      { sv: 'Registrator, avlämnande part', en: 'Registrar, sender' },
      { sv: 'Registrator, mottagande part', en: 'Registrar, receiver' },
    ],
  },
  {
    name: 'diary-extract',
    register: 'diary',
    title: { sv: 'Diarieutdrag', en: 'Diary extract' },
    fileName: { sv: 'diarieutdrag', en: 'diary-extract' },
    columns: [
      'diarySeries',
      'registrationNumber',
      'documentNumber',
      'documentDate',
      'direction',
      'correspondent',
      'subject',
      'documentType',
      'secrecyProvision',
    ],
    redacted: ['correspondent', 'subject'],
    countBy: ['diarySeries', 'direction'],
    signedBy: [{ sv: 'Registrator, avlämnande part', en: 'Registrar, sender' }],
  },
  {
    name: 'archive-list',
    register: 'archive',
    title: { sv: 'Arkivförteckning', en: 'Archive list' },
    fileName: { sv: 'arkivforteckning', en: 'archive-list' },
    columns: [
      'recordsCreator',
      'signum',
      'seriesTitle',
      'volumeNumber',
      'volumeType',
      'years',
      'shelfMetres',
      'location',
      'medium',
      'secrecyProvision',
      'retention',
      'retentionPeriod',
      'retentionDecision',
      'transferMode',
      'legalBasis',
    ],
    redacted: [],
    countBy: ['recordsCreator', 'transferMode'],
    signedBy: [{ sv: 'Arkivarie', en: 'Archivist' }],
  },
]

export function reportNamed(name: string): ReportDefinition | undefined {
  return reports.find((report) => report.name === name)
}

/** Of two lists that have been reconciled, not of a register alone: what they come to, and who answers for it. */
export const reconciliationReport: ReportHead = {
  name: 'reconciliation',
  register: 'staff',
  title: { sv: 'Avstämningsrapport', en: 'Reconciliation report' },
  fileName: { sv: 'avstamningsrapport', en: 'reconciliation-report' },
  signedBy: bothSides,
}

/** What any report is known by. */
export function reportHead(name: string): ReportHead | undefined {
  return name === reconciliationReport.name ? reconciliationReport : reportNamed(name)
}
