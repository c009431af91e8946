import { swedishOrder } from '../collation.ts'
import { isFullName, nameColumns, someoneNamed, T, touchedNames, turnedName } from './rule.ts'
import type { Reach, SetRule } from './rule.ts'
import { whereTold } from './told.ts'

/** The employment lasts on the transfer date. */
const lasts = (row: string): string => `(${row}.end_date IS NULL OR ${row}.end_date >= ${T})`
const goes = (row: string): string => `(${lasts(row)} AND ${row}.decision IS NOT 'objects')`
const isOnLeave = (row: string): string =>
  `(${row}.leave_cause IS NOT NULL AND coalesce(${row}.leave_from, '') <= ${T} AND coalesce(${row}.leave_until, '9') >= ${T})`
const leaveColumns = ['leave_cause', 'leave_from', 'leave_until'] as const

/** Rows of the same person as a changed one. */
const ofPerson = (on: readonly string[]): readonly Reach[] => [
  {
    of: 'staff',
    on: ['personal_identity_number', ...on],
    images: ['personal_identity_number'],
    rows: "SELECT id FROM staff WHERE personal_identity_number IN (SELECT image ->> 'personal_identity_number' FROM touched)",
  },
]
const samePerson = 'other.personal_identity_number = row.personal_identity_number AND +other.hidden = 0'

/** Another family name, that is not the one that either has borne before. */
const differs = `${swedishOrder('other.family_name')} <> ${swedishOrder('row.family_name')}
  AND ${swedishOrder('other.family_name')} IS NOT ${swedishOrder('row.former_family_name')}
  AND ${swedishOrder('row.family_name')} IS NOT ${swedishOrder('other.former_family_name')}`

/** Something that belongs to one person alone. */
function shared(rule: 'hsa-id-shared' | 'account-shared', field: string, column: string): SetRule {
  return {
    rule,
    register: 'staff',
    field,
    where: `EXISTS (SELECT 1 FROM staff AS other WHERE other.${column} = row.${column} AND other.id <> row.id AND +other.hidden = 0
      AND (other.personal_identity_number IS NOT row.personal_identity_number OR row.personal_identity_number IS NULL))`,
    raw: `row.${column}`,
    reads: [column, 'personal_identity_number'],
    reach: [
      {
        of: 'staff',
        on: [column, 'personal_identity_number'],
        images: [column],
        rows: `SELECT id FROM staff WHERE ${column} IN (SELECT image ->> '${column}' FROM touched)`,
      },
    ],
  }
}

/** What deliveries and people have made of a column after the transfer date, the latest of it; undone ones aside. */
function changedAfterTransfer(column: string, also: string, shown = (value: string) => value): string {
  const value = (side: 'before' | 'after'): string => `json_extract(changes.${side}, '$.${column}')`
  return `(SELECT ${shown(value('before'))} || ' – ' || coalesce(${shown(value('after'))}, '')
    FROM changes JOIN events ON events.id = changes.event_id
    WHERE changes.table_name = 'staff' AND changes.row_id = row.id AND changes.kind = 'update'
      AND events.operation IN ('import.commit', 'register.edit', 'register.change') AND substr(events.at, 1, 10) >= ${T}
      AND NOT EXISTS (SELECT 1 FROM events AS undoing WHERE undoing.undoes = events.id)
      AND ${value('before')} IS NOT NULL AND ${also.replaceAll('$before', value('before')).replaceAll('$after', value('after'))}
      AND json_type(changes.after, '$.${column}') IS NOT NULL
    ORDER BY changes.id DESC LIMIT 1)`
}

/** An amount as it is written, without ören where there are none. */
const amount = (value: string): string => `replace(rtrim(rtrim(printf('%.2f', ${value}), '0'), '.'), '.', ',')`
const salaryLowered = changedAfterTransfer(
  'monthly_salary',
  '$after < $before AND row.monthly_salary < $before',
  amount,
)
const seniorityChanged = changedAfterTransfer(
  'seniority_date',
  '$after IS NOT $before AND row.seniority_date IS NOT $before',
)
const multiple = `(SELECT count(*) FROM staff AS other WHERE ${samePerson} AND ${lasts('other')})`

