import type { OutputOf } from '#shared/contract/operations.ts'

/** An event that a person wants to undo, and the later ones that would have to go with it. */
export interface UndoQuestion {
  readonly eventId: number
  readonly dependants: OutputOf<'history.dependants'>
}

const listeners = new Set<() => void>()
let question: UndoQuestion | null = null

/** Kept outside the screens: the undo of a notice can be pressed when the screen that offered it is gone. */
export function askUndo(next: UndoQuestion | null): void {
  question = next
  for (const listener of listeners) listener()
}

export function currentUndoQuestion(): UndoQuestion | null {
  return question
}

export function subscribeToUndoQuestion(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
