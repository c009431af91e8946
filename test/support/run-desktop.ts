import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { findDesktopRuntime } from '#electron/host/desktop-runtime.ts'
import { hasScreen } from '#electron/host/open-browser.ts'

const root = resolve(import.meta.dirname, '../..')
const missing = whatIsMissing()

if (missing === undefined) {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli')
  const run = spawnSync(process.execPath, [playwright, 'test', '--project=desktop'], { cwd: root, stdio: 'inherit' })
  process.exitCode = run.status ?? 1
} else {
  console.log(`desktop: NOT RUN, because ${missing}. .github/workflows/ci.yml is where it is to run.`)
}

function whatIsMissing(): string | undefined {
  if (findDesktopRuntime(root).executable === undefined) return 'the Electron runtime is not on this machine'
  if (!hasScreen(process.platform, process.env)) return 'this machine has no screen (xvfb-run gives it one)'
  return undefined
}
