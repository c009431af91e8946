import type { FileRef } from '#shared/contract/bridge.ts'
import type { OutputOf } from '#shared/contract/operations.ts'

/** A file that has just been written, read back and compared. */
export interface Produced {
  readonly result: OutputOf<'report.produce'>
  readonly file: FileRef
}
