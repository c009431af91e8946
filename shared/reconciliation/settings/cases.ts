import { parseRegistrationNumber, registrationNumberKey } from '../../identity/registration-number.ts'
import type { Values } from '../../registers/field.ts'
import { caseMeasures } from '../control-totals.ts'
import type { SaidCause, Side } from '../gap-contributions.ts'
import type { Setting } from '../setting.ts'
import { statedText, withoutBlanks } from './kind.ts'
import type { CauseContext, Compared, ReconciledKind, StatedRow } from './kind.ts'

/** Cases, by the fields of the cases register. */
export const caseSetting: Setting = {
  version: 'case-1',
  seed: 1,
  comparisons: [
    { kind: 'number', field: 'caseNumber' },
    { kind: 'rare-words', field: 'title' },
    { kind: 'words', field: 'party', isSupporting: true },
    { kind: 'date', field: 'openedDate', isSupporting: true },
    { kind: 'words', field: 'oldHandler', isSupporting: true },
    { kind: 'code', field: 'classCode', isSupporting: true },
  ],
  blocking: [
    [{ field: 'registrationKey', by: 'whole' }],
    [{ field: 'caseNumber', by: 'whole' }],
    [{ field: 'title', by: 'whole' }],
    [
      { field: 'openedDate', by: 'day' },
      { field: 'party', by: 'words' },
    ],
    [
      { field: 'openedDate', by: 'day' },
      { field: 'title', by: 'words' },
    ],
    [
      { field: 'party', by: 'words' },
      { field: 'title', by: 'words' },
    ],
    [
      { field: 'openedDate', by: 'day' },
      { field: 'oldHandler', by: 'whole' },
    ],
    [
      { field: 'openedDate', by: 'year' },
      { field: 'title', by: 'words' },
      { field: 'oldHandler', by: 'whole' },
    ],
  ],
  tiers: {
    proof: { tier: 'business-key', parts: [{ field: 'registrationKey', by: 'as-written' }] },
    likeness: {
      tier: 'same-content',
      parts: [
        { field: 'title', by: 'text' },
        { field: 'party', by: 'text' },
        { field: 'openedDate', by: 'day' },
      ],
    },
  },
  apart: {
    whenAll: [
      ['title', 'party'],
      ['title', 'openedDate'],
    ],
  },
  provenBy: ['title'],
  automaticBits: 6,
  marginBits: 5,
  alwaysAsk: { caseNumber: ['different'], title: ['different'] },
  slips: null,
  // The same party applies for the same every year.
  twins: { share: ['title', 'party'], otherBits: 2 },
  reviewBits: -2,
}

/** Open cases of a sender, and the same in the receiver's diary. */
export const caseKind: ReconciledKind = {
  setting: caseSetting,
  comparedOf: comparedCase,
  holder: null,
  evidence: ['caseNumber', 'title'],
  shownBeside: ['oldRegistrationNumber'],
  shownOfRow: ['oldRegistrationNumber', 'newRegistrationNumber', 'caseType', 'status', 'receiverUnit'],
  fields: [
    'title',
    'party',
    'classCode',
    'status',
    'openedDate',
    'decidedDate',
    'closedDate',
    'oldHandler',
    'newHandler',
    'receiverUnit',
    'newRegistrationNumber',
    'documentCount',
    'medium',
    'location',
    'secrecyProvision',
    'nextDeadline',
    'grantAwarded',
    'grantRemaining',
    'disposition',
    'transferMode',
  ],
  scopeField: 'receiverUnit',
  measures: caseMeasures,
  mainMeasures: ['cases', 'documents', 'grantRemaining'],
  saidCauses: ['closedBefore', 'stays', 'toOther', 'openedLater', 'merged', 'dataError', 'other'],
  causeOf: causeOfCase,
  shownForCause: ['oldRegistrationNumber', 'status', 'openedDate', 'closedDate', 'oldHandler', 'disposition'],
  seenForCause: ['status', 'openedDate', 'closedDate', 'disposition', 'transferMode'],
  reportedBy: {
    number: 'oldRegistrationNumber',
    title: 'title',
    count: 'cases',
    end: ['oldRegistrationNumber', 'title', 'party'],
  },
}

/**
 * The number is compared by year, letters and serial alone, since its class is left out here and another there; as a key it stays the
 * number of its own profile.
 */
function comparedCase(row: StatedRow): Compared {
  const stated = (field: string): string => statedText(row, field)
  const written = stated('oldRegistrationNumber')
  const reading = parseRegistrationNumber(written)
  const plain = reading.ok
    ? `${reading.parts.prefix ?? ''} ${reading.parts.year}/${reading.parts.serial}`.trim()
    : written
  return withoutBlanks({
    registrationKey: written === '' ? '' : registrationNumberKey(written),
    caseNumber: plain,
    oldRegistrationNumber: written,
    title: stated('title'),
    party: stated('party'),
    openedDate: stated('openedDate'),
    oldHandler: stated('oldHandler'),
    classCode: stated('classCode'),
  })
}

function causeOfCase(
  { closedDate, openedDate, disposition, transferMode }: Values,
  side: Side,
  { transferDate }: CauseContext,
): SaidCause | null {
  if (side === 'there') return typeof openedDate === 'string' && openedDate >= transferDate ? 'openedLater' : null
  if (typeof closedDate === 'string' && closedDate < transferDate) return 'closedBefore'
  if (disposition === 'staysWithSender' || transferMode === 'remain') return 'stays'
  return disposition === 'transferOther' ? 'toOther' : null
}
