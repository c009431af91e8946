import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import styles from './fields.module.css'

export interface Option {
  readonly id: string
  readonly label: string
}

interface SelectProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  /** Stands there while nothing is chosen. */
  readonly placeholder: string
  readonly help?: string
  readonly isDisabled?: boolean
  /** Takes the focus when it is shown, where a person has just asked for it. */
  readonly isFocused?: boolean
}

export function Select({
  label,
  options,
  value,
  onChange,
  placeholder,
  help,
  isDisabled = false,
  isFocused = false,
}: SelectProps): ReactNode {
  return (
    <AriaSelect
      className={styles['field'] ?? ''}
      value={value}
      placeholder={placeholder}
      isDisabled={isDisabled}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a person has just asked for it
      autoFocus={isFocused}
      onChange={(key) => {
        if (key !== null && String(key) !== value) onChange(String(key))
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Button className={`${styles['input']} ${styles['trigger']}`}>
        <SelectValue>{({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}</SelectValue>
        <ChevronDown size="1rem" aria-hidden="true" />
      </Button>
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['options'] ?? ''} items={options}>
          {(option) => <OptionRow id={option.id} label={option.label} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export function OptionRow({ id, label }: Option): ReactNode {
  return (
    <ListBoxItem id={id} textValue={label} className={styles['option'] ?? ''}>
      <Check size="0.875rem" aria-hidden="true" />
      <span>{label}</span>
    </ListBoxItem>
  )
}
