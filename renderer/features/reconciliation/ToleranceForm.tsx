import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { DialogTrigger } from 'react-aria-components'
import type { InputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { PopoverDialog } from '#renderer/ui/PopoverDialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import type { Compared } from './use-compared-lists.tsx'
import styles from './reconciliation.module.css'
import { readAmount } from './stated-amount.ts'

interface ToleranceFormProps {
  readonly compared: Compared
  readonly field: InputOf<'difference.tolerate'>['field']
  readonly tolerance: number
  /** It is what holds as long as nobody says otherwise. */
  readonly isUsual: boolean
}

/** How much the field may differ and still be equal, and the way to another measure. */
export function ToleranceForm(props: ToleranceFormProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const [isOpen, setOpen] = useState(false)
  const { differences } = words
  const amount = number(props.tolerance, 2)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button icon={SlidersHorizontal}>
        {differences.tolerance}: {props.isUsual ? `${amount} (${differences.usual})` : amount}
      </Button>
      <PopoverDialog placement="bottom end">
        <Form {...props} onDone={() => setOpen(false)} />
      </PopoverDialog>
    </DialogTrigger>
  )
}

function Form({
  compared,
  field,
  tolerance,
  isUsual,
  onDone,
}: ToleranceFormProps & { readonly onDone: () => void }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { run, isRunning, failure } = useCommand('difference.tolerate')
  const text = words.reconciliationScreen.differences
  const { undo } = useUndo(text.toleranceUndone)
  const [stated, setStated] = useState(number(tolerance, 2))
  const [wasTried, setTried] = useState(false)
  const amount = readAmount(stated)
  const isWrong = amount === null || amount < 0

  async function save(next: number | null): Promise<void> {
    const { view, lists } = compared
    const reply = await run({ reconciliationId: view.reconciliationId, lists, field, tolerance: next })
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({ tone: 'ok', key: stepNotice, text: text.toleranceSaved, undo: () => void undo(eventId) })
    onDone()
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isWrong && !isRunning) void save(amount)
      }}
    >
      <TextField
        label={words.differences.tolerance}
        help={text.toleranceHelp}
        value={stated}
        onChange={setStated}
        isShort
        isFocused
        problem={wasTried && isWrong ? words.reconciliationScreen.totals.statedProblem : undefined}
      />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <Row>
        <Button look="primary" type="submit" isDisabled={isRunning}>
          {words.reconciliationScreen.totals.save}
        </Button>
        {isUsual ? null : (
          <Button isDisabled={isRunning} onPress={() => void save(null)}>
            {words.differences.usual}
          </Button>
        )}
      </Row>
    </form>
  )
}
