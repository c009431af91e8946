import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { OutputOf } from '#shared/contract/operations.ts'
import { ImportChoice, importRowStates } from '#shared/contract/views.ts'
import { findingRuleIds, findingRules } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/**
 * Every kind of mess that a delivery can be in, and every remark that an import can make: `<case>.input.<ext>` is read by the real
 * core and must come to `<case>.output.json`, which a person can read beside it. `<case>.before.<ext>` is an earlier delivery, and
 * `<case>.options.json` what a person has chosen. Nothing but the earlier deliveries is committed.
 */
const folder = new URL('../../fixtures/import/', import.meta.url)
const names = readdirSync(folder)
const inputs = names.filter((name) => name.includes('.input.')).toSorted()

const EditOf = z.strictObject({ key: z.record(z.string(), z.string()), field: z.string() })
const Options = z.strictObject({
  register: z.enum(['staff', 'cases', 'diary', 'archive']).optional(),
  /** The text of the file comes from the clipboard. */
  paste: z.boolean().optional(),
  choice: ImportChoice.optional(),
  /** The field that the name of the sheet is the value of, where sheets are stacked. */
  sheetName: z.string().optional(),
  reread: z
    .strictObject({ encoding: z.string().optional(), delimiter: z.string().optional(), repair: z.boolean().optional() })
    .optional(),
  /** Made by hand between the two deliveries, in the row of this key. */
  edits: z.array(EditOf.extend({ text: z.string() })).optional(),
  /** Which side of a conflict stands. */
  keep: z.array(EditOf.extend({ keep: z.enum(['edit', 'delivery']) })).optional(),
})
type Options = z.infer<typeof Options>
type Preview = OutputOf<'import.preview'>
type Row = OutputOf<'import.rows'>['rows'][number]

let shared: TestCore
beforeAll(async () => {
  shared = startCore()
  await shared.createTransfer()
})
afterAll(() => shared.stop())

// Several at once: most of the time is that of workers starting.
describe.concurrent('a delivery comes to what its list says', () => {
  for (const input of inputs) {
    const name = caseOf(input)
    it(`in ${input}`, async ({ expect }) => {
      await expect(await outcomeOf(name, input)).toMatchFileSnapshot(pathOf(`${name}.output.json`))
    })
  }
})

describe('the corpus', () => {
  it('has a pair of its own for each case, and no more', () => {
    const cases = inputs.map(caseOf)
    expect(inputs.length).toBeGreaterThanOrEqual(60)
    expect(new Set(cases).size).toBe(inputs.length)
    const outputs = names.filter((name) => name.endsWith('.output.json')).map(caseOf)
    expect(outputs.toSorted()).toEqual(cases.toSorted())
  })

  it('holds every finding that is made of what a delivery says', () => {
    const found = new Set(inputs.flatMap((input) => findingsIn(`${caseOf(input)}.output.json`)))
    const ofReading = findingRuleIds.filter((rule) => ['delivery', 'value'].includes(findingRules[rule].scope))
    expect(ofReading.filter((rule) => !found.has(rule))).toEqual([])
  })
})

function caseOf(name: string): string {
  return name.slice(0, name.indexOf('.'))
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, folder))
}

function findingsIn(output: string): string[] {
  const { findings } = z
    .looseObject({ findings: z.array(z.tuple([z.string(), z.string()], z.unknown())).optional() })
    .parse(JSON.parse(readFileSync(pathOf(output), 'utf8')))
  return (findings ?? []).map(([, rule]) => rule)
}

/** A case with an earlier delivery has a store of its own; the others leave nothing behind in the one they share. */
async function outcomeOf(name: string, input: string): Promise<string> {
  const file = pathOf(`${name}.options.json`)
  const options = existsSync(file) ? Options.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const before = names.find((other) => other.startsWith(`${name}.before.`))
  if (before === undefined) return look(shared, input, options)
  const desk = startCore()
  try {
    await desk.createTransfer()
    await desk.importFile(await desk.handle(pathOf(before)))
    return await look(desk, input, options)
  } finally {
    await desk.stop()
  }
}

