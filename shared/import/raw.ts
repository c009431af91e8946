/**
 * One cell exactly as it stood in the file; plain JSON, so it can be stored and sent between processes.
 *
 * - `null`: nothing was there.
 * - `{ date, serial }`: a number that the workbook shows as a date. `date` is an ISO day (`2018-12-31`), or an ISO date-time
 *   without zone (`2018-12-31T08:30:00`) when the number has a time of day; `serial` is the number itself.
 * - `{ number, shown }`: a number that the workbook shows in another way than plainly: `12:30` (0.5208…), `75 %` (0.75), `00123` (123).
 * - `{ error }`: an error value such as `#N/A` or `#REF!`.
 */
export type RawCell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string; readonly serial: number }
  | { readonly number: number; readonly shown: string }
  | { readonly error: string }

/** One row that holds something. Trailing empty cells are cut; in a text file the last cell of the record stays, as an empty text; `row` is the 1-based number of the row (or line) in the file. */
export interface RawRow {
  readonly row: number
  readonly cells: readonly RawCell[]
  readonly hidden?: true
}
