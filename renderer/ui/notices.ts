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
let notices: readonly Notice[] = []
let last = 0

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

export function currentNotices(): readonly Notice[] {
  return notices
}

export function subscribeToNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
