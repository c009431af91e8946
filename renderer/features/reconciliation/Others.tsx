import { useId } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { classTones } from './classes.ts'
import styles from './queue.module.css'
import type { QueueItem } from './review.ts'
import { usePairText, useShareText } from './use-pair-text.ts'

interface OthersProps {
  readonly others: readonly QueueItem[]
  /** Of a row that has no candidate. */
  readonly isAlone: boolean
  readonly onOpen: (item: QueueItem) => void
}

/** The next best candidates of either row. */
export function Others({ others, isAlone, onOpen }: OthersProps): ReactNode {
  const { words } = useLanguage()
  const { pair: nameOf } = usePairText()
  const share = useShareText()
  const id = useId()
  const text = words.reconciliationScreen.queue
  return (
    <aside className={styles['others']} aria-labelledby={id}>
      <h3 id={id}>{text.others}</h3>
      {others.length === 0 ? (
        <Quiet>{isAlone ? text.noOthersOfOne : text.noOthers}</Quiet>
      ) : (
        <ul>
          {others.map((other) => (
            <li key={other.pairId}>
              <span>{nameOf(other)}</span>
              <span className={styles['otherFacts']}>
                <Status tone={classTones[other.class]}>{words.reconciliation.classOf[other.class]}</Status>
                {other.probability === null ? null : <span>{share(other.probability)}</span>}
              </span>
              <Button label={text.openOtherLabel(nameOf(other))} onPress={() => onOpen(other)}>
                {text.openOther}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}
