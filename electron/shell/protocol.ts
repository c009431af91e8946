import type { CustomScheme, Protocol } from 'electron'
import { safetyHeaders } from '../host/page-headers.ts'
import type { PageFiles } from '../host/page-files.ts'

export const pageOrigin = 'app://stafett'
export const startAddress = `${pageOrigin}/`

/**
 * An origin like any other for relative addresses and secure contexts, and no more: without `corsEnabled` no other origin
 * can read from it, without `bypassCSP` its policy holds, without `supportFetchAPI` a script cannot fetch.
 */
export const pageScheme: CustomScheme = { scheme: 'app', privileges: { standard: true, secure: true } }

/** Serves the built page, and nothing else, at `app://stafett/`. */
export function servePageFiles(protocol: Pick<Protocol, 'handle'>, page: PageFiles): void {
  protocol.handle('app', async (request) => {
    const path = request.method === 'GET' ? pathOfOwnAddress(request.url) : undefined
    const file = path === undefined ? undefined : page.find(path)
    if (file === undefined) return new Response(null, { status: 404, headers: { ...safetyHeaders } })
    return new Response(await file.read(), { headers: { ...safetyHeaders, 'Content-Type': file.type } })
  })
}

export function isOwnAddress(address: string): boolean {
  return pathOfOwnAddress(address) !== undefined
}

function pathOfOwnAddress(address: string): string | undefined {
  if (!address.startsWith(startAddress)) return undefined
  return address.slice(pageOrigin.length).replace(/[?#].*$/su, '')
}
