import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** What a headless Chromium needs to start anywhere and to ask nothing of the network. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installedBrowsers: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

const cacheFolder = resolve(import.meta.dirname, '../../node_modules/.cache/stafett-chromium')

/**
 * The browser that the tests drive: the one that `STAFETT_CHROMIUM` names, an installed Chrome, Chromium or Edge, or the
 * headless Chromium that the npm package `@sparticuz/chromium` carries (Linux on x64), unpacked once.
 * @throws when there is none
 */
export async function findChromium(): Promise<string> {
  const named = process.env['STAFETT_CHROMIUM']
  if (named !== undefined && named !== '') return named
  const installed = installedBrowsers[process.platform]?.find((path) => existsSync(path))
  if (installed !== undefined) return installed
  if (process.platform === 'linux' && process.arch === 'x64') return await unpackedChromium()
  throw new Error('No Chrome, Chromium or Edge was found. Install one, or name one in STAFETT_CHROMIUM.')
}

/** The fonts that came with the unpacked browser, for a machine that has none of its own. */
export function chromiumEnvironment(executable: string): Record<string, string> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  const fonts = join(dirname(executable), 'fonts')
  const hasSystemFonts = existsSync('/etc/fonts/fonts.conf')
  return hasSystemFonts || !existsSync(fonts) ? inherited : { ...inherited, FONTCONFIG_PATH: fonts }
}

async function unpackedChromium(): Promise<string> {
  const packageFile = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'package.json')
  const { version }: { version: string } = JSON.parse(await readFile(packageFile, 'utf8'))
  const folder = join(cacheFolder, version)
  const executable = join(folder, 'chromium')
  if (!existsSync(executable)) await unpackInto(folder)
  return executable
}

/** The package unpacks into the temporary folder and takes a half-written file for whole, so it gets a folder of its own. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true })
  const unpacking = await mkdtemp(join(cacheFolder, 'unpacking-'))
  const usual = process.env['TMPDIR']
  try {
    process.env['TMPDIR'] = unpacking
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    await writeFile(join(unpacking, 'fonts', 'fonts.conf'), fontsConfiguration(join(folder, 'fonts')))
    await rename(unpacking, folder)
  } catch (error) {
    await rm(unpacking, { recursive: true, force: true })
    // Another process may have been first.
    if (!existsSync(join(folder, 'chromium'))) throw error
  } finally {
    if (usual === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usual
  }
}

/** The package's own configuration looks for the fonts in `/tmp/fonts`. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>
`
}