/** Names under which a sender's units are known on the transfer date, those of the units themselves and their other names. */
const knownUnits = `known(sender_id, name) AS MATERIALIZED (
    SELECT senders.id, ${swedishOrder('trim(part.value)')}
    FROM senders JOIN units ON units.organisation_id = senders.organisation_id,
      json_each('["' || replace(replace(units.name || ';' || coalesce(units.aliases, ''), '"', ''), ';', '","') || '"]') AS part
    WHERE trim(part.value) <> '' AND coalesce(units.valid_from, '') <= ${T} AND coalesce(units.valid_to, '9') >= ${T})`

const isPlaced = (row: string): string =>
  `coalesce(${row}.valid_from, '') <= ${T} AND coalesce(${row}.valid_to, '9') >= ${T}`
/** Of those who may be shown: the number would tell where a protected person sits. */
const occupants = `(SELECT count(DISTINCT other.row_id) FROM placements AS other CROSS JOIN staff AS person ON person.id = other.row_id
    WHERE other.room_id = rooms.id AND ${isPlaced('other')} AND +person.hidden = 0)`
const tooFullRooms = `FROM placements AS mine JOIN rooms ON rooms.id = mine.room_id
    WHERE mine.row_id = row.id AND ${isPlaced('mine')} AND ${occupants} > rooms.capacity`

