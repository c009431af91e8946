import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { DialogTrigger } from 'react-aria-components'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { leastReason } from '#shared/contract/tables/privacy.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { toleranceUnit } from '#shared/reconciliation/field-comparison.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Quiet, Row } from '#renderer/ui/Panel.tsx'
import { PopoverDialog } from '#renderer/ui/PopoverDialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import type { Compared } from './use-compared-lists.tsx'
import styles from './reconciliation.module.css'
import { readAmount } from './stated-amount.ts'

interface ToleranceFormProps {
  readonly compared: Compared
  readonly field: InputOf<'difference.tolerate'>['field']
  readonly tolerance: OutputOf<'difference.list'>['tolerances'][number]
}

/** How much the field may differ and still be equal, and the way to another measure. */
export function ToleranceForm(props: ToleranceFormProps): ReactNode {
  const { words } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { differences } = words
  const { set, usual } = props.tolerance
  const amount = differences.tolerated(set?.tolerance ?? usual, toleranceUnit(props.field))
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button icon={SlidersHorizontal}>
        {differences.tolerance}: {set === null ? `${amount} (${differences.usual})` : amount}
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
  tolerance: { set, usual, most },
  onDone,
}: ToleranceFormProps & { readonly onDone: () => void }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { run, isRunning, failure } = useCommand('difference.tolerate')
  const text = words.reconciliationScreen.differences
  const { undo } = useUndo(text.toleranceUndone)
  const [stated, setStated] = useState(number(set?.tolerance ?? usual, 2))
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const amount = readAmount(stated)
  const isWrong = amount === null || amount < 0 || amount > most
  const isReasonMissing = reason.trim().length < leastReason
  const limit = words.differences.tolerated(most, toleranceUnit(field))

  async function save(said: InputOf<'difference.tolerate'>['said']): Promise<void> {
    const { view, lists } = compared
    const reply = await run({ reconciliationId: view.reconciliationId, lists, field, said })
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
        if (!isWrong && !isReasonMissing && !isRunning) void save({ tolerance: amount, reason: reason.trim() })
      }}
    >
      <TextField
        label={words.differences.tolerance}
        help={`${text.toleranceHelp} ${text.toleranceMost(limit)}`}
        value={stated}
        onChange={setStated}
        isShort
        isFocused
        problem={wasTried && isWrong ? text.toleranceProblem(limit) : undefined}
      />
      <TextField
        label={text.reason}
        value={reason}
        onChange={setReason}
        isRequired
        problem={wasTried && isReasonMissing ? text.reasonMissing : undefined}
      />
      {set === null ? null : <Quiet>{text.toleranceSet(set.by, formatInstant(set.at), set.reason)}</Quiet>}
      {failure === null ? null : <FailureBanner failure={failure} />}
      <Row>
        <Button look="primary" type="submit" isDisabled={isRunning}>
          {words.reconciliationScreen.totals.save}
        </Button>
        {set === null ? null : (
          <Button isDisabled={isRunning} onPress={() => void save(null)}>
            {words.differences.usual}
          </Button>
        )}
      </Row>
    </form>
  )
}
