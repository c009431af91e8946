import { z } from 'zod'
import { command, query } from '../operation.ts'
import { linkTiers } from '../../reconciliation/setting.ts'
import { reconciledRegisters } from '../../reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '../../reconciliation/settings/kinds.ts'
import { namingFields } from '../../registers/unit-list.ts'
import { CellValue, ImportId } from '../views.ts'
import { Nothing } from './parts.ts'
import { Reason } from './privacy.ts'

/** Whose a list is: who hands over, who takes over, or a third (payroll, catalogue) that both are compared with. */
export const listSides = ['sender', 'receiver', 'third'] as const

/** What is left for people to settle. */
export const openClasses = [
  'uncertain',
  'near-tie',
  'contradiction',
  'conflict',
  'duplicate',
  'changed',
  'awaits-second',
  'disagreed',
] as const

/**
 * What a pair is to be worked as; every pair is in exactly one. For a person to settle: `uncertain`, `near-tie` (another answer is
 * nearly as good), `contradiction` (three lists, or two answers for one row), `conflict` (the same number on plainly different
 * people), `duplicate` (within one list), `changed` (decided before, and what was seen has changed since), `awaits-second` (somebody
 * has decided, another person has to), `disagreed` (two have decided differently). Set aside: `later`, `ask`. `unmatched` is a row
 * without a partner, with its best candidate where there is one. Done: `linked` by the machine, `decided` by people.
 */
export const pairClasses = [...openClasses, 'later', 'ask', 'unmatched', 'linked', 'decided'] as const
export type PairClass = (typeof pairClasses)[number]

/** What a person answers to whether two rows are the same; `later` and `ask` (the sender) only set it aside. */
export const pairAnswers = ['same', 'different', 'later', 'ask'] as const
export type PairAnswer = (typeof pairAnswers)[number]

/** Why no link was made by weight. */
export const matchRefusals = [
  'no-rows',
  'no-overlap',
  'too-little-compared',
  'more-matches-than-rows',
  'agreement-says-nothing',
] as const

/** Why the best candidate of an unmatched row is none. */
export const rejectionReasons = ['too-light', 'partner-taken'] as const

const ReconciliationId = z.int().positive()
const PairId = z.int().positive()
/** That of `reconciliation.open-protected`: the pairs of protected people instead of all others. */
const OpeningId = z.string().max(100)
const Register = z.enum(reconciledRegisters)
const Class = z.enum(pairClasses)
const Answer = z.enum(pairAnswers)
const Tier = z.enum(linkTiers)
const Side = z.enum(listSides)

const NamedBy = z.enum(namingFields)

/**
 * Where a list is taken from: the register as it stands for one sender, or the rows of a delivery, whether committed or not. Units are
 * those that a field of such staff rows names; without one those of the sender's own organisation, which no delivery has.
 */
export const ListSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('register'), sender: z.string().min(1).max(200), namedBy: NamedBy.optional() }),
  z.strictObject({ kind: z.literal('delivery'), importId: ImportId, namedBy: NamedBy.optional() }),
])

function isSourceOf(register: ReconciledRegister, { kind, namedBy }: z.infer<typeof ListSource>): boolean {
  return register === 'units' ? kind === 'register' || namedBy !== undefined : namedBy === undefined
}

const ListView = z.strictObject({
  side: Side,
  /** The sender that the register rows or the delivery are of. Employment numbers are compared within one such sender only. */
  party: z.string(),
  /** Null for a list of the register. */
  importId: ImportId.nullable(),
  fileName: z.string().nullable(),
  /** Of units that staff rows name: by which field. Null for the party's own units, and for lists of rows. */
  namedBy: NamedBy.nullable(),
})

const RunView = z.strictObject({
  at: z.string(),
  by: z.string(),
  /** The lists, or who is protected, are no longer as they were: run again. Pairs can still be worked unless `isBlocked`. */
  isStale: z.boolean(),
  /** Somebody in the lists has been protected since: nothing is shown before it has been run again. */
  isBlocked: z.boolean(),
  refusal: z.strictObject({ reason: z.enum(matchRefusals), field: z.string().nullable() }).nullable(),
})

const ReconciliationView = z.strictObject({
  reconciliationId: ReconciliationId,
  register: Register,
  name: z.string(),
  /** Whoever decides second is not told what the first decided. */
  isBlind: z.boolean(),
  lists: z.array(ListView),
  /** Null before the first run, and after an undo that brought the reconciliation back. */
  run: RunView.nullable(),
})

/** One side of a pair, as a person knows it by: `labelFields` of the register; masked. */
const PairEnd = z.strictObject({
  /** The place of its list in `lists`, from 0. */
  list: z.int(),
  label: z.array(CellValue),
  /** Rows (employments) that it has in its list. */
  rows: z.int(),
})