export const staffRules: readonly SetRule[] = [
  {
    rule: 'unit-unknown',
    register: 'staff',
    field: 'senderUnit',
    with: knownUnits,
    where: `row.sender_unit IS NOT NULL AND row.sender_id IN (SELECT sender_id FROM known)
      AND NOT EXISTS (SELECT 1 FROM known WHERE known.sender_id = row.sender_id AND known.name = ${swedishOrder('row.sender_unit')})`,
    raw: 'row.sender_unit',
    reads: ['sender_unit', 'sender_id'],
    records: ['units', 'senders'],
  },
  {
    rule: 'room-over-capacity',
    register: 'staff',
    field: 'room',
    where: `EXISTS (SELECT 1 ${tooFullRooms})`,
    raw: `(SELECT rooms.room || ': ' || ${occupants} || '/' || rooms.capacity ${tooFullRooms} LIMIT 1)`,
    reads: [],
    reach: [
      {
        of: 'staff',
        on: [],
        images: ['id'],
        rows: `SELECT theirs.row_id FROM touched CROSS JOIN placements AS mine ON mine.row_id = image ->> 'id'
          CROSS JOIN placements AS theirs ON theirs.room_id = mine.room_id`,
      },
    ],
    records: ['placements', 'rooms'],
  },
  {
    rule: 'fixed-term-without-end',
    register: 'staff',
    field: 'endDate',
    where:
      "row.employment_form IN ('substitute', 'fixedTerm', 'projectFixedTerm', 'managerFixedTerm') AND row.end_date IS NULL",
    raw: 'row.employment_form',
    reads: ['employment_form', 'end_date'],
  },
  whereTold(['leaveUntil', 'leaveExpectedReturn'], ['leaveCause'], {
    rule: 'leave-open-ended',
    register: 'staff',
    field: 'leaveUntil',
    where: `row.leave_cause IS NOT NULL AND row.leave_until IS NULL AND row.leave_expected_return IS NULL AND ${lasts('row')}`,
    raw: 'row.leave_cause',
    reads: ['leave_cause', 'leave_until', 'leave_expected_return', 'end_date'],
  }),
  whereTold(['leaveContactedDate'], ['leaveCause'], {
    rule: 'leave-not-contacted',
    register: 'staff',
    field: 'leaveContactedDate',
    where: `${isOnLeave('row')} AND ${lasts('row')} AND row.leave_contacted_date IS NULL`,
    raw: 'row.leave_cause',
    reads: [...leaveColumns, 'end_date', 'leave_contacted_date'],
  }),
  whereTold(['receiverPensionPlan'], ['pensionPlan'], {
    rule: 'receiver-pension-missing',
    register: 'staff',
    field: 'receiverPensionPlan',
    where: `row.pension_plan IS NOT NULL AND row.receiver_pension_plan IS NULL AND ${goes('row')}`,
    raw: 'row.pension_plan',
    reads: ['pension_plan', 'receiver_pension_plan', 'end_date', 'decision'],
  }),
  {
    rule: 'decision-without-date',
    register: 'staff',
    field: 'decisionDate',
    where: "row.decision IN ('accepts', 'objects') AND row.decision_date IS NULL",
    raw: 'row.decision',
    reads: ['decision', 'decision_date'],
  },
  {
    rule: 'employments-above-full',
    register: 'staff',
    field: 'ftePercent',
    where: `row.fte_percent > 0 AND ${lasts('row')} AND NOT ${isOnLeave('row')}
      AND (SELECT count(*) FROM staff AS other WHERE ${samePerson} AND ${lasts('other')} AND NOT ${isOnLeave('other')}
        AND other.fte_percent > 0) > 1
      AND (SELECT total(other.fte_percent) FROM staff AS other
        WHERE ${samePerson} AND ${lasts('other')} AND NOT ${isOnLeave('other')}) > 100`,
    raw: `(SELECT group_concat(replace(printf('%g', other.fte_percent), '.', ','), ' + ' ORDER BY other.fte_percent DESC)
      FROM staff AS other WHERE ${samePerson} AND ${lasts('other')} AND NOT ${isOnLeave('other')} AND other.fte_percent > 0)`,
    reads: [],
    reach: ofPerson(['fte_percent', 'end_date', ...leaveColumns]),
  },
  whereTold(['primaryEmployment'], [], {
    rule: 'primary-unclear',
    register: 'staff',
    field: 'primaryEmployment',
    where: `${lasts('row')} AND ${multiple} > 1 AND (SELECT total(other.primary_employment) FROM staff AS other
      WHERE ${samePerson} AND ${lasts('other')}) <> 1`,
    raw: multiple,
    reads: [],
    reach: ofPerson(['primary_employment', 'end_date']),
  }),
  {
    rule: 'person-names-differ',
    register: 'staff',
    field: 'familyName',
    where: `EXISTS (SELECT 1 FROM staff AS other WHERE ${samePerson} AND ${differs})`,
    raw: `(SELECT min(other.family_name) FROM staff AS other WHERE ${samePerson} AND ${differs})`,
    reads: [],
    reach: ofPerson(['family_name', 'former_family_name']),
  },
  shared('hsa-id-shared', 'hsaId', 'hsa_id'),
  shared('account-shared', 'userId', 'user_id'),
  shared('account-shared', 'workEmail', 'work_email'),
  shared('account-shared', 'sithsCard', 'siths_card'),
  {
    // A manager whose name is not written in full is compared with nobody.
    rule: 'manager-unknown',
    register: 'staff',
    field: 'managerName',
    where: `${isFullName('row.manager_name')} AND NOT ${someoneNamed(turnedName('row.manager_name'))}`,
    raw: 'row.manager_name',
    reads: ['manager_name'],
    reach: [
      {
        of: 'staff',
        on: nameColumns,
        images: nameColumns,
        rows: `SELECT id FROM staff WHERE ${turnedName('manager_name')} IN (${touchedNames})`,
      },
    ],
  },
  {
    rule: 'salary-lowered',
    register: 'staff',
    field: 'monthlySalary',
    where: `${salaryLowered} IS NOT NULL`,
    raw: salaryLowered,
    reads: ['monthly_salary'],
  },
  {
    rule: 'seniority-changed',
    register: 'staff',
    field: 'seniorityDate',
    where: `${seniorityChanged} IS NOT NULL`,
    raw: seniorityChanged,
    reads: ['seniority_date'],
  },
]
