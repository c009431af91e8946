import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultDataFolder } from '#electron/host/data-folder.ts'
import { findDesktopRuntime } from '#electron/host/desktop-runtime.ts'
import { readDataFolder, readHostOptions } from '#electron/host/host-options.ts'
import { browserCommand } from '#electron/host/open-browser.ts'
import { listPageFiles } from '#electron/host/page-files.ts'
import { findProjectFolders } from '#electron/host/project-folders.ts'
import { createRunFolder } from '#electron/host/run-folder.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafett-around-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the project is found from its source and from its build', () => {
  const root = resolve(import.meta.dirname, '../../..')
  const expected = { root, page: join(root, 'out', 'renderer'), resources: join(root, 'resources') }
  for (const file of ['electron/browser.ts', 'out/main/electron/browser.js', 'out/main/chunks/core-abc.js']) {
    expect(findProjectFolders(pathToFileURL(join(root, file)).href)).toEqual(expected)
  }
  expect(() => findProjectFolders(pathToFileURL(join(folder, 'a.js')).href)).toThrow('No project folder')
})

test('the data folder is where the operating system keeps a person’s own data', () => {
  expect(defaultDataFolder('linux', {}, '/home/a')).toBe(join('/home/a', '.local', 'share', 'stafett'))
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe(join('/data', 'stafett'))
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'data' }, '/h')).toBe(join('/h', '.local', 'share', 'stafett'))
  expect(defaultDataFolder('darwin', {}, '/U/a')).toBe(join('/U/a', 'Library', 'Application Support', 'Stafett'))
  expect(defaultDataFolder('win32', { LOCALAPPDATA: 'L' }, 'C')).toBe(join('L', 'Stafett'))
})

describe('options', () => {
  test('are read', () => {
    expect(readHostOptions(['--port', '4000', '--data', folder, '--open'])).toEqual({
      port: 4000,
      dataFolder: folder,
      open: true,
    })
    expect(readHostOptions([])).toMatchObject({ port: 0, open: false })
    expect(readDataFolder(['electron', '--inspect=0', '.', '--data', folder, '--port', '1'])).toBe(folder)
  })

  test.each([
    ['--port', '80'],
    ['--port', '65536'],
    ['--port', 'x'],
    ['--port', '4000 '],
    ['--host', '0.0.0.0'],
    ['x'],
  ])('%s %s is refused', (...args) => {
    expect(() => readHostOptions(args)).toThrow(args[0])
  })
})

test('a browser is opened by the operating system’s own program, and not where there is no screen', () => {
  expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open'])
  expect(browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open'])
  expect(browserCommand('linux', { DISPLAY: '' })).toBeUndefined()
  expect(browserCommand('darwin', {})).toEqual(['open'])
  expect(browserCommand('win32', {})).toEqual(['rundll32', 'url.dll,FileProtocolHandler'])
})

test('a run removes what runs no longer alive have left, and nothing else', async () => {
  const temporary = join(folder, 'data', 'temporary')
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  const left = join(temporary, `${ended}-left`)
  const alive = join(temporary, `${process.ppid}-alive`)
  const other = join(temporary, 'other')
  for (const made of [left, alive, other]) mkdirSync(join(made, 'received'), { recursive: true })
  const run = await createRunFolder(join(folder, 'data'))
  expect([left, alive, other].map((made) => existsSync(made))).toEqual([false, true, true])
  const path = await run.newPath('received', 'a.csv')
  writeFileSync(path, 'x')
  run.remove()
  expect(existsSync(path)).toBe(false)
})

test('a page that has not been built is an error that says so', async () => {
  for (const missing of [folder, join(folder, 'nothing')]) {
    await expect(listPageFiles(missing, 'browser.html')).rejects.toThrow('not built')
  }
})

test('the desktop runtime is found only when its executable is there', () => {
  const project = join(folder, 'project')
  const electron = join(project, 'node_modules', 'electron')
  mkdirSync(join(electron, 'dist'), { recursive: true })
  writeFileSync(join(electron, 'package.json'), '{"name":"electron"}')
  expect(findDesktopRuntime(project, {})).toEqual({
    executable: undefined,
    installScript: join(electron, 'install.js'),
  })
  writeFileSync(join(electron, 'path.txt'), 'electron')
  expect(findDesktopRuntime(project, {}).executable).toBeUndefined()
  writeFileSync(join(electron, 'dist', 'electron'), '')
  expect(findDesktopRuntime(project, {}).executable).toBe(join(electron, 'dist', 'electron'))
})
