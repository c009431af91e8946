import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Play, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PanelGrid, Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { AliasPanel } from './AliasPanel.tsx'
import { ClassPanel } from './ClassPanel.tsx'
import { ListsPanel } from './ListsPanel.tsx'
import { PairingPanel } from './PairingPanel.tsx'
import { ProtectedPairs } from './ProtectedPairs.tsx'
import { QualityPanel } from './QualityPanel.tsx'
import { RunProgress } from './RunProgress.tsx'
import { ReconciledKind } from './reconciled-kind.tsx'
import { StepLinks } from './StepLinks.tsx'
import styles from './reconciliation.module.css'
import { useLeft } from './use-left.ts'
import type { Left } from './use-left.ts'
import type { ReconciliationView } from './use-pair-text.ts'
import { useRemove } from './use-remove.ts'
import { useRun } from './use-run.ts'

/** One reconciliation: what the last run came to, and the ways on from there. */
export function ReconciliationScreen({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  const { words } = useLanguage()
  const list = useOperation('reconciliation.list', {})
  const text = words.reconciliationScreen
  const view = list.data?.find((each) => each.reconciliationId === reconciliationId)
  if (view !== undefined) {
    return (
      <ReconciledKind register={view.register}>
        <One view={view} />
      </ReconciledKind>
    )
  }
  return (
    <Screen title={text.title} actions={<ToAll />}>
      <Loaded query={list} skeleton={[2, 8]}>
        {() => <FailureBanner failure={{ code: 'reconciliation.unknown', params: {} }} />}
      </Loaded>
    </Screen>
  )
}

function ToAll(): ReactNode {
  const { words } = useLanguage()
  return (
    <Link to="/reconciliation" className={buttonClasses({})}>
      <ArrowLeft size="1rem" aria-hidden="true" />
      {words.reconciliationScreen.one.all}
    </Link>
  )
}

function One({ view }: { readonly view: ReconciliationView }): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const navigate = useNavigate()
  const { reconciliationId, name, run, isBlind } = view
  const { run: start, cancel, job, failure } = useRun(reconciliationId)
  const removal = useRemove()
  const text = words.reconciliationScreen
  const isShown = run !== null && !run.isBlocked

  async function remove(): Promise<void> {
    if (await removal.remove(view)) void navigate({ to: '/reconciliation' })
  }

  const runButton = readOnly ? null : (
    <Button
      look={isShown && !run.isStale ? 'default' : 'primary'}
      icon={Play}
      isDisabled={job !== undefined}
      onPress={() => void start()}
    >
      {run === null ? text.run : text.runAgain}
    </Button>
  )
  const said = [
    run === null ? '' : text.one.ranAt(formatInstant(run.at), run.by),
    isBlind ? text.one.blind : '',
  ].filter((part) => part !== '')
  return (
    <Screen
      title={name}
      content={`${job === undefined} ${isShown}`}
      {...(said.length === 0 ? {} : { lead: said.join(' ') })}
      actions={
        <>
          {run === null ? null : runButton}
          {readOnly ? null : (
            <Button
              icon={Trash2}
              label={text.removeLabel(name)}
              isDisabled={job !== undefined || removal.isRunning}
              onPress={() => void remove()}
            >
              {text.remove}
            </Button>
          )}
          <ToAll />
        </>
      }
    >
      {job === undefined ? null : <RunProgress job={job} onCancel={cancel} />}
      {failure === null || job !== undefined ? null : <FailureBanner failure={failure} />}
      {removal.failure === null ? null : <FailureBanner failure={removal.failure} />}
      {run === null ? (
        job === undefined ? (
          <EmptyState title={text.one.notRunTitle} text={text.one.notRunText} action={runButton} />
        ) : null
      ) : run.isBlocked ? (
        <Banner tone="warning" title={text.one.blockedTitle}>
          {text.one.blockedText}
        </Banner>
      ) : (
        <Outcome view={view} />
      )}
    </Screen>
  )
}

function Outcome({ view: { reconciliationId, run } }: { readonly view: ReconciliationView }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const counts = useOperation('reconciliation.counts', { reconciliationId }, { keepPrevious: true })
  const { readOnly } = useTransfer()
  const left = useLeft(reconciliationId)
  const { one } = words.reconciliationScreen
  const noneOfMine = ({ otherPairs }: Left): string =>
    otherPairs === 0 ? one.toSettleNone : `${one.toSettleNone} ${one.otherPairs(number(otherPairs, 0))}`
  return (
    <>
      {run?.isStale === true ? (
        <Banner tone="warning" title={one.staleTitle}>
          {one.staleText}
        </Banner>
      ) : null}
      {run?.refusal === null || run === null ? null : (
        <Banner tone="warning" title={one.refusedTitle}>
          <p>{words.reconciliation.refusals[run.refusal.reason]}</p>
          <p>{words.reconciliation.refused}</p>
        </Banner>
      )}
      <Loaded query={counts} skeleton={[3, 12, 12]}>
        {({ view, lists, pairings, classes }) => {
          return (
            <>
              <div className={styles['next']}>
                {left === null || left.mine > 0 ? null : <Quiet>{noneOfMine(left)}</Quiet>}
                <StepLinks reconciliationId={reconciliationId} left={left} />
                {readOnly || view.register === 'units' ? null : <ProtectedPairs view={view} />}
              </div>
              <PanelGrid column={28}>
                {pairings.map((pairing) => (
                  <PairingPanel key={pairing.lists.join(' ')} pairing={pairing} view={view} records={lists} />
                ))}
                <ClassPanel
                  reconciliationId={reconciliationId}
                  counts={classes}
                  withoutPartner={pairings.reduce((sum, each) => sum + each.unmatchedLeft + each.unmatchedRight, 0)}
                />
                {view.register === 'units' ? <AliasPanel reconciliationId={reconciliationId} /> : null}
                <QualityPanel reconciliationId={reconciliationId} />
              </PanelGrid>
              <ListsPanel view={view} lists={lists} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}
