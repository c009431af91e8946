import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { stepIcons, stepStates, stepTones } from '#renderer/language/step-states.ts'
import type { StepState } from '#renderer/language/step-states.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { StackedBar } from '#renderer/ui/StackedBar.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './OverviewScreen.module.css'

const showOf = { blocked: 'blocked', reopened: 'blocked', ready: 'ready', done: 'done' } as const

/** How many steps are in each state, each a way to those steps. */
export function Gates({ view }: { readonly view: OutputOf<'checklist.view'> }): ReactNode {
  const { words } = useLanguage()
  const count = (state: StepState): number => view.steps.filter((step) => step.state === state).length
  const gated = view.steps.filter((step) => step.gate !== null)
  return (
    <>
      <StackedBar
        label={words.overview.gatesPicture}
        parts={stepStates.toReversed().map((state) => ({
          id: state,
          label: words.checklist.states[state],
          value: count(state),
          tone: stepTones[state],
          isHatched: state === 'blocked' || state === 'reopened',
        }))}
      />
      <div className={styles['states']}>
        {stepStates.map((state) => (
          <Link key={state} to="/checklist" search={{ show: showOf[state] }} className={styles['state'] ?? ''}>
            <span className={styles['stateNumber']}>{count(state)}</span>
            <Status tone={stepTones[state]} icon={stepIcons[state]}>
              {words.checklist.states[state]}
            </Status>
          </Link>
        ))}
      </div>
      <Quiet>
        {words.overview.gatesComputed(gated.filter((step) => step.gate?.open === true).length, gated.length)}
      </Quiet>
    </>
  )
}
