import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, Popover } from 'react-aria-components'
import buttonStyles from './Button.module.css'
import { classes } from './classes.ts'
import styles from './fields.module.css'
import { OptionRow } from './Select.tsx'
import type { Option } from './Select.tsx'
import { FieldProblem } from './TextField.tsx'

interface ComboBoxProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (id: string) => void
  readonly openLabel: string
  /** Stands in a form among other fields: it can be emptied, and opens when somebody types, not on the way past. */
  readonly isOptional?: boolean
  /** Told what is typed, where the options are looked up by it. */
  readonly onType?: (text: string) => void
  /** Shown beside the field; its presence makes the field invalid. */
  readonly problem?: string | undefined
}

/** A choice among many, found by typing part of a word. */
export function ComboBox(props: ComboBoxProps): ReactNode {
  const { label, options, value, onChange, openLabel, onType, problem, isOptional = false } = props
  return (
    <AriaComboBox
      className={styles['field'] ?? ''}
      defaultItems={options}
      value={isOptional && value === '' ? null : value}
      menuTrigger={isOptional ? 'input' : 'focus'}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      {...(onType === undefined ? {} : { onInputChange: onType })}
      onChange={(key) => {
        const chosen = key === null ? '' : String(key)
        if ((key !== null || isOptional) && chosen !== value) onChange(chosen)
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['joined']}>
        <Input className={styles['input'] ?? ''} />
        <Button className={classes(buttonStyles['button'], buttonStyles['iconOnly'])} aria-label={openLabel}>
          <ChevronDown size="1rem" aria-hidden="true" />
        </Button>
      </div>
      <FieldProblem problem={problem} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox<Option> className={styles['options'] ?? ''}>
          {(option) => <OptionRow id={option.id} label={option.label} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
