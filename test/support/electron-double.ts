import { EventEmitter } from 'node:events'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Core } from '#electron/host/core.ts'
import { serveCore } from '#electron/host/ipc-port.ts'

type Handler = (...args: never[]) => unknown

/** A frame as Electron describes the sender of a message. */
export interface FrameDouble {
  readonly parent: FrameDouble | null
  readonly origin: string
  readonly url: string
}

export const ownFrame: FrameDouble = { parent: null, origin: 'app://stafett', url: 'app://stafett/' }

function createElectronDouble() {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    hasLock: true,
    ready: Promise.withResolvers<void>(),
    did: [] as string[],
    requestSingleInstanceLock: () => app.hasLock,
    enableSandbox: () => void app.did.push('enableSandbox'),
    quit: () => void app.did.push('quit'),
    exit: (code: number) => void app.did.push(`exit ${code}`),
    whenReady: () => app.ready.promise,
    getPath: (name: string) => `/home/person/${name}`,
  })
  const protocol = {
    schemes: [] as unknown[],
    handlers: new Map<string, (request: Request) => Promise<Response>>(),
    registerSchemesAsPrivileged: (schemes: unknown[]) => void protocol.schemes.push(...schemes),
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void protocol.handlers.set(scheme, handler),
  }
  const windows: ReturnType<typeof createWindow>[] = []
  function BrowserWindow(options: unknown) {
    const window = createWindow(options)
    windows.push(window)
    app.emit('web-contents-created', {}, window.webContents)
    return window
  }
  const ipcMain = Object.assign(new EventEmitter(), {
    handlers: new Map<string, Handler>(),
    handle: (channel: string, handler: Handler) => void ipcMain.handlers.set(channel, handler),
  })
  const dialog = {
    asked: [] as unknown[],
    errors: [] as string[],
    saved: { canceled: false, filePath: '' },
    opened: { canceled: false, filePaths: [] as string[] },
    showSaveDialog: (_window: unknown, options: unknown) => {
      dialog.asked.push(options)
      return Promise.resolve(dialog.saved)
    },
    showOpenDialog: (_window: unknown, options: unknown) => {
      dialog.asked.push(options)
      return Promise.resolve(dialog.opened)
    },
    showErrorBox: (_title: string, text: string) => void dialog.errors.push(text),
  }
  const Menu = {
    shown: [] as unknown[],
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: (menu: unknown) => void Menu.shown.push(menu),
  }
  const shell = {
    openedOutside: [] as string[],
    shownInFolder: [] as string[],
    openExternal: (address: string) => Promise.resolve(void shell.openedOutside.push(address)),
    showItemInFolder: (path: string) => void shell.shownInFolder.push(path),
  }
  const utilityProcess = {
    forks: [] as { modulePath: string; args: string[]; child: ReturnType<typeof createChild> }[],
    core: undefined as Core | undefined,
    fork: (modulePath: string, args: string[]) => {
      const child = createChild(utilityProcess.core)
      utilityProcess.forks.push({ modulePath, args, child })
      return child
    },
  }
  const ipcRenderer = createRenderer(ipcMain)
  const contextBridge = {
    exposed: new Map<string, Bridge<{ readonly name: string }>>(),
    exposeInMainWorld: (name: string, value: Bridge<{ readonly name: string }>) =>
      void contextBridge.exposed.set(name, value),
  }
  const webUtils = { getPathForFile: (file: { readonly name: string }) => `/home/person/${file.name}` }
  const session = { defaultSession: createSession() }
  const main = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess }
  const exposedBridge = (): Bridge<{ readonly name: string }> => {
    const exposed = contextBridge.exposed.get('stafett')
    if (exposed === undefined) throw new Error('The preload has exposed nothing')
    return exposed
  }
  return { ...main, contextBridge, ipcRenderer, webUtils, windows, exposedBridge }
}

export function createSession() {
  const set = new Map<string, Handler>()
  const keep = (name: string) => (handler: Handler) => void set.set(name, handler)
  return Object.assign(new EventEmitter(), {
    /** Asks the handler that was set under this name. */
    ask: (name: string, ...args: unknown[]): unknown => {
      const handler = set.get(name)
      if (handler === undefined) throw new Error(`No handler was set: ${name}`)
      return Reflect.apply(handler, undefined, args)
    },
    spellChecker: true,
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    setBluetoothPairingHandler: keep('bluetoothPairing'),
    setSpellCheckerEnabled(this: { spellChecker: boolean }, enabled: boolean) {
      this.spellChecker = enabled
    },
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  })
}

export function createContents() {
  const contents = Object.assign(new EventEmitter(), {
    sent: [] as unknown[][],
    windowOpenHandler: undefined as ((details: { url: string }) => { action: string }) | undefined,
    setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
      contents.windowOpenHandler = handler
    },
    send: (...message: unknown[]) => void contents.sent.push(message),
  })
  return contents
}

function createWindow(options: unknown) {
  const window = Object.assign(new EventEmitter(), {
    options,
    did: [] as string[],
    destroyed: false,
    minimized: false,
    webContents: createContents(),
    loadURL: (address: string) => Promise.resolve(void window.did.push(`load ${address}`)),
    show: () => void window.did.push('show'),
    focus: () => void window.did.push('focus'),
    restore: () => void window.did.push('restore'),
    isDestroyed: () => window.destroyed,
    isMinimized: () => window.minimized,
  })
  return window
}

/** The main process's end of a child that runs the given core behind the same port as `core-process.ts`. */
function createChild(core: Core | undefined) {
  const inside = new EventEmitter()
  const child = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => queueMicrotask(() => inside.emit('message', structuredClone(message))),
  })
  if (core !== undefined) {
    serveCore(
      {
        postMessage: (message) => queueMicrotask(() => child.emit('message', structuredClone(message))),
        on: (event: string, listener: (message: unknown) => void) => inside.on(event, listener),
      },
      core,
    )
  }
  return child
}

/** The page's end of the messages; what it sends is copied, as between processes, and comes from `frame`. */
function createRenderer(ipcMain: EventEmitter & { handlers: Map<string, Handler> }) {
  const sender: { frame: FrameDouble | null } = { frame: ownFrame }
  const renderer = Object.assign(new EventEmitter(), sender, {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const handler = ipcMain.handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const answer: unknown = await Reflect.apply(handler, undefined, [
        { senderFrame: renderer.frame },
        ...structuredClone(args),
      ])
      return structuredClone(answer)
    },
    send: (channel: string, ...args: unknown[]) =>
      void ipcMain.emit(channel, { senderFrame: renderer.frame }, ...structuredClone(args)),
  })
  return renderer
}

/**
 * A recorded double of the part of Electron's API that the desktop host uses. It keeps what it was given and lets a test
 * play Electron's side; it does nothing that Electron does, and no test with it says that the app ran in Electron.
 */
export const electronDouble = createElectronDouble()
