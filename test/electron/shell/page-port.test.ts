import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bridge, FileRef, HostMessage } from '#shared/contract/bridge.ts'
import { channels } from '#electron/shell/channels.ts'
import { electronDouble as electron, ownFrame, type FrameDouble } from '#test/support/electron-double.ts'
import { createEchoCore, type EchoCore } from '../host/loopback-attempt.ts'

vi.mock('electron', async () => (await import('#test/support/electron-double.ts')).electronDouble)

const { createDialogs } = await import('#electron/shell/dialogs.ts')
const { servePage } = await import('#electron/shell/page-port.ts')
const { startCore } = await import('#electron/shell/core-child.ts')
const parts = await import('electron')

let echo: EchoCore
let page: Bridge<{ readonly name: string }>

beforeEach(async () => {
  electron.ipcMain.removeAllListeners()
  electron.ipcMain.handlers.clear()
  electron.ipcRenderer.frame = ownFrame
  electron.dialog.asked = []
  echo = createEchoCore()
  electron.utilityProcess.core = echo
  servePage({
    ipcMain: parts.ipcMain,
    shell: parts.shell,
    core: startCore(parts.utilityProcess, 'core-process.js', {
      dataFolder: '',
      suggestedPerson: '',
      resourcesFolder: '',
    }),
    dialogs: createDialogs(parts.dialog, new parts.BrowserWindow(), { stores: '/stores', files: '/files' }),
  })
  await import('#electron/preload.ts')
  page = electron.exposedBridge()
})
afterEach(() => electron.ipcRenderer.removeAllListeners())

const locate = async (ref: FileRef | null) => (ref === null ? null : await echo.locate(ref.handle))
const call = { id: 'a', operation: 'session.state', input: {} } as const

test('the page sees its bridge and nothing of Electron', () => {
  expect([...electron.contextBridge.exposed.keys()]).toEqual(['stafett'])
  expect(page.capabilities).toEqual({ pickPlace: true, reveal: true })
  expect(JSON.stringify(Object.keys(page))).not.toMatch(/ipc|invoke|send/u)
})

test('calls, cancellations and messages pass between page and core', async () => {
  expect(await page.call(call.id, call.operation, call.input)).toEqual({ ok: true, value: call })
  page.cancel('a')
  await vi.waitFor(() => expect(echo.cancelled).toEqual(['a']))
  const heard: HostMessage[] = []
  const stop = page.listen((message) => heard.push(message))
  const message: HostMessage = { kind: 'changed', topics: ['cases'], by: 'Åsa', at: '2019-01-01T00:00:00.000Z' }
  electron.ipcRenderer.emit(channels.said, {}, message)
  stop()
  electron.ipcRenderer.emit(channels.said, {}, message)
  expect(heard).toEqual([message])
})

test('a dropped file is registered by the path that the operating system gave it', async () => {
  const ref = await page.files.accept({ name: 'Personal.xlsx' })
  expect(ref.name).toBe('Personal.xlsx')
  expect(await locate(ref)).toBe('/home/person/Personal.xlsx')
})

test('places come from the dialogs of the operating system', async () => {
  electron.dialog.saved = { canceled: false, filePath: '/stores/Väst' }
  expect(await locate(await page.files.placeForStore('../Väst.stafett'))).toBe('/stores/Väst.stafett')
  expect(electron.dialog.asked.at(-1)).toMatchObject({ defaultPath: join('/stores', 'Väst.stafett') })
  electron.dialog.saved = { canceled: false, filePath: '/files/lista.XLSX' }
  expect(await locate(await page.files.placeForFile('Lista 1.xlsx'))).toBe('/files/lista.XLSX')
  electron.dialog.opened = { canceled: false, filePaths: ['/files'] }
  expect(await locate(await page.files.pickStore())).toBe('/files')
  expect(await locate(await page.files.placeForFolder('Övning'))).toBe(join('/files', 'Övning'))
})

test('a cancelled dialog gives no place', async () => {
  electron.dialog.saved = { canceled: true, filePath: '' }
  electron.dialog.opened = { canceled: true, filePaths: [] }
  const { files } = page
  const asked = [files.placeForStore('a'), files.placeForFile('a'), files.pickStore(), files.placeForFolder('a')]
  expect(await Promise.all(asked)).toEqual([null, null, null, null])
})

test('a produced file is shown in its folder; no other file is', async () => {
  electron.dialog.saved = { canceled: false, filePath: '/files/lista.xlsx' }
  const produced = await page.files.placeForFile('lista.xlsx')
  if (produced === null) throw new Error('no place')
  await page.files.deliver(produced)
  expect(electron.shell.shownInFolder).toEqual(['/files/lista.xlsx'])
  await expect(page.files.deliver(await page.files.accept({ name: 'a' }))).rejects.toThrow('Not a produced file')
  await expect(page.files.deliver({ handle: '../x', name: 'x' })).rejects.toThrow('Not a produced file')
  expect(electron.shell.shownInFolder).toHaveLength(1)
})

const foreignFrames: [string, FrameDouble | null][] = [
  ['a frame that is gone', null],
  ['another origin', { parent: null, origin: 'https://evil.example', url: 'https://evil.example/' }],
  ['a look-alike', { parent: null, origin: 'app://stafett.evil', url: 'app://stafett.evil/' }],
  ['an opaque origin at the own address', { parent: null, origin: 'null', url: 'app://stafett/' }],
  ['an embedded frame of the own page', { ...ownFrame, parent: ownFrame }],
  ['a file', { parent: null, origin: 'file://', url: 'file:///x.html' }],
]

test.each(foreignFrames)('%s is refused on every channel', async (_, frame) => {
  electron.ipcRenderer.frame = frame
  const { said, cancel, ...asked } = channels
  expect([...electron.ipcMain.handlers.keys()].sort()).toEqual(Object.values(asked).sort())
  expect(electron.ipcMain.eventNames()).toEqual([cancel])
  for (const channel of Object.values(asked)) {
    await expect(electron.ipcRenderer.invoke(channel, 'a', 'session.state', {})).rejects.toThrow('Not this page')
  }
  electron.ipcRenderer.send(cancel, 'a')
  await Promise.resolve()
  expect(echo.cancelled).toEqual([])
  expect(said).toBe('stafett:said')
})

const shapes: unknown[][] = [
  [],
  [null],
  [1],
  ['', 'x', {}],
  ['x'.repeat(101), 'x', {}],
  ['a', { toString: 1 }, {}],
  [{}, {}, {}],
  [['a']],
]

test.each(shapes)('messages of another shape are refused: %j %j %j', async (...args) => {
  const reply = await electron.ipcRenderer.invoke(channels.call, ...args)
  expect(reply).toMatchObject({ ok: false, failure: { code: 'call.invalid-input' } })
  electron.ipcRenderer.send(channels.cancel, ...args.map((arg) => [arg]))
  for (const channel of [channels.accept, channels.placeForStore, channels.placeForFile, channels.deliver]) {
    await expect(electron.ipcRenderer.invoke(channel, { handle: 1 }, ...args)).rejects.toThrow('Invalid input')
  }
  expect(echo.cancelled).toEqual([])
})

test('a core process that dies is not hidden: calls are answered with call.internal from then on', async () => {
  electron.utilityProcess.forks.at(-1)?.child.emit('exit', 1)
  const internal = { ok: false, failure: { code: 'call.internal', params: {} } }
  expect(await page.call(call.id, call.operation, call.input)).toEqual(internal)
  expect(await page.call(call.id, call.operation, call.input)).toEqual(internal)
})
