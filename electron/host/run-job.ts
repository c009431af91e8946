import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { isFailureCode } from '#shared/contract/failure.ts'
import { StoreFailure } from '#db/store-failure.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { FileFailureCode, FileFailureParams } from '../files/file-failure.ts'
import type { JobMessage } from '../jobs/job-port.ts'

/**
 * Memory of one worker. A file that needs more of the old space is too hostile to read; the young space is kept small because
 * what a worker makes lives for one batch, and a large one is never given back: the default cost 130 MB on a list of 100,000 rows,
 * and 48 MB still cost 40 MB more than these 24, for a tenth of the time.
 */
const resourceLimits = { maxOldGenerationSizeMb: 700, maxYoungGenerationSizeMb: 24 }

// Source and build keep the same folders; only the ending differs.
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

// From source, each worker strips types with WebAssembly. V8 13.6 frees a wrapper to JavaScript that all threads share when two of
// them recompile it at once, and the whole process dies (seen in 2 of 36 runs). A wrapper that is never recompiled is never freed.
if (ending === 'ts') setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647')

/**
 * Runs a worker entry of `electron/jobs/` with an input and waits for its output. Parts are handled one by one, and the
 * worker is at most a few ahead, so neither side waits and neither piles up. An aborted signal ends the worker at once (`file.cancelled`).
 */
export function runJob<Input, Part, Output>(
  name:
    | 'stage-delivery'
    | 'read-classification'
    | 'plan-import'
    | 'plan-stretch'
    | 'commit-import'
    | 'change-rows'
    | 'undo-event'
    | 'write-report'
    | 'reconcile'
    | 'write-repair-basket',
  input: Input,
  options: {
    readonly signal: AbortSignal
    readonly onPart?: (part: Part) => void
    /** A worker that says nothing for so long is stuck on a hostile file and is ended: `file.too-hostile`. */
    readonly silentSeconds?: number
  },
): Promise<Output> {
  const worker = new Worker(new URL(`../jobs/${name}.${ending}`, import.meta.url), {
    workerData: input,
    resourceLimits,
  })
  return new Promise<Output>((resolve, reject) => {
    let isFinal = false
    const abort = (): void => settle(() => reject(new FileFailure('file.cancelled')))
    const stuck = (): void => settle(() => reject(new FileFailure('file.too-hostile', { reason: 'time' })))
    const watch = (): NodeJS.Timeout | undefined =>
      options.silentSeconds === undefined ? undefined : setTimeout(stuck, options.silentSeconds * 1000)
    let silence = watch()
    let isSettled = false
    const settle = (conclude: () => void): void => {
      if (isSettled) return
      isSettled = true
      clearTimeout(silence)
      options.signal.removeEventListener('abort', abort)
      void worker.terminate().then(conclude)
    }
    if (options.signal.aborted) return abort()
    options.signal.addEventListener('abort', abort)
    worker.on('message', (message: JobMessage<Part, Output>) => {
      if (options.signal.aborted && !isFinal) return
      clearTimeout(silence)
      if (message.kind === 'part') {
        try {
          options.onPart?.(message.part)
          worker.postMessage('next')
          silence = watch()
        } catch (error) {
          settle(() => reject(error))
        }
      } else if (message.kind === 'final') {
        isFinal = true
        options.signal.removeEventListener('abort', abort)
        worker.postMessage('go')
      } else if (message.kind === 'done') {
        settle(() => resolve(message.output))
      } else {
        settle(() => reject(failureOf(message)))
      }
    })
    worker.on('error', (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      settle(() => reject(outOfMemory ? new FileFailure('file.too-hostile', { reason: 'memory' }) : error))
    })
    worker.on('exit', (code) =>
      settle(() => reject(new Error(`The job ${name} ended with code ${code} and no answer`))),
    )
  })
}

/** The failure that the worker named, as the error it was there. */
function failureOf({ code, params }: { readonly code: string; readonly params: FileFailureParams }): Error {
  return isFailureCode(code) && code.startsWith('store.')
    ? new StoreFailure(code, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])))
    : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker sends the codes of its two kinds of failure
      new FileFailure(code as FileFailureCode, params)
}
