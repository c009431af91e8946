import type { Values } from '../../registers/field.ts'
import type { TotalMeasure } from '../control-totals.ts'
import type { ComparedFieldName } from '../field-comparison.ts'
import type { SaidCause, Side } from '../gap-contributions.ts'
import type { Setting } from '../setting.ts'

/** What of a row is compared, by field; what is missing is absent. */
export type Compared = Readonly<Record<string, string>>

/** A row of a list as it is read for a run. */
export interface StatedRow {
  readonly values: Values
  /** What stands in fields that no value could be made of. */
  readonly unread: Readonly<Record<string, string>>
}

/** Who a list is of, and what is known of the numbers in it. */
export interface ListContext {
  /** Whose numbers the list has. */
  readonly party: string
  /** The number that a person is known by, where it is another than the one stated; of a unit likewise the name. */
  readonly otherNumbers: ReadonlyMap<string, string>
}

/** What has several rows in a list: a person with several employments. */
export interface Holder {
  /** The compared field that names the holder, and whether what stands in it is the whole of it. */
  readonly field: string
  readonly isWhole: (text: string | undefined) => text is string
  /** Two rows with the same name and these in common are one holder's without a further look. */
  readonly knownBy: readonly string[]
  /** Compared fields that a row has, and not its holder. */
  readonly ofRow: readonly string[]
}

/** Everything that reconciling lists of one kind depends on. */
export interface ReconciledKind {
  /** How rows are matched. */
  readonly setting: Setting
  readonly comparedOf: (row: StatedRow, list: ListContext) => Compared
  /** Null where every row is a thing of its own. */
  readonly holder: Holder | null
  /** Of several rows that are one thing the one with most of it speaks for it; unsaid, the first. */
  readonly spokenForBy?: string
  /** The compared fields that a decision rests on: those that tell things apart and do not change with time. */
  readonly evidence: readonly string[]
  /** Compared but not weighed: seen beside what is. */
  readonly shownBeside: readonly string[]
  /** What each row of a pair is told by, besides what is compared. */
  readonly shownOfRow: readonly string[]

  /** What is held against each other of linked rows, in the order that it is told. */
  readonly fields: readonly ComparedFieldName[]
  /** What totals are also told by: one of `fields`. */
  readonly scopeField: ComparedFieldName
  readonly measures: readonly TotalMeasure[]
  /** What both sides are to state, and what the lists are equal by. The rest tells how the totals are made up. */
  readonly mainMeasures: readonly TotalMeasure[]
  /** Why a row is on one side alone, as a person says it. */
  readonly saidCauses: readonly SaidCause[]
  /** The same, where the row itself tells. */
  readonly causeOf: (values: Values, side: Side, day: CauseContext) => SaidCause | null
  /** What a person sees of a row to say its cause, and what the cause rests on: with others it has to be said again. */
  readonly shownForCause: readonly string[]
  readonly seenForCause: readonly string[]
  readonly reportedBy: {
    /** The fields that name a row, and say what it is. */
    readonly number: string
    readonly title: string
    /** The measure that counts each row as one. */
    readonly count: TotalMeasure
    /** Of what was seen when a pair was answered on, what names each end. */
    readonly end: readonly string[]
  }
}

export interface CauseContext {
  /** T, an ISO day. */
  readonly transferDate: string
  /** Whether who has not answered goes over (LAS 6 b §) or stays. */
  readonly isSilenceYes: boolean
}

/** The text of a value, or of what stands where no value could be made. */
export function statedText({ values, unread }: StatedRow, field: string): string {
  const value = values[field]
  return value === null || value === undefined || value === '' ? (unread[field] ?? '') : String(value)
}

/** What is compared, without what is missing. */
export function withoutBlanks(values: Readonly<Record<string, string>>): Compared {
  return Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''))
}
