import { fail, ok } from '#shared/contract/failure.ts'
import type { ParsedInputOf } from '#shared/contract/operations.ts'
import { isForbiddenHeader, protectionUnmapped } from '#shared/import/mapping.ts'
import { valueKey } from '#shared/import/column-reader.ts'
import { liftsProtection } from '#shared/import/profile.ts'
import { unmappedKeys } from '#shared/import/plan.ts'
import { guessReading, sheetNameColumn } from '#shared/import/reading.ts'
import type { ReadColumn, Reading } from '#shared/import/reading.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { blankColumns, readDeciding, readSheets, removeOriginal, sheetTop, topRows } from '#db/stores/deliveries.ts'
import type { Reader } from '#db/open.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import {
  discardImport,
  readImport,
  readImports,
  isReceivers,
  registerOfImport,
  updateReading,
} from '#db/stores/imports.ts'
import { readKnownProfiles } from '#db/stores/profiles.ts'
import { rawPages } from '#db/stores/raw-pages.ts'
import { reconciliationUsing } from '#db/stores/reconciliations.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import { decodeText, encodings } from '../files/encoding.ts'
import type { Handler, Preview } from '../host/context.ts'
import type { PlanContext } from '../import/survey.ts'
import { planFingerprint, readPlanSource } from '../import/plan-source.ts'
import { recordedPlan } from '../import/recorded-plan.ts'
import { commitPlan, previewPlan, runStage, stageDelivery } from '../import/run.ts'
import { createRowMask, describeImport, maskedCell } from '../import/show.ts'
import { refuseToWrite } from './steps/permitted.ts'

export const listImports: Handler<'import.list'> = async ({ read, previews }) =>
  ok(
    await Promise.all(
      (await readImports(read)).map((record) => describeImport(read, record, currentContext(read, previews, record))),
    ),
  )

export const stageImport: Handler<'import.stage'> = async (context, { file, ...wish }) => {
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  const kept = wish.register === undefined ? null : refuseToWrite(context.read, context.person, wish.register)
  if (kept !== null) return kept
  try {
    const staged = await stageDelivery(context, { from: { kind: 'file', path }, ...wish })
    context.files.release(file)
    return staged
  } catch (error) {
    // The person is asked for a password and the same file is read again; any other failure ends with it.
    if (!isPasswordFailure(error)) context.files.release(file)
    throw error
  }
}

export const pasteImport: Handler<'import.paste'> = async (context, { text, ...wish }) => {
  const kept = wish.register === undefined ? null : refuseToWrite(context.read, context.person, wish.register)
  return kept ?? stageDelivery(context, { from: { kind: 'text', text }, ...wish })
}

