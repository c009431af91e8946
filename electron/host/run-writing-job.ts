import type { Act } from '#db/write.ts'
import { holdWrites } from '#db/write.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { WriteContext } from './context.ts'
import { runJob } from './run-job.ts'

/** What a worker needs to open a writer of its own and to say who acts. */
export interface StoreAccess {
  readonly storePath: string
  readonly key: string
  readonly act: Act
}

/**
 * Runs a job that writes, in a worker with a writer of its own: reads are answered meanwhile, and every other write in the store
 * waits until the worker is done or stopped. `file.cancelled` as soon as the call is cancelled, also while it still waits for its
 * turn.
 */
export async function runWritingJob<Input extends StoreAccess, Part, Output>(
  { store, act, signal }: WriteContext,
  name: Parameters<typeof runJob>[0],
  input: Omit<Input, keyof StoreAccess>,
  options: { readonly onPart: (part: Part) => void; readonly silentSeconds?: number },
): Promise<Output> {
  let isRunning = false
  const held = holdWrites(store, () => {
    isRunning = true
    const access: StoreAccess = { storePath: store.path, key: store.key, act }
    return runJob<typeof input & StoreAccess, Part, Output>(name, { ...input, ...access }, { ...options, signal })
  })
  // What only waits for another job to end is let go at once; what runs ends its worker first.
  const letGo = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => !isRunning && reject(new FileFailure('file.cancelled')))
  })
  return Promise.race([held, letGo])
}
