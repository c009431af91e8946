import type { RawRow } from '#shared/import/raw.ts'
import type { DecidingLine } from './deciding-lines.ts'
import type { CsvDialect } from './dialect.ts'
import type { Merge } from './sheet-facts.ts'

/** A sheet begins; a text file is one sheet with a dialect, or one for each of its tables. */
export interface DeliverySheet {
  readonly kind: 'sheet'
  /** 0-based, in the workbook's order. */
  readonly index: number
  readonly name: string
  readonly hidden: boolean
  /** 0-based, in order. */
  readonly hiddenColumns: readonly number[]
  readonly dialect?: CsvDialect
}

/** At most 500 rows of one sheet. `done` of `total` are bytes, packed or unpacked as the format has it, over the whole file. */
export interface DeliveryRows {
  readonly kind: 'rows'
  readonly sheet: number
  readonly rows: readonly RawRow[]
  readonly done: number
  readonly total: number
}

/** The last row of a sheet has come. */
export interface DeliverySheetEnd {
  readonly kind: 'sheet-end'
  readonly sheet: number
  /** Those that begin in the first 60 rows, at most 500. */
  readonly merges: readonly Merge[]
}

/** By which lines of a text file a person can see how its bytes are to be read. Comes once, before the first row. */
export interface DeliveryDeciding {
  readonly kind: 'deciding'
  /** At most 12, the most telling first. */
  readonly lines: readonly DecidingLine[]
  /** Letters that were encoded twice. */
  readonly repairable: number
  /** Bytes, or broken sequences, that stand for nothing, by encoding. */
  readonly undecodable: Readonly<Record<string, number>>
}

/** Something the person should know about how the file was read. */
export interface DeliveryNote {
  readonly kind: 'note'
  readonly code: DeliveryNoteCode
  readonly params: Readonly<Record<string, string | number>>
}

export type DeliveryNoteCode =
  /** The workbook holds macros; they were neither kept nor run. */
  | 'macros-ignored'
  /** The workbook takes values from others; those of its last calculation were read. */
  | 'external-links'
  /** Its days are counted from 1904. */
  | 'date-1904'
  /** { name } */
  | 'hidden-sheet'
  /** { sheet, count }: within the width of the list. */
  | 'hidden-columns'
  /** { sheet, count }: that hold something. */
  | 'hidden-rows'
  /** { sheet, count } */
  | 'merged-cells'
  /** { sheet, rows }: exactly as many as a program can hold at most, so that some may have been cut off. */
  | 'row-limit'
  /** { encoding }: chosen by letter frequency, show å ä ö and ask. */
  | 'encoding-guessed'
  /** { count, encoding } */
  | 'undecodable-bytes'
  /** { count }: letters that were encoded twice, and were left so. */
  | 'mojibake'
  /** { line }: a quote opened there and never closed, so quotes were read as plain characters in the whole file. */
  | 'unclosed-quote'
  /** Lines do not all end with the same characters. */
  | 'mixed-line-ends'
  /** { lines } above the table, read as rows like the others. */
  | 'preamble'
  /** { count }: tables below each other in a text file, each read as a sheet. */
  | 'several-tables'

export type DeliveryPart = DeliverySheet | DeliveryRows | DeliverySheetEnd | DeliveryDeciding | DeliveryNote
