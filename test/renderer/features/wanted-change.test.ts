import { expect, test } from 'vitest'
import { overwriting, whatOf } from '#renderer/features/registers/wanted-change.ts'
import type { RegisterRow } from '#renderer/features/registers/register-columns.ts'

const row: RegisterRow = { id: 7, version: 3, values: {}, edited: [], findings: 0, sender: '' }
const view = { viewId: 'v', version: 12 }
const common = { act: 'fill-down', fits: true, left: [] } as const

test('rows too many to list are written with the version that the view was read at', () => {
  const rows = [{ from: 0, to: 59_999 }]
  expect(whatOf(view, { ...common, kind: 'rows', rows, column: 'note', text: 'x' }, () => 0)).toEqual({
    kind: 'rows',
    viewId: 'v',
    ranges: [{ from: 0, to: 60_000 }],
    field: 'note',
    text: 'x',
    version: 12,
  })
})

test('a cell is written with what was seen of it, and over what a preview has told', () => {
  const what = whatOf(view, { ...common, kind: 'cells', cells: [{ row, column: 'note', text: 'x' }] }, () => 5)
  expect(what).toEqual({ kind: 'cells', cells: [{ rowId: 7, field: 'note', text: 'x', version: 5 }] })
  const preview = { eventId: null, version: 20, changed: 0, rows: 0, kept: 0, equal: 0, skipped: [], examples: [] }
  expect(overwriting({ register: 'staff', what }, preview).what).toMatchObject({ cells: [{ version: 20 }] })
})
