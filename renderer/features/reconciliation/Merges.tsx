import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './queue.module.css'
import type { Pair } from './review.ts'

interface MergesProps {
  readonly pair: Pair
  readonly onTakenBack: () => void
}

/** Which rows of a list are one person because people have said so, and the way to take that back. */
export function Merges({ pair, onTakenBack }: MergesProps): ReactNode {
  const { words } = useLanguage()
  const { readOnly, person } = useTransfer()
  const text = words.reconciliationScreen.queue.merges
  const { undo, isRunning } = useUndo(text.takenBack)

  async function takeBack(eventId: number): Promise<void> {
    if ((await undo(eventId)) === null) onTakenBack()
  }

  return [pair.left, pair.right].map((end, place) =>
    end === null || end.merges.length === 0 ? null : (
      <Banner key={place === 0 ? 'left' : 'right'} tone="info" title={text.title(end.party)}>
        <p>{text.text}</p>
        <ul className={styles['decisions']}>
          {end.merges.map(({ eventId, by, at, note }) => (
            <li key={eventId}>
              {by}, {formatInstant(at)}
              {note === null ? '' : ` · ${note}`}{' '}
              {readOnly || by !== person ? null : (
                <Button
                  icon={Undo2}
                  label={text.takeBackOf(by)}
                  isDisabled={isRunning}
                  onPress={() => void takeBack(eventId)}
                >
                  {text.takeBack}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Banner>
    ),
  )
}
