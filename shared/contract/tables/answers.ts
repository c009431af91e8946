import { z } from 'zod'
import { decisions, legalBases, outcomeReasons, outcomes, silences } from '../../answers/outcome.ts'
import { query } from '../operation.ts'

const Outcome = z.enum(outcomes)
const Decision = z.enum(decisions)

const Answer = z.strictObject({
  sender: z.string(),
  /** Rows of the staff register: all employments of the person at the sender. */
  rowIds: z.array(z.int()),
  /** Those of them that are on leave on the day of transfer. */
  leaveRowIds: z.array(z.int()),
  familyName: z.string().nullable(),
  givenNames: z.string().nullable(),
  senderUnit: z.string().nullable(),
  /** Null where the employments have different answers. */
  decision: Decision.nullable(),
  decisionDate: z.string().nullable(),
  decisionDocument: z.string().nullable(),
  /** Accepts or objects, of at least one employment. */
  hasAnswered: z.boolean(),
  outcome: Outcome,
  reason: z.enum(outcomeReasons),
  /** On leave on the day of transfer; a code of `leaveCause`, which need not be stated. */
  isOnLeave: z.boolean(),
  leaveCause: z.string().nullable(),
  /** Contacted during the leave, or informed, asked or answered. */
  isContacted: z.boolean(),
})

const choice = {
  sender: z.string().max(200).optional(),
  decision: Decision.optional(),
  outcome: Outcome.optional(),
  /** Only those on leave whom nobody has reached yet. */
  toContact: z.boolean().optional(),
}

/** The newest event when people were read: the `version` to send with what is said of them, so that nobody else's answer is lost. */
const version = z.int().min(0)

/** People to say the same of, and the rows that it is said in. */
const People = z.strictObject({ people: z.int(), rowIds: z.array(z.int()) })

/**
 * What employees have answered to going over, person by person, and what comes of it under the legal basis of their pair. An answer
 * is written as any value of the staff register: `register.change` of `decision`, `decisionDate` and `decisionDocument` on all
 * `rowIds`. The letters are the report `answer-letters`.
 */
export const answerOperations = {
  'answer.list': query({
    input: z.strictObject({
      ...choice,
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      version,
      /** On what ground each sender's people go over, and what it makes of silence; `unsaid` is for a lawyer. */
      bases: z.array(
        z.strictObject({
          sender: z.string(),
          /** The pair of the frame that says so; null where there is none yet. */
          pairId: z.int().nullable(),
          legalBasis: z.enum(legalBases).nullable(),
          reference: z.string().nullable(),
          silence: z.enum(silences),
        }),
      ),
      /** Of the chosen sender or of all, whatever else is chosen; people, not employments. */
      counts: z.strictObject({
        people: z.int(),
        decisions: z.array(z.strictObject({ decision: Decision.nullable(), count: z.int() })),
        outcomes: z.array(z.strictObject({ outcome: Outcome, count: z.int() })),
        toContact: z.int(),
        /** In no list, and in none of the counts above. */
        protectedHidden: z.int(),
      }),
      total: z.int(),
      /** Those on leave whom nobody has reached come first. */
      items: z.array(Answer),
    }),
    needs: 'reader',
    fails: [],
  }),
  /** All of a choice, to say the same of in one act. */
  'answer.people': query({
    input: z.strictObject(choice),
    output: z.strictObject({
      version,
      /** Who has accepted or objected, of at least one employment, and who has not. */
      answered: People,
      unanswered: People,
      /** Those on leave on the day of transfer, by the employments that they are on leave from. */
      onLeave: People,
    }),
    needs: 'reader',
    fails: [],
  }),
} as const
