interface Undoable {
  /** The event that took this one back; one that took an undoing back did its event again. */
  readonly undoneBy: number | null
}

export interface Standing {
  readonly isUndone: boolean
  /** The last event that took this one back or did it again; null where none has. */
  readonly by: number | null
}

/** Whether an event is in force: it is as long as as many undoings of it have been taken back as there were. `events` holds all later ones. */
export function standingOf(event: Undoable, events: ReadonlyMap<number, Undoable>): Standing {
  let isUndone = false
  let by: number | null = null
  for (let next = event.undoneBy; next !== null; next = events.get(next)?.undoneBy ?? null) {
    isUndone = !isUndone
    by = next
  }
  return { isUndone, by }
}
