import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface DesktopRuntime {
  /** The executable, when it is there in the wanted version. */
  readonly executable: string | undefined
  /** The script of the package `electron` that fetches it. */
  readonly installScript: string | undefined
}

/** Looks for the Electron runtime without fetching it: the npm package itself comes without one. */
export function findDesktopRuntime(
  projectFolder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DesktopRuntime {
  const folder = packageFolder(projectFolder)
  if (folder === undefined) return { executable: undefined, installScript: undefined }
  const installScript = join(folder, 'install.js')
  const distFolder = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
  const name = readText(join(folder, 'path.txt'))
  const executable = name === undefined ? undefined : join(distFolder, name)
  return { executable: executable !== undefined && existsSync(executable) ? executable : undefined, installScript }
}

function packageFolder(projectFolder: string): string | undefined {
  try {
    return dirname(createRequire(join(projectFolder, 'package.json')).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}
