import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own in memory, so small that it can be filled. */
export interface SmallDisk {
  readonly folder: string
  readonly bytes: number
  /** From now on nothing on it can be changed. */
  lock(): void
  remove(): void
}

const [mount, unmount] = ['mount', 'umount']

/** Undefined where this process may not mount one: only root on Linux may. */
export function mountSmallDisk(bytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'stafett-disk-'))
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync(mount, ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    removeFolder()
    return undefined
  }
  return {
    folder,
    bytes,
    lock: () => void execFileSync(mount, ['-o', 'remount,ro', folder]),
    remove() {
      execFileSync(unmount, [folder])
      removeFolder()
    },
  }
}
