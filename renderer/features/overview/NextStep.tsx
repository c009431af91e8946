import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import styles from './OverviewScreen.module.css'

interface NextStepProps {
  readonly registers: OutputOf<'register.summary'>
  readonly checklist: OutputOf<'checklist.view'>
  readonly imports: OutputOf<'import.list'>
}

/** The one thing to do next, reckoned from what is in and what hinders. */
export function NextStep(props: NextStepProps): ReactNode {
  const { words } = useLanguage()
  const { text, link } = useNextStep(props)
  return (
    <section className={styles['next']} aria-labelledby="next-step">
      <div className={styles['nextText']}>
        <h2 id="next-step">{words.overview.next}</h2>
        <p>{text}</p>
      </div>
      {link}
    </section>
  )
}

function useNextStep({ registers, checklist, imports }: NextStepProps): {
  readonly text: string
  readonly link: ReactNode
} {
  const { words } = useLanguage()
  const steps = words.overview.nextSteps
  const look = buttonClasses({ look: 'primary' })
  const toImports = (label: string): ReactNode => (
    <Link to="/imports" className={look}>
      {label}
    </Link>
  )
  const staged = imports.filter((delivery) => delivery.state === 'staged').length
  if (staged > 0) {
    const { text, action } = steps.staged(staged)
    return { text, link: toImports(action) }
  }
  const empty = registers.filter((register) => register.rows === 0)
  if (empty.length === registers.length) return { text: steps.deliver.text, link: toImports(steps.deliver.action) }
  const [missing] = empty
  if (missing !== undefined) {
    const { text, action } = steps.missing(words.shell.registerNames[missing.register])
    return { text, link: toImports(action) }
  }
  const hindered = checklist.steps.filter((step) => step.state === 'blocked' || step.state === 'reopened').length
  if (hindered > 0) {
    const { text, action } = steps.blocked(hindered)
    return {
      text,
      link: (
        <Link to="/checklist" search={{ show: 'blocked' }} className={look}>
          {action}
        </Link>
      ),
    }
  }
  const ready = checklist.steps.filter((step) => step.state === 'ready').length
  if (ready > 0) {
    const { text, action } = steps.ready(ready)
    return {
      text,
      link: (
        <Link to="/checklist" search={{ show: 'ready' }} className={look}>
          {action}
        </Link>
      ),
    }
  }
  return {
    text: steps.report.text,
    link: (
      <Link to="/reports" className={look}>
        {steps.report.action}
      </Link>
    ),
  }
}
