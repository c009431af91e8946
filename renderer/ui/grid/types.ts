import type { ReactNode } from 'react'

/** What a column filter holds. */
export type GridFilter =
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'range'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'in'; readonly values: readonly (string | null)[] }

export interface GridValue {
  readonly value: string | null
  readonly label: string
  readonly count: number
}

/** How a column can be filtered. Numbers leave as plain digits with a point, dates as ISO days. */
export type GridFilterKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'values'; readonly load: () => Promise<readonly GridValue[]> }

export interface GridColumn<Row> {
  readonly id: string
  readonly label: string
  readonly align: 'start' | 'end'
  /** In CSS px at a root font size of 16 px; the grid scales it. */
  readonly width: number
  /** The value as shown. */
  text(row: Row): string
  /** The value as copied: plain digits with a decimal comma, and empty text where nothing is held. */
  copied(row: Row): string
  /** Drawn instead of `text`, which must say the same. */
  draw?(row: Row): ReactNode
  /** Present on columns whose values may be summed. */
  number?(row: Row): number | null
  readonly sortable: boolean
  readonly filter: GridFilterKind | null
}

export interface GridSort {
  readonly id: string
  readonly descending: boolean
}

/** Which columns are shown, in which order and how wide: everything a person can change about them. */
export interface GridLayout {
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** Widths that were changed, by column id, in the unit of `GridColumn.width`. */
  readonly widths: Readonly<Record<string, number>>
  readonly pinFirst: boolean
}

/** What a person wants with the cell in focus: to write in it, or to know where its value comes from. */
export type CellWish = 'edit' | 'explain'

export interface GridSelection {
  readonly rows: number
  readonly cells: number
  /** One sum per summable column of the range; null while counting, `too-large` where too many rows are selected. */
  readonly sums: readonly { readonly id: string; readonly sum: number }[] | 'too-large' | null
}

/** Words of the grid itself, in the reader's language. */
export interface GridWords {
  readonly filter: string
  readonly filterColumn: (p: { column: string }) => string
  readonly contains: string
  readonly all: string
  readonly chosen: (p: { count: number }) => string
  readonly from: string
  readonly until: string
  readonly fromTo: (p: { from: string; to: string }) => string
  readonly atLeast: (p: { from: string }) => string
  readonly atMost: (p: { to: string }) => string
  readonly anyRange: string
  readonly notADate: string
  readonly notANumber: string
  readonly pointOrComma: (p: { raw: string; meant: string }) => string
  readonly apply: string
  readonly clear: string
  readonly close: string
  readonly values: string
  readonly valuesLoading: string
  readonly valuesNone: string
  readonly valuesFailed: string
  readonly valueCount: (p: { count: number }) => string
  readonly columnMenu: (p: { column: string }) => string
  readonly sortAscending: string
  readonly sortDescending: string
  readonly sortRemove: string
  readonly openFilter: string
  readonly moveLeft: string
  readonly moveRight: string
  readonly wider: string
  readonly narrower: string
  readonly originalWidth: string
  readonly pin: string
  readonly unpin: string
  readonly hide: string
  readonly sortedNumber: (p: { place: number }) => string
  readonly resize: (p: { column: string }) => string
  readonly loading: string
  readonly copied: (p: { cells: number; rows: number }) => string
  readonly copyTooLarge: (p: { most: number }) => string
  readonly copyAgain: string
  readonly copyFailed: string
  readonly moved: (p: { column: string; place: number; of: number }) => string
  readonly width: (p: { column: string; width: number }) => string
  readonly hidden: (p: { column: string }) => string
}