const QueueItem = z.strictObject({
  pairId: PairId,
  class: Class,
  /** Of an unmatched row, the row itself. */
  left: PairEnd,
  /** Null for an unmatched row without a candidate. */
  right: PairEnd.nullable(),
  tier: Tier,
  /** Bits for (above 0) or against the two being the same; null where nothing was estimated. */
  bits: z.number().nullable(),
  /** How likely that makes it, 0 to 1. */
  probability: z.number().nullable(),
  /** The answer that stands or is waiting; null where there is none or, blind, where it is not to be told. */
  answer: Answer.nullable(),
})

/** One compared field of a pair. */
const PairField = z.strictObject({
  field: z.string(),
  left: CellValue,
  right: CellValue,
  /** The matcher's level, a word of `words.reconciliation.levels`; null of a field that is shown but not weighed. */
  level: z.string().nullable(),
  /** What the level counts for, and what the rarity of the value adds: the steps of the waterfall. */
  levelBits: z.number(),
  rarityBits: z.number(),
})

/** Why a pair is asked about however likely it is: see `doubtOf`. */
export const doubts = ['differs', 'slip', 'slips', 'shared'] as const

/** What somebody has answered. */
const PairDecision = z.strictObject({
  answer: Answer,
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  /** What was seen then and is no longer so: field, then and now; masked. */
  changed: z.array(z.strictObject({ field: z.string(), left: CellValue, right: CellValue })),
})

const PairEndView = PairEnd.extend({
  party: z.string(),
  side: Side,
  /** Its employments: what tells them apart; masked. */
  employments: z.array(z.record(z.string(), CellValue)),
  /** Compared fields in which its several rows are not the same: nothing is compared of them. */
  differing: z.array(z.string()),
  /** The row of the register, where it is one: for a link to it. */
  rowId: z.int().nullable(),
  /** Where people have said that rows of the list are one person: who, and by what event, to take it back by. */
  merges: z.array(z.strictObject({ eventId: z.int(), by: z.string(), at: z.string(), note: z.string().nullable() })),
})

const PairView = z.strictObject({
  pairId: PairId,
  class: Class,
  left: PairEndView,
  right: PairEndView.nullable(),
  tier: Tier,
  bits: z.number().nullable(),
  probability: z.number().nullable(),
  /** Why it is asked about though it is likely enough to be linked; null of others. The fields are among `fields`. */
  doubt: z.strictObject({ why: z.enum(doubts), fields: z.array(z.string()) }).nullable(),
  /**
   * Of an unmatched row with a candidate: not likely enough to be asked about, or linked or asked about with another row that suits it
   * better. Null of all others.
   */
  why: z.enum(rejectionReasons).nullable(),
  /** The first step of the waterfall: what is known before anything is compared. */
  priorBits: z.number().nullable(),
  /** Weighed fields in the model's order, then those that are only shown; of a row alone what it is known by. */
  fields: z.array(PairField),
  /** The weighed fields that tell most, those that agree first, to be worded: field and level. */
  tells: z.array(z.strictObject({ field: z.string(), level: z.string() })),
  /** Pairs that either row also stands in, heaviest first; at most five. */
  others: z.array(QueueItem),
  /** Oldest first. Blind, those of others are left out until the pair is settled. */
  decisions: z.array(PairDecision),
  /** Whether this person's `same` or `different` would wait for a second person. */
  needsSecond: z.strictObject({ same: z.boolean(), different: z.boolean() }),
  model: z.string().nullable(),
})

const ClassCounts = z.strictObject(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the list
  Object.fromEntries(pairClasses.map((each) => [each, z.int()])) as Record<PairClass, z.ZodInt>,
)

const readsPairs = ['reconciliation.unknown', 'reconciliation.not-permitted', 'register.opening-ended'] as const
const readsRun = [...readsPairs, 'reconciliation.not-run', 'reconciliation.blocked'] as const

