import { ChevronLeft, ChevronRight, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { classTones } from './classes.ts'
import styles from './queue.module.css'
import { useReconciled } from './reconciled-kind.tsx'
import type { Pair } from './review.ts'
import { usePairText, useShareText } from './use-pair-text.ts'

interface PairHeadProps {
  readonly pair: Pair
  readonly canGoBack: boolean
  readonly canGoOn: boolean
  readonly onGo: (step: 1 | -1) => void
}

/** Why the two are asked about, in a sentence; and whether one person's answer is enough. */
export function PairHead({ pair, canGoBack, canGoOn, onGo }: PairHeadProps): ReactNode {
  const { words } = useLanguage()
  const share = useShareText()
  const { pair: nameOf, sentence, doubt } = usePairText()
  const { classOf, tierName } = words.reconciliation
  const register = useReconciled()
  const text = words.reconciliationScreen.queue
  const { needsSecond, probability, tier, why } = pair
  const asked = doubt(pair)
  const second =
    pair.right === null
      ? null
      : needsSecond.same && needsSecond.different
        ? text.needsSecondBoth
        : needsSecond.same
          ? text.needsSecondSame
          : needsSecond.different
            ? text.needsSecondDifferent
            : null
  return (
    <header className={styles['head']} data-alone={pair.right === null ? '' : undefined}>
      <div className={styles['named']}>
        <h2>{nameOf(pair)}</h2>
        <span className={styles['steps']}>
          <Button
            look="quiet"
            icon={ChevronLeft}
            label={text.previous}
            isDisabled={!canGoBack}
            onPress={() => onGo(-1)}
          />
          <Button look="quiet" icon={ChevronRight} label={text.next} isDisabled={!canGoOn} onPress={() => onGo(1)} />
        </span>
      </div>
      <p className={styles['sentence']}>{pair.right === null ? text.unmatchedAlone : sentence(pair)}</p>
      {why === null ? null : (
        <p>
          {text.unmatchedWith} {text.rejected(words.reconciliation.rejections[why])}
        </p>
      )}
      <p className={styles['facts']}>
        <Status tone={classTones[pair.class]} isFilled>
          {classOf[pair.class]}
        </Status>
        {pair.right === null ? null : (
          <>
            <span>{text.proposedBy(tierName(register, tier))}</span>
            {asked === null ? (
              <span>{probability === null ? text.noProbability : text.probability(share(probability))}</span>
            ) : (
              <span className={styles['second']}>{asked}</span>
            )}
          </>
        )}
        {second === null ? null : (
          <span className={styles['second']}>
            <UsersRound size="0.875rem" aria-hidden="true" />
            {second}
          </span>
        )}
      </p>
    </header>
  )
}
