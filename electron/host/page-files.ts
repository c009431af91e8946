import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const typesByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly type: string
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/** The files of the built page by their address path; nothing outside this list is ever served. */
export interface PageFiles {
  find(addressPath: string): PageFile | undefined
}

/**
 * Lists the built page once. An address is compared as it was sent, never decoded or joined to a folder, so no spelling
 * of `..` can lead out.
 * @param startPage the file that answers `/`
 * @throws when the page has not been built
 */
export async function listPageFiles(folder: string, startPage: string): Promise<PageFiles> {
  const filesByAddress = new Map<string, PageFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const type = typesByExtension[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const address = path.slice(folder.length).replaceAll('\\', '/')
    filesByAddress.set(address, { type, read: async () => Uint8Array.from(await readFile(path)) })
  }
  const start = filesByAddress.get(`/${startPage}`)
  if (start === undefined)
    throw new Error(`The page is not built (npm run build): ${join(folder, startPage)} is missing`)
  filesByAddress.set('/', start)
  return { find: (addressPath) => filesByAddress.get(addressPath) }
}
