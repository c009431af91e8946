import type { Catalogue } from '#shared/i18n/catalogues.ts'

/** Rows of the view on show, as stretches with both ends. */
export type ChosenRows = readonly { readonly from: number; readonly to: number }[]

/** As many stretches as the core takes in one act. */
const mostStretches = 1000

/** Why nothing can be done with them; null where something can. */
export function problemOfRows(rows: ChosenRows, words: Catalogue['gridEditing']['bulk']): string | null {
  if (rows.length === 0) return words.noRows
  return rows.length > mostStretches ? words.tooScattered({ most: mostStretches }) : null
}

/** As the core takes them: `to` is the first row that is not of the stretch. */
export function rangesOf(rows: ChosenRows): { readonly from: number; readonly to: number }[] {
  return rows.map(({ from, to }) => ({ from, to: to + 1 }))
}
