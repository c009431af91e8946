import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { checkAnswers } from '#shared/contract/tables/quality.ts'
import type { CheckAnswer } from '#shared/contract/tables/quality.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Meter } from '#renderer/ui/ProgressBar.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { isFocusLost } from '#renderer/ui/use-kept-focus.ts'
import { LastAnswer } from './LastAnswer.tsx'
import { PairTable } from './PairTable.tsx'
import { keyActOf, isTyping, isUndo } from './answer-keys.ts'
import styles from './queue.module.css'
import { usePairText } from './use-pair-text.ts'
import type { ReconciliationView } from './use-pair-text.ts'

interface CheckStageProps {
  readonly view: ReconciliationView
  readonly quality: OutputOf<'quality.read'>
  /** What each list is called. */
  readonly lists: readonly string[]
}

interface Given {
  readonly pairId: number
  readonly eventId: number
}

/** One drawn pair after the other, without what the machine thought of it; answered with a letter each. */
export function CheckStage({ view, quality, lists }: CheckStageProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const { pair: nameOf } = usePairText()
  const check = useCommand('quality.check')
  const text = words.quality
  const { undo } = useUndo(text.undone)
  const stage = useRef<HTMLElement>(null)
  const { reconciliationId } = view
  const { items, runId } = quality
  const [shownId, show] = useState(() => (items.find(({ answer }) => answer === null) ?? items[0])?.pairId)
  const [given, setGiven] = useState<readonly Given[]>([])
  const [said, say] = useState('')
  const at = Math.max(
    0,
    items.findIndex(({ pairId }) => pairId === shownId),
  )
  const item = items[at]
  const following = items[at + 1]
  const read = useOperation('reconciliation.pair', { reconciliationId, pairId: item?.pairId ?? 1 })
  // The one after is there when it is asked for.
  useOperation(
    'reconciliation.pair',
    { reconciliationId, pairId: following?.pairId ?? 1 },
    { enabled: following !== undefined },
  )
  const pair = read.data
  const answered = items.filter(({ answer }) => answer !== null).length

  // The title of what has been opened has the focus; the letters work from the pair. What is known already is there before the title.
  const isReady = pair !== undefined
  useEffect(() => {
    if (!isReady) return
    const frame = requestAnimationFrame(() => {
      const isOnTitle = document.activeElement?.matches('h1') === true
      if (isOnTitle || isFocusLost()) stage.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [isReady])

  async function answer(chosen: CheckAnswer): Promise<void> {
    if (readOnly || item === undefined || pair === undefined || check.isRunning) return
    const reply = await check.run({ reconciliationId, runId, pairId: item.pairId, answer: chosen })
    if (!reply.ok) return
    const { eventId, class: became } = reply.value
    setGiven((before) => [...before, { pairId: item.pairId, eventId }])
    const name = text.answers[chosen]
    say(became === null ? text.answered(name) : text.inQueue(name, words.reconciliation.classes[became]))
    const isOpen = (each: (typeof items)[number]): boolean => each.answer === null && each.pairId !== item.pairId
    show((items.find((each, index) => index > at && isOpen(each)) ?? items.find(isOpen) ?? item).pairId)
    stage.current?.focus({ preventScroll: true })
  }

  async function takeBack(): Promise<void> {
    const last = given.at(-1)
    if (last === undefined || readOnly) return
    if ((await undo(last.eventId)) !== null) return
    setGiven((before) => before.slice(0, -1))
    say(text.undone)
    show(last.pairId)
    stage.current?.focus({ preventScroll: true })
  }

  function go(step: 1 | -1): void {
    const next = items[at + step]
    if (next !== undefined) show(next.pairId)
  }

  function act(event: KeyboardEvent<HTMLElement>): void {
    if (isTyping(event.target) || item === undefined) return
    if (isUndo(event) && !event.repeat) {
      event.preventDefault()
      return void takeBack()
    }
    const chosen = keyActOf(event, offered, text.keys)
    if (chosen === null) return
    event.preventDefault()
    if (chosen === 'previous' || chosen === 'next') return go(chosen === 'previous' ? -1 : 1)
    void answer(chosen)
  }

  const offered: readonly CheckAnswer[] =
    item === undefined
      ? []
      : checkAnswers[item.kind].filter((each: CheckAnswer) => each !== 'shown' || pair?.right !== null)
  const isDone = answered === items.length
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- letters work while the focus is in here, and each is a button as well
    <section ref={stage} className={styles['stage']} aria-label={text.stage} tabIndex={-1} onKeyDown={act}>
      <div className={styles['progressRow']}>
        <Meter
          label={text.progress}
          value={answered}
          max={items.length}
          valueText={text.progressOf(number(answered, 0), number(items.length, 0))}
          tone="ok"
        />
        <LastAnswer said={said} canUndo={given.length > 0 && !readOnly} onUndo={() => void takeBack()} />
      </div>
      <output className={styles['announced']}>
        {item === undefined || pair === undefined
          ? said
          : [
              said,
              isDone ? text.doneTitle : '',
              text.announce(number(at + 1, 0), number(items.length, 0), nameOf(pair), text.ask[item.kind]),
            ]
              .join(' ')
              .trim()}
      </output>
      {isDone ? (
        <Banner tone="ok" title={text.doneTitle}>
          {text.doneText}
        </Banner>
      ) : null}
      {check.failure === null ? null : <FailureBanner failure={check.failure} />}
      {read.error === null ? null : <FailureBanner failure={read.error.failure} />}
      {item === undefined || pair === undefined ? (
        <Skeleton label={words.shell.loading} heights={[3, 2.5, 16]} />
      ) : (
        <div className={styles['main']}>
          <header className={styles['head']}>
            <div className={styles['named']}>
              <h2>{nameOf(pair)}</h2>
              <span className={styles['steps']}>
                <Button
                  look="quiet"
                  icon={ChevronLeft}
                  label={text.previous}
                  isDisabled={at === 0}
                  onPress={() => go(-1)}
                />
                <Button
                  look="quiet"
                  icon={ChevronRight}
                  label={text.next}
                  isDisabled={at === items.length - 1}
                  onPress={() => go(1)}
                />
              </span>
            </div>
            <p className={styles['sentence']}>{text.ask[item.kind]}</p>
            {pair.right === null ? <p>{text.alonePair}</p> : null}
            {item.answer === null || item.by === null || item.at === null ? null : (
              <p className={styles['quiet']}>
                {text.answeredBy(text.answers[item.answer], item.by, formatInstant(item.at))}
              </p>
            )}
            {readOnly ? <p className={styles['quiet']}>{text.readOnly}</p> : null}
          </header>
          {readOnly ? null : (
            <fieldset className={styles['answers']} aria-label={text.answersLabel}>
              {offered.map((each) => (
                <Button key={each} look="primary" onPress={() => void answer(each)}>
                  {text.answers[each]} <kbd>{text.keys[each]}</kbd>
                </Button>
              ))}
            </fieldset>
          )}
          <PairTable pair={pair} lists={lists} isProtected={false} />
        </div>
      )}
    </section>
  )
}
