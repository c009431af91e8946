import type { ReactNode } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  Text,
  TextField,
  useFilter,
} from 'react-aria-components'
import { useLanguage } from '#renderer/language/language.tsx'
import styles from './CommandPalette.module.css'
import { usePaletteCommands } from './commands.ts'

interface CommandPaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onKeyboardMap: () => void
  readonly onSearch: () => void
}

export function CommandPalette({ isOpen, onClose, ...openers }: CommandPaletteProps): ReactNode {
  const { words } = useLanguage()
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={words.shell.paletteLabel}>
          <PaletteBody onClose={onClose} {...openers} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody({ onClose, onKeyboardMap, onSearch }: Omit<CommandPaletteProps, 'isOpen'>): ReactNode {
  const { words } = useLanguage()
  const { contains } = useFilter({ sensitivity: 'accent' })
  const commands = usePaletteCommands(onKeyboardMap, onSearch)
  return (
    <Autocomplete filter={contains}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is opened to type in */}
      <TextField className={styles['search'] ?? ''} aria-label={words.shell.palettePlaceholder} autoFocus>
        <Input className={styles['input'] ?? ''} placeholder={words.shell.palettePlaceholder} />
      </TextField>
      <Menu
        className={styles['menu'] ?? ''}
        aria-label={words.shell.paletteLabel}
        items={commands}
        renderEmptyState={() => <div className={styles['none']}>{words.shell.paletteEmpty}</div>}
        onAction={(id) => {
          onClose()
          commands.find((command) => command.id === id)?.run()
        }}
      >
        {(command) => (
          <MenuItem id={command.id} textValue={command.label} className={styles['item'] ?? ''}>
            <Text slot="label">{command.label}</Text>
            {command.keys === undefined ? null : <Keyboard>{command.keys}</Keyboard>}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}
