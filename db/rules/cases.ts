import { classUnknown } from './classes.ts'
import { isFullName, nameColumns, someoneNamed, T, touchedNames, turnedName } from './rule.ts'
import type { Reach, SetRule } from './rule.ts'

const isOpen = "row.closed_date IS NULL AND coalesce(row.status, '') NOT IN ('closed', 'ad_acta', 'obliterated')"
const isTransferred = "row.disposition = 'transfer'"
const handler = turnedName('row.old_handler')
/** What is no full name is compared with nobody, and a vacancy is none. */
const isNamed = `${isFullName('row.old_handler')}
  AND lower(row.old_handler) NOT IN ('ej utsedd', 'ej tilldelad', 'ej fördelad', 'ledig tjänst', 'n. n.', 'n n')`
const personGoes = `(person.end_date IS NULL OR person.end_date >= ${T}) AND person.decision IS NOT 'objects'`

/** Cases whose handler has the name of a changed person. */
const ofHandler = (on: readonly string[]): Reach => ({
  of: 'staff',
  on: [...nameColumns, ...on],
  images: nameColumns,
  rows: `SELECT id FROM cases WHERE ${turnedName('old_handler')} IN (${touchedNames})`,
})

/** Cases of a sender whose first persons come, or whose last ones go. */
const ofFirstPerson: Reach = {
  of: 'staff',
  on: ['sender_id'],
  images: ['sender_id'],
  rows: `SELECT id FROM cases WHERE sender_id IN (SELECT image ->> 'sender_id' AS sender FROM touched GROUP BY sender
    HAVING count(*) >= (SELECT count(*) FROM staff WHERE staff.sender_id = sender AND +staff.hidden = 0))`,
}

/** The diaries of each sender, by what the keys of their rows begin with: found by leaps in the index. */
const series = `series(sender_id, name) AS (
    SELECT * FROM (SELECT sender_id, substr(key, 1, instr(key, '|')) FROM diary WHERE sender_id > 0 ORDER BY sender_id, key LIMIT 1)
    UNION ALL
    SELECT diary.sender_id, substr(diary.key, 1, instr(diary.key, '|')) FROM series CROSS JOIN diary ON diary.id = (
      SELECT next.id FROM diary AS next
      WHERE (next.sender_id, next.key) > (series.sender_id, substr(series.name, 1, length(series.name) - 1) || '}')
      ORDER BY next.sender_id, next.key LIMIT 1))`
const documents = `(SELECT count(*) FROM series CROSS JOIN diary ON diary.sender_id = series.sender_id
    AND diary.key >= series.name || row.key || '#' AND diary.key < series.name || row.key || '$'
  WHERE series.sender_id = row.sender_id AND +diary.hidden = 0)`
const numberOfEntry = "substr(image ->> 'key', instr(image ->> 'key', '|') + 1)"

