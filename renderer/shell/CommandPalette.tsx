import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
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
  const [text, setText] = useState('')

  function run(command: (typeof commands)[number] | undefined): void {
    if (command === undefined) return
    onClose()
    command.run()
  }

  // Typed fast, the item that Enter is meant for is not yet the one that the field has been told of, and Enter would do nothing.
  function runFocused(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    const focused = event.currentTarget.querySelector<HTMLElement>('[role="menuitem"][data-focused]')?.dataset['key']
    run(commands.find(({ id, label }) => (focused === undefined ? contains(label, text) : id === focused)))
  }

  return (
    <div className={styles['keys']} onKeyDownCapture={runFocused}>
      <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is opened to type in */}
        <TextField className={styles['search'] ?? ''} aria-label={words.shell.palettePlaceholder} autoFocus>
          <Input className={styles['input'] ?? ''} placeholder={words.shell.palettePlaceholder} />
        </TextField>
        <Menu
          className={styles['menu'] ?? ''}
          aria-label={words.shell.paletteLabel}
          items={commands}
          renderEmptyState={() => <div className={styles['none']}>{words.shell.paletteEmpty}</div>}
          onAction={(id) => run(commands.find((command) => command.id === id))}
        >
          {(command) => (
            <MenuItem id={command.id} textValue={command.label} className={styles['item'] ?? ''}>
              <Text slot="label">{command.label}</Text>
              {command.keys === undefined ? null : <Keyboard>{command.keys}</Keyboard>}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </div>
  )
}
