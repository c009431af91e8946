import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { FileRef } from '#shared/contract/bridge.ts'

/** Opaque names for paths that the person or the host has chosen. A page holds handles and can never build a path. */
export interface FileHandles {
  register(path: string): FileRef
  /** The path behind a handle; undefined when the handle is unknown. */
  path(handle: string): string | undefined
}

export function createFileHandles(): FileHandles {
  const pathsByHandle = new Map<string, string>()
  return {
    register(path) {
      const handle = randomUUID()
      pathsByHandle.set(handle, path)
      return { handle, name: basename(path) }
    },
    path: (handle) => pathsByHandle.get(handle),
  }
}
