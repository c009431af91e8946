import type { HostMessage } from '#shared/contract/bridge.ts'

/** At most ten a second: more than a person can read, few enough not to matter. */
const leastMilliseconds = 100

/** Counted progress of one call, with the time left estimated from the pace so far. */
export function createProgress(
  job: string,
  announce: (message: HostMessage) => void,
): (done: number, total: number, unit: 'rows' | 'bytes' | 'steps') => void {
  const startedAt = performance.now()
  let toldAt = 0
  return (done, total, unit) => {
    const now = performance.now()
    if (now - toldAt < leastMilliseconds && done < total) return
    toldAt = now
    const seconds = (now - startedAt) / 1000
    const etaSeconds = done > 0 && seconds > 0.5 ? Math.max(0, Math.round((seconds / done) * (total - done))) : null
    announce({ kind: 'progress', job, done, total, unit, etaSeconds })
  }
}
