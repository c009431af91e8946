import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { Quiet, Row } from '#renderer/ui/Panel.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './finding-work.module.css'
import type { HandleChange, Meanwhile } from './use-handle.ts'

export type Asking = 'owner' | 'note' | 'waive'

interface HandleDialogProps {
  /** Null while nothing is asked. */
  readonly asking: Asking | null
  /** How many findings it is about. */
  readonly count: number
  /** What stands there now, where it is about one. */
  readonly before: string
  /** Names to choose from beside one's own. */
  readonly owners: readonly string[]
  readonly failure: Failure | null
  readonly isRunning: boolean
  readonly onDo: (change: HandleChange, meanwhile?: Meanwhile) => void
  readonly onClose: () => void
}

/** Asks for an owner, a note or the reason for a waiver. */
export function HandleDialog({ asking, onClose, ...props }: HandleDialogProps): ReactNode {
  const { words } = useLanguage()
  const { dialog } = words.findingsScreen
  return (
    <Dialog
      title={asking === null ? '' : dialog[asking].title}
      closeLabel={words.shell.closeDialog}
      isOpen={asking !== null}
      onClose={onClose}
    >
      {asking === null ? null : <HandleForm asking={asking} onClose={onClose} {...props} />}
    </Dialog>
  )
}

const mostNames = 6

function HandleForm(props: Omit<HandleDialogProps, 'asking'> & { readonly asking: Asking }): ReactNode {
  const { asking, count, before, owners, failure, isRunning, onDo, onClose } = props
  const { words } = useLanguage()
  const number = useNumberText()
  const { person } = useTransfer()
  const { dialog } = words.findingsScreen
  const [text, setText] = useState(before)
  const [isTried, setTried] = useState(false)
  const [sent, setSent] = useState<HandleChange | null>(null)
  const stated = text.trim()
  const isMissing = stated === ''
  // Of many it is not known whether there is anything to take away.
  const remove = asking === 'waive' || (count === 1 && before === '') ? null : dialog[asking].remove
  const names = owners.filter((name) => name !== person).slice(0, mostNames)
  function send(change: HandleChange): void {
    setSent(change)
    onDo(change)
  }
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isMissing && !isRunning) send(changeOf(asking, stated))
      }}
    >
      <Quiet>{dialog.of(number(count, 0))}</Quiet>
      {failure === null ? null : (
        <FailureBanner
          failure={failure}
          {...(failure.code !== 'finding.changed-meanwhile' || sent === null
            ? {}
            : {
                actions: (
                  <>
                    <Button onPress={() => onDo(sent, 'overwrite')}>{dialog.keepMine}</Button>
                    <Button onPress={() => (count === 1 ? onClose() : onDo(sent, 'pass'))}>{dialog.takeTheirs}</Button>
                  </>
                ),
              })}
        />
      )}
      <TextField
        label={dialog[asking].field}
        help={dialog[asking].help}
        value={text}
        onChange={setText}
        isFocused
        isRequired
        problem={isTried && isMissing ? dialog[asking].missing : undefined}
      />
      {asking === 'owner' ? (
        <Row>
          <Button onPress={() => setText(person)}>{dialog.owner.me(person)}</Button>
          {names.map((name) => (
            <Button key={name} onPress={() => setText(name)}>
              {name}
            </Button>
          ))}
        </Row>
      ) : null}
      <DialogButtons>
        <Button onPress={onClose}>{dialog.cancel}</Button>
        {remove === null ? null : (
          <Button isDisabled={isRunning} onPress={() => send(changeOf(asking, ''))}>
            {remove}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={isRunning}>
          {dialog[asking].save}
        </Button>
      </DialogButtons>
    </form>
  )
}

function changeOf(asking: Asking, text: string): HandleChange {
  const orNull = text === '' ? null : text
  if (asking === 'owner') return { what: 'owner', owner: orNull }
  return asking === 'note' ? { what: 'note', note: orNull } : { what: 'waive', reason: text }
}
