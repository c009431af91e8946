import { ShieldAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { causesOfSide } from '#shared/reconciliation/gap-contributions.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { ReasonForm } from '#renderer/privacy/ReasonForm.tsx'
import { useSecondsLeft } from '#renderer/privacy/use-seconds-left.ts'
import { focusAfterDialog } from '#renderer/ui/focus-after-dialog.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { SaidRows } from './CauseRows.tsx'
import { Differences } from './DifferencesScreen.tsx'
import { Stage } from './Stage.tsx'
import styles from './reconciliation.module.css'
import { useComparedLists } from './use-compared-lists.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { useListText } from './use-pair-text.ts'
import type { ReconciliationView } from './use-pair-text.ts'

type Opened = OutputOf<'reconciliation.open-protected'>

interface ProtectedPairsProps {
  readonly view: ReconciliationView
}

/** The way to the pairs of protected people, who are in no count and no other queue: for a reason, and for some minutes. */
export function ProtectedPairs({ view }: ProtectedPairsProps): ReactNode {
  const { words } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const [isShown, setShown] = useState(false)
  const text = words.reconciliationScreen.protected
  return (
    <>
      <Button
        icon={ShieldAlert}
        onPress={() => {
          setOpen(true)
          setShown(false)
        }}
      >
        {text.open}
      </Button>
      <Dialog
        title={text.title}
        closeLabel={words.shell.closeDialog}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        isFull={isShown}
      >
        <Content view={view} onShown={() => setShown(true)} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface ContentProps extends ProtectedPairsProps {
  readonly onShown: () => void
  readonly onClose: () => void
}

/** Lives as long as the dialog: nothing of what it shows stays in the page. */
function Content({ view, onShown, onClose }: ContentProps): ReactNode {
  const { words } = useLanguage()
  const { run, isRunning, failure } = useCommand('reconciliation.open-protected')
  const [opened, setOpened] = useState<Opened | null>(null)
  const text = words.reconciliationScreen.protected

  async function open(reason: string): Promise<void> {
    const reply = await run({ reconciliationId: view.reconciliationId, reason })
    if (!reply.ok) return
    setOpened(reply.value)
    onShown()
  }

  if (opened !== null) return <OpenedPairs view={view} opened={opened} onEnd={onClose} />
  return (
    <ReasonForm
      text={text.text}
      submit={text.submit}
      isRunning={isRunning}
      failure={failure}
      onReason={(reason) => void open(reason)}
      onCancel={onClose}
    />
  )
}

interface OpenedPairsProps extends ProtectedPairsProps {
  readonly opened: Opened
  readonly onEnd: () => void
}

const bothSides = ['here', 'there'] as const
type Side = (typeof bothSides)[number]

const shownClasses = { mine: [], unmatched: ['unmatched'], linked: ['linked'] } as const
type Shown = keyof typeof shownClasses | 'alone' | 'differences'

function OpenedPairs({ view, opened: { openingId, total, seconds }, onEnd }: OpenedPairsProps): ReactNode {
  const { words } = useLanguage()
  const listText = useListText()
  const secondsLeft = useSecondsLeft(seconds, onEnd)
  const [shown, setShown] = useState<Shown>('mine')
  const text = words.reconciliationScreen
  const { classes } = words.reconciliation
  return (
    <div className={styles['opened']}>
      <div className={styles['openedBar']}>
        {total === 0 ? (
          <p>{text.protected.none}</p>
        ) : (
          <Segments
            label={text.queue.show}
            options={[
              { id: 'mine', label: text.queue.mine },
              { id: 'unmatched', label: classes.unmatched },
              { id: 'alone', label: text.protected.alone },
              { id: 'linked', label: classes.linked },
              { id: 'differences', label: words.differences.title },
            ]}
            value={shown}
            onChange={setShown}
          />
        )}
        <span role="timer" className={styles['clock']}>
          {words.privacy.timeLeft({ minutes: Math.floor(secondsLeft / 60), seconds: secondsLeft % 60 })}
        </span>
        <Button onPress={onEnd}>{words.privacy.close}</Button>
      </div>
      {total === 0 ? null : shown === 'differences' ? (
        <ProtectedDifferences view={view} openingId={openingId} />
      ) : shown === 'alone' ? (
        <ProtectedAlone view={view} openingId={openingId} />
      ) : (
        <Stage
          key={shown}
          choice={{ reconciliationId: view.reconciliationId, classes: shownClasses[shown], openingId }}
          lists={view.lists.map((list) => listText(list, view.register))}
        />
      )}
    </div>
  )
}

interface OfOpening extends ProtectedPairsProps {
  readonly openingId: string
}

function ProtectedDifferences({ view, openingId }: OfOpening): ReactNode {
  const { chooser, between, comparedOf } = useComparedLists(view)
  const compared = { ...comparedOf(view), openingId }
  return (
    <>
      {chooser}
      <Quiet>{between}</Quiet>
      <Differences key={compared.lists.join(' ')} compared={compared} />
    </>
  )
}

/** Why protected people stand in one list alone, list by list. */
function ProtectedAlone({ view, openingId }: OfOpening): ReactNode {
  const { chooser, between, comparedOf } = useComparedLists(view)
  const compared = { ...comparedOf(view), openingId }
  return (
    <>
      {chooser}
      <Quiet>{between}</Quiet>
      <AloneRows key={compared.lists.join(' ')} compared={compared} />
    </>
  )
}

function AloneRows({ compared }: { readonly compared: Compared & { readonly openingId: string } }): ReactNode {
  const { words } = useLanguage()
  const { view, lists, openingId, sides, whereabouts } = compared
  const found = useOperation(
    'total.alone',
    { reconciliationId: view.reconciliationId, lists, openingId },
    { keepPrevious: true, isForgotten: true },
  )
  const headings = useRef<Partial<Record<Side, HTMLHeadingElement | null>>>({})
  const { saidCauses } = reconciledKinds[view.register]
  return (
    <Loaded query={found} skeleton={[8]}>
      {({ runId, ...rows }) =>
        rows.here.length + rows.there.length === 0 ? (
          <Quiet>{words.reconciliationScreen.protected.aloneNone}</Quiet>
        ) : (
          bothSides.map((side, place) =>
            rows[side].length === 0 ? null : (
              <section key={side} className={styles['causeRows']}>
                <h3
                  tabIndex={-1}
                  ref={(heading) => {
                    headings.current[side] = heading
                  }}
                >
                  {words.controlTotals.only(whereabouts[place] ?? '')}
                </h3>
                <SaidRows
                  compared={compared}
                  runId={runId}
                  side={side}
                  options={saidCauses.filter((cause) => causesOfSide[sides[side]].includes(cause))}
                  rows={rows[side]}
                  counterparts={[]}
                  onDone={() => focusAfterDialog(() => headings.current[side])}
                />
              </section>
            ),
          )
        )
      }
    </Loaded>
  )
}
