import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Bridge, HostMessage } from '#shared/contract/bridge.ts'
import { channels } from './shell/channels.ts'

/** All that the page can reach of the desktop: functions with fixed channels, never `ipcRenderer` itself. */
const bridge: Bridge<File> = {
  capabilities: { pickPlace: true, reveal: true },
  call: (id, operation, input) => ipcRenderer.invoke(channels.call, id, operation, input),
  cancel: (id) => ipcRenderer.send(channels.cancel, id),
  listen(listener) {
    const pass = (_event: IpcRendererEvent, message: HostMessage) => listener(message)
    ipcRenderer.on(channels.said, pass)
    return () => ipcRenderer.off(channels.said, pass)
  },
  files: {
    accept: (file) => ipcRenderer.invoke(channels.accept, webUtils.getPathForFile(file)),
    placeForStore: (suggestedName) => ipcRenderer.invoke(channels.placeForStore, suggestedName),
    pickStore: () => ipcRenderer.invoke(channels.pickStore),
    placeForFile: (suggestedName) => ipcRenderer.invoke(channels.placeForFile, suggestedName),
    placeForFolder: (suggestedName) => ipcRenderer.invoke(channels.placeForFolder, suggestedName),
    deliver: (file) => ipcRenderer.invoke(channels.deliver, file),
  },
}

contextBridge.exposeInMainWorld('stafett', bridge)
