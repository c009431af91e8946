import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './ImportWizard.module.css'

interface SaveProfileDialogProps {
  readonly view: OutputOf<'import.preview'>['view']
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Keeps how this delivery is read, for the next one of the same list. */
export function SaveProfileDialog({ view, isOpen, onClose }: SaveProfileDialogProps): ReactNode {
  const { words } = useLanguage()
  const { profile } = words.imports.columns
  return (
    <Dialog title={profile.title} closeLabel={words.shell.closeDialog} isOpen={isOpen} onClose={onClose}>
      <SaveProfileForm view={view} onClose={onClose} />
    </Dialog>
  )
}

function SaveProfileForm({ view, onClose }: Omit<SaveProfileDialogProps, 'isOpen'>): ReactNode {
  const { words } = useLanguage()
  const save = useCommand('profile.save')
  const [name, setName] = useState(view.profile?.name ?? '')
  const [isMissing, setMissing] = useState(false)
  const { profile } = words.imports.columns

  async function submit(): Promise<void> {
    setMissing(name.trim() === '')
    if (name.trim() === '') return
    const reply = await save.run({ importId: view.importId, name: name.trim() })
    if (!reply.ok) return
    notify({ tone: 'ok', text: profile.saved(reply.value.name, reply.value.version) })
    onClose()
  }

  return (
    <form
      className={styles['dialogForm']}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      noValidate
    >
      <p>{profile.lead}</p>
      <TextField
        label={profile.name}
        help={profile.nameHelp}
        value={name}
        onChange={setName}
        problem={isMissing ? profile.nameMissing : undefined}
        isRequired
        isFocused
      />
      {save.failure === null ? null : <FailureBanner failure={save.failure} />}
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button type="submit" look="primary" isDisabled={save.isRunning}>
          {profile.save}
        </Button>
      </DialogButtons>
    </form>
  )
}
