import { X } from 'lucide-react'
import { useCallback } from 'react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'
import { holdNotices } from './notices.ts'
import { isFocusLost } from './use-kept-focus.ts'

interface DialogProps {
  readonly title: string
  readonly closeLabel: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly isWide?: boolean
  /** As wide as the window lets it, for a table of many columns. */
  readonly isFull?: boolean
  readonly children: ReactNode
}

/** A dialog asks; it is never used just to look at something. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, closeLabel, isOpen, onClose, isWide = false, isFull = false, children } = props
  const place = useCallback((dialog: HTMLElement | null) => {
    if (dialog === null) return undefined
    const letGo = [keepFocus(dialog), holdNotices()]
    return () => {
      for (const each of letGo) each()
    }
  }, [])
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={classes(styles['modal'], isWide && styles['wide'], isFull && styles['full'])}>
        <AriaDialog ref={place} className={styles['dialog'] ?? ''}>
          <div className={styles['heading']}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" icon={X} label={closeLabel} onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A button that is disabled while it has the focus, as many are once pressed, leaves the keyboard outside: Escape no longer closes. */
function keepFocus(dialog: HTMLElement): () => void {
  const observer = new MutationObserver(() => {
    const isDisabled = dialog.contains(document.activeElement) && document.activeElement?.matches(':disabled')
    if (isDisabled === true || isFocusLost()) dialog.focus()
  })
  observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  return () => observer.disconnect()
}

export function DialogButtons({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['buttons']}>{children}</div>
}