/** The same raw rows read another way; what is not chosen is guessed again from what is. The file is not opened. */
export const remapImport: Handler<'import.remap'> = async (context, { importId, choice }) => {
  const written = await context.write(async (tx) => {
    const record = await readImport(tx, importId)
    if (record === undefined) return fail('import.unknown', { importId })
    if (record.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
    const foreign = refuseStaged(tx, context.person, record)
    if (foreign !== null) return foreign
    const sender = choice.sender === undefined ? record.senderId : await senderId(tx, choice.sender)
    if (sender === undefined) {
      const { senders } = await readTransfer(tx)
      return fail('import.unknown-sender', { sender: choice.sender ?? '', known: senders.join(', ') })
    }
    const sheets = await readSheets(tx, record.deliveryId)
    const unknown = choice.sheets?.find((position) => sheets[position] === undefined)
    if (unknown !== undefined) return fail('import.unknown-sheet', { sheet: unknown })
    const tops = sheets.map((sheet) => sheetTop(tx, sheet, choice.headerRow ?? record.reading.headerRow))
    const reread = rereadAs(record.reading, choice)
    const profiles = sender === record.senderId ? [] : readKnownProfiles(tx, sender)
    const known =
      reread === null && profiles.length > 0 ? guessReading(tops, { sheets: record.reading.sheets }, profiles) : null
    // Another sender's list may be one that is known from before.
    const guessed =
      reread !== null ? guessReading(tops, reread, profiles) : known?.profileId != null ? known : record.reading
    if (guessed === null) return fail('import.no-header', { name: record.fileName })
    const reading = withChoices(guessed, choice)
    const { register, columns } = reading
    const kept = refuseToWrite(tx, context.person, register)
    if (kept !== null) return kept
    const forbidden = new Set(columns.flatMap(({ header }, index) => (isForbiddenHeader(header) ? [index] : [])))
    const [main] = sheets.filter(({ position }) => position === reading.sheets[0])
    if (forbidden.size > 0 && reread !== null && main !== undefined) {
      blankColumns(tx, main, forbidden, reading.headerRow)
      await removeOriginal(tx, record.deliveryId)
    }
    for (const { field, header } of columns) {
      if (field !== null && isForbiddenHeader(header)) return fail('import.forbidden-column', { header })
      if (field !== null && columns.filter((column) => column.field === field).length > 1) {
        return fail('import.field-mapped-twice', { register, field })
      }
    }
    const dropped = protectionUnmapped(register, columns)
    if (dropped !== null) return fail('import.protection-unmapped', { header: dropped })
    if (liftsProtection([...reading.values])) return fail('import.protection-unmapped', { header: '' })
    await updateReading(tx, importId, sender, reading)
    tx.describe({ fileName: record.fileName, register })
    return ok(null)
  })
  if (!written.ok) return written
  const record = await readImport(context.read, importId)
  if (record === undefined) return fail('import.unknown', { importId })
  return ok(await describeImport(context.read, record, currentContext(context.read, context.previews, record)))
}

const topShown = 30

/** What a commit would do, without doing it; of a committed import, what it came to. */
export const previewImport: Handler<'import.preview'> = async (context, { importId }) => {
  const { read } = context
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const source = await readPlanSource(read, importId)
  const preview = record.state === 'staged' ? await previewPlan(context, importId) : null
  const plan = preview?.plan ?? null
  const mask = createRowMask(read, source, plan?.context ?? null)
  const { counts, findings, unmappedValues, names } = plan ?? (await recordedPlan(read, record, mask.isProtectedRow))
  const { register } = record
  const [main] = source.sheets
  // A wording that holds an identity number is no wording, and would be shown masked.
  const isShown = ({ field, raw }: { readonly field: string; readonly raw: string }): boolean =>
    maskedCell(register, field, raw, source.transferDate) === raw
  const renamed = new Set(record.reading.values.map(({ field, raw }) => `${field}|${valueKey(raw)}`))
  return ok({
    view: await describeImport(read, record, plan?.context ?? null),
    top:
      main === undefined ? [] : topRows(read, main, topShown).map((row) => ({ row: row.row, cells: mask.cells(row) })),
    counts,
    findings: findings.map((group) => ({
      ...group,
      rows: [...group.rows],
      example: maskedCell(register, group.field, group.example, source.transferDate),
    })),
    unmappedValues: unmappedValues.filter(isShown).map(({ field, raw, count }) => ({ field, raw, count })),
    names: names.filter((name) => isShown(name) && !renamed.has(`${name.field}|${valueKey(name.raw)}`)),
    keyUnmapped: unmappedKeys(
      register,
      record.reading.columns.map((column) => column.field),
    ),
    fingerprint: preview?.fingerprint ?? planFingerprint(read, record),
  })
}

export const commitImport: Handler<'import.commit'> = async (context, { importId, fingerprint }) => {
  const register = registerOfImport(context.read, importId)
  const kept = register === undefined ? null : refuseToWrite(context.read, context.person, register)
  if (kept !== null) return kept
  // What is handed over goes into the register; what it is compared with is no part of it.
  const user = reconciliationUsing(context.read, importId, 'against-register')
  if (user !== undefined) return fail('import.in-use', { reconciliation: user })
  return isReceivers(context.read, importId)
    ? fail('import.receivers-list')
    : commitPlan(context, importId, fingerprint)
}

export const discardStaged: Handler<'import.discard'> = async (context, { importId }) => {
  const written = await context.write(async (tx) => {
    const record = await readImport(tx, importId)
    if (record === undefined) return fail('import.unknown', { importId })
    if (record.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
    const foreign = refuseStaged(tx, context.person, record)
    if (foreign !== null) return foreign
    const user = reconciliationUsing(tx, importId)
    if (user !== undefined) return fail('import.in-use', { reconciliation: user })
    await discardImport(tx, record)
    tx.describe({ fileName: record.fileName, sha256: record.sha256 })
    return ok({})
  })
  return written.ok ? ok({}) : written
}

/** The lines that decide, in each encoding that the bytes could be in; those of protected people are left out. */
export const listReadings: Handler<'import.readings'> = async ({ read, previews }, { importId }) => {
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const source = await readPlanSource(read, importId)
  const deciding = await readDeciding(read, record.deliveryId)
  const [sheet] = source.sheets
  if (deciding === null || sheet === undefined || sheet.encoding === null) {
    return fail('import.not-text', { name: record.fileName })
  }
  const mask = createRowMask(read, source, currentContext(read, previews, record))
  const wanted = new Set(deciding.lines.map(({ line }) => line))
  const mayShow = new Set<number>()
  for (const page of rawPages(read, sheet.firstRawId, sheet.lastRawId)) {
    for (const row of page) if (wanted.has(row.row) && !mask.isProtectedRow(row)) mayShow.add(row.row)
    if (mayShow.size === wanted.size) break
  }
  const lines = deciding.lines.filter(({ line }) => mayShow.has(line))
  return ok({
    encoding: sheet.encoding,
    delimiter: sheet.delimiter ?? '',
    repaired: sheet.repaired,
    repairable: deciding.repairable,
    candidates: encodings.map((encoding) => ({
      encoding,
      undecodable: deciding.undecodable[encoding] ?? 0,
      lines: lines.map(({ line, bytes }) => ({
        line,
        text: maskedCell(record.register, null, decodeText(bytes, encoding, false), source.transferDate),
      })),
    })),
  })
}

/** The kept original read again in another way: the rows are new, and the reading is guessed anew. */
export const rereadImport: Handler<'import.reread'> = async (context, { importId, ...wish }) => {
  const record = await readImport(context.read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  if (record.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
  const foreign = refuseStaged(context.read, context.person, record)
  if (foreign !== null) return foreign
  const { sheets } = await readPlanSource(context.read, importId)
  const [sheet] = sheets
  if (sheet?.encoding == null) return fail('import.not-text', { name: record.fileName })
  if (!record.originalKept) return fail('import.original-missing', { name: record.fileName })
  const result = await runStage(context, {
    from: { kind: 'again', importId },
    fileName: record.fileName,
    senderId: record.senderId,
    sender: record.sender,
    isSenderChosen: true,
    register: record.register,
    encoding: wish.encoding ?? sheet.encoding,
    delimiter: wish.delimiter ?? (sheet.delimiter || undefined),
    repair: wish.repair ?? sheet.repaired,
  })
  if (!result.ok) return result
  const again = await readImport(context.read, importId)
  if (again === undefined) return fail('import.unknown', { importId })
  return ok(await describeImport(context.read, again, null))
}

/** A delivery that the person read in can be theirs though it was taken for another register's: it is read anew, or discarded. */
function refuseStaged(read: Reader, person: string, { register, stagedBy }: ImportRecord) {
  return stagedBy === person ? null : refuseToWrite(read, person, register)
}

/** What the last plan of an import found out about the whole delivery; null where the reading has changed since. */
function currentContext(
  read: Reader,
  previews: ReadonlyMap<number, Preview>,
  record: ImportRecord,
): PlanContext | null {
  const preview = previews.get(record.id)
  return preview?.fingerprint === planFingerprint(read, record) ? preview.plan.context : null
}

type Choice = ParsedInputOf<'import.remap'>['choice']

/** What must be guessed again because something it rests on was chosen otherwise; null where nothing is. */
function rereadAs(reading: Reading, choice: Choice): Parameters<typeof guessReading>[1] | null {
  const sheets = [...new Set(choice.sheets ?? reading.sheets)]
  const sameSheet = sheets[0] === reading.sheets[0]
  const headerRow = choice.headerRow ?? (sameSheet ? reading.headerRow : undefined)
  const headerRows = choice.headerRows ?? (choice.headerRow === undefined && sameSheet ? reading.headerRows : undefined)
  const register = choice.register ?? (sameSheet ? reading.register : undefined)
  const isSame =
    sameSheet && headerRow === reading.headerRow && headerRows === reading.headerRows && register === reading.register
  return isSame ? null : { register, sheets, headerRow, headerRows }
}

function withChoices(reading: Reading, choice: Choice): Reading {
  const sheets = [...new Set(choice.sheets ?? reading.sheets)]
  const plain = reading.columns.filter(({ isSheetName }) => !isSheetName)
  const named = reading.columns.find(({ isSheetName }) => isSheetName)
  const all = sheets.length > 1 ? [...plain, named ?? sheetNameColumn] : plain
  return {
    ...reading,
    sheets,
    columns: withColumns(reading.register, all, choice.columns ?? []),
    answers: merged(reading.answers, choice.answers ?? [], ({ question, field }) => `${question}|${field}`),
    values: merged(reading.values, choice.values ?? [], ({ field, raw }) => `${field}|${valueKey(raw)}`).flatMap(
      ({ field, raw, value }) =>
        value === null || !isMeaning(reading.register, field, value) ? [] : [{ field, raw, value }],
    ),
    conflicts: merged(reading.conflicts, choice.conflicts ?? [], ({ rowId, field }) => `${rowId}|${field}`),
  }
}

/** A wording of a field with a code list stands for one of its codes; of another field, for any text. */
function isMeaning(register: RegisterName, name: string, value: string): boolean {
  const field = fieldOf(register, name)
  if (field === undefined) return false
  const list = field.type === 'boolean' ? 'yesNo' : field.codes
  return list === undefined || codeLists[list].some((code) => code.value === value)
}

/** A later choice about the same thing takes the place of an earlier one. */
function merged<A, B>(before: readonly A[], chosen: readonly B[], keyOf: (item: A | B) => string): (A | B)[] {
  return [...new Map([...before, ...chosen].map((item) => [keyOf(item), item])).values()]
}

/** A field that the register does not have is no choice. */
function withColumns(
  register: RegisterName,
  columns: readonly ReadColumn[],
  choices: readonly { readonly index: number; readonly field: string | null }[],
): ReadColumn[] {
  const byIndex = new Map(choices.map((choice) => [choice.index, choice.field]))
  return columns.map((column, index) => {
    const field = byIndex.get(index)
    const isChoice = field === null || (field !== undefined && fieldOf(register, field) !== undefined)
    return !isChoice || field === column.field ? column : { ...column, field, confidence: 1, reason: 'chosen' }
  })
}

function isPasswordFailure(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'file.password-protected' || code === 'file.wrong-password'
}
