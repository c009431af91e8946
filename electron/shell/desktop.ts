import type { BrowserWindow } from 'electron'
import type * as Electron from 'electron'
import type { Core } from '../host/core.ts'
import { makeDataFolder, suggestedPerson } from '../host/host-options.ts'
import { listPageFiles } from '../host/page-files.ts'
import { channels } from './channels.ts'
import { startCore } from './core-child.ts'
import { createDialogs } from './dialogs.ts'
import { guardContents, guardSession } from './guard.ts'
import { menuTemplate } from './menu.ts'
import { servePage } from './page-port.ts'
import { pageScheme, servePageFiles } from './protocol.ts'
import { openWindow } from './window.ts'

/** The parts of the module `electron` that the desktop host uses. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'protocol' | 'session' | 'shell' | 'utilityProcess'
>

export interface DesktopSettings {
  readonly dataFolder: string
  /** The built page's folder and the file in it that the window starts with. */
  readonly pageFolder: string
  readonly startPage: string
  readonly resourcesFolder: string
  readonly preload: string
  readonly coreModule: string
}

/** How long the core may take to let go of the store before the app quits anyway. */
const closeLimitMs = 10_000

/** Starts the desktop host. Must be called before the app is ready. */
export function startDesktop(electron: ElectronParts, settings: DesktopSettings): void {
  const { app } = electron
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  electron.protocol.registerSchemesAsPrivileged([pageScheme])
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => guardContents(contents, electron.shell))
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(() => openDesktop(electron, settings))
    .catch((error: unknown) => {
      electron.dialog.showErrorBox('Stafett', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
}

async function openDesktop(electron: ElectronParts, settings: DesktopSettings): Promise<void> {
  const { app } = electron
  guardSession(electron.session.defaultSession)
  servePageFiles(electron.protocol, await listPageFiles(settings.pageFolder, settings.startPage))
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)))
  makeDataFolder(settings.dataFolder)
  const core = startCore(electron.utilityProcess, settings.coreModule, {
    dataFolder: settings.dataFolder,
    suggestedPerson: suggestedPerson(),
    resourcesFolder: settings.resourcesFolder,
  })
  closeBeforeQuit(app, core)
  const window = openWindow(electron.BrowserWindow, { preload: settings.preload, isPackaged: app.isPackaged })
  const startFolders = { stores: settings.dataFolder, files: app.getPath('documents') }
  servePage({
    ipcMain: electron.ipcMain,
    shell: electron.shell,
    core,
    dialogs: createDialogs(electron.dialog, window, startFolders),
  })
  core.listen((message) => {
    if (!window.isDestroyed()) window.webContents.send(channels.said, message)
  })
  app.on('second-instance', () => bringForward(window))
}

function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Lets the core end its calls and close the store before the process goes. */
function closeBeforeQuit(app: Electron.App, core: Core): void {
  let isClosed = false
  let isClosing = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const quit = () => {
      isClosed = true
      app.quit()
    }
    const limit = setTimeout(quit, closeLimitMs)
    core
      .close()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(limit)
        quit()
      })
  })
}
