import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './fields.module.css'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly id: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (id: T) => void
  readonly isDisabled?: boolean
}

/** One choice of a few, side by side. */
export function Segments<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, options, value, onChange, isDisabled = false } = props
  return (
    <RadioGroup
      className={styles['field'] ?? ''}
      value={value}
      onChange={choose(options, onChange)}
      isDisabled={isDisabled}
      orientation="horizontal"
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['group']}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles['segment'] ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** One choice of a few, below each other. */
export function Radios<T extends string>(props: Omit<ChoiceProps<T>, 'isDisabled'>): ReactNode {
  const { label, options, value, onChange } = props
  return (
    <RadioGroup className={styles['field'] ?? ''} value={value} onChange={choose(options, onChange)}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['radios']}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles['radio'] ?? ''}>
            <span className={styles['mark']} aria-hidden="true">
              <span className={styles['dot']} />
            </span>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

function choose<T extends string>(
  options: readonly { readonly id: T }[],
  onChange: (id: T) => void,
): (value: string) => void {
  return (value) => {
    const option = options.find(({ id }) => id === value)
    if (option !== undefined) onChange(option.id)
  }
}
