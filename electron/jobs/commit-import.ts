import { dropOrderedIndexes, isBulk } from '#db/bulk-indexes.ts'
import { openPassingReader, openWriter } from '#db/open.ts'
import type { Reader } from '#db/open.ts'
import { indexInserted, pauseSearchIndex, resumeSearchIndex } from '#db/search-index.ts'
import { createEditWriter } from '#db/stores/edits.ts'
import { keepOutcomes } from '#db/stores/import-outcomes.ts'
import { markCommitted, readImport } from '#db/stores/imports.ts'
import { keepProtectionWords, settleMarks } from '#db/stores/protected-people.ts'
import { countAllRows, createRowWriter } from '#db/stores/register-rows.ts'
import { transact } from '#db/write.ts'
import type { Act, Tx } from '#db/write.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { protectionUnmapped } from '#shared/import/mapping.ts'
import { liftsProtection } from '#shared/import/profile.ts'
import { unmappedKeys } from '#shared/import/plan.ts'
import { createDecider } from '../import/decide.ts'
import type { DecidedRow } from '../import/decide.ts'
import { planFingerprint, readPlanSource, rowsToPlan } from '../import/plan-source.ts'
import type { PlanSource } from '../import/plan-source.ts'
import { joinStretches, planStretch, wholeDelivery } from '../import/plan.ts'
import { createSettlement } from '../import/settle-waiting.ts'
import { surveyDelivery } from '../import/survey.ts'
import type { PlanContext } from '../import/survey.ts'
import { settleReservations } from '../operations/steps/number-reservation.ts'
import { serveJob } from './job-port.ts'
import { createStopwatch } from './stopwatch.ts'
import type { Phases } from './stopwatch.ts'

export interface CommitImportInput {
  readonly storePath: string
  readonly key: string
  readonly act: Act
  readonly importId: number
  readonly fingerprint: string
  /** What the survey of the preview of this fingerprint found; null where it is to be made again. */
  readonly context: PlanContext | null
}

export interface CommitImportPart {
  readonly done: number
  readonly total: number
}

type CommitFailure =
  | 'import.protection-unmapped'
  | 'import.unknown'
  | 'import.wrong-state'
  | 'import.stale'
  | 'import.key-unmapped'
  | 'import.nothing-to-commit'

export interface CommitImportOutput {
  readonly result: Result<OutputOf<'import.commit'>, CommitFailure>
  readonly phases: Phases
}

/** The plan that was previewed, now applied, in one transaction; refused when anything it rests on has changed. */
serveJob<CommitImportInput, CommitImportPart, CommitImportOutput>(async (input, send, last) => {
  const watch = createStopwatch()
  const writer = openWriter(input.storePath, input.key)
  // Its own view of the store as it was before the act: what is written meanwhile must not steer what is still to be decided.
  const read = openPassingReader(input.storePath, input.key)
  try {
    const written = await transact(
      writer,
      input.storePath,
      input.act,
      async (tx) => commit(tx, read, input, send, watch),
      async () => {
        await last()
        watch.enter('commit')
      },
    )
    const { importId } = input
    return {
      result: written.ok ? ok({ importId, eventId: written.eventId, ...written.value }) : written,
      phases: watch.phases(),
    }
  } finally {
    read.connection.close()
    writer.connection.close()
  }
})

