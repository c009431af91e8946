import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf } from '#shared/contract/operations.ts'
import { leastReason } from '#shared/contract/tables/privacy.ts'
import { resolutions } from '#shared/reconciliation/gap-contributions.ts'
import type { Resolution } from '#shared/reconciliation/gap-contributions.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Radios } from '#renderer/ui/Segments.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './reconciliation.module.css'

type Said = NonNullable<InputOf<'difference.resolve'>['said']>

interface ResolveDialogProps {
  readonly isOpen: boolean
  readonly count: number
  readonly failure: Failure | null
  readonly isRunning: boolean
  readonly onSay: (said: Said) => void
  readonly onClose: () => void
}

/** Asks who is right, and why. */
export function ResolveDialog({ isOpen, onClose, ...props }: ResolveDialogProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Dialog
      title={words.reconciliationScreen.differences.resolveTitle}
      closeLabel={words.shell.closeDialog}
      isOpen={isOpen}
      onClose={onClose}
    >
      <ResolveForm {...props} onClose={onClose} />
    </Dialog>
  )
}

function ResolveForm({ count, failure, isRunning, onSay, onClose }: Omit<ResolveDialogProps, 'isOpen'>): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const [resolution, setResolution] = useState<Resolution | null>(null)
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const text = words.reconciliationScreen.differences
  const needsValue = resolution === 'bothWrong'
  const isReasonMissing = reason.trim().length < leastReason
  const isValueMissing = needsValue && value.trim() === ''
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (resolution === null || isReasonMissing || isValueMissing || isRunning) return
        onSay({ resolution, value: needsValue ? value.trim() : null, reason: reason.trim() })
      }}
    >
      <Quiet>{text.resolveOf(number(count, 0))}</Quiet>
      <Radios
        label={text.resolution}
        options={resolutions.map((id) => ({ id, label: words.differences.resolutions[id] }))}
        value={resolution}
        onChange={setResolution}
        isFocused
        problem={wasTried && resolution === null ? text.resolutionMissing : undefined}
      />
      {needsValue ? (
        <TextField
          label={text.rightValue}
          value={value}
          onChange={setValue}
          isRequired
          problem={wasTried && isValueMissing ? text.valueMissing : undefined}
        />
      ) : null}
      <TextField
        label={text.reason}
        help={text.reasonHelp}
        value={reason}
        onChange={setReason}
        isRequired
        problem={wasTried && isReasonMissing ? text.reasonMissing : undefined}
      />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={isRunning}>
          {text.resolve}
        </Button>
      </DialogButtons>
    </form>
  )
}
