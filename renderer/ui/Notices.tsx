import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Dispatch, ReactNode, SetStateAction } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './feedback.module.css'
import { beginAct, currentNotices, dismissNotice, leaveScreen, subscribeToNotices } from './notices.ts'
import type { Notice } from './notices.ts'
import { toneIcons } from './tones.ts'

interface NoticesProps {
  /** The screen on show: with another one, what was said on the last goes. */
  readonly place: string
  readonly label: string
  readonly undoLabel: string
  readonly dismissLabel: string
  /** Of how many more there are. */
  readonly waitingLabel: (count: number) => string
}

/** Long enough to read and to reach with F6; longer where there is something to undo. Milliseconds. */
const shownFor = { plain: 5_000, withUndo: 12_000 }

/**
 * The latest notice, with the count of the others, so that several take no more room than one. One that somebody is at stays: nothing
 * else comes under the pointer or takes the focus away. All of them are there to be heard.
 */
export function Notices({ place, label, undoLabel, dismissLabel, waitingLabel }: NoticesProps): ReactNode {
  const notices = useSyncExternalStore(subscribeToNotices, currentNotices)
  const [held, hold] = useState<number | null>(null)
  useEffect(leaveScreen, [place])
  useEffect(() => {
    const acts = ['pointerdown', 'keydown'] as const
    for (const act of acts) window.addEventListener(act, beginAct, { capture: true })
    return () => {
      for (const act of acts) window.removeEventListener(act, beginAct, { capture: true })
    }
  }, [])
  const shown = notices.find(({ id }) => id === held) ?? notices.at(-1)
  const row = (notice: Notice): ReactNode => (
    <NoticeRow
      key={notice.id}
      notice={notice}
      isShown={notice === shown}
      isHeld={notice.id === held}
      onHold={hold}
      waiting={notices.length > 1 ? waitingLabel(notices.length - 1) : null}
      undoLabel={undoLabel}
      dismissLabel={dismissLabel}
    />
  )
  return (
    <section
      className={styles['notices']}
      aria-label={label}
      data-region={notices.length > 0 ? 'notices' : undefined}
      tabIndex={-1}
    >
      <div aria-live="polite">{notices.filter(({ tone }) => tone !== 'error').map(row)}</div>
      <div role="alert">{notices.filter(({ tone }) => tone === 'error').map(row)}</div>
    </section>
  )
}

interface NoticeRowProps extends Pick<NoticesProps, 'undoLabel' | 'dismissLabel'> {
  readonly notice: Notice
  readonly isShown: boolean
  /** Does not go away by itself. */
  readonly isHeld: boolean
  readonly onHold: Dispatch<SetStateAction<number | null>>
  /** How many others there are, in words. */
  readonly waiting: string | null
}

function NoticeRow(props: NoticeRowProps): ReactNode {
  const { notice, isShown, isHeld, onHold, waiting, undoLabel, dismissLabel } = props
  const { id, tone, undo } = notice
  useEffect(() => {
    if (tone === 'error' || isHeld) return undefined
    const timer = setTimeout(() => dismissNotice(id), undo === undefined ? shownFor.plain : shownFor.withUndo)
    return () => clearTimeout(timer)
  }, [id, isHeld, tone, undo])
  // One that goes while somebody is at it is held no more, should it come back.
  useEffect(() => () => onHold((held) => (held === id ? null : held)), [id, onHold])
  const Icon = toneIcons[tone]
  // The text stays the same element, so that it is said once.
  return (
    <div
      className={isShown ? classes(styles['notice'], styles[tone]) : styles['hidden']}
      onPointerEnter={() => onHold(id)}
      onPointerLeave={() => onHold(null)}
      onFocus={() => onHold(id)}
      onBlur={() => onHold(null)}
    >
      {isShown && <Icon size="1rem" aria-hidden="true" />}
      <span className={styles['noticeText']}>{notice.text}</span>
      {isShown && undo !== undefined && (
        <Button
          onPress={() => {
            dismissNotice(id)
            undo()
          }}
        >
          {undoLabel}
        </Button>
      )}
      {isShown && <Button look="quiet" icon={X} label={dismissLabel} onPress={() => dismissNotice(id)} />}
      {isShown && waiting !== null && (
        <span aria-live="off" className={styles['noticeCount']}>
          {waiting}
        </span>
      )}
    </div>
  )
}
