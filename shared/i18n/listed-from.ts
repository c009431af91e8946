import type { NamingField } from '../registers/unit-list.ts'

/** What a list is taken from, as far as its name tells. */
export interface ListedFrom {
  /** Null for the register, or the party's own units. */
  readonly fileName: string | null
  readonly namedBy: NamingField | null
}
