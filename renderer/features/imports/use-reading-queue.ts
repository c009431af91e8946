import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useHost } from '#renderer/bridge/bridge.ts'
import type { Jobs } from '#renderer/bridge/jobs.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { createReadingQueue } from './reading-queue.ts'
import type { QueuedFile, ReadingQueue } from './reading-queue.ts'

interface ReadingQueueView extends Pick<ReadingQueue, 'read' | 'remove'> {
  readonly files: readonly QueuedFile[]
  readonly addFiles: (files: readonly File[]) => void
  readonly addText: (text: string) => void
}

/** One for each page, so that it outlives the screen. */
const queues = new WeakMap<Jobs, ReadingQueue>()

export function useReadingQueue(): ReadingQueueView {
  const { bridge, jobs } = useHost()
  const { folder, fileName } = useTransfer()
  const { words } = useLanguage()
  const explain = useFailureWording()
  const place = `${folder}\n${fileName}`
  const queue = useMemo(() => {
    const known = queues.get(jobs) ?? createReadingQueue(bridge, jobs.call)
    queues.set(jobs, known)
    return known
  }, [bridge, jobs])
  const files = useSyncExternalStore(queue.subscribe, () => queue.filesOf(place))
  const { imports } = words

  const sayUnseen = useCallback(
    ({ name, failure }: QueuedFile) => {
      if (failure === null) return notify({ tone: 'ok', text: imports.queue.done(name) })
      const { what, kept, next } = explain(failure)
      notify({ tone: 'error', text: `${what} ${kept} ${next}` })
    },
    [explain, imports],
  )
  const addFiles = useCallback(
    (added: readonly File[]) =>
      queue.add(
        place,
        added.map((file) => ({ name: file.name, content: { kind: 'file', file } })),
        sayUnseen,
      ),
    [queue, place, sayUnseen],
  )
  const addText = useCallback(
    (text: string) => queue.add(place, [{ name: imports.paste.name, content: { kind: 'text', text } }], sayUnseen),
    [queue, place, imports, sayUnseen],
  )
  return { files, addFiles, addText, read: queue.read, remove: queue.remove }
}
