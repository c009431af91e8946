import { CircleAlert } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './fields.module.css'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly help?: string
  /** Shown beside the field; its presence makes the field invalid. */
  readonly problem?: string | undefined
  readonly type?: 'text' | 'password'
  readonly autoComplete?: string
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly isShort?: boolean
  /** Takes the focus when it is shown, where a person has just asked for it. */
  readonly isFocused?: boolean
  readonly ref?: Ref<HTMLInputElement>
  /** Stands after the input, in line with it. */
  readonly after?: ReactNode
  /** Stands below the input, above the help. */
  readonly below?: ReactNode
}

export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, onBlur, help, problem, type = 'text', isShort = false, after, below, ref } = props
  const input = (
    <Input
      className={classes(styles['input'], isShort && styles['short'])}
      spellCheck={false}
      {...(ref === undefined ? {} : { ref })}
    />
  )
  return (
    <AriaTextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      type={type}
      validationBehavior="aria"
      isInvalid={problem !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a person has just asked for it
      autoFocus={props.isFocused ?? false}
      {...(onBlur === undefined ? {} : { onBlur: () => onBlur() })}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {after === undefined ? (
        input
      ) : (
        <div className={styles['joined']}>
          {input}
          {after}
        </div>
      )}
      {below}
      <FieldProblem problem={problem} />
      {help === undefined ? null : (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
    </AriaTextField>
  )
}

export function FieldProblem({ problem }: { readonly problem: string | undefined }): ReactNode {
  return (
    <FieldError className={styles['error'] ?? ''}>
      <CircleAlert size="0.875rem" aria-hidden="true" />
      <span>{problem}</span>
    </FieldError>
  )
}
