import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { buttonClasses } from './Button.tsx'

interface ToggleButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Shows or hides what stands below it. */
export function ToggleButton({ icon: Icon, label, isOn, onChange }: ToggleButtonProps): ReactNode {
  return (
    <AriaButton
      className={buttonClasses({ look: isOn ? 'default' : 'quiet' }, true)}
      aria-label={label}
      aria-expanded={isOn}
      onPress={() => onChange(!isOn)}
    >
      <Icon size="1rem" aria-hidden="true" />
    </AriaButton>
  )
}
