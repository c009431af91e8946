import type { UtilityProcess, utilityProcess } from 'electron'
import type { CoreSettings } from '../core.ts'
import type { Core } from '../host/core.ts'
import { connectCore, type MessagePortLike } from '../host/ipc-port.ts'

/** Starts the core in a process of its own. If that process dies, calls are answered with `call.internal` from then on. */
export function startCore(
  processes: Pick<typeof utilityProcess, 'fork'>,
  modulePath: string,
  settings: CoreSettings,
): Core {
  const child = processes.fork(modulePath, [JSON.stringify(settings)], { serviceName: 'Stafett', stdio: 'inherit' })
  child.on('error', () => undefined)
  return connectCore(asPort(child))
}

function asPort(child: UtilityProcess): MessagePortLike {
  function on(event: 'message', listener: (message: unknown) => void): void
  function on(event: 'close', listener: () => void): void
  function on(event: 'message' | 'close', listener: (message?: unknown) => void): void {
    if (event === 'message') child.on('message', listener)
    else child.on('exit', () => listener())
  }
  return { postMessage: (message) => child.postMessage(message), on }
}
