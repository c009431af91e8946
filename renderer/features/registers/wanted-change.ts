import type { GridWrite } from '#renderer/ui/grid/types.ts'
import type { Change, ChangePreview } from './edit-questions.ts'
import type { RegisterRow } from './register-columns.ts'

/** The view that is written in, and the newest event when it was read. */
export interface ViewRead {
  readonly viewId: string
  readonly version: number | undefined
}

/** What the grid wants written, as the core takes it: with what was seen of each row, or of the view where rows are too many to list. */
export function whatOf(
  { viewId, version }: ViewRead,
  wanted: GridWrite<RegisterRow>,
  seen: (row: RegisterRow, column: string) => number,
): Change['what'] {
  if (wanted.kind === 'rows') {
    // The core counts to the first row that is not meant.
    const ranges = wanted.rows.map(({ from, to }) => ({ from, to: to + 1 }))
    return { kind: 'rows', viewId, ranges, field: wanted.column, text: wanted.text, version }
  }
  const cells = wanted.cells.map(({ row, column, text }) => ({
    rowId: row.id,
    field: column,
    text,
    version: seen(row, column),
  }))
  return { kind: 'cells', cells }
}

/** The newest the person can have seen, where a preview has shown what others have made of the rows: overwrites those too. */
export function overwriting(change: Change, preview: ChangePreview): Change {
  const { version } = preview
  const { what } = change
  return {
    ...change,
    what:
      what.kind === 'rows'
        ? { ...what, version }
        : { ...what, cells: what.cells.map((cell) => ({ ...cell, version })) },
  }
}