async function look(desk: TestCore, input: string, options: Options): Promise<string> {
  const { register, paste = false, choice, sheetName, reread, edits = [], keep = [] } = options
  const of = register === undefined ? {} : { register }
  const reply = paste
    ? await desk.call('import.paste', { text: readFileSync(pathOf(input), 'utf8'), ...of })
    : await desk.call('import.stage', { file: await desk.handle(pathOf(input)), ...of })
  if (!reply.ok) {
    // A failure is an answer too, but a fault of ours is none.
    expect(reply.failure.code).not.toBe('call.internal')
    return toText({ failure: reply.failure.code })
  }
  const { importId } = reply.value
  if (reread !== undefined) await desk.value('import.reread', { importId, ...reread })
  if (choice !== undefined) await desk.value('import.remap', { importId, choice })
  let preview = await desk.value('import.preview', { importId })
  if (sheetName !== undefined) {
    const index = preview.view.columns.find(({ isSheetName }) => isSheetName)?.index ?? -1
    await desk.value('import.remap', { importId, choice: { columns: [{ index, field: sheetName }] } })
    preview = await desk.value('import.preview', { importId })
  }
  for (const { key, field, text } of edits) {
    const rowId = await rowIdOf(desk, preview.view.register, key)
    await desk.value('register.edit', { register: preview.view.register, rowId, field, text })
  }
  const conflicts = []
  for (const { key, ...kept } of keep)
    conflicts.push({ rowId: await rowIdOf(desk, preview.view.register, key), ...kept })
  if (conflicts.length > 0) await desk.value('import.remap', { importId, choice: { conflicts } })
  if (edits.length > 0) preview = await desk.value('import.preview', { importId })
  const output = await toOutput(desk, preview)
  await desk.value('import.discard', { importId })
  return toText(output)
}

async function rowIdOf(desk: TestCore, register: RegisterName, key: Record<string, string>): Promise<number> {
  const { viewId } = await desk.value('register.open', { register })
  const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 50 })
  const row = rows.find(({ values }) => Object.entries(key).every(([field, value]) => values[field] === value))
  if (row === undefined) throw new Error(`No row ${JSON.stringify(key)}`)
  return row.id
}

async function toOutput(desk: TestCore, { view, ...preview }: Preview): Promise<object> {
  const { counts } = preview
  // Of every row that is read, one thing becomes; of a range of volumes one of each.
  const outcomes = counts.new + counts.changed + counts.unchanged + counts.rejected + counts.footer
  expect(outcomes).toBe(counts.read + counts.expanded)
  const rows: Record<string, object[]> = {}
  for (const state of importRowStates) {
    if (state === 'remarked') continue
    const { importId } = view
    const { fingerprint } = preview
    const page = await desk.value('import.rows', { importId, fingerprint, state, start: 0, count: rowsShown })
    if (page.total > 0) rows[state] = page.rows.map((row) => toShownRow(row))
  }
  const sheets = view.sheets.map(({ name, hidden, rows: count, dialect }) => ({
    name,
    ...(hidden ? { hidden } : {}),
    rows: count,
    ...dialect,
  }))
  return {
    register: view.register,
    sheets,
    chosenSheets: view.chosenSheets,
    headerRow: view.headerRow,
    headerRows: view.headerRows,
    columns: view.columns.map(({ header, field, reason, isSheetName }) => [
      isSheetName ? '(bladets namn)' : header,
      field,
      reason,
    ]),
    ...shownIf(
      'notes',
      view.notes.map(({ code, params }) => [code, params]),
    ),
    counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    ...shownIf('keyUnmapped', preview.keyUnmapped),
    findings: preview.findings.map(({ rule, field, count, rows: places, example }) => {
      if (field !== null) expect(registers[view.register].fields.map(({ name }) => name)).toContain(field)
      return [findingRules[rule].number, rule, field, count, places, shortened(example)]
    }),
    ...shownIf('questions', view.questions),
    ...shownIf('unmappedValues', preview.unmappedValues),
    rows,
  }
}

/** Of each outcome; no list here is longer. */
const rowsShown = 20

/** What the row holds, without the fields that hold nothing; of a row that is kept out, what it says and why. */
function toShownRow({
  sheet: _,
  rowId: __,
  outcome,
  cells,
  values,
  changed,
  before,
  conflicts,
  row,
  findings,
}: Row): object {
  const held = Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([field, value]) => [field, typeof value === 'string' ? shortened(value) : value]),
  )
  const said = { cells, findings: findings.map(({ rule, field, raw }) => [rule, field, raw]) }
  return {
    row,
    ...(outcome === 'rejected' || outcome === 'footer' ? said : held),
    ...(outcome === 'changed'
      ? { was: Object.fromEntries(changed.map((field) => [field, before[field] ?? null])) }
      : {}),
    ...shownIf('conflicts', conflicts),
  }
}

function shownIf(name: string, list: readonly unknown[]): object {
  return list.length > 0 ? { [name]: list } : {}
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}… (${text.length})` : text
}

/** JSON in which what fits on a line stands on one. */
function toText(value: unknown, indent = ''): string {
  const line = JSON.stringify(value)
  if (indent !== '' && line.length + indent.length <= 160) return line
  if (typeof value !== 'object' || value === null) return line
  const inner = `${indent} `
  const items = Array.isArray(value)
    ? value.map((item) => `${inner}${toText(item, inner)}`)
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${toText(item, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${items.join(',\n')}\n${indent}${close}${indent === '' ? '\n' : ''}`
}
