import type { Comparer } from './comparer.ts'
import type { RefusalReason } from './estimate.ts'
import type { Explanation, Model } from './model.ts'
import type { Setting, Tier } from './setting.ts'
import type { Contradiction, ExactKeys } from './tiers.ts'
import type { KeyRecall, NearPairs } from './weigh.ts'

/** A row of a list: the number of the list as it was given, and the row's id. */
export interface RowRef {
  readonly list: number
  readonly id: string
}

/** Two rows, the one of the earlier list first. */
export interface PairOfRows {
  readonly rows: readonly [RowRef, RowRef]
  readonly tier: Tier
  /** Bits ahead of the best other answer; 0 for what was not chosen. */
  readonly marginBits: number
  /** By `MatchResult.model`; null where there is none: a link of an exact tier is then explained by its tier alone. */
  readonly explanation: Explanation | null
}

/** The same exact key, and plainly two things: a finding, never a link. */
export interface TierConflict {
  readonly rows: readonly [RowRef, RowRef]
  readonly tier: Tier
}

/** Why a pair waits for a person. */
export type ReviewReason = 'uncertain' | 'near-tie' | 'contradiction'

export interface ReviewPair extends PairOfRows {
  readonly reason: ReviewReason
  /** The heaviest other pair of either row, to be seen beside it; null where none came near. */
  readonly nextBest: PairOfRows | null
}

/** The best candidate of a row that is in no link and no question, and why it was none. */
export interface RejectedCandidate extends PairOfRows {
  /** Whose candidate: one of the two. */
  readonly row: RowRef
  /** Not likely enough to be asked about, or linked or asked about with another row that suits it better. */
  readonly why: 'too-light' | 'partner-taken'
}

export interface ListPairing {
  readonly lists: readonly [number, number]
  readonly links: readonly PairOfRows[]
  /** Chosen or worth a look, but for a person to decide; heaviest first. */
  readonly review: readonly ReviewPair[]
  readonly conflicts: readonly TierConflict[]
  /** One for every row that is in neither of the two, where anything came near. */
  readonly rejected: readonly RejectedCandidate[]
  /** Estimated share of the matches that the keys have found, together and each. */
  readonly recall: number
  readonly keys: readonly KeyRecall[]
  readonly splitComponents: number
}

/** Rows of one list that are the same. A cluster that is not certain is for a person, and does not count as one yet. */
export interface DuplicateCluster {
  readonly list: number
  readonly ids: readonly string[]
  readonly isCertain: boolean
  /** The pairs that hold it together, heaviest first. */
  readonly pairs: readonly PairOfRows[]
}

export interface MatchResult {
  /** Of the pairs of two lists, or of the only list. */
  readonly model: Model | null
  /** Of the pairs of each list with itself, by its number: the same weights with a prior of their own; explain its duplicates. */
  readonly modelsOfLists: readonly (Model | null)[]
  /** Why there are no links by weight. */
  readonly refusal: { readonly reason: RefusalReason; readonly field?: string } | null
  readonly duplicates: readonly DuplicateCluster[]
  /** The same key on plainly different things within one list. */
  readonly conflicts: readonly TierConflict[]
  readonly pairings: readonly ListPairing[]
  /** With three lists: what belongs together, at most one row (with its certain duplicates) of each list. */
  readonly clusters: readonly (readonly RowRef[])[]
}

export interface MatchProgress {
  readonly stage: 'read' | 'compare' | 'estimate' | 'weigh' | 'assign'
  readonly done: number
  readonly total: number
}

/** What the steps after the estimate work on. */
export interface Task {
  readonly setting: Setting
  readonly comparer: Comparer
  readonly near: NearPairs
  readonly model: Model | null
  readonly exact: ExactKeys
  readonly contradicts: Contradiction
  /** The first row of the certain duplicates a row belongs to; itself where there are none. */
  readonly groupOf: Int32Array
  readonly refOf: (row: number) => RowRef
}
