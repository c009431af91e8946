import { parentPort, workerData } from 'node:worker_threads'
import type { FailureCode } from '#shared/contract/failure.ts'
import { asDriverFailure, StoreFailure } from '#db/store-failure.ts'
import { FileFailure } from '../files/file-failure.ts'
import type { FileFailureCode, FileFailureParams } from '../files/file-failure.ts'

/** Parts sent and not yet handled. */
const mostAhead = 4

export type JobMessage<Part, Output> =
  | { readonly kind: 'part'; readonly part: Part }
  /** What follows cannot be stopped: the worker waits for leave. */
  | { readonly kind: 'final' }
  | { readonly kind: 'done'; readonly output: Output }
  | {
      readonly kind: 'failed'
      readonly code: FileFailureCode | FailureCode
      readonly params: FileFailureParams
    }

/**
 * The worker's side of `runJob`: takes the input, sends parts, answers with the output or a named failure. `last` is waited for
 * before a step that must not be cut off half-way, such as a COMMIT: a job that was cancelled until then never gets past it.
 */
export function serveJob<Input, Part, Output>(
  work: (input: Input, send: (part: Part) => Promise<void>, last: () => Promise<void>) => Promise<Output>,
): void {
  const port = parentPort
  if (port === null) throw new Error('A job runs in a worker thread')
  const post = (message: JobMessage<Part, Output>): void => port.postMessage(message)
  let ahead = 0
  let resume: (() => void) | null = null
  let proceed: (() => void) | null = null
  port.on('message', (answer: 'next' | 'go') => {
    if (answer === 'go') return proceed?.()
    ahead--
    resume?.()
  })
  const send = async (part: Part): Promise<void> => {
    post({ kind: 'part', part })
    ahead++
    if (ahead < mostAhead) return
    await new Promise<void>((resolve) => (resume = resolve))
  }
  const last = async (): Promise<void> => {
    const leave = new Promise<void>((resolve) => (proceed = resolve))
    post({ kind: 'final' })
    await leave
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- runJob gave it, under the same type parameter
  const input = workerData as Input
  work(input, send, last).then(
    (output) => post({ kind: 'done', output }),
    (thrown: unknown) => {
      const error = asDriverFailure(thrown, '')
      if (!(error instanceof FileFailure) && !(error instanceof StoreFailure)) throw error
      post({ kind: 'failed', code: error.code, params: error.params })
    },
  )
}
