import type { CodeListName } from './code-lists.ts'

/** A sentence or word in both languages of the app. Swedish is the source. */
export interface Wording {
  readonly sv: string
  readonly en: string
}

/**
 * What a field holds, and so how it is parsed, stored, shown and written:
 * `text` as written, trimmed · `date` ISO day · `integer`, `decimal` numbers · `money` SEK · `percent` 0–100 ·
 * `hours` decimal hours, may be negative · `metres` shelf metres · `year` whole year · `boolean` · `code` a value of `codes` ·
 * `identity` 12-digit identity number · `registration` registration number as written · `signum` series signum as written.
 */
export type FieldType =
  | 'text'
  | 'date'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'hours'
  | 'metres'
  | 'year'
  | 'boolean'
  | 'code'
  | 'identity'
  | 'registration'
  | 'signum'

/** S0 open … S4 a person with protected identity: `domain.md` evidence marks. */
export type Sensitivity = 0 | 1 | 2 | 3 | 4

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly label: Wording
  /** Headers seen in deliveries, compared after `normaliseHeader`. The Swedish label is always one of them. */
  readonly headers: readonly string[]
  readonly sensitivity: Sensitivity
  /** Column width in characters, for the grid and for Excel. */
  readonly width: number
  /** A row without it is rejected (`error`) or kept with a finding (`warning`). */
  readonly required?: 'error' | 'warning'
  readonly codes?: CodeListName
  /** The code that an unknown wording stands for until a person has read it; only where showing too much would harm. */
  readonly unknownAs?: string
  /** Of a date: it has happened or is to come, which tells the century of two written digits. Unsaid: about the transfer date. */
  readonly shortYears?: 'past' | 'future'
  /** A count, an extent or a sum that is given: below nothing it is a slip. Balances can be negative. */
  readonly neverNegative?: true
  /** So large a number is usual that one which is also a valid identity number means nothing by it. */
  readonly countsBytes?: true
  /** A name that each sender writes in its own way: its wordings are listed on import, and can be given another. */
  readonly renamed?: true
  /** Part of the register's full-text search. */
  readonly search?: true
  /** Not shown until the person asks for the column. */
  readonly quiet?: true
}

export type RegisterName = 'staff' | 'cases' | 'diary' | 'archive'
/** What the rows of a list can be of: a register, or units. */
export type ListedName = RegisterName | 'units'

/** A stored value. Booleans are stored as 0 and 1 and read back as booleans. */
export type Value = string | number | boolean | null
export type Values = Readonly<Record<string, Value>>

export interface Register {
  readonly name: RegisterName
  readonly label: Wording
  /** What one row is, in singular and plural. */
  readonly row: { readonly sv: readonly [string, string]; readonly en: readonly [string, string] }
  readonly fields: readonly Field[]
  /** Fields without which a row has no business key; at least one of each inner list must be mapped. */
  readonly keyFields: readonly (readonly string[])[]
  /** Fields whose sums are control totals. */
  readonly totals: readonly string[]
}

export function isNumeric(type: FieldType): boolean {
  return ['integer', 'decimal', 'money', 'percent', 'hours', 'metres', 'year'].includes(type)
}
