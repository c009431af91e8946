import { outcomeOf } from '#shared/answers/outcome.ts'
import type { Decision, LegalBasis, Outcome, OutcomeReason } from '#shared/answers/outcome.ts'
import type { Reader } from '../open.ts'

/**
 * What the people of each sender have answered, one row per person and sender, for those who are employed on the day of transfer.
 * People with protected identity are only counted.
 */

export interface SenderBasis {
  readonly senderId: number
  readonly sender: string
  readonly pairId: number | null
  readonly legalBasis: LegalBasis | null
  /** The decision that the basis rests on. */
  readonly reference: string | null
}

/** On what ground the people of each sender go over, as the pair of sender and receiver says. */
export function readBases(read: Reader): SenderBasis[] {
  return read.connection
    .prepare(
      `SELECT senders.id AS senderId, senders.name AS sender, pairs.id AS pairId, pairs.legal_basis AS legalBasis, pairs.reference
       FROM senders LEFT JOIN pairs ON pairs.sender_id = senders.organisation_id
         AND pairs.receiver_id = (SELECT receiver_organisation_id FROM transfer)
       WHERE senders.organisation_id IS NOT (SELECT receiver_organisation_id FROM transfer) ORDER BY senders.id`,
    )
    .all() as SenderBasis[]
}

/** What one person at one sender has said: those who are employed on the day of transfer and may be shown, in the order of the register. */
export interface PersonAnswer {
  /** Of the person's first row. */
  readonly id: number
  readonly senderId: number
  /** JSON of the numbers of all rows of the person at the sender, and of those that the person is on leave from. */
  readonly ids: string
  readonly leaveIds: string
  /** Null where the person's employments have different answers. */
  readonly decision: Decision | null
  readonly outcome: Outcome
  readonly reason: OutcomeReason
  /** Accepts or objects, of at least one employment. */
  readonly hasAnswered: boolean
  readonly isOnLeave: boolean
  readonly isContacted: boolean
}

/** Everybody in one pass, with what comes of it under the basis of each sender. */
export function readAnswers(read: Reader, bases: readonly SenderBasis[]): PersonAnswer[] {
  const basisBySender = new Map(bases.map(({ senderId, legalBasis }) => [senderId, legalBasis]))
  const rows = read.connection.prepare(`${people(0)} ORDER BY min(sort_key), min(id)`).all() as {
    readonly id: number
    readonly senderId: number
    readonly ids: string
    readonly leaveIds: string
    readonly decision: Decision
    readonly isMixed: number
    readonly answered: number
    readonly isAway: number
    readonly contacted: number
  }[]
  return rows.map(({ id, senderId, ids, leaveIds, decision, isMixed, answered, isAway, contacted }) => ({
    id,
    senderId,
    ids,
    leaveIds,
    decision: isMixed === 1 ? null : decision,
    ...(isMixed === 1
      ? { outcome: 'open', reason: 'employments-differ' }
      : outcomeOf(decision, basisBySender.get(senderId) ?? null)),
    hasAnswered: answered === 1,
    isOnLeave: isAway === 1,
    isContacted: contacted === 1,
  }))
}

export interface AnswerWords {
  readonly familyName: string | null
  readonly givenNames: string | null
  readonly senderUnit: string | null
  readonly decisionDate: string | null
  readonly decisionDocument: string | null
  /** The cause, where the person is on leave on the day of transfer. */
  readonly leaveCause: string | null
}

/** Who some of them are, and what they have said it in; in the order given. */
export function readAnswerWords(read: Reader, answers: readonly PersonAnswer[]): AnswerWords[] {
  const ofPerson = read.connection.prepare(
    `SELECT first.family_name AS familyName, first.given_names AS givenNames, first.sender_unit AS senderUnit,
       max(staff.decision_date) AS decisionDate, max(staff.decision_document) AS decisionDocument,
       max(staff.leave_cause) FILTER (WHERE staff.id IN (SELECT value FROM json_each($leaveIds))) AS leaveCause
     FROM staff AS first JOIN staff ON staff.id IN (SELECT value FROM json_each($ids)) WHERE first.id = $id`,
  )
  return answers.map(({ id, ids, leaveIds }) => ofPerson.get({ id, ids, leaveIds }) as AnswerWords)
}

/** How many people are in no list because they are protected, by sender. */
export function countProtectedAnswers(read: Reader): { readonly senderId: number; readonly count: number }[] {
  return read.connection
    .prepare(`SELECT senderId, count(*) AS count FROM (${people(1)}) GROUP BY senderId`)
    .all() as ReturnType<typeof countProtectedAnswers>
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
    SELECT min(id) AS id, sender_id AS senderId, json_group_array(id) AS ids,
      json_group_array(id) FILTER (WHERE ${isAway}) AS leaveIds, max(${decision} IN ('accepts', 'objects')) AS answered,
      min(${decision}) AS decision, min(${decision}) <> max(${decision}) AS isMixed, max(${isAway}) AS isAway,
      max(leave_contacted_date IS NOT NULL OR ${decision} IN ('informed', 'asked', 'accepts', 'objects')) AS contacted
    FROM staff, (SELECT transfer_date AS day FROM transfer)
    WHERE hidden = ${hidden} AND (end_date IS NULL OR end_date >= day)
    GROUP BY sender_id, coalesce(person_id, -id)`
}
