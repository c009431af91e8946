import { readRegistrationNumber } from '../../identity/registration-number.ts'
import type { Values } from '../../registers/field.ts'
import { diaryMeasures } from '../control-totals.ts'
import type { SaidCause, Side } from '../gap-contributions.ts'
import type { Setting } from '../setting.ts'
import { statedText, withoutBlanks } from './kind.ts'
import type { CauseContext, Compared, ReconciledKind, StatedRow } from './kind.ts'

/** Entries of a diary. Most of what an entry says it shares with the others of its case. */
export const diarySetting: Setting = {
  version: 'entry-1',
  seed: 1,
  comparisons: [
    { kind: 'number', field: 'caseNumber' },
    { kind: 'code', field: 'documentNumber', isSupporting: true, sharedBy: 'caseNumber' },
    { kind: 'rare-words', field: 'subject' },
    { kind: 'words', field: 'correspondent', isSupporting: true },
    { kind: 'date', field: 'documentDate', isSupporting: true },
    { kind: 'code', field: 'direction', isSupporting: true },
  ],
  // Never by the case alone: one of a thousand entries would make a million pairs.
  blocking: [
    [
      { field: 'caseNumber', by: 'whole' },
      { field: 'documentNumber', by: 'whole' },
    ],
    [
      { field: 'caseNumber', by: 'whole' },
      { field: 'documentDate', by: 'day' },
    ],
    [
      { field: 'subject', by: 'whole' },
      { field: 'documentDate', by: 'day' },
    ],
    [
      { field: 'documentDate', by: 'day' },
      { field: 'correspondent', by: 'words' },
    ],
    [
      { field: 'documentDate', by: 'day' },
      { field: 'subject', by: 'words' },
    ],
    [
      { field: 'documentNumber', by: 'whole' },
      { field: 'correspondent', by: 'words' },
      { field: 'subject', by: 'words' },
    ],
  ],
  tiers: {
    proof: {
      tier: 'business-key',
      parts: [
        { field: 'diarySeries', by: 'text' },
        { field: 'entryKey', by: 'as-written' },
      ],
    },
    // Two diaries count from 1 each: without their names a number is one entry's only where no other of the list has it.
    number: { tier: 'unique-key', parts: [{ field: 'entryKey', by: 'as-written' }], mostHolders: 1 },
    likeness: {
      tier: 'same-content',
      parts: [
        { field: 'subject', by: 'text' },
        { field: 'correspondent', by: 'text' },
        { field: 'documentDate', by: 'day' },
      ],
    },
  },
  apart: {
    whenAll: [
      ['subject', 'documentDate'],
      ['subject', 'correspondent'],
    ],
  },
  provenBy: ['subject'],
  automaticBits: 6,
  marginBits: 5,
  alwaysAsk: {
    caseNumber: ['different'],
    documentNumber: ['different'],
    subject: ['different'],
    documentDate: ['different'],
  },
  slips: null,
  // All of a case can have these in common.
  twins: { share: ['caseNumber', 'subject', 'correspondent'], otherBits: 2 },
  reviewBits: -2,
}

/** Entries of a sender's diary, and the same where the receiver keeps it. Nothing of it is ever written back: what is made stays as it is made. */
export const diaryKind: ReconciledKind = {
  setting: diarySetting,
  comparedOf: comparedEntry,
  holder: null,
  evidence: ['caseNumber', 'documentNumber', 'subject', 'documentDate'],
  shownBeside: ['diarySeries', 'registrationNumber'],
  shownOfRow: ['registrationNumber', 'documentNumber', 'documentDate', 'direction', 'documentType'],
  fields: [
    'diarySeries',
    'documentDate',
    'registeredDate',
    'direction',
    'correspondent',
    'subject',
    'documentType',
    'secrecyProvision',
    'secrecyDate',
    'location',
    'checksum',
  ],
  scopeField: 'diarySeries',
  measures: diaryMeasures,
  mainMeasures: ['entries'],
  saidCauses: ['stays', 'toOther', 'destroyed', 'addedLater', 'merged', 'dataError', 'other'],
  causeOf: causeOfEntry,
  shownForCause: ['registrationNumber', 'documentNumber', 'documentDate', 'direction', 'correspondent', 'diarySeries'],
  seenForCause: ['documentDate', 'registeredDate', 'direction'],
  reportedBy: {
    number: 'registrationNumber',
    title: 'subject',
    count: 'entries',
    end: ['registrationNumber', 'documentNumber', 'subject'],
  },
}

/** The number of the document may stand after that of the case: `2018/1-5`. The class is left out here and another there. */
function comparedEntry(row: StatedRow): Compared {
  const stated = (field: string): string => statedText(row, field)
  const written = stated('registrationNumber')
  const { parts } = readRegistrationNumber(written)
  const plain = parts === null ? written : `${parts.prefix ?? ''} ${parts.year}/${parts.serial}`.trim()
  const documentNumber = stated('documentNumber') || String(parts?.documentNumber ?? '')
  return withoutBlanks({
    entryKey: plain === '' || documentNumber === '' ? '' : `${plain}-${documentNumber}`,
    caseNumber: plain,
    documentNumber,
    diarySeries: stated('diarySeries'),
    registrationNumber: written,
    subject: stated('subject'),
    correspondent: stated('correspondent'),
    documentDate: stated('documentDate'),
    direction: stated('direction'),
  })
}

/** What is received or made after the transfer is the receiver's own. */
function causeOfEntry({ documentDate }: Values, side: Side, { transferDate }: CauseContext): SaidCause | null {
  return side === 'there' && typeof documentDate === 'string' && documentDate >= transferDate ? 'addedLater' : null
}
