import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createRecentStores } from '#electron/host/recent-stores.ts'

const folderVariable = 'STAFETT_TEST_SAMPLE'

/** Playwright's global setup: the sample is made once for all journeys that begin in it, and removed after the last. */
// oxlint-disable-next-line import/no-default-export -- Playwright takes a global setup by its default export
export default function makeSampleForAll(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'stafett-sample-'))
  execFileSync(process.execPath, [resolve(import.meta.dirname, 'make-sample.ts'), folder], { stdio: 'inherit' })
  process.env[folderVariable] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Puts a copy of the sample into the data folder of a host, as the store that was opened last. */
export function putSampleInto(dataFolder: string): void {
  const path = join(dataFolder, 'sample.stafett')
  copyFileSync(join(process.env[folderVariable] ?? '', 'sample.stafett'), path)
  createRecentStores(dataFolder).add(path, new Date().toISOString())
}
