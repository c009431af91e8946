import { createCore } from './core.ts'
import { makeDataFolder, readHostOptions, suggestedPerson } from './host/host-options.ts'
import { startHttpPort, type HttpPort } from './host/http-port.ts'
import { openBrowser } from './host/open-browser.ts'
import { listPageFiles } from './host/page-files.ts'
import { createPlaces } from './host/places.ts'
import { findProjectFolders } from './host/project-folders.ts'
import { createRunFolder } from './host/run-folder.ts'

/** How long the core may take to let go of the store before the process ends anyway. */
const closeLimitMs = 10_000
const repeatMs = 1000

try {
  await serve(process.argv.slice(2))
} catch (error) {
  console.error(`Stafett: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

/** The loopback host: the page and the core, served to this person's browser on 127.0.0.1. */
async function serve(args: readonly string[]): Promise<void> {
  const options = readHostOptions(args)
  const folders = findProjectFolders(import.meta.url)
  const page = await listPageFiles(folders.page, 'browser.html')
  makeDataFolder(options.dataFolder)
  const runFolder = await createRunFolder(options.dataFolder)
  process.on('exit', () => runFolder.remove())
  const core = createCore({
    dataFolder: options.dataFolder,
    suggestedPerson: suggestedPerson(),
    resourcesFolder: folders.resources,
  })
  const port = await startHttpPort({
    core,
    page,
    runFolder,
    choosePlace: createPlaces(options.dataFolder, runFolder),
    port: options.port,
    onQuit: () => stop(),
  })

  let stoppingSince: number | undefined
  const stop = () => {
    if (stoppingSince !== undefined) return
    stoppingSince = Date.now()
    setTimeout(() => process.exit(1), closeLimitMs).unref()
    Promise.all([core.close(), port.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Told again: the person does not want to wait for the store. One Ctrl+C can come several times, through npm too.
      if (stoppingSince !== undefined && Date.now() - stoppingSince > repeatMs) process.exit(1)
      stop()
    })
  }
  announce(port, options.open)
}

/** Prints the address, and a new one each time the person presses Enter: one address lets one browser in. */
function announce(port: HttpPort, open: boolean): void {
  const isAttended = process.stdin.isTTY && process.stdout.isTTY
  const keys = isAttended ? '   (Enter: ny adress, new address · Ctrl+C: avsluta, quit)' : ''
  const address = port.newAddress()
  console.log(`Stafett: ${address}${keys}`)
  if (isAttended) process.stdin.on('data', () => console.log(`Stafett: ${port.newAddress()}`))
  if (open) openBrowser(address)
}
