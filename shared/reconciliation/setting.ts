/** One row of a list: values by field name, an absent or blank one is missing. The id is unique within its list. */
export interface ListRecord {
  readonly id: string
  readonly values: Readonly<Record<string, string>>
}

/** What is compared of two rows, and how. A supporting field may turn out to say nothing without making the estimate doubtful. */
export type Comparison =
  | {
      readonly kind: 'person-name'
      readonly family: string
      readonly given: string
      readonly call?: string
      readonly former?: string
    }
  | { readonly kind: 'date'; readonly field: string; readonly isSupporting?: boolean }
  /** Where the number begins with a date of birth, that date is not counted again when the numbers agree. */
  | { readonly kind: 'identity-number'; readonly field: string; readonly holdsDate?: string }
  | { readonly kind: 'number'; readonly field: string; readonly isSupporting?: boolean }
  /** Relatives share an address: chance agreement is counted anew among pairs whose field `sharedBy` agrees. */
  | { readonly kind: 'place'; readonly postcode: string; readonly place: string; readonly sharedBy?: string }
  /** Two lines that may stand in either order. */
  | { readonly kind: 'lines'; readonly first: string; readonly second: string }
  | { readonly kind: 'text'; readonly field: string; readonly isSupporting?: boolean }
  | { readonly kind: 'words'; readonly field: string; readonly isSupporting?: boolean; readonly sharedBy?: string }
  /** As words, of which those that few rows have weigh more: what all titles of a sort begin with says little. */
  | { readonly kind: 'rare-words'; readonly field: string; readonly isSupporting?: boolean }
  /** A reference code: the same, or the one a part of the other (`F1` and `F1a`, `1998` and `1998-2004`), or another. No slips. */
  | { readonly kind: 'code'; readonly field: string; readonly isSupporting?: boolean; readonly sharedBy?: string }

/** A part of a blocking key: what of which field. `names` is a family and a given name in either order. */
export interface KeyPart {
  readonly field: string
  readonly by: 'whole' | 'start' | 'name' | 'names' | 'day' | 'month-day' | 'year-month' | 'year' | 'words'
  /** The given name of `names`, and what also holds names for `name` (call name, former family name). */
  readonly with?: string
}

/** By what a link is made: an exact key, or the weight of everything together. */
export const linkTiers = [
  'identity-number',
  'employment-number',
  'birth-date-and-name',
  'business-key',
  'unique-key',
  'same-content',
  'weight',
] as const
export type Tier = (typeof linkTiers)[number]

/** A part of an exact key, and how it is read: rows where any part cannot be read have none. */
export interface TierPart {
  readonly field: string
  readonly by: 'as-written' | 'identity-number' | 'number' | 'party' | 'name' | 'text' | 'day'
}

export interface TierKey {
  readonly tier: Exclude<Tier, 'weight'>
  readonly parts: readonly TierPart[]
  /** What more rows of one list than this have in common is a filler (`0`, `saknas`) and no key. */
  readonly mostHolders?: number
}

export type FieldLevels = Readonly<Record<string, readonly string[]>>

/** Everything a run depends on besides the lists. The version is part of every explanation. */
export interface Setting {
  readonly version: string
  readonly seed: number
  readonly comparisons: readonly Comparison[]
  /** Rows that share any one key are compared. At most 31. */
  readonly blocking: readonly (readonly KeyPart[])[]
  readonly tiers: {
    /** Names one thing: links by itself, and on two things that are plainly apart it is a finding. */
    readonly proof?: TierKey
    /** Names one thing as long as nothing is said against it. */
    readonly number?: TierKey
    /** Shared by chance now and then: links together with weight, and only where not both state a proof. */
    readonly likeness?: TierKey
  }
  /** When two rows with an exact key in common are not the same thing after all. */
  readonly apart: {
    /** All fields of one group differ. */
    readonly whenAll: readonly (readonly string[])[]
    /** Without a proof also when one of these differs and not all of those agree. */
    readonly whenAny?: { readonly differ: readonly string[]; readonly unless: readonly string[] }
  }
  /** Where these agree, a proof stands, however much the rest differs. */
  readonly provenBy: readonly string[]
  /** Bits from which a link stands by itself where half the rows are in both lists (more where fewer are), and the bits it must be ahead of the best other answer. */
  readonly automaticBits: number
  readonly marginBits: number
  /** By field, the levels at which a link by weight is never made without a person. */
  readonly alwaysAsk: FieldLevels
  /** Slips that may as well tell relatives or namesakes apart: two of them are always asked about, a single one unless `unless` agrees. */
  readonly slips: { readonly of: FieldLevels; readonly unless: string } | null
  /** What twins share does not make a link by itself: the other fields must come to this many bits, more or fewer likewise. */
  readonly twins: { readonly share: readonly string[]; readonly otherBits: number } | null
  /** Lists are so short, and say so little, that nothing can be estimated: exact keys link, a likeness asks, within a list too. */
  readonly isUnweighed?: true
  /** Bits from which a pair is worth a person's look. */
  readonly reviewBits: number
}
