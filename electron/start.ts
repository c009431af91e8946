import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findDesktopRuntime } from './host/desktop-runtime.ts'
import { hasScreen } from './host/open-browser.ts'
import { findProjectFolders } from './host/project-folders.ts'

/** How long the person waits for the runtime to be fetched. A fetch that takes longer goes on beside the loopback host. */
const fetchLimitMs = 20_000
/** A runtime that ends with an error this soon could not start here, for instance because a system library is missing. */
const startLimitMs = 5000

const { root } = findProjectFolders(import.meta.url)
const args = process.argv.slice(2)
process.exitCode = await start()

/** Opens the desktop window where the runtime is present or can be fetched, and serves the same app to a browser elsewhere. */
async function start(): Promise<number> {
  if (!hasScreen(process.platform, process.env)) return await serveInstead('no screen')
  const fetching = findDesktopRuntime(root).executable === undefined ? fetchRuntime() : undefined
  if (fetching !== undefined) await Promise.race([ended(fetching), pause(fetchLimitMs)])
  const { executable } = findDesktopRuntime(root)
  if (executable === undefined || isRunning(fetching)) {
    const code = await serveInstead('desktop runtime missing')
    fetching?.kill()
    return code
  }
  const startedAt = Date.now()
  const code = await ended(run(executable, [root, ...args]))
  if (code === 0 || Date.now() - startedAt > startLimitMs) return code
  return await serveInstead(`desktop runtime ended with ${code}`)
}

/** The loopback host of the build, or of the source where nothing has been built. */
async function serveInstead(reason: string): Promise<number> {
  console.log(
    `Stafett: skrivbordsmiljön (Electron) saknas eller kan inte starta, så appen visas i webbläsaren på denna dator / ` +
      `the desktop runtime is missing or cannot start, so the same app is served on the loopback interface (${reason}).`,
  )
  const built = join(root, 'out', 'main', 'electron', 'browser.js')
  const host = existsSync(built) ? built : join(root, 'electron', 'browser.ts')
  return await ended(run(process.execPath, [host, '--open', ...args]))
}

/** @returns undefined where the person has said that nothing is to be fetched */
function fetchRuntime(): ChildProcess | undefined {
  const isOffline =
    process.env['npm_config_offline'] === 'true' || Boolean(process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'])
  const { installScript } = findDesktopRuntime(root)
  if (isOffline || installScript === undefined) return undefined
  return spawn(process.execPath, [installScript], { stdio: 'ignore' })
}

/** Runs a program in this terminal; a signal to this process goes on to it, and it decides when to end. */
function run(program: string, programArgs: readonly string[]): ChildProcess {
  // Some editors set this in their terminals; with it, Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(program, programArgs, { stdio: 'inherit', cwd: root, env })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const passOn = signals.map((signal) => [signal, () => child.kill(signal)] as const)
  for (const [signal, pass] of passOn) process.on(signal, pass)
  child.on('exit', () => {
    for (const [signal, pass] of passOn) process.off(signal, pass)
  })
  return child
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child !== undefined && child.exitCode === null && child.signalCode === null
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
