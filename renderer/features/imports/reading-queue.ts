import type { Bridge, Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Jobs } from '#renderer/bridge/jobs.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'

export type Preflight = OutputOf<'import.preflight'>

/** One file, or pasted table, on its way in. */
export interface QueuedFile {
  readonly id: number
  readonly name: string
  readonly state: 'waiting' | 'checking' | 'asking' | 'reading' | 'read' | 'failed'
  /** What was found before reading; null until then, and for a pasted table. */
  readonly preflight: Preflight | null
  readonly failure: Failure | null
  readonly importId: number | null
}

type Content = { readonly kind: 'file'; readonly file: File } | { readonly kind: 'text'; readonly text: string }

interface Addition {
  readonly name: string
  readonly content: Content
}

/** Files are read one after the other, and on their own, whatever screen the person is on. */
export interface ReadingQueue {
  /** The files of one transfer: those of another are never shown. */
  readonly filesOf: (place: string) => readonly QueuedFile[]
  readonly subscribe: (listener: () => void) => () => void
  /** `onUnseen` is told of a file that is read, or not, while nobody looks at the queue. */
  readonly add: (place: string, additions: readonly Addition[], onUnseen: (file: QueuedFile) => void) => void
  /** The person has seen what was asked about a file, and it is to be read. */
  readonly read: (id: number, password?: string) => void
  readonly remove: (id: number) => void
}

/** Longer than this is asked about before it starts. Seconds. */
const slowSeconds = 60

/** Whether anything about a file is worth asking about before it is read. */
export function isQuestionable(preflight: Preflight): boolean {
  const { needsPassword, sameFile, neededBytes, freeBytes, estimatedSeconds } = preflight
  return needsPassword || sameFile !== null || neededBytes > freeBytes || estimatedSeconds > slowSeconds
}

/** A password would help: not so where the file is encrypted in a way that cannot be opened at all. */
export function wantsPassword({ code, params }: Failure): boolean {
  return code === 'file.wrong-password' || (code === 'file.password-protected' && params['reason'] !== 'cipher')
}

interface Entry {
  readonly place: string
  readonly content: Content
  readonly shown: QueuedFile
  readonly onUnseen: (file: QueuedFile) => void
  /** Null until the host has the file. */
  readonly handle: string | null
  /** Kept until the file is read with it, and no longer. */
  readonly password: string | null
}

export function createReadingQueue(bridge: Bridge<File>, call: Jobs['call']): ReadingQueue {
  const listeners = new Set<() => void>()
  let entries: readonly Entry[] = []
  const lists = new Map<string, readonly QueuedFile[]>()
  let last = 0
  let isBusy = false

  function set(next: readonly Entry[]): void {
    entries = next
    lists.clear()
    for (const listener of listeners) listener()
  }

  function change(id: number, shown: Partial<QueuedFile>, own: Partial<Pick<Entry, 'handle' | 'password'>> = {}): void {
    set(
      entries.map((entry) =>
        entry.shown.id === id ? { ...entry, ...own, shown: { ...entry.shown, ...shown } } : entry,
      ),
    )
  }

  /** The last word about a file, for now. */
  function settle(id: number, shown: Partial<QueuedFile>): void {
    change(id, shown)
    const entry = entries.find((each) => each.shown.id === id)
    if (listeners.size === 0) entry?.onUnseen(entry.shown)
  }

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let next = waiting(); next !== undefined; next = waiting()) await take(next)
    isBusy = false
  }

  function waiting(): Entry | undefined {
    return entries.find(({ shown }) => shown.state === 'waiting')
  }

  async function take({ content, handle, password, shown: { id } }: Entry): Promise<void> {
    if (content.kind === 'text') return stage(id, () => call('import.paste', { text: content.text }))
    if (handle !== null) {
      change(id, {}, { password: null })
      return stage(id, () => call('import.stage', { file: handle, ...(password === null ? {} : { password }) }))
    }
    change(id, { state: 'checking' })
    const accepted = await answerOf(bridge.files.accept(content.file))
    if (!accepted.ok) return settle(id, { state: 'failed', failure: accepted.failure })
    const file = accepted.value.handle
    const found = await call('import.preflight', { file })
    if (!found.ok) return settle(id, { state: 'failed', failure: found.failure })
    change(id, { preflight: found.value, state: 'asking' }, { handle: file })
    if (!isQuestionable(found.value)) await stage(id, () => call('import.stage', { file }))
  }

  async function stage(id: number, ask: () => Promise<Reply<{ importId: number }>>): Promise<void> {
    change(id, { state: 'reading', failure: null })
    const reply = await ask()
    if (reply.ok) return settle(id, { state: 'read', importId: reply.value.importId })
    settle(id, { state: wantsPassword(reply.failure) ? 'asking' : 'failed', failure: reply.failure })
  }

  return {
    filesOf(place) {
      const known = lists.get(place)
      if (known !== undefined) return known
      const files = entries.filter((entry) => entry.place === place).map(({ shown }) => shown)
      lists.set(place, files)
      return files
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(place, additions, onUnseen) {
      const added = additions.map(({ name, content }): Entry => {
        last += 1
        const shown = { id: last, name, state: 'waiting' as const, preflight: null, failure: null, importId: null }
        return { place, content, shown, onUnseen, handle: null, password: null }
      })
      // What belongs to another transfer, or is done, is not kept.
      set([...entries.filter((entry) => entry.place === place && entry.shown.state !== 'read'), ...added])
      void work()
    },
    read(id, password) {
      const entry = entries.find(({ shown }) => shown.id === id)
      if (entry?.shown.state !== 'asking' && entry?.shown.state !== 'failed') return
      change(id, { state: 'waiting' }, { password: password ?? null })
      void work()
    },
    remove(id) {
      set(entries.filter(({ shown }) => shown.id !== id))
    },
  }
}
