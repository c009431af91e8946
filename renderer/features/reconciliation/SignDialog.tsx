import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import type { Compared } from './use-compared-lists.tsx'
import type { Signed } from './SignaturePanel.tsx'
import styles from './reconciliation.module.css'

interface SignDialogProps {
  readonly compared: Compared
  readonly signed: Signed
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Takes down a side's signature under the totals as they are on show. */
export function SignDialog({ isOpen, onClose, ...props }: SignDialogProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Dialog title={words.signatures.dialog} closeLabel={words.shell.closeDialog} isOpen={isOpen} onClose={onClose}>
      <SignForm {...props} onClose={onClose} />
    </Dialog>
  )
}

const texts = ['name', 'personTitle', 'organisation', 'place'] as const

function SignForm({ compared, signed, onClose }: Omit<SignDialogProps, 'isOpen'>): ReactNode {
  const { words } = useLanguage()
  const { person } = useTransfer()
  const { run, isRunning, failure } = useCommand('signature.sign')
  const text = words.signatures
  const { undo } = useUndo(text.undone)
  const { view, lists, names } = compared
  const isSigned = (side: 'here' | 'there'): boolean =>
    signed.signatures.some((each) => each.side === side && !each.isChanged)
  const [side, setSide] = useState<'here' | 'there'>(isSigned('here') ? 'there' : 'here')
  const [said, setSaid] = useState({
    name: person,
    personTitle: '',
    // Null until somebody writes another than the list is of.
    organisation: null as string | null,
    place: '',
    on: today(),
  })
  const [wasTried, setTried] = useState(false)
  const filled = { ...said, organisation: said.organisation ?? signed.parties[side] }
  const isWhole = texts.every((each) => filled[each].trim() !== '') && isDay(said.on)

  async function sign(): Promise<void> {
    const reply = await run({
      reconciliationId: view.reconciliationId,
      lists,
      contentSha256: signed.contentSha256,
      side,
      name: filled.name.trim(),
      title: filled.personTitle.trim(),
      organisation: filled.organisation.trim(),
      place: filled.place.trim(),
      on: said.on,
    })
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({
      tone: 'ok',
      key: stepNotice,
      text: text.done(names[side === 'here' ? 0 : 1]),
      undo: () => void undo(eventId),
    })
    onClose()
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isWhole && !isRunning) void sign()
      }}
    >
      <p>{text.help}</p>
      <Segments
        label={text.side}
        options={[
          { id: 'here', label: names[0] },
          { id: 'there', label: names[1] },
        ]}
        value={side}
        onChange={setSide}
      />
      {texts.map((each) => (
        <TextField
          key={each}
          label={text[each]}
          value={filled[each]}
          onChange={(value) => setSaid((before) => ({ ...before, [each]: value }))}
          isRequired
          isFocused={each === 'name'}
          problem={wasTried && filled[each].trim() === '' ? text.missing : undefined}
        />
      ))}
      <TextField
        label={text.on}
        help={text.onHelp}
        value={said.on}
        onChange={(on) => setSaid((before) => ({ ...before, on }))}
        isRequired
        isShort
        problem={wasTried && !isDay(said.on) ? text.notADay : undefined}
      />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={isRunning}>
          {text.sign}
        </Button>
      </DialogButtons>
    </form>
  )
}

/** Where the person is, not in Greenwich. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}
