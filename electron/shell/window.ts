import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { startAddress } from './protocol.ts'

export interface WindowSettings {
  readonly preload: string
  readonly isPackaged: boolean
}

/** The app's only window. Its size and place are not remembered. */
export function openWindow(Window: typeof BrowserWindow, settings: WindowSettings): BrowserWindow {
  const window = new Window(windowOptions(settings))
  window.once('ready-to-show', () => window.show())
  // A load that fails shows an empty window; the protocol answers every address of its own, so there is nothing to retry.
  window.loadURL(startAddress).catch(() => window.show())
  return window
}

function windowOptions(settings: WindowSettings): BrowserWindowConstructorOptions {
  return {
    title: 'Stafett',
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false,
    webPreferences: {
      preload: settings.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !settings.isPackaged,
    },
  }
}
