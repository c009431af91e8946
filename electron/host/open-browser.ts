import { spawn } from 'node:child_process'

/** Opens the address in the person's default browser; nothing happens where there is none or no screen. */
export function openBrowser(
  address: string,
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): void {
  const command = browserCommand(platform, environment)
  if (command === undefined) return
  const [program, ...args] = command
  // A list of arguments, no shell: nothing in the address can be read as a command.
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true, shell: false })
  child.on('error', () => undefined)
  child.unref()
}

/** @returns undefined on a Linux without a screen */
export function browserCommand(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | undefined {
  // What `start` does, without the command interpreter that `start` is a part of.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  if (platform === 'darwin') return ['open']
  return hasScreen(platform, environment) ? ['xdg-open'] : undefined
}

export function hasScreen(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY'])
}
