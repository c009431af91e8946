import { Check } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './fields.module.css'

interface MenuButtonProps {
  readonly label: string
  readonly icon: LucideIcon
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (id: string) => void
}

/** A choice that is seldom changed, behind an icon. */
export function MenuButton({ label, icon, options, value, onChange }: MenuButtonProps): ReactNode {
  return (
    <MenuTrigger>
      <Button look="quiet" icon={icon} label={label} />
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu
          className={styles['options'] ?? ''}
          aria-label={label}
          selectionMode="single"
          selectedKeys={[value]}
          disallowEmptySelection
          onSelectionChange={(keys) => {
            const chosen = keys === 'all' ? undefined : [...keys][0]
            if (chosen !== undefined) onChange(String(chosen))
          }}
        >
          {options.map((option) => (
            <MenuItem key={option.id} id={option.id} textValue={option.label} className={styles['option'] ?? ''}>
              <Check size="0.875rem" aria-hidden="true" />
              {option.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
