/** A reader or writer gives up, for a reason the person can act on. `params` are plain JSON values and never hold a path. */
export class FileFailure extends Error {
  readonly code: FileFailureCode
  readonly params: FileFailureParams

  constructor(code: FileFailureCode, params: FileFailureParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'FileFailure'
    this.code = code
    this.params = params
  }
}

export type FileFailureParams = Readonly<Record<string, string | number | boolean>>

export type FileFailureCode =
  | 'file.not-found'
  | 'file.not-readable'
  /** It disappeared, or shrank, while it was read. */
  | 'file.vanished'
  | 'file.empty'
  | 'file.unknown-format'
  | 'file.password-protected'
  | 'file.wrong-password'
  | 'file.too-hostile'
  | 'file.damaged'
  | 'file.no-space'
  | 'file.not-writable'
  | 'file.too-large-for-excel'
  | 'file.cancelled'

/** @throws FileFailure `file.cancelled` */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new FileFailure('file.cancelled')
}

/** The operating system's code (`ENOENT`, …) of an error, or an empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
