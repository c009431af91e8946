import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './feedback.module.css'
import { currentNotices, dismissNotice, subscribeToNotices } from './notices.ts'
import type { Notice } from './notices.ts'
import { toneIcons } from './tones.ts'

interface NoticesProps {
  readonly label: string
  readonly undoLabel: string
  readonly dismissLabel: string
}

/** Long enough to read and to reach with F6; longer where there is something to undo. Milliseconds. */
const shownFor = { plain: 5_000, withUndo: 12_000 }

export function Notices({ label, undoLabel, dismissLabel }: NoticesProps): ReactNode {
  const notices = useSyncExternalStore(subscribeToNotices, currentNotices)
  return (
    <section
      className={styles['notices']}
      aria-label={label}
      data-region={notices.length > 0 ? 'notices' : undefined}
      tabIndex={-1}
    >
      <div aria-live="polite">
        {notices.map((notice) =>
          notice.tone === 'error' ? null : (
            <NoticeRow key={notice.id} notice={notice} undoLabel={undoLabel} dismissLabel={dismissLabel} />
          ),
        )}
      </div>
      <div role="alert">
        {notices.map((notice) =>
          notice.tone === 'error' ? (
            <NoticeRow key={notice.id} notice={notice} undoLabel={undoLabel} dismissLabel={dismissLabel} />
          ) : null,
        )}
      </div>
    </section>
  )
}

function NoticeRow({
  notice,
  undoLabel,
  dismissLabel,
}: {
  readonly notice: Notice
  readonly undoLabel: string
  readonly dismissLabel: string
}): ReactNode {
  const [isHeld, setHeld] = useState(false)
  const { id, tone, undo } = notice
  useEffect(() => {
    if (tone === 'error' || isHeld) return undefined
    const timer = setTimeout(() => dismissNotice(id), undo === undefined ? shownFor.plain : shownFor.withUndo)
    return () => clearTimeout(timer)
  }, [id, isHeld, tone, undo])
  const Icon = toneIcons[tone]
  return (
    <div
      className={classes(styles['notice'], styles[tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size="1rem" aria-hidden="true" />
      <span className={styles['noticeText']}>{notice.text}</span>
      {undo === undefined ? null : (
        <Button
          onPress={() => {
            dismissNotice(id)
            undo()
          }}
        >
          {undoLabel}
        </Button>
      )}
      <Button look="quiet" icon={X} label={dismissLabel} onPress={() => dismissNotice(id)} />
    </div>
  )
}
