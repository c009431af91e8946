import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Core } from './core.ts'
import { safetyHeaders } from './page-headers.ts'

const heartbeatMs = 15_000
/** A page that has stopped reading is let go; it connects again and refetches. */
const backlogLimit = 4 * 1024 * 1024

/** Sends what the core says as server-sent events until the page or the host goes away. */
export function streamEvents(core: Core, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { ...safetyHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' })
  response.write('retry: 1000\n\n')
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
  heartbeat.unref()
  const stopListening = core.listen((message) => {
    // A later progress message says all that a skipped one said.
    if (message.kind === 'progress' && response.writableNeedDrain) return
    if (response.writableLength > backlogLimit) {
      response.destroy()
      return
    }
    response.write(`data: ${JSON.stringify(message)}\n\n`)
  })
  request.socket.setNoDelay(true)
  response.on('close', () => {
    clearInterval(heartbeat)
    stopListening()
  })
}
