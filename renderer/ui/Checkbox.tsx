import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import styles from './fields.module.css'

interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children?: ReactNode
  /** In place of children, where the row says the rest. */
  readonly label?: string
}

export function Checkbox({ isSelected, onChange, isDisabled = false, children, label }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox
      className={styles['checkbox'] ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={styles['mark']} aria-hidden="true">
        <Check size="0.875rem" strokeWidth={3} />
      </span>
      {children}
    </AriaCheckbox>
  )
}
