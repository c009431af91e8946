import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { FieldProblem } from './TextField.tsx'
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

interface RadiosProps<T extends string> extends Omit<ChoiceProps<T>, 'isDisabled' | 'value'> {
  /** Null while nothing is chosen. */
  readonly value: T | null
  /** Shown below; its presence makes the choice invalid. */
  readonly problem?: string | undefined
  /** Takes the focus when it is shown, where a person has just asked for it. */
  readonly isFocused?: boolean
}

/** One choice of a few, below each other. */
export function Radios<T extends string>(props: RadiosProps<T>): ReactNode {
  const { label, options, value, onChange, problem, isFocused = false } = props
  return (
    <RadioGroup
      className={styles['field'] ?? ''}
      value={value}
      onChange={choose(options, onChange)}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['radios']}>
        {options.map((option, index) => (
          <Radio
            key={option.id}
            value={option.id}
            className={styles['radio'] ?? ''}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a person has just asked for it
            autoFocus={isFocused && index === 0}
          >
            <span className={styles['mark']} aria-hidden="true">
              <span className={styles['dot']} />
            </span>
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldProblem problem={problem} />
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
