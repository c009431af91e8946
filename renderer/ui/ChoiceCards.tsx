import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup, Text } from 'react-aria-components'
import styles from './fields.module.css'

interface ChoiceCardsProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly id: T; readonly label: string; readonly content: ReactNode }[]
  /** Null while nothing is chosen. */
  readonly value: T | null
  readonly onChange: (id: T) => void
  readonly help?: ReactNode
  readonly isDisabled?: boolean
  /** The least width of one, in rem. */
  readonly column?: number
}

/** One choice of a few that have to be seen side by side to be told apart. */
export function ChoiceCards<T extends string>(props: ChoiceCardsProps<T>): ReactNode {
  const { label, options, value, onChange, help, isDisabled = false, column = 16 } = props
  return (
    <RadioGroup
      className={styles['field'] ?? ''}
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => {
        const option = options.find(({ id }) => id === next)
        if (option !== undefined) onChange(option.id)
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <div className={styles['cards']} style={{ ['--column' as string]: `${column}rem` }}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles['card'] ?? ''}>
            <span className={styles['mark']} aria-hidden="true">
              <span className={styles['dot']} />
            </span>
            <span className={styles['cardBody']}>
              <span className={styles['cardTitle']}>{option.label}</span>
              {option.content}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
