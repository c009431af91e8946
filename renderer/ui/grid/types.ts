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
  /** `load` gives the years that occur, as `2018`. */
  | { readonly kind: 'date'; readonly load: () => Promise<readonly GridValue[]> }
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
  readonly write: GridWriting<Row>
}

/** How a person writes in a column, or why nobody does. */
export type GridWriting<Row> =
  | { readonly locked: string }
  | {
      readonly locked: null
      /** The value as it would be typed; null where what is held is not shown, so that it can neither be built upon nor filled down. */
      typed(row: Row): string | null
      /** The only texts that can be written, each with what it is called; anything where left out. */
      readonly choices?: readonly GridChoice[]
      /** What may be written. */
      readonly help: string
    }

export interface GridChoice {
  readonly text: string
  readonly label: string
}

/** One text for one cell. */
interface GridCell<Row> {
  readonly row: Row
  readonly column: string
  readonly text: string
}

export type GridAct = 'edit' | 'clear' | 'fill-down' | 'fill' | 'cut' | 'paste'

/** What a person wants written: cell by cell, or one text in a column of more rows than can be listed. */
export type GridWrite<Row> = {
  readonly act: GridAct
  /** Whether all of it goes where a person would expect: nothing has to be asked for its shape. */
  readonly fits: boolean
  /** Cells that nothing is written in. */
  readonly left: readonly { readonly cells: number; readonly because: string }[]
} & (
  | { readonly kind: 'cells'; readonly cells: readonly GridCell<Row>[] }
  | {
      readonly kind: 'rows'
      readonly rows: readonly { readonly from: number; readonly to: number }[]
      readonly column: string
      readonly text: string
    }
)

/** What became of it. Refused: nothing was written, and what was typed must stay where it is. */
export type GridAnswer =
  | { readonly is: 'done' }
  | { readonly is: 'left' }
  | {
      readonly is: 'refused'
      readonly problem: string
      readonly offers: readonly { readonly label: string; readonly accept: () => Promise<GridAnswer> }[]
    }

/** What can be done to the rows beyond looking at them. */
export interface GridEditing<Row> {
  /** Why nothing can be written anywhere; null where it can. */
  readonly locked: string | null
  /** As many cells as one act writes one by one; one text in one column goes beyond it. */
  readonly mostCells: number
  readonly write: (write: GridWrite<Row>) => Promise<GridAnswer>
  /** Tells which rows are meant, by marks or by the range, as places in an order, and the column in focus. */
  readonly onRows: (
    rows: readonly { readonly from: number; readonly to: number }[],
    order: string,
    column: string | undefined,
  ) => void
  /** One text for a field of all those rows. */
  readonly onBulk: () => void
  /** What tells a row from every other. */
  readonly keyOf: (row: Row) => number
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
  /** So many of the first shown columns never scroll away. */
  readonly pinned: number
}

export interface GridSelection {
  readonly rows: number
  readonly cells: number
  /** One sum per summable column of the range; null while counting, `too-large` where too many rows are selected. */
  readonly sums: readonly { readonly id: string; readonly sum: number }[] | 'too-large' | null
}

/** Words of writing in the grid, in the reader's language. */
export interface GridEditWords {
  readonly editor: (p: { column: string }) => string
  readonly nothing: string
  readonly hiddenValue: string
  readonly tooLarge: (p: { most: number }) => string
  readonly tooLong: (p: { most: number }) => string
  readonly notRead: string
  readonly nothingBelow: string
  readonly nothingToPaste: string
  readonly outside: string
  readonly notInBlock: string
  readonly marked: (p: { rows: number }) => string
  readonly unmarked: (p: { rows: number }) => string
  readonly markedRow: string
  readonly rowMoved: string
  readonly pinned: (p: { count: number }) => string
  readonly filtersShown: string
  readonly filtersHidden: string
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
  readonly showYears: string
  readonly years: string
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
