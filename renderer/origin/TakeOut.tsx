import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FileRef, Reply } from '#shared/contract/bridge.ts'
import { useSaveFile } from '#renderer/bridge/use-save-file.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { ButtonLook } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { ReasonForm } from '#renderer/privacy/ReasonForm.tsx'

interface TakeOutProps<T> extends Pick<ButtonLook, 'size' | 'icon'> {
  /** The delivery that the file is made of, and whether a reason is asked for first. */
  readonly delivery: { readonly fileName: string; readonly holdsPeople: boolean }
  readonly suggestedName: string
  /** Has the core write the file. */
  readonly write: (file: FileRef, why: { readonly reason?: string }) => Promise<Reply<T>>
  readonly saidOf: (value: T) => string
  readonly children: string
  readonly label?: string
}

/** A button that takes a file out of the transfer; of people only after the person has said why. */
export function TakeOut<T>(props: TakeOutProps<T>): ReactNode {
  const { delivery, suggestedName, write, saidOf, children, ...look } = props
  const { words } = useLanguage()
  const { save, isSaving, failure } = useSaveFile()
  const [isAsking, setAsking] = useState(false)
  const [hasAnswered, setAnswered] = useState(false)

  async function takeOut(why: { readonly reason?: string }): Promise<void> {
    setAnswered(true)
    const reply = await save(suggestedName, (file) => write(file, why))
    if (reply?.ok !== true) return
    setAsking(false)
    notify({ tone: 'ok', text: saidOf(reply.value) })
  }

  return (
    <>
      <Button
        {...look}
        isDisabled={isSaving}
        onPress={() => {
          if (!delivery.holdsPeople) return void takeOut({})
          setAnswered(false)
          setAsking(true)
        }}
      >
        {children}
      </Button>
      {delivery.holdsPeople || failure === null ? null : <FailureBanner failure={failure} />}
      <Dialog
        title={words.privacy.takeOutTitle({ file: delivery.fileName })}
        closeLabel={words.shell.closeDialog}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <ReasonForm
          text={words.privacy.takeOutText}
          submit={words.privacy.takeOutSubmit}
          isRunning={isSaving}
          failure={hasAnswered ? failure : null}
          onReason={(reason) => void takeOut({ reason })}
          onCancel={() => setAsking(false)}
        />
      </Dialog>
    </>
  )
}
