import { z } from 'zod'
import { command, query } from '../operation.ts'
import { RunId } from './differences.ts'
import { pairClasses } from './reconciliation.ts'

/** A link that the machine made, or a row that it left without a partner. */
export const checkKinds = ['link', 'unlinked'] as const
export type CheckKind = (typeof checkKinds)[number]

/**
 * What a person finds of each kind. Of a row that was left: it is `alone`, its partner is the candidate that is `shown`, or it has
 * another one `elsewhere` in the other list.
 */
export const checkAnswers = {
  link: ['right', 'wrong'],
  unlinked: ['alone', 'shown', 'elsewhere'],
} as const satisfies Readonly<Record<CheckKind, readonly string[]>>
export type CheckAnswer = (typeof checkAnswers)[CheckKind][number]

const Answer = z.enum([...checkAnswers.link, ...checkAnswers.unlinked])

/** A share of all, 0 to 1, with its interval; that it is at least `low` holds with 95 %. */
const Share = z.strictObject({ share: z.number(), low: z.number(), high: z.number() })

const Sample = z.strictObject({
  /** All that there are of the kind; those of protected people are not among them. */
  total: z.int(),
  drawn: z.int(),
  checked: z.int(),
  /** Links that were right, or rows that were rightly left alone. */
  right: z.int(),
})

const readsQuality = [
  'reconciliation.unknown',
  'reconciliation.not-permitted',
  'reconciliation.not-run',
  'reconciliation.blocked',
  'register.opening-ended',
] as const

/** How good the links of a run are, judged by people from a sample of it. Protected people are in no sample. */
export const qualityOperations = {
  'quality.read': query({
    input: z.strictObject({ reconciliationId: z.int().positive() }),
    output: z.strictObject({
      runId: RunId,
      /** The sample is drawn with it: the same run and seed draw the same. */
      seed: z.int(),
      links: Sample,
      unlinked: Sample,
      /** Of all links, how many are right; null until one has been checked. */
      precision: Share.nullable(),
      /** Of all that are in both lists, how many are linked; null until both kinds have been checked. */
      recall: Share.nullable(),
      /** In the order in which they are checked, both kinds mixed. */
      items: z.array(
        z.strictObject({
          pairId: z.int(),
          kind: z.enum(checkKinds),
          answer: Answer.nullable(),
          by: z.string().nullable(),
          at: z.string().nullable(),
        }),
      ),
    }),
    needs: 'reader',
    fails: readsQuality,
  }),
  /** What a person finds of a pair of the sample. A link that is wrong, or a partner that was missed, is the person's answer in the queue too. */
  'quality.check': command({
    input: z.strictObject({
      reconciliationId: z.int().positive(),
      runId: RunId,
      pairId: z.int().positive(),
      answer: Answer,
    }),
    output: z.strictObject({
      eventId: z.int(),
      /** What the pair has become in the queue; null where nothing was answered there. */
      class: z.enum(pairClasses).nullable(),
    }),
    needs: 'editor',
    fails: [...readsQuality, 'difference.run-changed', 'quality.not-drawn', 'quality.no-answer', 'store.disk-full'],
    touches: ['reconciliation', 'checklist', 'history'],
    undoable: true,
  }),
} as const
