import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ProjectFolders {
  readonly root: string
  /** The built page. */
  readonly page: string
  readonly resources: string
}

/**
 * Finds the project from one of its files, wherever that file lies: in `electron/`, in the build's `out/main/electron/`,
 * or in a chunk beside it.
 * @param fileUrl the asking file's `import.meta.url`
 */
export function findProjectFolders(fileUrl: string): ProjectFolders {
  for (let folder = dirname(fileURLToPath(fileUrl)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) {
      return { root: folder, page: join(folder, 'out', 'renderer'), resources: join(folder, 'resources') }
    }
    if (dirname(folder) === folder) throw new Error(`No project folder above ${fileUrl}`)
  }
}
