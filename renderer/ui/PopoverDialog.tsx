import type { ReactNode } from 'react'
import { Popover } from 'react-aria-components'
import styles from './PopoverDialog.module.css'

interface PopoverDialogProps {
  readonly placement: 'bottom start' | 'bottom end'
  readonly children: ReactNode
}

/**
 * A small dialog below the button that opens it, and that names it. The popover itself is the dialog, with no other in it:
 * the hidden buttons that close it for a screen reader lie inside then.
 */
export function PopoverDialog({ placement, children }: PopoverDialogProps): ReactNode {
  return (
    <Popover className={styles['popover'] ?? ''} placement={placement}>
      <div className={styles['content']}>{children}</div>
    </Popover>
  )
}
