import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight, Calculator, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { jobOf, useJobs } from '#renderer/bridge/jobs.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Steps } from '#renderer/ui/Steps.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { FindingsStep } from './FindingsStep.tsx'
import styles from './ImportWizard.module.css'
import { PlanStep } from './PlanStep.tsx'
import { Receipt } from './Receipt.tsx'
import { SourceStep } from './SourceStep.tsx'
import { useDiscard } from './use-discard.ts'
import { useRemap } from './use-remap.ts'
import { ValuesStep } from './ValuesStep.tsx'

const steps = ['source', 'columns', 'values', 'findings', 'plan'] as const
type Step = (typeof steps)[number]
type Preview = OutputOf<'import.preview'>

/** Heights of a step, in rem. */
const skeleton = [2.5, 6, 18]

interface ImportWizardProps {
  readonly importId: number
  readonly step: Step
}

/** One delivery, from file to receipt. Nothing enters a register until the plan is committed. */
export function ImportWizard({ importId, step }: ImportWizardProps): ReactNode {
  const { words } = useLanguage()
  const preview = useOperation('import.preview', { importId }, { keepPrevious: true })
  const list = useOperation('import.list', {})
  const fileName = (preview.data?.view ?? list.data?.find((each) => each.importId === importId))?.fileName
  const { wizard } = words.imports
  const failure = preview.error?.failure
  const isGone = failure?.code === 'import.unknown'
  const isUncounted = failure?.code === 'call.cancelled'
  return (
    <Screen
      // What has the focus goes away with the plan, and the title takes it.
      key={`${step} ${isGone || isUncounted}`}
      title={fileName === undefined ? words.imports.title : wizard.title(fileName)}
      actions={
        isGone ? null : (
          <>
            {preview.isFetching && preview.data !== undefined ? (
              <output>
                <Status tone="info">{wizard.recounting}</Status>
              </output>
            ) : null}
            <Link to="/imports" className={buttonClasses({ look: 'quiet' })}>
              <ArrowLeft size="1rem" aria-hidden="true" />
              {wizard.back}
            </Link>
          </>
        )
      }
    >
      {isGone ? (
        <FailureBanner
          failure={failure}
          actions={
            <Link to="/imports" className={buttonClasses({})}>
              <ArrowLeft size="1rem" aria-hidden="true" />
              {wizard.back}
            </Link>
          }
        />
      ) : isUncounted ? (
        <Uncounted isCounting={preview.isFetching} onCount={() => void preview.refetch()} />
      ) : (
        <Loaded query={preview} skeleton={skeleton}>
          {(value) => <Delivery preview={value} step={step} isCounting={preview.isFetching} />}
        </Loaded>
      )}
    </Screen>
  )
}

/** The person stopped the counting; without a plan there is nothing to choose from. */
function Uncounted({ isCounting, onCount }: { readonly isCounting: boolean; readonly onCount: () => void }): ReactNode {
  const { words } = useLanguage()
  const { uncounted } = words.imports.wizard
  if (isCounting) return <Skeleton label={words.shell.loading} heights={skeleton} />
  return (
    <Banner
      tone="info"
      live="status"
      title={uncounted.title}
      actions={
        <Button icon={Calculator} onPress={onCount}>
          {uncounted.count}
        </Button>
      }
    >
      <p>{uncounted.kept}</p>
    </Banner>
  )
}

interface DeliveryProps {
  readonly preview: Preview
  readonly step: Step
  readonly isCounting: boolean
}

function Delivery({ preview, step, isCounting }: DeliveryProps): ReactNode {
  const { words } = useLanguage()
  const { wizard } = words.imports
  const { readOnly, person } = useTransfer()
  const navigate = useNavigate()
  const { view } = preview
  const { importId, state } = view
  const lock = useLock(view.register)
  // What the person read in can have been taken for another register's: that is still theirs to say.
  const isForeign = lock !== null && view.stagedBy !== person
  const { choose, isChoosing, failure } = useRemap(importId)
  const { discard, isDiscarding } = useDiscard()
  const { jobs } = useJobs()
  const isCommitting = jobOf(jobs, 'import.commit', importId) !== undefined
  const isLocked = state !== 'staged' || readOnly || isForeign || isCommitting
  const current = state === 'committed' && step === 'plan' ? 'done' : step

  function go(next: Step | 'done'): void {
    const to = next === 'done' ? 'plan' : next
    void navigate({ to: '/imports/$importId', params: { importId: String(importId) }, search: { step: to } })
  }

  const at = steps.indexOf(step)
  const before = steps[at - 1]
  const after = steps[at + 1]
  const shared = { preview, isLocked, choose }
  return (
    <>
      <Steps
        label={wizard.title(view.fileName)}
        steps={[...steps, 'done' as const].map((id) => ({
          id,
          label: wizard.steps[id],
          isDisabled: id === 'done' && state !== 'committed',
        }))}
        current={current}
        onChoose={go}
      />
      {view.repairs === null ? null : (
        <Banner tone="info">
          <p>{wizard.repairs}</p>
        </Banner>
      )}
      {lock === null || readOnly || state !== 'staged' ? null : (
        <Banner tone="info">
          <p>{lock}</p>
        </Banner>
      )}
      {failure === null ? null : <FailureBanner failure={failure} />}
      {step === 'source' ? <SourceStep {...shared} /> : null}
      {step === 'columns' ? <ColumnsStep {...shared} /> : null}
      {step === 'values' ? <ValuesStep {...shared} /> : null}
      {step === 'findings' ? <FindingsStep preview={preview} /> : null}
      {step === 'plan' && state === 'committed' ? <Receipt view={view} /> : null}
      {step === 'plan' && state !== 'committed' ? (
        <PlanStep
          {...shared}
          isLocked={isLocked || lock !== null}
          isCommitting={isCommitting}
          isCounting={isCounting || isChoosing}
        />
      ) : null}
      <div className={styles['footer']}>
        <Row>
          {before === undefined ? null : (
            <Button icon={ArrowLeft} onPress={() => go(before)}>
              {wizard.previous}
            </Button>
          )}
          {after === undefined ? null : (
            <Button look="primary" icon={ArrowRight} onPress={() => go(after)}>
              {wizard.next}
            </Button>
          )}
        </Row>
        {isLocked ? null : (
          <Button
            look="danger"
            icon={Trash2}
            isDisabled={isDiscarding}
            onPress={() => {
              void discard(importId, view.fileName).then((isGone) =>
                isGone ? navigate({ to: '/imports' }) : undefined,
              )
            }}
          >
            {wizard.discard}
          </Button>
        )}
      </div>
    </>
  )
}
