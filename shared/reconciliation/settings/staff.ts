import type { Values } from '../../registers/field.ts'
import { decisions } from '../../answers/outcome.ts'
import type { SaidCause, Side } from '../gap-contributions.ts'
import type { KeyPart, Setting } from '../setting.ts'
import { statedText } from './kind.ts'
import type { CauseContext, Compared, ListContext, ReconciledKind, StatedRow } from './kind.ts'

const family: KeyPart = { field: 'familyName', by: 'name', with: 'formerFamilyName' }
const given: KeyPart = { field: 'givenNames', by: 'name', with: 'callName' }
const birth = (by: KeyPart['by']): KeyPart => ({ field: 'birthDate', by })
const start = (field: string): KeyPart => ({ field, by: 'start' })

/** People of staff lists, by the fields of the staff register and those that payroll and catalogues add. */
export const personSetting: Setting = {
  version: 'person-2',
  seed: 1,
  comparisons: [
    { kind: 'person-name', family: 'familyName', given: 'givenNames', call: 'callName', former: 'formerFamilyName' },
    { kind: 'date', field: 'birthDate' },
    { kind: 'identity-number', field: 'personalIdentityNumber', holdsDate: 'birthDate' },
    { kind: 'number', field: 'employmentNumber', isSupporting: true },
    { kind: 'date', field: 'startDate', isSupporting: true },
    { kind: 'place', postcode: 'postcode', place: 'place', sharedBy: 'familyName' },
    { kind: 'words', field: 'senderUnit', isSupporting: true },
    { kind: 'words', field: 'positionTitle', isSupporting: true },
  ],
  blocking: [
    [{ field: 'personalIdentityNumber', by: 'whole' }],
    [{ field: 'employmentNumber', by: 'whole' }],
    [{ field: 'familyName', by: 'names', with: 'givenNames' }],
    [birth('day')],
    [family, birth('month-day')],
    [given, birth('month-day')],
    [family, birth('year-month')],
    [given, birth('year-month')],
    [family, { field: 'postcode', by: 'whole' }],
    [given, { field: 'postcode', by: 'whole' }],
    [family, { field: 'startDate', by: 'day' }],
    [given, { field: 'startDate', by: 'day' }],
    [family, start('givenNames'), birth('year')],
    [start('familyName'), given, birth('year')],
    [
      { field: 'startDate', by: 'day' },
      { field: 'postcode', by: 'whole' },
    ],
    [birth('year'), { field: 'startDate', by: 'day' }],
  ],
  tiers: {
    proof: {
      tier: 'identity-number',
      parts: [{ field: 'personalIdentityNumber', by: 'identity-number' }],
      mostHolders: 3,
    },
    number: {
      tier: 'employment-number',
      parts: [
        { field: 'employmentNumber', by: 'number' },
        { field: 'sender', by: 'party' },
      ],
      mostHolders: 3,
    },
    likeness: {
      tier: 'birth-date-and-name',
      parts: [
        { field: 'familyName', by: 'name' },
        { field: 'givenNames', by: 'name' },
        { field: 'birthDate', by: 'day' },
      ],
    },
  },
  apart: {
    whenAll: [['familyName', 'givenNames']],
    whenAny: { differ: ['birthDate', 'personalIdentityNumber'], unless: ['familyName', 'givenNames'] },
  },
  provenBy: ['familyName', 'givenNames'],
  automaticBits: 6,
  marginBits: 5,
  alwaysAsk: {
    givenNames: ['different', 'ending'],
    birthDate: ['different'],
    personalIdentityNumber: ['different'],
  },
  // Colleagues share the day they began, the unit and the title; who lives at the same address is more likely the same.
  slips: {
    of: { givenNames: ['close', 'similar'], birthDate: ['transposed', 'slip', 'near'] },
    unless: 'place',
  },
  twins: { share: ['familyName', 'birthDate', 'place'], otherBits: 2 },
  reviewBits: -2,
}

/** What an employment has, and not whoever holds it. */
const ofEmployment = ['employmentNumber', 'startDate', 'senderUnit', 'positionTitle']
const ofPerson = ['familyName', 'givenNames', 'callName', 'formerFamilyName']

