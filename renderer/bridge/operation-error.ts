import type { Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'

/** A failure on its way through a promise: out of a query, or out of a file request. Nothing else is thrown on purpose. */
export class OperationError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'OperationError'
    this.failure = failure
  }
}

export const noAnswer: Failure = { code: 'call.internal', params: { reason: 'no-answer' } }

/** A file request of the bridge as a reply, so that a refusal can be shown like any other failure. */
export async function answerOf<T>(asking: Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await asking }
  } catch (error) {
    return { ok: false, failure: error instanceof OperationError ? error.failure : noAnswer }
  }
}
