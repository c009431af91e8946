import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { leastReason } from '#shared/contract/tables/privacy.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { DialogButtons } from '#renderer/ui/Dialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './reason-form.module.css'

interface ReasonFormProps {
  readonly text: string
  readonly submit: string
  readonly isRunning: boolean
  readonly failure: Failure | null
  readonly onReason: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks why, before anything hidden is shown. */
export function ReasonForm({ text, submit, isRunning, failure, onReason, onCancel }: ReasonFormProps): ReactNode {
  const { words } = useLanguage()
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const isMissing = reason.trim().length < leastReason
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isMissing && !isRunning) onReason(reason.trim())
      }}
    >
      <p>{text}</p>
      <TextField
        label={words.privacy.reason}
        help={words.privacy.reasonHelp}
        value={reason}
        onChange={setReason}
        problem={wasTried && isMissing ? words.privacy.reasonMissing : undefined}
        isRequired
        isFocused
      />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onCancel}>{words.shell.cancel}</Button>
        <Button type="submit" look="primary">
          {submit}
        </Button>
      </DialogButtons>
    </form>
  )
}
