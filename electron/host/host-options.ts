import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from './data-folder.ts'

export interface HostOptions {
  readonly port: number
  readonly dataFolder: string
  readonly open: boolean
}

/**
 * Reads `--port NUMBER`, `--data FOLDER` and `--open`.
 * @throws Error with a sentence for the person when an option is unknown or its value cannot be used
 */
export function readHostOptions(args: readonly string[]): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, data: { type: 'string' }, open: { type: 'boolean' } },
    strict: true,
  })
  const port = values.port ?? '0'
  if (!/^(?:0|[1-9]\d{3,4})$/u.test(port) || Number(port) > 65_535 || (port !== '0' && Number(port) < 1024)) {
    throw new Error(`--port ${port}: 1024–65535`)
  }
  const dataFolder = resolve(values.data ?? defaultDataFolder())
  return { port: Number(port), dataFolder, open: values.open === true }
}

/** Reads `--data FOLDER` alone, from arguments among which the desktop runtime also has its own. */
export function readDataFolder(args: readonly string[]): string {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: false })
  return resolve(typeof values.data === 'string' ? values.data : defaultDataFolder())
}

/** Makes the data folder, readable by this person only, if it does not exist. */
export function makeDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** The name of the person at this computer, as a first suggestion; empty where the system has none. */
export function suggestedPerson(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