/** Two or three lists of the same people, units, cases, entries or volumes, tied together row by row. */
export const reconciliationOperations = {
  /** Those that the person may look at. */
  'reconciliation.list': query({
    input: Nothing,
    output: z.array(ReconciliationView),
    needs: 'reader',
    fails: [],
  }),
  'reconciliation.create': command({
    input: z
      .strictObject({
        register: Register,
        name: z.string().trim().min(1).max(200),
        isBlind: z.boolean().default(false),
        lists: z
          .array(z.strictObject({ side: Side, source: ListSource }))
          .min(2)
          .max(3),
      })
      .refine(({ register, lists }) => lists.every(({ source }) => isSourceOf(register, source))),
    output: z.strictObject({ reconciliationId: ReconciliationId, eventId: z.int() }),
    needs: 'editor',
    fails: [
      'reconciliation.not-permitted',
      'reconciliation.same-list',
      'reconciliation.wrong-register',
      'import.unknown',
      'import.unknown-sender',
      'store.disk-full',
    ],
    touches: ['reconciliation', 'history'],
    undoable: true,
  }),
  /** The decisions stay: they are of the rows, and apply again to the next reconciliation of the same lists. */
  'reconciliation.remove': command({
    input: z.strictObject({ reconciliationId: ReconciliationId }),
    output: z.strictObject({ eventId: z.int() }),
    needs: 'editor',
    fails: ['reconciliation.unknown', 'reconciliation.not-permitted', 'store.disk-full'],
    touches: ['reconciliation', 'history'],
    undoable: true,
  }),
  /** Matches the lists as they stand now and applies the decisions. Its result is derived: it replaces the last and is not undone. */
  'reconciliation.run': command({
    input: z.strictObject({ reconciliationId: ReconciliationId }),
    output: z.strictObject({ refusal: RunView.shape.refusal, pairs: z.int() }),
    needs: 'editor',
    fails: [
      'reconciliation.unknown',
      'reconciliation.not-permitted',
      'reconciliation.list-gone',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['reconciliation', 'history'],
    job: true,
  }),
  'reconciliation.counts': query({
    input: z.strictObject({ reconciliationId: ReconciliationId }),
    output: z.strictObject({
      view: ReconciliationView,
      lists: z.array(
        z.strictObject({
          /** Rows of the list, and the people (or things) that they are of; those who are protected are not among them. */
          rows: z.int(),
          records: z.int(),
          /** Rows that an import would keep out, here all the same. */
          rejected: z.int(),
        }),
      ),
      /** Of each two lists. */
      pairings: z.array(
        z.strictObject({
          lists: z.tuple([z.int(), z.int()]),
          linked: z.int(),
          byTier: z.strictObject({
            'identity-number': z.int(),
            'employment-number': z.int(),
            'birth-date-and-name': z.int(),
            'business-key': z.int(),
            'unique-key': z.int(),
            'same-content': z.int(),
            weight: z.int(),
            decided: z.int(),
          }),
          unmatchedLeft: z.int(),
          unmatchedRight: z.int(),
          /** Estimated share of the true pairs that the blocking keys have found, together and each. */
          recall: z.number(),
          keys: z.array(
            z.strictObject({ key: z.string(), pairs: z.int(), leftOutPairs: z.number(), recall: z.number() }),
          ),
        }),
      ),
      /** As the person who asks is to see them. */
      classes: ClassCounts,
    }),
    needs: 'reader',
    fails: readsRun,
  }),
  /** A page of pairs, the one that teaches most first; left without classes, all that this person has to settle. */
  'reconciliation.queue': query({
    input: z.strictObject({
      reconciliationId: ReconciliationId,
      classes: z.array(Class).max(pairClasses.length).default([]),
      openingId: OpeningId.optional(),
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ total: z.int(), items: z.array(QueueItem) }),
    needs: 'reader',
    fails: readsRun,
  }),
  'reconciliation.pair': query({
    input: z.strictObject({
      reconciliationId: ReconciliationId,
      pairId: PairId,
      openingId: OpeningId.optional(),
    }),
    output: PairView,
    needs: 'reader',
    fails: [...readsRun, 'reconciliation.unknown-pair'],
  }),
  /** One person's answer on one pair, in the place of the same person's earlier one; pinned to the rows' business keys. */
  'reconciliation.decide': command({
    input: z.strictObject({
      reconciliationId: ReconciliationId,
      pairId: PairId,
      answer: Answer,
      note: z.string().trim().min(1).max(2000).nullable().default(null),
      openingId: OpeningId.optional(),
    }),
    output: z.strictObject({
      eventId: z.int(),
      /** What the pair is now. */
      class: Class,
      /** The next best candidates of rows that have been told apart: questions from now on. */
      asks: z.array(QueueItem),
    }),
    needs: 'editor',
    fails: [...readsRun, 'reconciliation.unknown-pair', 'reconciliation.third-decides', 'store.disk-full'],
    touches: ['reconciliation', 'history'],
    undoable: true,
  }),
  /** Opens the pairs of protected people, for a reason, for some minutes; identity numbers stay masked. */
  'reconciliation.open-protected': command({
    input: z.strictObject({
      reconciliationId: ReconciliationId,
      reason: Reason,
    }),
    output: z.strictObject({
      openingId: z.string(),
      total: z.int(),
      /** From now until the core shows no more of them. */
      seconds: z.int(),
    }),
    needs: 'editor',
    fails: [...readsRun, 'register.reveal-not-permitted', 'store.disk-full'],
    touches: ['history'],
  }),
} as const
