import type { Bridge } from '#shared/contract/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop host. */
    readonly stafett?: Bridge<File>
  }
}

export function desktopBridge(): Bridge<File> {
  if (window.stafett === undefined) throw new Error('The preload script has not run')
  return window.stafett
}
