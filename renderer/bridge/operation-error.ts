import type { Failure } from '#shared/contract/failure.ts'

/** A failure on its way through a query; screens read `failure`, nothing else throws or catches it. */
export class OperationError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'OperationError'
    this.failure = failure
  }
}
