import type { IpcMainEvent, IpcMainInvokeEvent, Session, Shell, WebContents } from 'electron'
import { isOwnAddress, pageOrigin } from './protocol.ts'

/** Addresses that may be opened in the person's own browser: none, until a feature needs one. */
const outsideAddresses: ReadonlySet<string> = new Set()

/** The one door out to the person's own browser. */
export function openOutside(shell: Pick<Shell, 'openExternal'>, address: string): boolean {
  if (!outsideAddresses.has(address)) return false
  shell.openExternal(address).catch(() => undefined)
  return true
}

/** Denies every permission, device and download, and every request that is not for the page's own files. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null))
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isLocal(details.url) }))
}

/** Keeps a page where it is: no navigation away, no new windows, no embedded pages. */
export function guardContents(contents: WebContents, shell: Pick<Shell, 'openExternal'>): void {
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(shell, url)
    return { action: 'deny' }
  })
}

function stay(details: { readonly url: string; preventDefault(): void }): void {
  if (!isOwnAddress(details.url)) details.preventDefault()
}

/** Only the main frame of the app's own page may speak to the main process. */
export function isOwnPage(event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === pageOrigin && isOwnAddress(frame.url)
}

/** The page's own files, what a script has made in memory, and the developer tools (which a packaged app does not have). */
function isLocal(address: string): boolean {
  return isOwnAddress(address) || /^(?:data|blob|devtools):/iu.test(address)
}
