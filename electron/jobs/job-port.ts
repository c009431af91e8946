import { parentPort, workerData } from 'node:worker_threads'
import { FileFailure } from '../files/file-failure.ts'

export type JobMessage<Part, Output> =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'done'; readonly output: Output }
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly params: Readonly<Record<string, string | number | boolean>>
    }

/** The worker's side of `runJob`: takes the input, sends parts one at a time, answers with the output or a named failure. */
export function serveJob<Input, Part, Output>(
  work: (input: Input, send: (part: Part) => Promise<void>) => Promise<Output>,
): void {
  const port = parentPort
  if (port === null) throw new Error('A job runs in a worker thread')
  const post = (message: JobMessage<Part, Output>): void => port.postMessage(message)
  const send = (part: Part): Promise<void> =>
    new Promise((resolve) => {
      port.once('message', () => resolve())
      post({ kind: 'part', part })
    })
  work(workerData as Input, send).then(
    (output) => post({ kind: 'done', output }),
    (error: unknown) => {
      if (!(error instanceof FileFailure)) throw error
      post({ kind: 'failed', code: error.code, params: error.params })
    },
  )
}
