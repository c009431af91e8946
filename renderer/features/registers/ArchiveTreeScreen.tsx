import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { registers } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { keepWords, placeOf } from '#renderer/router/kept-words.ts'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { useSteady } from '#renderer/ui/grid/use-steady.ts'
import { useScreenHeading } from '#renderer/ui/use-screen-heading.ts'
import type { SoughtLine } from '#renderer/tree/LazyTree.tsx'
import { ArchiveTree, useArchiveTree } from './ArchiveTree.tsx'
import type { TreeChild } from './ArchiveTree.tsx'
import { RegisterViews } from './RegisterViews.tsx'
import styles from './registers.module.css'

/** The archive as archivists know it: records creators, series and classes, volumes; opened at the volume that the address names. */
export function ArchiveTreeScreen({ rowId }: { readonly rowId: number | null }): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.archiveTree
  const heading = useScreenHeading()
  const tree = useArchiveTree()
  const sought = useSoughtLine(rowId, tree.reveal)
  const { show, isAsking } = useShowInTable()
  const isEmpty = tree.state.total([]) === 0
  return (
    <div className={styles['screen']} aria-busy={isAsking}>
      <div className={styles['toolbar']}>
        <h1 ref={heading} tabIndex={-1}>
          {registers.archive.label[language]}
        </h1>
        <RegisterViews register="archive" shown="whole" />
        <p>{words.lead}</p>
      </div>
      {tree.failure === null ? null : <FailureBanner failure={tree.failure} onRetry={tree.retry} />}
      {isEmpty ? (
        <div className={styles['empty']}>
          <EmptyState
            title={words.emptyTitle}
            text={words.emptyText}
            action={
              <Link to="/imports" className={buttonClasses({ look: 'primary' })}>
                {words.emptyLink}
              </Link>
            }
          />
        </div>
      ) : (
        <ArchiveTree tree={tree} sought={sought} onShow={(child) => void show(child)} />
      )}
    </div>
  )
}

/** Where the volume stood when the address was gone to: what is written later does not take the reader back to it. */
function useSoughtLine(rowId: number | null, reveal: (above: SoughtLine['above']) => void): SoughtLine | null {
  const call = useCall()
  const [sought, setSought] = useState<{ readonly rowId: number; readonly line: SoughtLine } | null>(null)
  const open = useSteady(reveal)
  useEffect(() => {
    if (rowId === null) return undefined
    const asking = new AbortController()
    const find = async (): Promise<void> => {
      const reply = await call('archive.place', { rowId }, asking.signal)
      if (!reply.ok || reply.value === null || asking.signal.aborted) return
      open(reply.value.above)
      setSought({ rowId, line: reply.value })
    }
    void find()
    return () => asking.abort()
  }, [call, rowId, open])
  return sought !== null && sought.rowId === rowId ? sought.line : null
}

/** Goes to the table: to the row of a volume, or with the volumes of a node and nothing else in it. */
function useShowInTable(): { readonly show: (child: TreeChild) => Promise<void>; readonly isAsking: boolean } {
  const { words } = useLanguage()
  const call = useCall()
  const explain = useFailureWording()
  const navigate = useNavigate()
  const transfer = useTransfer()
  const [isAsking, setAsking] = useState(false)
  async function show(child: TreeChild): Promise<void> {
    if (child.kind === 'volume') {
      // What was looked for in the table before would hide the row.
      keepWords(placeOf(transfer, 'archive'), { search: '', filters: [] })
      void navigate({ to: '/register/$register', params: { register: 'archive' }, search: { row: child.rowId } })
      return
    }
    if (child.volumes === 0) return void notify({ tone: 'info', text: words.archiveTree.noVolumes })
    setAsking(true)
    const reply = await call('archive.filters', { path: [...child.path] })
    setAsking(false)
    if (!reply.ok) {
      const { what, kept, next } = explain(reply.failure)
      notify({ tone: 'error', text: `${what} ${kept} ${next}` })
    } else if (reply.value === null) notify({ tone: 'info', text: words.archiveTree.tooMany })
    else {
      const search = { filters: JSON.stringify(reply.value) }
      void navigate({ to: '/register/$register', params: { register: 'archive' }, search })
    }
  }
  return { show, isAsking }
}