async function commit(
  tx: Tx,
  read: Reader,
  input: CommitImportInput,
  send: (part: CommitImportPart) => Promise<void>,
  watch: ReturnType<typeof createStopwatch>,
): Promise<Result<Omit<OutputOf<'import.commit'>, 'importId' | 'eventId'>, CommitFailure>> {
  const record = await readImport(tx, input.importId)
  if (record === undefined) return fail('import.unknown', { importId: input.importId })
  if (record.state !== 'staged') return fail('import.wrong-state', { name: record.fileName })
  if (planFingerprint(tx, record) !== input.fingerprint) return fail('import.stale', { name: record.fileName })
  const columns = record.reading.columns.map(({ field }) => field)
  const [missing] = unmappedKeys(record.register, columns)
  if (missing !== undefined) return fail('import.key-unmapped', { register: record.register, field: missing })

  // Whatever a profile or an older version has made of the reading: nobody is shown by leaving the marks out.
  const unmarked = protectionUnmapped(record.register, record.reading.columns)
  if (unmarked !== null || liftsProtection([...record.reading.values])) {
    return fail('import.protection-unmapped', { header: unmarked ?? '' })
  }
  const source = await readPlanSource(tx, input.importId)
  const rows = rowsToPlan(source)
  const total = rows * (input.context === null ? 3 : 2)
  let done = 0
  const breathe = (more: number): Promise<void> => {
    done += more
    return send({ done: Math.min(done, total), total })
  }
  watch.enter('survey')
  const context = input.context ?? (await surveyDelivery(read, source, breathe))
  pauseSearchIndex(tx)
  const indexes = isBulk(rows, countAllRows(tx, record.register))
    ? await dropOrderedIndexes(tx, record.register, () => breathe(0))
    : []
  const decider = createDecider(read, source, context)
  const write = createWriter(tx, source, decider.fields)
  const settlement = createSettlement(tx, source)
  watch.enter('map')
  const planned = await planStretch(read, decider, wholeDelivery, breathe, (row) => {
    watch.enter('write')
    write.row(row)
    settlement.row(row)
    watch.enter('map')
  })
  const { counts, sheetFindings, ids } = joinStretches(read, source, context, decider.sheets, [planned])
  // That a list came and changes nothing is worth its event: what vanished, what was settled, that the register agrees.
  if (counts.read - counts.footer === 0) {
    return fail('import.nothing-to-commit', { name: record.fileName, rows: counts.read })
  }
  write.sheet(sheetFindings)
  await settlement.end()
  keepOutcomes(tx, record.id, ids)
  watch.enter('index')
  for (const sql of indexes) {
    tx.connection.exec(sql)
    await breathe(0)
  }
  const before = done
  await indexInserted(tx, record.register, (indexed) => send({ done: Math.min(before + indexed, total), total }))
  resumeSearchIndex(tx)
  const { vanished, conflicts, ...kept } = counts
  await markCommitted(tx, record.id, kept)
  const isStaff = record.register === 'staff'
  // At every commit: what the delivery said of people as a staff list goes when it is read as something else.
  const marked = isStaff ? context.protectedPeople : new Set<string>()
  keepProtectionWords(tx, { importId: record.id, senderId: record.senderId }, marked, write.unmarked)
  if (isStaff) settleMarks(tx)
  if (record.register === 'cases') settleReservations(tx)
  tx.describe({
    fileName: record.fileName,
    register: record.register,
    sender: record.sender,
    ...kept,
    vanished,
    conflicts,
  })
  return ok(kept)
}

/** Applies decided rows to the register. Of an unchanged row only what is said of it can be new. */
function createWriter(tx: Tx, source: PlanSource, fields: readonly string[]) {
  const { id: importId, register, senderId } = source.record
  const rows = createRowWriter(tx, register, { senderId, importId, fields })
  const edits = createEditWriter(tx, register)
  const unmarked = new Set<string>()
  return {
    row(decided: DecidedRow): void {
      if (decided.unmarks !== null) unmarked.add(decided.unmarks)
      const { outcome, stored, rawId, findings, key } = decided
      if (outcome === 'new') rows.insert(decided)
      else if (outcome === 'changed' && stored !== undefined)
        rows.update(stored.id, { ...decided, values: { ...stored.values, ...decided.values } })
      else if (outcome !== 'unchanged') rows.remark(rawId, findings, key)
      else if (stored !== undefined && findings.length + stored.findings > 0) rows.restate(stored.id, decided)
      if (stored !== undefined && decided.edits !== null) {
        const kept = new Set(decided.edits.map(({ field }) => field))
        for (const edit of decided.edits) edits.keep(stored.id, edit)
        for (const field of decided.editsBefore) if (!kept.has(field)) edits.drop(stored.id, field)
      }
    },
    sheet: (findings: Parameters<typeof rows.remark>[1]): void => rows.remark(null, findings),
    unmarked,
  }
}
