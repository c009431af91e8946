import { fail, ok } from '#shared/contract/failure.ts'
import { unmappedKeys } from '#shared/import/plan.ts'
import { isForbiddenHeader, protectionUnmapped } from '#shared/import/mapping.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { blankColumns, rawRows, readSheets, topRows } from '#db/stores/deliveries.ts'
import type { RawRow } from '#shared/import/raw.ts'
import type { Reader } from '#db/open.ts'
import { groupFindings, readRemarkedRows } from '#db/stores/findings.ts'
import type { FindingRecord } from '#db/stores/findings.ts'
import { discardImport, readImport, readImports, updateReading } from '#db/stores/imports.ts'
import type { ColumnRecord, ImportCounts } from '#db/stores/imports.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import type { PlanImportOutput, RemarkedRow } from '../jobs/plan-import.ts'
import { commitPlan } from './steps/commit-plan.ts'
import {
  createRowMask,
  describeImport,
  guessReading,
  maskedCell,
  maskedFinding,
  maskedValues,
} from './steps/import-reading.ts'
import { planFingerprint, runPlan } from './steps/import-run.ts'
import { stageDelivery } from './steps/stage-delivery.ts'

export const listImports: Handler<'import.list'> = async ({ read }) => {
  const { transferDate } = await readTransfer(read)
  return ok(await Promise.all((await readImports(read)).map((record) => describeImport(read, record, transferDate))))
}

export const stageImport: Handler<'import.stage'> = async (context, { file, sender, register }) => {
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  try {
    return await stageDelivery(context, path, { sender, register })
  } finally {
    context.files.release(file)
  }
}

