import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileRef } from '#shared/contract/bridge.ts'

/** Opaque names for paths that the person or the host has chosen. A page holds handles and can never build a path. */
export interface FileHandles {
  /** A `temporary` file is the host's own copy of what a page handed over: it is removed when it has been read. */
  register(path: string, options?: { readonly temporary?: boolean }): FileRef
  /** The path behind a handle; undefined when the handle is unknown. */
  path(handle: string): string | undefined
  /** Forgets a temporary file and removes it, for it lies outside the encrypted store; any other handle stays. */
  release(handle: string): void
}

export function createFileHandles(): FileHandles {
  const filesByHandle = new Map<string, { readonly path: string; readonly temporary: boolean }>()
  return {
    register(path, { temporary = false } = {}) {
      const known = [...filesByHandle].find(([, file]) => file.path === path && file.temporary === temporary)
      const handle = known?.[0] ?? randomUUID()
      filesByHandle.set(handle, { path, temporary })
      return { handle, name: basename(path) }
    },
    path: (handle) => filesByHandle.get(handle)?.path,
    release(handle) {
      const file = filesByHandle.get(handle)
      if (file?.temporary !== true) return
      filesByHandle.delete(handle)
      rmSync(file.path, { force: true })
    },
  }
}