/** People and their employments. */
export const staffKind: ReconciledKind = {
  setting: personSetting,
  comparedOf: comparedPerson,
  holder: {
    field: 'personalIdentityNumber',
    isWhole: isWholeNumber,
    knownBy: ['familyName', 'givenNames'],
    ofRow: ofEmployment,
  },
  evidence: ['familyName', 'givenNames', 'birthDate', 'personalIdentityNumber', 'postcode', 'place'],
  shownBeside: ['callName', 'formerFamilyName'],
  shownOfRow: [
    'employmentNumber',
    'positionTitle',
    'senderUnit',
    'employmentForm',
    'ftePercent',
    'startDate',
    'endDate',
  ],
  fields: [
    'monthlySalary',
    'actualSalary',
    'ftePercent',
    'seniorityDate',
    'startDate',
    'endDate',
    'employmentForm',
    'savedVacationDays',
    'vacationRemaining',
    'vacationEntitlement',
    'compHours',
    'flexHours',
    'collectiveAgreement',
    'name',
    'unit',
  ],
  scopeField: 'unit',
  measures: [
    'persons',
    'employments',
    'posts',
    'actualSalary',
    'savedDays',
    'compHours',
    ...decisions,
    'onLeave',
    'protected',
  ],
  mainMeasures: ['persons', 'employments', 'posts', 'actualSalary', 'savedDays', 'compHours'],
  saidCauses: ['leftBefore', 'objects', 'silence', 'joinedLater', 'splitPost', 'twoEmployments', 'dataError', 'other'],
  causeOf: causeOfEmployment,
  shownForCause: [
    'employmentNumber',
    'positionTitle',
    'startDate',
    'endDate',
    'decision',
    'ftePercent',
    'monthlySalary',
    'savedVacationDays',
    'compHours',
  ],
  seenForCause: ['startDate', 'endDate', 'decision', 'ftePercent', 'monthlySalary'],
  reportedBy: {
    number: 'employmentNumber',
    title: 'positionTitle',
    count: 'employments',
    end: ['familyName', 'givenNames', 'employmentNumber', 'senderUnit'],
  },
}

function causeOfEmployment(
  { startDate, endDate, decision }: Values,
  side: Side,
  { transferDate, isSilenceYes }: CauseContext,
): SaidCause | null {
  if (typeof endDate === 'string' && endDate < transferDate) return 'leftBefore'
  // On the day itself begin also those who go over, in the receiver's system.
  if (side === 'there') return typeof startDate === 'string' && startDate > transferDate ? 'joinedLater' : null
  if (decision === 'objects') return 'objects'
  return decision === 'noResponse' && !isSilenceYes ? 'silence' : null
}

/** A number that could not be read is compared as it is written, and says when its bearer was born. */
function comparedPerson(row: StatedRow, { party, otherNumbers }: ListContext): Compared {
  const compared: Record<string, string> = { sender: party }
  for (const field of [...ofPerson, ...ofEmployment]) {
    const text = statedText(row, field)
    if (text !== '') compared[field] = text
  }
  const stated = String(row.values['personalIdentityNumber'] ?? '')
  const number = otherNumbers.get(stated) ?? stated
  const written = number || (row.unread['personalIdentityNumber'] ?? '')
  if (digitsOf(written).length >= leastDigits) {
    compared['personalIdentityNumber'] = number === '' ? `${written}${notRead}` : written
  }
  const birthDate = birthDateIn(written)
  if (birthDate !== null) compared['birthDate'] = birthDate
  return compared
}

/** Stands after a number that could not be read: it is as near to others as its digits are, and the whole number of nobody. */
export const notRead = '?'

/** What has fewer digits is a date of birth at most. */
const leastDigits = 9

/** As `YYYYMMDDNNNN`: a number that was read, not one that is only written where a number should be. */
function isWholeNumber(text: string | undefined): text is string {
  return text !== undefined && /^(?:18|19|20)\d{6}[\dTRSUWXJKLMN]\d{3}$/.test(text)
}

/** The date of birth that an identity number begins with, also where its last four are missing; with a coordination number's sixty taken off. */
function birthDateIn(written: string): string | null {
  const found = /^((?:18|19|20)\d\d)(\d\d)(\d\d)/.exec(digitsOf(written))
  if (found === null) return null
  const [, year = '', month = '', day = ''] = found
  const plainDay = Number(day) > 60 ? Number(day) - 60 : Number(day)
  if (Number(month) < 1 || Number(month) > 12 || plainDay < 1 || plainDay > 31) return null
  return `${year}${month}${String(plainDay).padStart(2, '0')}`
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}