export const casesRules: readonly SetRule[] = [
  {
    rule: 'party-waiting',
    register: 'cases',
    field: 'openedDate',
    where: `coalesce(row.party_initiated, row.individual_party) = 1 AND row.opened_date < date(${T}, '-6 months')
      AND row.decided_date IS NULL AND ${isOpen}`,
    raw: 'row.opened_date',
    reads: ['party_initiated', 'individual_party', 'opened_date', 'decided_date', 'closed_date', 'status'],
  },
  {
    rule: 'party-not-notified',
    register: 'cases',
    field: 'partyNotifiedDate',
    where: `${isTransferred} AND row.individual_party = 1 AND row.party_notified_date IS NULL`,
    raw: "''",
    reads: ['disposition', 'individual_party', 'party_notified_date'],
  },
  {
    rule: 'transfer-without-unit',
    register: 'cases',
    field: 'receiverUnit',
    where: `${isTransferred} AND row.receiver_unit IS NULL`,
    raw: "''",
    reads: ['disposition', 'receiver_unit'],
  },
  {
    rule: 'transfer-without-number',
    register: 'cases',
    field: 'newRegistrationNumber',
    where: `${isTransferred} AND row.handed_over_date IS NOT NULL AND row.new_registration_number IS NULL`,
    raw: 'row.handed_over_date',
    reads: ['disposition', 'handed_over_date', 'new_registration_number'],
  },
  {
    rule: 'transfer-without-mode',
    register: 'cases',
    field: 'transferMode',
    where: `${isTransferred} AND row.transfer_mode IS NULL`,
    raw: "''",
    reads: ['disposition', 'transfer_mode'],
  },
  {
    rule: 'transfer-without-basis',
    register: 'cases',
    field: 'legalBasis',
    where: `row.transfer_mode IN ('transferSeparate', 'transferIncorporate', 'deliverToArchiveAuthority') AND row.legal_basis IS NULL`,
    raw: 'row.transfer_mode',
    reads: ['transfer_mode', 'legal_basis'],
  },
  {
    rule: 'receipt-incomplete',
    register: 'cases',
    field: 'receivedBy',
    where: 'row.received_date IS NOT NULL AND row.received_by IS NULL',
    raw: "''",
    reads: ['received_date', 'received_by'],
  },
  {
    rule: 'receipt-incomplete',
    register: 'cases',
    field: 'receivedDate',
    where: 'row.received_by IS NOT NULL AND row.received_date IS NULL',
    raw: "''",
    reads: ['received_date', 'received_by'],
  },
  {
    rule: 'reference-missing',
    register: 'cases',
    field: 'crossReferenceSet',
    where: `${isTransferred} AND row.received_date IS NOT NULL AND coalesce(row.cross_reference_set, 0) = 0`,
    raw: 'row.received_date',
    reads: ['disposition', 'received_date', 'cross_reference_set'],
  },
  {
    rule: 'paper-without-place',
    register: 'cases',
    field: 'location',
    where: "row.medium IN ('paper', 'hybrid') AND row.location IS NULL",
    raw: 'row.medium',
    reads: ['medium', 'location'],
  },
  {
    rule: 'secrecy-not-reviewed',
    register: 'cases',
    field: 'secrecyReviewed',
    where:
      'row.secrecy_provision IS NOT NULL AND row.received_date IS NOT NULL AND coalesce(row.secrecy_reviewed, 0) = 0',
    raw: 'row.secrecy_provision',
    reads: ['secrecy_provision', 'received_date', 'secrecy_reviewed'],
  },
  {
    // Said only where the sender has delivered a staff list to look in.
    rule: 'handler-unknown',
    register: 'cases',
    field: 'oldHandler',
    where: `${isNamed} AND EXISTS (SELECT 1 FROM staff WHERE staff.sender_id = row.sender_id AND +staff.hidden = 0)
      AND NOT ${someoneNamed(handler)}`,
    raw: 'row.old_handler',
    reads: ['old_handler', 'sender_id'],
    reach: [ofHandler([]), ofFirstPerson],
  },
  {
    rule: 'handler-stays',
    register: 'cases',
    field: 'oldHandler',
    where: `${isTransferred} AND ${isNamed} AND ${someoneNamed(handler)} AND NOT ${someoneNamed(handler, personGoes)}`,
    raw: 'row.old_handler',
    reads: ['disposition', 'old_handler'],
    reach: [ofHandler(['end_date', 'decision'])],
  },
  {
    rule: 'case-at-both',
    register: 'cases',
    field: 'oldRegistrationNumber',
    where:
      'EXISTS (SELECT 1 FROM cases AS other WHERE other.key = row.key AND other.sender_id <> row.sender_id AND +other.hidden = 0)',
    raw: `(SELECT group_concat(senders.name, ', ' ORDER BY senders.name) FROM cases AS other JOIN senders ON senders.id = other.sender_id
      WHERE other.key = row.key AND other.sender_id <> row.sender_id AND +other.hidden = 0)`,
    reads: [],
    reach: [
      {
        of: 'cases',
        on: ['key', 'sender_id'],
        images: ['key'],
        rows: "SELECT id FROM cases WHERE key IN (SELECT image ->> 'key' FROM touched)",
      },
    ],
  },
  {
    rule: 'new-number-shared',
    register: 'cases',
    field: 'newRegistrationNumber',
    where: `EXISTS (SELECT 1 FROM cases AS other
      WHERE other.new_registration_number = row.new_registration_number AND other.id <> row.id AND +other.hidden = 0)`,
    raw: 'row.new_registration_number',
    reads: ['new_registration_number'],
    reach: [
      {
        of: 'cases',
        on: ['new_registration_number'],
        images: ['new_registration_number'],
        rows: `SELECT id FROM cases WHERE new_registration_number IN (SELECT image ->> 'new_registration_number' FROM touched)`,
      },
    ],
  },
  {
    // Said only of cases that the diary has entries of.
    rule: 'document-count-differs',
    register: 'cases',
    field: 'documentCount',
    with: series,
    where: `row.document_count IS NOT NULL AND ${documents} NOT IN (0, row.document_count)`,
    raw: `row.document_count || ' – ' || ${documents}`,
    reads: ['document_count', 'key', 'sender_id'],
    reach: [
      {
        of: 'diary',
        on: ['key', 'sender_id'],
        images: ['key', 'sender_id'],
        rows: `SELECT cases.id FROM (SELECT DISTINCT image ->> 'sender_id' AS sender_id,
            substr(${numberOfEntry}, 1, instr(${numberOfEntry}, '#') - 1) AS number FROM touched) AS entry
          CROSS JOIN cases ON cases.sender_id = entry.sender_id AND cases.key = entry.number`,
      },
    ],
  },
  classUnknown('cases', 'receiverClassCode'),
]
