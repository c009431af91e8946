import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { safetyHeaders } from '#electron/host/page-headers.ts'
import { electronDouble as electron, createContents, createSession } from '#test/support/electron-double.ts'
import { createEchoCore } from '../host/loopback-attempt.ts'

vi.mock('electron', async () => (await import('#test/support/electron-double.ts')).electronDouble)

const { startDesktop } = await import('#electron/shell/desktop.ts')
const parts = await import('electron')

const folder = mkdtempSync(join(tmpdir(), 'stafett-desktop-'))
const settings = {
  dataFolder: join(folder, 'data'),
  pageFolder: join(folder, 'page'),
  startPage: 'desktop.html',
  resourcesFolder: join(folder, 'resources'),
  preload: join(folder, 'preload.cjs'),
  coreModule: join(folder, 'core-process.js'),
}

beforeAll(async () => {
  mkdirSync(settings.pageFolder)
  writeFileSync(join(settings.pageFolder, 'desktop.html'), '<title>Stafett</title>')
  writeFileSync(join(settings.pageFolder, 'a.js'), 'export {}')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  electron.utilityProcess.core = createEchoCore()
  await import('#electron/main.ts')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('main.ts prepares everything that must be said before Electron is ready, and waits', () => {
  expect(electron.app.did).toEqual(['enableSandbox'])
  expect(electron.protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  expect(electron.app.listenerCount('web-contents-created')).toBe(1)
  expect(electron.windows).toEqual([])
})

describe('once Electron is ready', () => {
  let window: (typeof electron.windows)[number]

  beforeAll(async () => {
    electron.app.removeAllListeners()
    electron.app.ready = Promise.withResolvers()
    startDesktop(parts, settings)
    electron.app.ready.resolve()
    window = await vi.waitUntil(() => electron.windows[0])
    await vi.waitUntil(() => electron.ipcMain.handlers.size > 0)
  })

  test('the one window is sandboxed, isolated and without Node', () => {
    expect(electron.windows).toHaveLength(1)
    expect(window.options).toMatchObject({
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
        devTools: false,
      },
    })
    expect(window.did).toEqual(['load app://stafett/'])
    window.emit('ready-to-show')
    expect(window.did).toEqual(['load app://stafett/', 'show'])
  })

  test('the core runs in a process of its own and is told where things are', () => {
    const [fork] = electron.utilityProcess.forks
    expect(fork?.modulePath).toBe(settings.coreModule)
    expect(JSON.parse(String(fork?.args.at(-1)))).toEqual({
      dataFolder: settings.dataFolder,
      resourcesFolder: settings.resourcesFolder,
      suggestedPerson: expect.any(String),
    })
  })

  test('the page comes from the list of its files at app://stafett, with the safety headers', async () => {
    const handler = electron.protocol.handlers.get('app')
    const ask = async (address: string, method = 'GET') => {
      const reply = await handler?.(new Request(address, { method }))
      for (const [name, value] of Object.entries(safetyHeaders)) expect(reply?.headers.get(name)).toBe(value)
      return [reply?.status, reply?.headers.get('content-type') ?? null, await reply?.text()]
    }
    const start = [200, 'text/html; charset=utf-8', '<title>Stafett</title>']
    expect(await ask('app://stafett/')).toEqual(start)
    expect(await ask('app://stafett/desktop.html#/x')).toEqual(start)
    expect(await ask('app://stafett/a.js?v=1')).toEqual([200, 'text/javascript; charset=utf-8', 'export {}'])
    for (const address of [
      'app://stafett/../secret.html',
      'app://stafett/%2e%2e/secret.html',
      'app://stafett//secret.html',
      'app://other/',
      'app://stafett.evil/',
      'app://stafett:1/',
      'app://x@stafett/',
    ]) {
      const reply = await handler?.(new Request('app://stafett/x', {})).then(() => handler(asRequest(address)))
      expect([address, reply?.status]).toEqual([address, 404])
    }
    expect((await ask('app://stafett/', 'POST'))[0]).toBe(404)
  })

  test.each(['the default session', 'any later session'])('%s grants nothing', (which) => {
    const later = createSession()
    electron.app.emit('session-created', later)
    const session = which === 'any later session' ? later : electron.session.defaultSession
    const decide = vi.fn<(decision: unknown) => void>()
    const call = (name: string, ...args: unknown[]): unknown => session.ask(name, ...args)
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fileSystem',
      'clipboard-read',
    ]) {
      call('permissionRequest', {}, permission, decide)
      expect(decide).toHaveBeenLastCalledWith(false)
      expect(call('permissionCheck', {}, permission)).toBe(false)
    }
    expect(call('devicePermission', {})).toBe(false)
    call('displayMedia', {}, decide)
    expect(decide).toHaveBeenLastCalledWith(null)
    call('bluetoothPairing', {}, decide)
    expect(decide).toHaveBeenLastCalledWith({ confirmed: false })
    expect(session.spellChecker).toBe(false)
    expect(isPrevented(session, 'will-download')).toBe(true)
  })

  test('nothing is asked of any network', () => {
    const decide = vi.fn<(decision: { cancel: boolean }) => void>()
    const isCancelled = (url: string): unknown => {
      electron.session.defaultSession.ask('beforeRequest', { url }, decide)
      return decide.mock.lastCall?.[0].cancel
    }
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'app://other/',
      'ftp://x',
    ]) {
      expect([url, isCancelled(url)]).toEqual([url, true])
    }
    for (const url of ['app://stafett/a.js', 'data:image/png;base64,', 'blob:app://stafett/1']) {
      expect([url, isCancelled(url)]).toEqual([url, false])
    }
  })

  test.each(['its own window', 'any other contents'])('%s stays where it is', (which) => {
    const other = createContents()
    electron.app.emit('web-contents-created', {}, other)
    const contents = which === 'its own window' ? window.webContents : other
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://evil.example/',
        'file:///etc/passwd',
        'app://stafett.evil/',
        'javascript:0',
        'data:text/html,x',
        'about:blank',
      ]) {
        expect([event, url, isPrevented(contents, event, { url })]).toEqual([event, url, true])
      }
      expect(isPrevented(contents, event, { url: 'app://stafett/#/staff' })).toBe(false)
    }
    expect(isPrevented(contents, 'will-attach-webview')).toBe(true)
    for (const url of ['https://evil.example/', 'app://stafett/', 'mailto:a@b', 'file:///x']) {
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' })
    }
    expect(electron.shell.openedOutside).toEqual([])
  })

  test('what the core says goes to the window', async () => {
    const message = { kind: 'changed', topics: ['staff'], by: 'Åsa', at: '2019-01-01T00:00:00.000Z' } as const
    const echo = electron.utilityProcess.core
    if (echo === undefined || !('say' in echo) || typeof echo.say !== 'function') throw new Error('no echo')
    Reflect.apply(echo.say, echo, [message])
    await vi.waitFor(() => expect(window.webContents.sent).toEqual([['stafett:said', message]]))
  })

  test('a second start brings the window forward', () => {
    window.minimized = true
    electron.app.emit('second-instance')
    expect(window.did.slice(-2)).toEqual(['restore', 'focus'])
  })

  test('the menu is in Swedish and has no developer tools', () => {
    const menu = JSON.stringify(electron.Menu.shown.at(-1))
    expect(menu).toContain('Klistra in')
    expect(menu).not.toContain('toggleDevTools')
  })

  test('closing the window quits, and quitting first lets the core close', async () => {
    electron.app.did = []
    electron.app.emit('window-all-closed')
    expect(electron.app.did).toEqual(['quit'])
    expect(isPrevented(electron.app, 'before-quit')).toBe(true)
    expect(isPrevented(electron.app, 'before-quit')).toBe(true)
    await vi.waitFor(() => expect(electron.app.did).toEqual(['quit', 'quit']))
    expect(isPrevented(electron.app, 'before-quit')).toBe(false)
  })

  test('a page that is not built is said in a box, and the app ends', async () => {
    electron.app.removeAllListeners()
    startDesktop(parts, { ...settings, pageFolder: join(folder, 'nothing') })
    await vi.waitFor(() => expect(electron.app.did).toContain('exit 1'))
    expect(electron.dialog.errors).toEqual([expect.stringContaining('nothing')])
  })

  test('a second instance quits and touches nothing', () => {
    electron.app.removeAllListeners()
    Object.assign(electron.app, { did: [], hasLock: false })
    startDesktop(parts, settings)
    expect(electron.app.did).toEqual(['quit'])
    expect(electron.app.eventNames()).toEqual([])
  })
})

/** A request whose address is exactly this: the class `Request` would tidy it first. */
function asRequest(address: string): Request {
  return Object.defineProperty(new Request('app://stafett/x'), 'url', { value: address })
}

function isPrevented(
  emitter: { emit(event: string, ...args: unknown[]): boolean },
  event: string,
  details = {},
): boolean {
  let prevented = false
  emitter.emit(event, { ...details, preventDefault: () => (prevented = true) })
  return prevented
}
