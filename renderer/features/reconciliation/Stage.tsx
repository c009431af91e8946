import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { PairAnswer } from '#shared/contract/tables/reconciliation.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Meter } from '#renderer/ui/ProgressBar.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { isFocusLost } from '#renderer/ui/use-kept-focus.ts'
import { AnswerBar } from './AnswerBar.tsx'
import { Decisions } from './Decisions.tsx'
import { LastAnswer } from './LastAnswer.tsx'
import { Merges } from './Merges.tsx'
import { Others } from './Others.tsx'
import { PairHead } from './PairHead.tsx'
import { PairTable } from './PairTable.tsx'
import { StepLinks } from './StepLinks.tsx'
import { Weights } from './Weights.tsx'
import { actOf, isTyping, isUndo } from './answer-keys.ts'
import styles from './queue.module.css'
import type { ReviewChoice } from './review.ts'
import { useAnnouncement } from './use-announcement.ts'
import { useLeft } from './use-left.ts'
import { useReview } from './use-review.ts'

interface StageProps {
  readonly choice: ReviewChoice
  /** What each list is called. */
  readonly lists: readonly string[]
}

/** What is gone through without having to be answered. */
const lookedAt = ['unmatched', 'linked', 'decided'] as const

/** One pair after the other, answered with a letter each. The focus stays here from the first to the last. */
export function Stage({ choice, lists }: StageProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const [state, review] = useReview(choice)
  const stage = useRef<HTMLElement>(null)
  const noteField = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState('')
  const [isNoting, setNoting] = useState(false)
  const [hasWeights, setWeights] = useState(false)
  const [said, say] = useState('')
  const text = words.reconciliationScreen.queue
  const { item, pair, answered, total, last, failure } = state
  const announcement = useAnnouncement(state, said)
  const looked = lookedAt.find((each) => choice.classes.length === 1 && choice.classes[0] === each) ?? null

  // The title of what has been opened has the focus; the letters work from the pair. A choice of pairs keeps it.
  const isReady = !state.isLoading
  useEffect(() => {
    const isOnTitle = document.activeElement?.matches('h1, [role="dialog"]') === true
    if (isReady && (isOnTitle || isFocusLost())) stage.current?.focus({ preventScroll: true })
  }, [isReady])

  async function answer(chosen: PairAnswer): Promise<void> {
    if (readOnly) return
    const reply = await review.answer(chosen, note.trim() === '' ? null : note.trim())
    if (reply === null) return
    const { answered: saidOf } = text
    const name = words.reconciliation.answers[reply.answer]
    const wording = (saidOf as Readonly<Record<string, (answer: string) => string>>)[reply.class] ?? saidOf.other
    say(wording(name))
    setNote('')
    setNoting(false)
    toStage()
  }

  async function undo(): Promise<void> {
    if (state.last === null) return say(text.nothingToUndo)
    if ((await review.undo()) !== null) say(text.undone)
    toStage()
  }

  /** Where a control that had the focus goes away, the pair takes it. */
  function toStage(): void {
    requestAnimationFrame(() => {
      if (stage.current?.contains(document.activeElement) !== true || isTyping(document.activeElement))
        stage.current?.focus({ preventScroll: true })
    })
  }

  function act(event: KeyboardEvent<HTMLElement>): void {
    // A dialog or a list that is opened from here bubbles through React too.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target) || isTyping(event.target)) return
    const chosen = actOf(event, text.keys)
    if (chosen === null || (readOnly && chosen !== 'previous' && chosen !== 'next' && chosen !== 'weights')) return
    event.preventDefault()
    switch (chosen) {
      case 'previous':
        return review.go(-1)
      case 'next':
        return review.go(1)
      case 'weights':
        return setWeights(!hasWeights)
      case 'note':
        return openNote()
      case 'same':
      case 'different':
      case 'later':
      case 'ask':
        void answer(chosen)
    }
  }

  function openNote(): void {
    setNoting(true)
    requestAnimationFrame(() => noteField.current?.focus())
  }

  const undoing = useRef(undo)
  useEffect(() => {
    undoing.current = undo
  })
  useEffect(() => {
    function onKeyDown(event: globalThis.KeyboardEvent): void {
      if (event.defaultPrevented || event.repeat || !isUndo(event) || isTyping(event.target)) return
      const dialog = document.querySelector('[role="dialog"]')
      if (dialog !== null && !dialog.contains(stage.current)) return
      event.preventDefault()
      void undoing.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- letters work while the focus is in here, and each is a button as well
    <section
      ref={stage}
      className={styles['stage']}
      aria-label={text.stage}
      tabIndex={-1}
      data-region="queue"
      data-region-start=""
      onKeyDown={act}
    >
      <div className={styles['progressRow']}>
        {looked === null ? (
          <Meter
            label={text.progress}
            value={answered}
            max={Math.max(total, 1)}
            valueText={isReady ? text.progressOf(number(answered, 0), number(total, 0)) : words.shell.none}
            tone="ok"
          />
        ) : (
          <p className={styles['quiet']}>{isReady ? text.looked[looked](number(total, 0)) : null}</p>
        )}
        <LastAnswer said={said} canUndo={last !== null && !readOnly} onUndo={() => void undo()} />
      </div>
      <output className={styles['announced']}>{announcement}</output>
      {failure === null ? null : <FailureBanner failure={failure} onRetry={review.reload} />}
      {item === null ? (
        state.isLoading ? (
          <Skeleton label={words.shell.loading} heights={[3, 2.5, 16]} />
        ) : (
          <EmptyState
            title={text.doneTitle}
            text={answered === 0 ? text.emptyText : text.doneText(number(answered, 0))}
            action={
              <Row>
                {choice.openingId === undefined ? <NextStep reconciliationId={choice.reconciliationId} /> : null}
                <Button onPress={review.reload}>{text.startOver}</Button>
              </Row>
            }
          />
        )
      ) : pair === null ? (
        <Skeleton label={words.shell.loading} heights={[3, 2.5, 16]} />
      ) : (
        <div className={styles['columns']}>
          <div className={styles['main']}>
            <PairHead pair={pair} canGoBack={state.canGoBack} canGoOn={state.canGoOn} onGo={review.go} />
            {readOnly ? <p className={styles['quiet']}>{text.readOnly}</p> : null}
            {pair.right === null && choice.openingId === undefined ? (
              <Row>
                <Link
                  to="/reconciliation/$reconciliationId/totals"
                  params={{ reconciliationId: String(choice.reconciliationId) }}
                  className={buttonClasses({})}
                >
                  {text.sayWhy}
                </Link>
              </Row>
            ) : null}
            <AnswerBar
              isReadOnly={readOnly || pair.right === null}
              canWeigh={pair.bits !== null && pair.priorBits !== null}
              onAnswer={(chosen) => void answer(chosen)}
              onNote={openNote}
              onWeights={() => setWeights(!hasWeights)}
            />
            {isNoting ? (
              // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter and Esc of the field within
              <div
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== 'Escape') return
                  event.preventDefault()
                  event.stopPropagation()
                  if (event.key === 'Escape' || note.trim() === '') {
                    setNote('')
                    setNoting(false)
                  }
                  stage.current?.focus({ preventScroll: true })
                }}
              >
                <TextField label={text.note} help={text.noteHelp} value={note} onChange={setNote} ref={noteField} />
              </div>
            ) : null}
            <Decisions pair={pair} />
            <Merges
              pair={pair}
              onTakenBack={() => {
                review.refresh()
                toStage()
              }}
            />
            <PairTable pair={pair} lists={lists} isProtected={choice.openingId !== undefined} />
            {hasWeights && pair.bits !== null && pair.priorBits !== null ? <Weights pair={pair} /> : null}
          </div>
          <Others others={pair.others} isAlone={pair.right === null} onOpen={review.open} />
        </div>
      )}
    </section>
  )
}

/** The queue is empty; the work is not. */
function NextStep({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  return <StepLinks reconciliationId={reconciliationId} left={useLeft(reconciliationId)} isOnlyNext />
}
