import { Check, Circle, CircleDot, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import styles from './row-parts.module.css'
import { useSaid } from './use-said.ts'
import { useStepFields } from './use-step-fields.tsx'

type Steps = NonNullable<OutputOf<'case.steps'>>
type Step = Steps['steps'][number]

const looks: Readonly<Record<Step['state'], { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  done: { tone: 'ok', icon: Check },
  next: { tone: 'info', icon: CircleDot },
  gap: { tone: 'warning', icon: TriangleAlert },
  later: { tone: 'neutral', icon: Circle },
}

/** How far a case has come from the old authority to the new one, and the way to say that the next step is taken. */
export function CaseSteps({ rowId }: { readonly rowId: number }): ReactNode {
  const told = useOperation('case.steps', { rowId })
  return (
    <Loaded query={told} skeleton={[3, 3]}>
      {(steps) => (steps === null ? null : <StepList rowId={rowId} told={steps} />)}
    </Loaded>
  )
}

function StepList({ rowId, told }: { readonly rowId: number; readonly told: Steps }): ReactNode {
  const { words } = useLanguage()
  const isLocked = useLock('cases') !== null
  const text = words.rowDetails
  const labelOf = useFieldLabel()
  const next = told.steps.find(({ state }) => state === 'gap' || state === 'next')
  return (
    <>
      <ol className={styles['items']}>
        {told.steps.map(({ step, state, missing, said }) => (
          <li key={step} className={styles['step']} aria-current={step === next?.step ? 'step' : undefined}>
            <span className={styles['stepName']}>
              <span>{text.steps[step]}</span>
              <Status {...looks[state]}>{text.stepStates[state]}</Status>
            </span>
            {said === null ? (
              state === 'done' ? (
                <span className={styles['quiet']}>{text.stepProven}</span>
              ) : null
            ) : (
              <span className={styles['quiet']}>
                {text.stepSaid({ at: formatInstant(said.at), by: said.by })}
                {said.note === '' ? null : ` – ${said.note}`}
              </span>
            )}
            {missing.length === 0 ? null : (
              <span>{text.stepMissing({ fields: missing.map((field) => labelOf('cases', field)).join(', ') })}</span>
            )}
          </li>
        ))}
      </ol>
      {next === undefined ? (
        <p className={styles['quiet']}>{text.allSteps}</p>
      ) : isLocked || (next.missing.length > 0 && next.step !== 'newNumberReserved') ? null : (
        <TakeStep key={next.step} rowId={rowId} step={next.step} receivers={told.receivers} />
      )}
      {isLocked || told.reserved?.mayRelease !== true ? null : (
        <ReleaseNumber rowId={rowId} number={told.reserved.number} />
      )}
    </>
  )
}

function ReleaseNumber({ rowId, number }: { readonly rowId: number; readonly number: string }): ReactNode {
  const { words } = useLanguage()
  const { run, isRunning, failure } = useCommand('case.release-number')
  const tell = useSaid()
  const release = async (): Promise<void> => {
    const reply = await run({ rowId })
    if (reply.ok) tell(words.rowDetails.numberReleased({ number }), reply.value.eventId)
  }
  return (
    <>
      {failure === null ? null : <FailureBanner failure={failure} />}
      <div>
        <Button onPress={() => void release()} isDisabled={isRunning}>
          {words.rowDetails.releaseNumber({ number })}
        </Button>
      </div>
    </>
  )
}

interface TakeStepProps extends Pick<Steps, 'receivers'> {
  readonly rowId: number
  readonly step: Step['step']
}

function TakeStep({ rowId, step, receivers }: TakeStepProps): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const { run, isRunning, failure } = useCommand('case.advance')
  const tell = useSaid()
  const { fields, say } = useStepFields(step, receivers)

  async function take(): Promise<void> {
    const said = say()
    if (said === null) return
    const reply = await run({ rowIds: [rowId], step, ...said })
    if (reply.ok) tell(text.stepTaken({ step: text.steps[step] }), reply.value.eventId)
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRunning) void take()
      }}
    >
      {fields}
      {failure === null ? null : <FailureBanner failure={failure} />}
      <div>
        <Button type="submit" look="primary" isDisabled={isRunning}>
          {text.takeStep({ step: text.steps[step] })}
        </Button>
      </div>
    </form>
  )
}
