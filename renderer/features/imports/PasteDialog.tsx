import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'

interface PasteDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onText: (text: string) => void
}

/** Where a table is pasted by keyboard, for a host that does not let the page read the clipboard itself. */
export function PasteDialog({ isOpen, onClose, onText }: PasteDialogProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Dialog title={words.imports.paste.title} closeLabel={words.shell.closeDialog} isOpen={isOpen} onClose={onClose}>
      <PasteForm onClose={onClose} onText={onText} />
    </Dialog>
  )
}

function PasteForm({ onClose, onText }: Omit<PasteDialogProps, 'isOpen'>): ReactNode {
  const { words } = useLanguage()
  const [text, setText] = useState('')
  const { paste } = words.imports
  return (
    <>
      <TextArea label={paste.label} help={paste.help} value={text} onChange={setText} onPaste={onText} />
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button look="primary" isDisabled={text.trim() === ''} onPress={() => onText(text)}>
          {paste.submit}
        </Button>
      </DialogButtons>
    </>
  )
}
