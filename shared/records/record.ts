import type { CodeListName } from '../registers/code-lists.ts'
import type { Field, FieldType, RegisterName, Sensitivity, Values, Wording } from '../registers/field.ts'
import type { RecordForm } from './forms.ts'

/** The small tables: the frame of a transfer, the frame of its archives, and the lists that belong to a row of a register. */
export type RecordKindName =
  | 'organisations'
  | 'pairs'
  | 'units'
  | 'people'
  | 'rooms'
  | 'diarySeries'
  | 'numberRanges'
  | 'aidSuggestions'
  | 'recordsCreators'
  | 'archives'
  | 'series'
  | 'classifications'
  | 'classes'
  | 'retentionRules'
  | 'leaves'
  | 'supplements'
  | 'balances'
  | 'placements'
  | 'accounts'
  | 'hsaIds'
  | 'parties'
  | 'deadlines'
  | 'grants'
  | 'files'

/** A field of a record: read, stored and shown as that of a register is. `required: 'warning'` is to be completed later. */
export interface RecordField extends Field {
  /** The value is the id of a record of that kind. */
  readonly refers?: RecordKindName
  /** How the text has to be made, beyond its type. */
  readonly form?: RecordForm
  /** The least number that means anything. */
  readonly least?: number
}

/**
 * What holds between the fields of one record: `order` a day is not before another · `difference` the first less the second is
 * the third · `with` the field is given where another holds that value · `together` all are given or none.
 */
export type RecordRule =
  | { readonly rule: 'order'; readonly from: string; readonly until: string }
  | { readonly rule: 'difference'; readonly of: readonly [string, string, string] }
  | { readonly rule: 'with'; readonly field: string; readonly where: string; readonly is: string }
  | { readonly rule: 'together'; readonly fields: readonly string[] }

/** One kind of record: table, store, operations, form and list all follow from it. */
export interface RecordKind {
  readonly name: RecordKindName
  readonly label: Wording
  /** What one row is, in singular and plural. */
  readonly row: { readonly sv: readonly [string, string]; readonly en: readonly [string, string] }
  /** What it is for, in a sentence. */
  readonly purpose: Wording
  /** The register whose rows the list belongs to; null for the frame. */
  readonly of: RegisterName | null
  readonly fields: readonly RecordField[]
  /** Fields that rows are listed by, first the one that weighs most. */
  readonly order: readonly string[]
  /** What a row is called where another refers to it; unsaid, its first field. */
  readonly title?: (values: Values, language: 'sv' | 'en') => string
  /** Fields that no two rows share all of. */
  readonly unique?: readonly string[]
  /** Within its days or numbers, both ends counted and a blank one open, no other row with the same values of these fields stands. */
  readonly noOverlap?: {
    readonly shared: readonly [string, ...string[]]
    readonly from: string
    readonly until: string
  }
  /** Rows stand under each other: the field that names the one above, and the field that both have in common. */
  readonly tree?: { readonly parent: string; readonly within: string }
  readonly rules: readonly RecordRule[]
}

export type FrameKindName = Exclude<RecordKindName, ListKindName>
/** A kind that belongs to no register. */
export type FrameKind = RecordKind & { readonly name: FrameKindName }
/** Lists that belong to a row of a register. */
export type ListKindName =
  | 'leaves'
  | 'supplements'
  | 'balances'
  | 'placements'
  | 'accounts'
  | 'hsaIds'
  | 'parties'
  | 'deadlines'
  | 'grants'
  | 'files'

type More = Partial<Omit<RecordField, 'name' | 'type' | 'label' | 'codes' | 'refers'>>

/** Fields of one sensitivity. */
export function fieldsOf(sensitivity: Sensitivity): {
  readonly field: (name: string, type: FieldType, sv: string, en: string, more?: More) => RecordField
  readonly code: (name: string, codes: CodeListName, sv: string, en: string, more?: More) => RecordField
  readonly reference: (name: string, refers: RecordKindName, sv: string, en: string, more?: More) => RecordField
} {
  const make = (name: string, type: FieldType, sv: string, en: string): RecordField => ({
    name,
    type,
    label: { sv, en },
    headers: [],
    sensitivity,
    width: widths[type] ?? 20,
  })
  return {
    field: (name, type, sv, en, more) => ({ ...make(name, type, sv, en), ...more }),
    code: (name, codes, sv, en, more) => ({ ...make(name, 'code', sv, en), codes, ...more }),
    reference: (name, refers, sv, en, more) => ({ ...make(name, 'integer', sv, en), refers, ...more }),
  }
}

/** Characters. */
const widths: Readonly<Partial<Record<FieldType, number>>> = {
  date: 11,
  integer: 10,
  money: 12,
  decimal: 10,
  percent: 8,
}

/** A period during which a record holds, and that it does not end before it begins. */
export const validity: Pick<RecordKind, 'fields' | 'rules'> = {
  fields: [
    fieldsOf(0).field('validFrom', 'date', 'Gäller fr.o.m.', 'Valid from'),
    fieldsOf(0).field('validTo', 'date', 'Gäller t.o.m.', 'Valid until'),
  ],
  rules: [{ rule: 'order', from: 'validFrom', until: 'validTo' }],
}
