import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Steps.module.css'

interface StepsProps<T extends string> {
  readonly label: string
  readonly steps: readonly { readonly id: T; readonly label: string; readonly isDisabled?: boolean }[]
  readonly current: T
  readonly onChoose: (id: T) => void
}

/** The way through a wizard; any step that can be shown can be gone to. */
export function Steps<T extends string>({ label, steps, current, onChoose }: StepsProps<T>): ReactNode {
  const at = steps.findIndex((step) => step.id === current)
  return (
    <nav aria-label={label}>
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          <li key={step.id} className={classes(styles['step'], index < at && styles['passed'])}>
            <Button
              className={styles['button'] ?? ''}
              isDisabled={step.isDisabled ?? false}
              onPress={() => onChoose(step.id)}
              {...(index === at ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={styles['number']}>
                {index < at ? <Check size="0.875rem" aria-hidden="true" /> : index + 1}
              </span>
              <span className={styles['label']}>{step.label}</span>
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
