import { basename, dirname } from 'node:path'
import type { FailureCode, FailureParams } from '#shared/contract/failure.ts'

/** An expected failure of the store, on its way to becoming a value at the one place that answers calls. */
export class StoreFailure extends Error {
  readonly code: FailureCode
  readonly params: FailureParams

  constructor(code: FailureCode, params: FailureParams = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** Whether the driver refused to write what no two rows may share, or what is to end and to go on. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.message === 'crosswalk-ends'
}

/** The same for what the driver threw while reading, and for nothing else. */
export function asDriverFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_') ? asStoreFailure(error, path) : error
}

/** Turns what the driver or the file system threw into a named failure; anything else stays as it is. */
export function asStoreFailure(error: unknown, path: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const params = { name: basename(path) }
  // A row of a tree would stand under itself; what people do is refused before, so it is something that was put back.
  if (error instanceof Error && error.message === 'tree-circle') {
    return new StoreFailure('history.not-undoable', { reason: 'circle' })
  }
  if (error instanceof Error && error.message === 'number-ring') {
    return new StoreFailure('history.not-undoable', { reason: 'ring' })
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new StoreFailure('store.disk-full', params)
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new StoreFailure('store.damaged', params)
  if (code.startsWith('SQLITE_BUSY')) return new StoreFailure('store.already-open', params)
  if (
    ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(
      code,
    )
  ) {
    return new StoreFailure('store.folder-not-writable', { folder: basename(dirname(path)) })
  }
  return error
}
