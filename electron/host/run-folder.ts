import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The private files of one run: what the page handed over, and what was produced for it to download. */
export interface RunFolder {
  /** A new path of its own for a file of this name; its folder exists and is readable by this person only. */
  newPath(kind: 'received' | 'produced', safeName: string): Promise<string>
  /** Removes all of it. Synchronous, so that it also works while the process is ending. */
  remove(): void
}

/** Makes this run's folder below `<dataFolder>/temporary` and removes those that runs no longer alive have left. */
export async function createRunFolder(dataFolder: string): Promise<RunFolder> {
  const parent = join(dataFolder, 'temporary')
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await removeAbandoned(parent)
  const folder = await mkdtemp(join(parent, `${process.pid}-`))
  return {
    async newPath(kind, safeName) {
      const place = join(folder, kind, randomUUID())
      await mkdir(place, { recursive: true, mode: 0o700 })
      return join(place, safeName)
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = /^(\d+)-/.exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(processId: number): boolean {
  if (processId === process.pid) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
