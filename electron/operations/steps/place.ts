import { randomUUID } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import { keepFile } from '../../files/keep-file.ts'
import type { ReadContext } from '../../host/context.ts'

export interface Place {
  readonly fileName: string
  /** Beside the final place: what is written there gets its name only when it is whole. */
  readonly partPath: string
  /** Puts the part in the place of whatever bore the name. @throws FileFailure `file.not-writable`, `file.no-space` */
  readonly keep: () => Promise<void>
}

/**
 * Lends out the place that a handle stands for, to be written beside and then kept; a part that is not kept is removed. The open
 * store and the files beside it are no place to write.
 */
export async function writePlace<R extends Result<unknown>>(
  { files, store }: Pick<ReadContext, 'files' | 'store'>,
  handle: string,
  work: (place: Place) => Promise<R>,
): Promise<R | ReturnType<typeof fail<'file.unknown-handle' | 'file.not-writable'>>> {
  const path = files.path(handle)
  if (path === undefined) return fail('file.unknown-handle')
  const fileName = basename(path)
  if (isPartOfStore(store.path, path)) return fail('file.not-writable', { name: fileName })
  const partPath = `${path}.${randomUUID()}.part`
  try {
    return await work({ fileName, partPath, keep: () => keepFile(partPath, path) })
  } finally {
    rmSync(partPath, { force: true })
  }
}

/** Whether a place is the open store or one of the files beside it, under whatever name: what is written there would destroy it. */
function isPartOfStore(storePath: string, place: string): boolean {
  try {
    const store = realPath(storePath).toLowerCase()
    return ['', '-wal', '-shm', '-owner'].some((suffix) => realPath(place).toLowerCase() === store + suffix)
  } catch {
    // The folder does not exist: writing there fails by its own name.
    return false
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // Not there yet: its folder is what can be another name.
    return join(realpathSync(dirname(path)), basename(path))
  }
}
