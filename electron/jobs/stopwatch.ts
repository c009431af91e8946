/** What the time of a job goes to, for the bench. */
export const phaseNames = ['read', 'keep', 'survey', 'map', 'write', 'index', 'commit'] as const
export type Phases = Readonly<Partial<Record<(typeof phaseNames)[number], number>>>

/** Seconds by phase; entering one ends the one before. */
export function createStopwatch(): { enter(phase: (typeof phaseNames)[number]): void; phases(): Phases } {
  const seconds: Partial<Record<(typeof phaseNames)[number], number>> = {}
  let current: (typeof phaseNames)[number] | null = null
  let since = performance.now()
  const stop = (): void => {
    const now = performance.now()
    if (current !== null) seconds[current] = (seconds[current] ?? 0) + (now - since) / 1000
    since = now
  }
  return {
    enter(phase) {
      stop()
      current = phase
    },
    phases() {
      stop()
      current = null
      return { ...seconds }
    },
  }
}
