import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Field, RegisterName } from '#shared/registers/field.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { ReasonForm } from '#renderer/privacy/ReasonForm.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import styles from './privacy.module.css'

interface RevealProps {
  readonly register: RegisterName
  readonly field: Field
  readonly rowId: number
  /** The masked value. */
  readonly text: string
}

/** How long a number is shown. */
const shownSeconds = 30

/** A masked identity number, and the way to see all of it for a moment, for a reason. One for each row: its key is the row. */
export function Reveal({ register, field, rowId, text }: RevealProps): ReactNode {
  const { language, words } = useLanguage()
  const { run, isRunning, failure, reset } = useCommand('register.reveal')
  const [isAsking, setAsking] = useState(false)
  const [full, setFull] = useState<string | null>(null)
  const [said, say] = useState('')
  const label = field.label[language]

  useEffect(() => {
    if (full === null) return undefined
    const wait = setTimeout(hide, shownSeconds * 1000)
    return () => clearTimeout(wait)
    // oxlint-disable-next-line react/exhaustive-deps -- the time runs from the moment at which the number is shown
  }, [full])

  function hide(): void {
    setFull(null)
    // The reply is not kept either.
    reset()
    say(words.privacy.hidden({ field: label }))
  }

  async function reveal(reason: string): Promise<void> {
    const reply = await run({ register, rowId, field: field.name, reason })
    if (!reply.ok) return
    setAsking(false)
    setFull(reply.value.value)
    say(words.privacy.revealed({ field: label, seconds: shownSeconds }))
  }

  const action = full === null ? words.privacy.reveal({ field: label }) : words.privacy.hide
  const Icon = full === null ? Eye : EyeOff
  return (
    <span className={styles['masked']}>
      {full === null ? <span>{text}</span> : <span className={styles['shown']}>{full}</span>}
      <button
        type="button"
        className={styles['reveal']}
        aria-label={action}
        title={action}
        onClick={() => {
          if (full !== null) return hide()
          reset()
          setAsking(true)
        }}
      >
        <Icon size="0.875rem" aria-hidden="true" />
      </button>
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
      <Dialog
        title={words.privacy.revealTitle({ field: label })}
        closeLabel={words.shell.closeDialog}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <ReasonForm
          text={words.privacy.revealText}
          submit={words.privacy.revealSubmit}
          isRunning={isRunning}
          failure={failure}
          onReason={(reason) => void reveal(reason)}
          onCancel={() => setAsking(false)}
        />
      </Dialog>
    </span>
  )
}
