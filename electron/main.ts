import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDataFolder } from './host/host-options.ts'
import { findProjectFolders } from './host/project-folders.ts'
import { startDesktop } from './shell/desktop.ts'

const folders = findProjectFolders(import.meta.url)

startDesktop(
  { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess },
  {
    dataFolder: readDataFolder(process.argv),
    pageFolder: folders.page,
    startPage: 'desktop.html',
    resourcesFolder: folders.resources,
    preload: join(folders.root, 'out', 'preload', 'preload.cjs'),
    coreModule: fileURLToPath(new URL('core-process.js', import.meta.url)),
  },
)
