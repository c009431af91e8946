/** Short messages that confirm what was done, some with a way to undo it. */
export interface Notice {
  readonly id: number
  readonly tone: 'ok' | 'error' | 'info'
  readonly text: string
  readonly undo?: () => void
  /** Takes the place of the one before with the same: steps back and forth do not pile up, nor offer to undo what is undone. */
  readonly key?: string
}

const listeners = new Set<() => void>()
const none: readonly Notice[] = []
let notices = none
let last = 0
/** The latest that was there when somebody last pressed anything. */
let lastBeforeAct = 0
/** Dialogs that are open. */
let dialogs = 0

/** Says it in the corner and to screen readers. Confirmations go away by themselves; errors stay until closed. Gives its id. */
export function notify(notice: Omit<Notice, 'id'>): number {
  last += 1
  const others = notices.filter(({ key }) => key === undefined || key !== notice.key)
  set([...others.slice(-3), { ...notice, id: last }])
  return last
}

export function dismissNotice(id: number): void {
  set(notices.filter((notice) => notice.id !== id))
}

/** What is to be shown; nothing while a dialog is open, which it would lie over. */
export function currentNotices(): readonly Notice[] {
  return dialogs > 0 ? none : notices
}

export function isDialogOpen(): boolean {
  return dialogs > 0
}

/** A dialog is open, until the function given back is called: what is said meanwhile waits. */
export function holdNotices(): () => void {
  dialogs += 1
  set(notices)
  return () => {
    dialogs -= 1
    set(notices)
  }
}

/** A key or a pointer is pressed: what was said before it is of an earlier act. */
export function beginAct(): void {
  lastBeforeAct = last
}

/** Another screen is on show. What was said before the act that led there goes; what that act itself came to stays, and errors do. */
export function leaveScreen(): void {
  set(notices.filter(({ id, tone }) => tone === 'error' || id > lastBeforeAct))
}

export function subscribeToNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
