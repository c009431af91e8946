import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export interface ButtonLook {
  readonly look?: 'default' | 'primary' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'large'
  readonly icon?: LucideIcon
}

interface ButtonProps extends ButtonLook {
  readonly children?: ReactNode
  /** Needed where the words on the button do not say enough on their own, or there are none. */
  readonly label?: string
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  readonly onPress?: () => void
  readonly describedBy?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button(props: ButtonProps): ReactNode {
  const { children, label, type = 'button', isDisabled = false, onPress, describedBy, ref, icon: Icon } = props
  return (
    <AriaButton
      className={buttonClasses(props, children === undefined)}
      type={type}
      isDisabled={isDisabled}
      {...(ref === undefined ? {} : { ref })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(onPress === undefined ? {} : { onPress: () => onPress() })}
    >
      {Icon === undefined ? null : <Icon size="1rem" aria-hidden="true" />}
      {children}
    </AriaButton>
  )
}

/** So that a link can look like a button where it is the next step. */
export function buttonClasses({ look = 'default', size = 'normal' }: ButtonLook, iconOnly = false): string {
  return classes(
    styles['button'],
    look !== 'default' && styles[look],
    size === 'large' && styles['large'],
    iconOnly && styles['iconOnly'],
  )
}
