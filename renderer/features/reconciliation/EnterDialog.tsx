import { useState } from 'react'
import type { ReactNode } from 'react'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import type { Compared } from './use-compared-lists.tsx'
import type { Measure, Scope } from './TotalsScreen.tsx'
import styles from './reconciliation.module.css'
import { readAmount } from './stated-amount.ts'

interface EnterDialogProps {
  readonly compared: Compared
  readonly isOpen: boolean
  /** What the total is of: the whole, or a unit. */
  readonly scope: Scope
  /** The one that is asked for first. */
  readonly measure: Measure['measure']
  readonly onClose: () => void
}

/** Takes down a total that a side has stated and signed itself. */
export function EnterDialog({ isOpen, onClose, ...props }: EnterDialogProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Dialog
      title={words.reconciliationScreen.totals.enter}
      closeLabel={words.shell.closeDialog}
      isOpen={isOpen}
      onClose={onClose}
    >
      <EnterForm {...props} onClose={onClose} />
    </Dialog>
  )
}

function EnterForm({ compared, scope, measure: first, onClose }: Omit<EnterDialogProps, 'isOpen'>): ReactNode {
  const { words } = useLanguage()
  const { run, isRunning, failure } = useCommand('total.enter')
  const text = words.reconciliationScreen.totals
  const { undo } = useUndo(text.enteredUndone)
  const { measures } = words.controlTotals
  const { view, lists, names } = compared
  const { mainMeasures } = reconciledKinds[view.register]
  const [side, setSide] = useState<'here' | 'there'>('there')
  const [measure, setMeasure] = useState(mainMeasures.find((each) => each === first) ?? mainMeasures[0] ?? first)
  const [stated, setStated] = useState('')
  const [reference, setReference] = useState('')
  const [wasTried, setTried] = useState(false)
  const amount = readAmount(stated)

  async function enter(said: number | null): Promise<void> {
    const reply = await run({
      reconciliationId: view.reconciliationId,
      lists,
      list: lists[side === 'here' ? 0 : 1],
      unit: scope.unit,
      measure,
      amount: said,
      reference: said === null || reference.trim() === '' ? null : reference.trim(),
    })
    if (!reply.ok) return
    const { eventId } = reply.value
    const done = said === null ? text.enteredRemoved : text.enteredNow
    notify({ tone: 'ok', key: stepNotice, text: done(measures[measure]), undo: () => void undo(eventId) })
    onClose()
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (amount !== null && !isRunning) void enter(amount)
      }}
    >
      <p>{scope.kind === 'unit' ? text.enterUnitHelp(scope.name) : text.enterHelp}</p>
      <Segments
        label={text.whose}
        options={[
          { id: 'here', label: names[0] },
          { id: 'there', label: names[1] },
        ]}
        value={side}
        onChange={setSide}
      />
      <Select
        label={text.measure}
        placeholder={words.shell.choose}
        options={mainMeasures.map((id) => ({ id, label: measures[id] }))}
        value={measure}
        onChange={(id) => setMeasure(mainMeasures.find((each) => each === id) ?? measure)}
      />
      <TextField
        label={text.stated}
        value={stated}
        onChange={setStated}
        isRequired
        isFocused
        isShort
        problem={wasTried && amount === null ? text.statedProblem : undefined}
      />
      <TextField label={text.reference} help={text.referenceHelp} value={reference} onChange={setReference} />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button isDisabled={isRunning} onPress={() => void enter(null)}>
          {text.removeEntered}
        </Button>
        <Button look="primary" type="submit" isDisabled={isRunning}>
          {text.save}
        </Button>
      </DialogButtons>
    </form>
  )
}
