import { z } from 'zod'
import { createCore } from './core.ts'
import { serveCore, type MessagePortLike } from './host/ipc-port.ts'

const Settings = z.strictObject({
  dataFolder: z.string(),
  suggestedPerson: z.string(),
  resourcesFolder: z.string(),
})

/** The desktop's core: the same object as in the other hosts, behind the port to the main process. */
const { parentPort } = process
serveCore(asPort(), createCore(Settings.parse(JSON.parse(process.argv.at(-1) ?? ''))))

function asPort(): MessagePortLike {
  return {
    postMessage: (message) => parentPort.postMessage(message),
    on(event: 'message' | 'close', listener: (message?: unknown) => void): void {
      // The main process ends this one when it goes, so there is no `close` to tell of.
      if (event === 'message') parentPort.on('message', (received) => listener(received.data))
    },
  }
}
