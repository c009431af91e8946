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
  | { readonly kind: 'words'; readonly field: string; readonly isSupporting?: boolean }

/** A part of a blocking key: what of which field. `names` is a family and a given name in either order. */
export interface KeyPart {
  readonly field: string
  readonly by: 'whole' | 'start' | 'name' | 'names' | 'day' | 'month-day' | 'year-month' | 'year' | 'words'
  /** The given name of `names`, and what also holds names for `name` (call name, former family name). */
  readonly with?: string
}

/** Everything a run depends on besides the lists. The version is part of every explanation. */
export interface Setting {
  readonly version: string
  readonly seed: number
  readonly comparisons: readonly Comparison[]
  /** Rows that share any one key are compared. At most 31. */
  readonly blocking: readonly (readonly KeyPart[])[]
  readonly tiers: {
    readonly identityNumber?: string
    readonly employmentNumber?: readonly [number: string, sender: string]
    readonly birthDate?: string
  }
  /** Bits from which a link stands by itself where half the rows are in both lists (more where fewer are), and the bits it must be ahead of the best other answer. */
  readonly automaticBits: number
  readonly marginBits: number
  /** A link by weight that differs in one of these fields is never made without a person. */
  readonly alwaysAsk: readonly string[]
  /** What twins share does not make a link by itself: the other fields must come to this many bits, more or fewer likewise. */
  readonly twins: { readonly share: readonly string[]; readonly otherBits: number } | null
  /** Bits from which a pair is worth a person's look. */
  readonly reviewBits: number
}

const family: KeyPart = { field: 'familyName', by: 'name', with: 'formerFamilyName' }
const given: KeyPart = { field: 'givenNames', by: 'name', with: 'callName' }
const birth = (by: KeyPart['by']): KeyPart => ({ field: 'birthDate', by })
const start = (field: string): KeyPart => ({ field, by: 'start' })

/** People of staff lists, by the fields of the staff register and those that payroll and catalogues add. */
export const personSetting: Setting = {
  version: 'person-1',
  seed: 1,
  comparisons: [
    { kind: 'person-name', family: 'familyName', given: 'givenNames', call: 'callName', former: 'formerFamilyName' },
    { kind: 'date', field: 'birthDate' },
    { kind: 'identity-number', field: 'personalIdentityNumber', holdsDate: 'birthDate' },
    { kind: 'number', field: 'employmentNumber', isSupporting: true },
    { kind: 'date', field: 'startDate', isSupporting: true },
    { kind: 'place', postcode: 'postcode', place: 'place', sharedBy: 'familyName' },
    { kind: 'words', field: 'senderUnit', isSupporting: true },
    { kind: 'words', field: 'positionTitle', isSupporting: true },
  ],
  blocking: [
    [{ field: 'personalIdentityNumber', by: 'whole' }],
    [{ field: 'employmentNumber', by: 'whole' }],
    [{ field: 'familyName', by: 'names', with: 'givenNames' }],
    [birth('day')],
    [family, birth('month-day')],
    [given, birth('month-day')],
    [family, birth('year-month')],
    [given, birth('year-month')],
    [family, { field: 'postcode', by: 'whole' }],
    [given, { field: 'postcode', by: 'whole' }],
    [family, { field: 'startDate', by: 'day' }],
    [given, { field: 'startDate', by: 'day' }],
    [family, start('givenNames'), birth('year')],
    [start('familyName'), given, birth('year')],
    [
      { field: 'startDate', by: 'day' },
      { field: 'postcode', by: 'whole' },
    ],
    [birth('year'), { field: 'startDate', by: 'day' }],
  ],
  tiers: {
    identityNumber: 'personalIdentityNumber',
    employmentNumber: ['employmentNumber', 'sender'],
    birthDate: 'birthDate',
  },
  automaticBits: 6,
  marginBits: 5,
  alwaysAsk: ['givenNames', 'birthDate', 'personalIdentityNumber'],
  twins: { share: ['familyName', 'birthDate', 'place'], otherBits: 2 },
  reviewBits: -2,
}
