import type { BaseWindow, Dialog, FileFilter } from 'electron'
import { extname, join } from 'node:path'
import { safeFileName } from '../host/safe-name.ts'

/** The dialogs of the operating system. Each gives a path, or null when the person cancelled. */
export interface Dialogs {
  placeForStore(suggestedName: string): Promise<string | null>
  pickStore(): Promise<string | null>
  placeForFile(suggestedName: string): Promise<string | null>
  placeForFolder(suggestedName: string): Promise<string | null>
}

const storeFilter: FileFilter = { name: 'Stafett', extensions: ['stafett'] }

/**
 * @param window the window that the dialogs belong to
 * @param startFolders where each kind of dialog starts
 */
export function createDialogs(
  dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>,
  window: BaseWindow,
  startFolders: { readonly stores: string; readonly files: string },
): Dialogs {
  return {
    async placeForStore(suggestedName) {
      const name = safeFileName(suggestedName.replace(/\.stafett\s*$/iu, ''), 'stafett')
      const chosen = await dialog.showSaveDialog(window, {
        title: 'Spara överföringen som',
        defaultPath: join(startFolders.stores, `${name}.stafett`),
        filters: [storeFilter],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return chosen.canceled || chosen.filePath === '' ? null : withExtension(chosen.filePath, '.stafett')
    },
    async pickStore() {
      const chosen = await dialog.showOpenDialog(window, {
        title: 'Öppna en överföring',
        defaultPath: startFolders.stores,
        filters: [storeFilter],
        properties: ['openFile'],
      })
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    async placeForFile(suggestedName) {
      const name = safeFileName(suggestedName, 'stafett')
      const extension = extname(name)
      const chosen = await dialog.showSaveDialog(window, {
        title: 'Spara filen som',
        defaultPath: join(startFolders.files, name),
        filters: extension === '' ? [] : [{ name: extension.slice(1).toUpperCase(), extensions: [extension.slice(1)] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return chosen.canceled || chosen.filePath === '' ? null : withExtension(chosen.filePath, extension)
    },
    async placeForFolder(suggestedName) {
      const chosen = await dialog.showOpenDialog(window, {
        title: 'Välj var mappen ska ligga',
        defaultPath: startFolders.files,
        properties: ['openDirectory', 'createDirectory'],
      })
      const parent = chosen.canceled ? undefined : chosen.filePaths[0]
      return parent === undefined ? null : join(parent, safeFileName(suggestedName, 'stafett'))
    },
  }
}

function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(extension.toLowerCase()) ? path : path + extension
}
