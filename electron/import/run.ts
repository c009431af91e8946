import { channel } from 'node:diagnostics_channel'
import { basename } from 'node:path'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { readImport } from '#db/stores/imports.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import type { ReadContext, WriteContext } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import { runWritingJob } from '../host/run-writing-job.ts'
import type { StoreAccess } from '../host/run-writing-job.ts'
import type { CommitImportInput, CommitImportOutput, CommitImportPart } from '../jobs/commit-import.ts'
import type { PlanImportInput, PlanImportPart } from '../jobs/plan-import.ts'
import type { StageDeliveryInput, StageDeliveryOutput, StageDeliveryPart } from '../jobs/stage-delivery.ts'
import { planFingerprint } from './plan-source.ts'
import type { Plan } from './plan.ts'

/** Where the bench hears what the time of a job went to. */
const phases = channel('stafett:phases')

/** Seconds. The largest workbook that is read whole, an .xls of 50 MB, takes less on a slow machine. */
const longestSilence = 180

interface StageWish {
  readonly from: { readonly kind: 'file'; readonly path: string } | { readonly kind: 'text'; readonly text: string }
  readonly password?: string | undefined
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  readonly sender?: string | undefined
  readonly register?: RegisterName | undefined
}

/** A file or a pasted table, kept as it came and guessed at, in a worker with a writer of its own. */
export async function stageDelivery(
  context: WriteContext,
  { from, sender, register, ...reading }: StageWish,
): Promise<
  Result<
    { readonly importId: number },
    'import.unknown-sender' | 'import.too-many-columns' | 'import.no-header' | 'import.not-text'
  >
> {
  const transfer = await readTransfer(context.read)
  const chosen = sender ?? transfer.senders[0] ?? ''
  const chosenId = await senderId(context.read, chosen)
  if (chosenId === undefined) {
    return fail('import.unknown-sender', { sender: chosen, known: transfer.senders.join(', ') })
  }
  // A file can be named after a person.
  const fileName = from.kind === 'file' ? maskIdentityNumbersIn(basename(from.path)) : 'Urklipp.txt'
  const result = await runStage(context, {
    ...reading,
    from,
    fileName,
    senderId: chosenId,
    sender: chosen,
    isSenderChosen: sender !== undefined || transfer.senders.length === 1,
    register,
  })
  if (result.ok) return { ok: true, value: { importId: result.value.importId } }
  return rest(result)
}

export async function runStage(
  context: WriteContext,
  input: Omit<StageDeliveryInput, keyof StoreAccess>,
): Promise<StageDeliveryOutput['result']> {
  const output = await runWritingJob<StageDeliveryInput, StageDeliveryPart, StageDeliveryOutput>(
    context,
    'stage-delivery',
    input,
    { onPart: ({ done, total }) => context.progress(done, total, 'bytes'), silentSeconds: longestSilence },
  )
  phases.publish({ job: 'stage-delivery', phases: output.phases })
  return output.result
}

/** Plans an import in a worker; the plan is kept for the rows that a screen asks for and for the commit. */
export async function previewPlan(
  context: ReadContext,
  importId: number,
): Promise<{ readonly fingerprint: string; readonly plan: Plan }> {
  const { store, read, previews } = context
  const record = await readImport(read, importId)
  if (record === undefined) throw new Error(`No import ${importId}`)
  const fingerprint = planFingerprint(read, record)
  const known = previews.get(importId)
  if (known?.fingerprint === fingerprint) return known
  const plan = await runJob<PlanImportInput, PlanImportPart, Plan>(
    'plan-import',
    { storePath: store.path, key: store.key, importId },
    { signal: context.signal, onPart: ({ done, total }) => context.progress(done, total, 'rows') },
  )
  const preview = { fingerprint, plan }
  // What was chosen while the rows were gone through has a plan of its own, which may have been the sooner one.
  const after = await readImport(read, importId)
  if (after !== undefined && planFingerprint(read, after) === fingerprint) previews.set(importId, preview)
  return preview
}

/** The plan applied, in a worker with a writer of its own: reads are answered meanwhile, other writes wait. */
export async function commitPlan(
  context: WriteContext,
  importId: number,
  fingerprint: string,
): Promise<Result<OutputOf<'import.commit'>, CommitFailureCode>> {
  const preview = context.previews.get(importId)
  const survey = preview?.fingerprint === fingerprint ? preview.plan.context : null
  const output = await runWritingJob<CommitImportInput, CommitImportPart, CommitImportOutput>(
    context,
    'commit-import',
    { importId, fingerprint, context: survey },
    { onPart: ({ done, total }) => context.progress(done, total, 'rows') },
  )
  phases.publish({ job: 'commit-import', phases: output.phases })
  const { result } = output
  if (result.ok) context.previews.delete(importId)
  return result
}

type CommitFailureCode = Extract<CommitImportOutput['result'], { readonly ok: false }>['failure']['code']

/** A delivery that is staged for the first time has no import that could be unknown, committed or without its original. */
function rest<C extends string>(result: {
  readonly ok: false
  readonly failure: { readonly code: C; readonly params: Readonly<Record<string, string | number>> }
}) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the codes that cannot be declared are of another reading only
  return result as {
    ok: false
    failure: {
      code: Exclude<C, 'import.unknown' | 'import.wrong-state' | 'import.original-missing'>
      params: typeof result.failure.params
    }
  }
}
