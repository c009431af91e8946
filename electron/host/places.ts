import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunFolder } from './run-folder.ts'
import { safeFileName } from './safe-name.ts'

/** What a page can ask a place for when the host has no dialog of its own. */
export const placeKinds = ['store', 'file', 'folder'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Chooses the paths that a person would have chosen in a dialog. */
export function createPlaces(
  dataFolder: string,
  runFolder: RunFolder,
): (kind: PlaceKind, name: string) => Promise<string> {
  const promised = new Set<string>()
  return async (kind, name) => {
    if (kind === 'store') return await newStorePath(dataFolder, name, promised)
    const safeName = safeFileName(name, 'stafett')
    return kind === 'file' ? await runFolder.newPath('produced', safeName) : join(dataFolder, safeName)
  }
}

/** A store path that neither exists nor has been given out before in this run. */
async function newStorePath(dataFolder: string, name: string, promised: Set<string>): Promise<string> {
  const stem = safeFileName(name.replace(/\.stafett\s*$/iu, ''), 'stafett')
  for (let number = 1; ; number += 1) {
    const path = join(dataFolder, `${number === 1 ? stem : `${stem} ${number}`}.stafett`)
    const key = path.toLowerCase()
    if (promised.has(key)) continue
    promised.add(key)
    if (!(await exists(path))) return path
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}