/** The same raw rows read another way; what is not chosen is guessed again from what is. The file is not opened. */
export const remapImport: Handler<'import.remap'> = async (context, { importId, choice }) => {
  const written = await context.write(async (tx) => {
    const record = await readImport(tx, importId)
    if (record === undefined) return fail('import.unknown', { importId })
    if (record.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
    const sender = choice.sender === undefined ? record.senderId : await senderId(tx, choice.sender)
    if (sender === undefined) {
      const { senders } = await readTransfer(tx)
      return fail('import.unknown-sender', { sender: choice.sender ?? '', known: senders.join(', ') })
    }
    const position = choice.sheet ?? record.sheet
    const sheet = (await readSheets(tx, record.deliveryId))[position]
    if (sheet === undefined) return fail('import.unknown-sheet', { sheet: position })

    const sameSheet = position === record.sheet
    const sameHeader = sameSheet && (choice.headerRow ?? record.headerRow) === record.headerRow
    const guessed =
      sameHeader && (choice.register ?? record.register) === record.register
        ? record
        : guessReading(tx, sheet, {
            register: choice.register ?? (sameSheet ? record.register : undefined),
            headerRow: choice.headerRow ?? (sameSheet ? record.headerRow : undefined),
          })
    if (guessed === null) return fail('import.no-header', { name: record.fileName })
    const columns = withChoices(guessed.register, guessed.columns, choice.columns ?? [])
    const forbidden = new Set(columns.flatMap(({ header }, index) => (isForbiddenHeader(header) ? [index] : [])))
    if (!sameHeader && forbidden.size > 0) blankColumns(tx, sheet, forbidden, guessed.headerRow)
    for (const { field, header } of columns) {
      if (field !== null && isForbiddenHeader(header)) return fail('import.forbidden-column', { header })
      if (field !== null && columns.filter((column) => column.field === field).length > 1) {
        return fail('import.field-mapped-twice', { register: guessed.register, field })
      }
    }
    const dropped = protectionUnmapped(guessed.register, columns)
    if (dropped !== null) return fail('import.protection-unmapped', { header: dropped })
    await updateReading(tx, importId, {
      register: guessed.register,
      senderId: sender,
      sheet: position,
      headerRow: guessed.headerRow,
      columns,
    })
    tx.describe({ fileName: record.fileName, register: guessed.register })
    return ok(null)
  })
  if (!written.ok) return written
  const record = await readImport(context.read, importId)
  if (record === undefined) return fail('import.unknown', { importId })
  const { transferDate } = await readTransfer(context.read)
  return ok(await describeImport(context.read, record, transferDate))
}

const topShown = 30

/** What a committed import came to, from the store; what a finding is about is not told of a protected person. */
function recorded(
  read: Reader,
  importId: number,
  counts: ImportCounts,
  isProtectedRow: (row: RawRow) => boolean,
): Omit<PlanImportOutput, 'sheetFindings'> {
  const findings = groupFindings(read, importId).map(({ places, ...group }) => {
    const rows = places.map(({ rawId, raw }) => ({ raw, row: rawId === null ? undefined : rawRows(read, [rawId])[0] }))
    return {
      ...group,
      rows: rows.flatMap(({ row }) => (row === undefined ? [] : [row.row])),
      example: rows.find(({ row }) => row === undefined || !isProtectedRow(row))?.raw ?? '',
    }
  })
  return { rows: { rejected: [], remarked: [] }, counts: { ...counts, vanished: 0 }, findings, sample: [] }
}

/** What a commit would do, without doing it. */
export const previewImport: Handler<'import.preview'> = async (context, { importId }) => {
  const { read } = context
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const fingerprint = planFingerprint(read, record)
  const { transferDate } = await readTransfer(read)
  const sheet = (await readSheets(read, record.deliveryId))[record.sheet]
  const mask = sheet && createRowMask(read, record, sheet, transferDate)
  // What a committed import came to is on record; nothing is planned again.
  const plan =
    record.counts === null || record.state === 'staged' || mask === undefined
      ? await runPlan(context, record, read, null)
      : recorded(read, record.id, record.counts, mask.isProtectedRow)
  context.previews.set(importId, { fingerprint, ...plan.rows })
  return ok({
    view: await describeImport(read, record, transferDate),
    top: sheet && mask ? topRows(read, sheet, topShown).map((row) => ({ row: row.row, cells: mask.cells(row) })) : [],
    counts: plan.counts,
    findings: plan.findings.map((group) => ({
      ...group,
      rows: [...group.rows],
      example: maskedCell(record.register, group.field, group.example, transferDate),
    })),
    sample: plan.sample.map((row) => ({
      ...row,
      changed: [...row.changed],
      values: maskedValues(record.register, row.values, transferDate),
      before: maskedValues(record.register, row.before, transferDate),
    })),
    keyUnmapped: unmappedKeys(
      record.register,
      record.columns.map((column) => column.field),
    ),
    fingerprint,
  })
}

export const commitImport: Handler<'import.commit'> = (context, { importId, fingerprint }) =>
  commitPlan(context, importId, fingerprint)

/** Rows that are kept out, or go in with a remark, as they stand in the file; before the commit, those of the last preview. */
export const listRemarkedRows: Handler<'import.rows'> = async (
  { read, previews },
  { importId, fingerprint, state, start, count },
) => {
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const { transferDate } = await readTransfer(read)
  const sheet = (await readSheets(read, record.deliveryId))[record.sheet]
  if (sheet === undefined) return fail('import.unknown', { importId })
  const mask = createRowMask(read, record, sheet, transferDate)
  const previewed = previews.get(importId)
  const { total, findings } =
    previewed !== undefined && previewed.fingerprint === fingerprint
      ? pageOf(previewed[state], start, count)
      : readRemarkedRows(read, importId, { rejected: state === 'rejected', start, count })
  const byRow = Map.groupBy(findings, (finding) => finding.rawId)
  const rows = rawRows(
    read,
    [...byRow.keys()].filter((id) => id !== null),
  ).map((raw) => ({
    row: raw.row,
    cells: mask.cells(raw),
    findings: (byRow.get(raw.rawId) ?? []).map((finding) =>
      maskedFinding(record.register, mask.isProtectedRow(raw) ? { ...finding, raw: '' } : finding, transferDate),
    ),
  }))
  return ok({ total, rows })
}

function pageOf(
  rows: readonly RemarkedRow[],
  start: number,
  count: number,
): { readonly total: number; readonly findings: FindingRecord[] } {
  const shown = rows.slice(start, start + count)
  return {
    total: rows.length,
    findings: shown.flatMap(({ rawId, findings }) => findings.map((finding) => ({ ...finding, rawId }))),
  }
}

export const discardStaged: Handler<'import.discard'> = async (context, { importId }) => {
  const written = await context.write(async (tx) => {
    const record = await readImport(tx, importId)
    if (record === undefined) return fail('import.unknown', { importId })
    if (record.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
    await discardImport(tx, record)
    tx.describe({ fileName: record.fileName, sha256: record.sha256 })
    return ok({})
  })
  return written.ok ? ok({}) : written
}

/** A field that the register does not have is no choice. */
function withChoices(
  register: RegisterName,
  columns: readonly ColumnRecord[],
  choices: readonly { readonly index: number; readonly field: string | null }[],
): ColumnRecord[] {
  const byIndex = new Map(choices.map((choice) => [choice.index, choice.field]))
  return columns.map((column, index) => {
    const field = byIndex.get(index)
    const isChoice = field === null || (field !== undefined && fieldOf(register, field) !== undefined)
    return !isChoice || field === column.field ? column : { ...column, field, confidence: 1, reason: 'chosen' }
  })
}
