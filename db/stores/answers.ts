import { decisions, outcomeOf } from '#shared/answers/outcome.ts'
import type { Decision, LegalBasis, Outcome, OutcomeReason } from '#shared/answers/outcome.ts'
import type { Reader } from '../open.ts'

/**
 * What the people of each sender have answered, one row per person and sender, for those who are employed on the day of transfer.
 * People with protected identity are only counted.
 */

export interface SenderBasis {
  readonly senderId: number
  readonly sender: string
  readonly legalBasis: LegalBasis | null
  /** The decision that the basis rests on. */
  readonly reference: string | null
}

export interface AnswerChoice {
  readonly sender?: string | undefined
  readonly decision?: Decision | undefined
  readonly outcome?: Outcome | undefined
  /** Only those on leave whom nobody has reached yet. */
  readonly toContact?: boolean | undefined
}

export interface Answer {
  readonly sender: string
  /** Of all the person's employments at the sender. */
  readonly rowIds: readonly number[]
  readonly familyName: string | null
  readonly givenNames: string | null
  readonly senderUnit: string | null
  /** Null where the person's employments have different answers. */
  readonly decision: Decision | null
  readonly decisionDate: string | null
  readonly decisionDocument: string | null
  readonly outcome: Outcome
  readonly reason: OutcomeReason
  /** The cause, where the person is on leave on the day of transfer. */
  readonly leaveCause: string | null
  readonly isOnLeave: boolean
  readonly isContacted: boolean
}

/** On what ground the people of each sender go over, as the pair of sender and receiver says. */
export function readBases(read: Reader): SenderBasis[] {
  return read.connection
    .prepare(
      `SELECT senders.id AS senderId, senders.name AS sender, pairs.legal_basis AS legalBasis, pairs.reference
       FROM senders LEFT JOIN pairs ON pairs.sender_id = senders.organisation_id
         AND pairs.receiver_id = (SELECT receiver_organisation_id FROM transfer)
       WHERE senders.organisation_id IS NOT (SELECT receiver_organisation_id FROM transfer) ORDER BY senders.id`,
    )
    .all() as SenderBasis[]
}

/** A page of people in the order of the register, and how many they are in all. */
export function listAnswers(
  read: Reader,
  choice: AnswerChoice,
  page: { readonly start: number; readonly count: number },
): { readonly total: number; readonly items: Answer[] } {
  const { sql, values } = chosenPeople(read, choice)
  const total = Number(read.connection.prepare(`SELECT count(*) FROM (${sql})`).pluck().get(values))
  const rows = read.connection
    .prepare(
      `SELECT chosen.*, senders.name AS sender, staff.family_name AS familyName, staff.given_names AS givenNames,
         staff.sender_unit AS senderUnit
       FROM (${sql} ORDER BY sortKey, id LIMIT $count OFFSET $start) AS chosen
         JOIN staff ON staff.id = chosen.id JOIN senders ON senders.id = chosen.senderId
       ORDER BY chosen.sortKey, chosen.id`,
    )
    .all({ ...values, ...page }) as (Answer & {
    readonly ids: string
    readonly isMixed: number
    readonly isAway: number
    readonly contacted: number
  })[]
  return {
    total,
    items: rows.map((row) => ({
      sender: row.sender,
      rowIds: JSON.parse(row.ids) as number[],
      familyName: row.familyName,
      givenNames: row.givenNames,
      senderUnit: row.senderUnit,
      decision: row.isMixed === 1 ? null : row.decision,
      decisionDate: row.decisionDate,
      decisionDocument: row.decisionDocument,
      outcome: row.outcome,
      reason: row.reason,
      leaveCause: row.leaveCause,
      isOnLeave: row.isAway === 1,
      isContacted: row.contacted === 1,
    })),
  }
}

/** How many people have answered what and where they end up, of the chosen sender or of all. */
export function countAnswers(
  read: Reader,
  sender: string | undefined,
): {
  readonly decision: Decision | null
  readonly outcome: Outcome
  readonly toContact: number
  readonly count: number
}[] {
  const { sql, values } = chosenPeople(read, { sender })
  return read.connection
    .prepare(
      `SELECT iif(isMixed, NULL, decision) AS decision, outcome, isAway AND NOT contacted AS toContact, count(*) AS count
       FROM (${sql}) GROUP BY 1, 2, 3`,
    )
    .all(values) as ReturnType<typeof countAnswers>
}

/** How many people are in no list because they are protected. */
export function countProtectedAnswers(read: Reader, sender: string | undefined): number {
  const { values } = chosenPeople(read, { sender })
  return Number(
    read.connection
      .prepare(`SELECT count(*) FROM (${people(1)}) WHERE $sender IS NULL OR senderId = $senderId`)
      .pluck()
      .get({ sender: values['sender'], senderId: values['senderId'] }),
  )
}

/** People, the outcome of each by the one rule, and the choice among them. */
function chosenPeople(
  read: Reader,
  { sender, decision, outcome, toContact }: AnswerChoice,
): { readonly sql: string; readonly values: Record<string, string | number | null> } {
  const bases = readBases(read)
  const table = bases.flatMap(({ senderId, legalBasis }) =>
    decisions.map((each) => ({ senderId, decision: each, ...outcomeOf(each, legalBasis) })),
  )
  return {
    sql: `
      SELECT people.*, iif(isMixed, 'open', rule ->> 'outcome') AS outcome,
        iif(isMixed, 'employments-differ', rule ->> 'reason') AS reason
      FROM (${people(0)}) AS people
        JOIN (SELECT value AS rule FROM json_each($rules)) ON rule ->> 'senderId' = senderId AND rule ->> 'decision' = decision
      WHERE ($sender IS NULL OR senderId = $senderId)
        AND ($decision IS NULL OR (NOT isMixed AND decision = $decision))
        AND ($outcome IS NULL OR iif(isMixed, 'open', rule ->> 'outcome') = $outcome)
        AND ($toContact = 0 OR (isAway AND NOT contacted))`,
    values: {
      rules: JSON.stringify(table),
      sender: sender ?? null,
      senderId: bases.find((basis) => basis.sender === sender)?.senderId ?? -1,
      decision: decision ?? null,
      outcome: outcome ?? null,
      toContact: Number(toContact ?? false),
    },
  }
}

/**
 * Reached is whoever has been contacted while on leave, and whoever has been told or has answered: somebody who is said not to have
 * answered need not have heard the question.
 */
function people(hidden: number): string {
  const decision = "coalesce(decision, 'notAsked')"
  const isAway = `((leave_cause IS NOT NULL OR leave_from IS NOT NULL)
    AND (leave_from IS NULL OR leave_from <= day) AND (leave_until IS NULL OR leave_until >= day))`
  return `
    SELECT min(id) AS id, sender_id AS senderId, min(sort_key) AS sortKey, json_group_array(id) AS ids,
      min(${decision}) AS decision, min(${decision}) <> max(${decision}) AS isMixed,
      max(decision_date) AS decisionDate, max(decision_document) AS decisionDocument,
      max(CASE WHEN ${isAway} THEN leave_cause END) AS leaveCause, max(${isAway}) AS isAway,
      max(leave_contacted_date IS NOT NULL OR ${decision} IN ('informed', 'asked', 'accepts', 'objects')) AS contacted
    FROM staff, (SELECT transfer_date AS day FROM transfer)
    WHERE hidden = ${hidden} AND (end_date IS NULL OR end_date >= day)
    GROUP BY sender_id, coalesce('p' || person_id, 'r' || id)`
}
