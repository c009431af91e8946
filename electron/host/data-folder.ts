import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where stores and settings lie unless another folder is named: the operating system's place for a person's own data. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Stafett')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Stafett')
  return join(absolute(environment['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'stafett')
}

/** The XDG base directory specification: a relative path is invalid and is ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') === true ? path : undefined
}
