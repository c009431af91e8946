import { channel } from 'node:diagnostics_channel'
import { basename } from 'node:path'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { readImport } from '#db/stores/imports.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import { holdWrites } from '#db/write.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { ReadContext, WriteContext } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
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
  readonly sender?: string | undefined
  readonly register?: RegisterName | undefined
}

/** A file or a pasted table, kept as it came and guessed at, in a worker with a writer of its own. */
export async function stageDelivery(
  context: WriteContext,
  { from, password, sender, register }: StageWish,
): Promise<
  Result<{ readonly importId: number }, 'import.unknown-sender' | 'import.too-many-columns' | 'import.no-header'>
> {
  const transfer = await readTransfer(context.read)
  const chosen = sender ?? transfer.senders[0] ?? ''
  const chosenId = await senderId(context.read, chosen)
  if (chosenId === undefined) {
    return fail('import.unknown-sender', { sender: chosen, known: transfer.senders.join(', ') })
  }
  // A file can be named after a person.
  const fileName = from.kind === 'file' ? maskIdentityNumbersIn(basename(from.path)) : 'Urklipp.txt'
  const result = await runStage(context, { from, fileName, password, senderId: chosenId, sender: chosen, register })
  if (result.ok) return { ok: true, value: { importId: result.value.importId } }
  return rest(result)
}

export async function runStage(
  context: WriteContext,
  input: Omit<StageDeliveryInput, 'storePath' | 'key' | 'act'>,
): Promise<StageDeliveryOutput['result']> {
  const { result } = await runWriting<
    Omit<StageDeliveryInput, keyof StoreAccess>,
    StageDeliveryPart,
    StageDeliveryOutput
  >(context, 'stage-delivery', input, ({ done, total }) => context.progress(done, total, 'bytes'), longestSilence)
  return result
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
  previews.set(importId, preview)
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
  const { result } = await runWriting<Omit<CommitImportInput, keyof StoreAccess>, CommitImportPart, CommitImportOutput>(
    context,
    'commit-import',
    { importId, fingerprint, context: survey },
    ({ done, total }) => context.progress(done, total, 'rows'),
  )
  if (result.ok) context.previews.delete(importId)
  return result
}

type CommitFailureCode = Extract<CommitImportOutput['result'], { readonly ok: false }>['failure']['code']
type StoreAccess = Pick<CommitImportInput, 'storePath' | 'key' | 'act'>

/** Every write in the store waits until the worker is done or stopped. */
async function runWriting<Input extends object, Part, Output extends { readonly phases: object }>(
  { store, act, signal }: WriteContext,
  name: 'stage-delivery' | 'commit-import',
  input: Input,
  onPart: (part: Part) => void,
  silentSeconds?: number,
): Promise<Output> {
  let isRunning = false
  const held = holdWrites(store, () => {
    isRunning = true
    return runJob<Input & StoreAccess, Part, Output>(
      name,
      { ...input, storePath: store.path, key: store.key, act },
      { signal, onPart, ...(silentSeconds === undefined ? {} : { silentSeconds }) },
    )
  })
  // What only waits for another job to end is let go at once; what runs ends its worker first.
  const letGo = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => !isRunning && reject(new FileFailure('file.cancelled')))
  })
  const output = await Promise.race([held, letGo])
  phases.publish({ job: name, phases: output.phases })
  return output
}

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
