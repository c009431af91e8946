import { Fragment, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { caseSteps } from '#shared/registers/case-steps.ts'
import { useCall, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { countMarked } from '#renderer/ui/grid/marks.ts'
import { Select } from '#renderer/ui/Select.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { problemOfRows, rangesOf } from './chosen-rows.ts'
import type { ChosenRows } from './chosen-rows.ts'
import styles from './privacy.module.css'
import { useSaid } from './use-said.ts'
import { useStepFields } from './use-step-fields.tsx'

type Advance = InputOf<'case.advance-rows'>
type Tally = OutputOf<'case.advance-rows'>

interface CaseStepsDialogProps {
  readonly viewId: string
  readonly rows: ChosenRows
  /** Just before something is written. */
  readonly onStart: () => void
  readonly onClose: () => void
}

/** One step with many cases: first which of them can take it and why not the others, then the step. */
export function CaseStepsDialog({ viewId, rows, onStart, onClose }: CaseStepsDialogProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const text = catalogue.rowDetails
  const words = text.manySteps
  const bulk = catalogue.gridEditing.bulk
  const call = useCall()
  const tell = useSaid()
  const receivers = useOperation('case.receivers', {}).data ?? []
  const [step, setStep] = useState<Advance['step'] | null>(null)
  const [tally, setTally] = useState<Tally | null>(null)
  const [running, setRunning] = useState<'look' | 'take' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const forget = (): void => {
    setTally(null)
    setFailure(null)
  }
  const { fields, say } = useStepFields(step, receivers, forget)
  const cancelButton = useRef<HTMLButtonElement>(null)
  const comesToNothing = tally?.rows === 0
  // The button that was pressed goes out of use, and would take the keyboard with it.
  useEffect(() => {
    if (comesToNothing) cancelButton.current?.focus()
  }, [comesToNothing])

  const advance = async (dryRun: boolean): Promise<void> => {
    if (step === null) return
    const said = say()
    if (said === null) return setTally(null)
    setRunning(dryRun ? 'look' : 'take')
    setFailure(null)
    if (!dryRun) onStart()
    const reply = await call('case.advance-rows', { viewId, ranges: rangesOf(rows), step, ...said, dryRun })
    setRunning(null)
    if (!reply.ok) {
      setTally(null)
      setFailure(reply.failure)
    } else if (reply.value.eventId === null) setTally(reply.value)
    else {
      tell(words.taken({ step: text.steps[step], rows: reply.value.rows }), reply.value.eventId)
      onClose()
    }
  }
  const problem = problemOfRows(rows, bulk)

  return (
    <Dialog
      title={words.title}
      closeLabel={catalogue.gridEditing.close}
      isOpen
      isWide
      onClose={() => {
        if (running !== 'take') onClose()
      }}
    >
      {problem !== null ? (
        <p>{problem}</p>
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            if (running === null && !comesToNothing) void advance(tally === null)
          }}
        >
          <p>{bulk.rows({ rows: countMarked(rows) })}</p>
          <Select
            label={words.step}
            placeholder={words.choose}
            options={caseSteps.map((name) => ({ id: name, label: text.steps[name] }))}
            value={step}
            isFocused
            onChange={(id) => {
              forget()
              setStep(caseSteps.find((name) => name === id) ?? null)
            }}
          />
          {fields}
          {failure !== null && <FailureBanner failure={failure} />}
          {tally !== null && <StepSummary tally={tally} />}
          {running !== null && <LongCall operation="case.advance-rows" label={words.running} />}
          <DialogButtons>
            <Button ref={cancelButton} onPress={onClose} isDisabled={running === 'take'}>
              {catalogue.gridEditing.preview.cancel}
            </Button>
            <Button type="submit" look="primary" isDisabled={step === null || comesToNothing}>
              {tally === null ? words.look : comesToNothing ? words.nothing : words.go({ rows: tally.rows })}
            </Button>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  )
}

function StepSummary({ tally: { rows, numbers, left } }: { readonly tally: Tally }): ReactNode {
  const { words: catalogue } = useLanguage()
  const text = catalogue.rowDetails
  const words = text.manySteps
  const number = useNumberText()
  const labelOf = useFieldLabel()
  return (
    <>
      <output>
        {words.summary({ rows, left: left.reduce((sum, { count }) => sum + count, 0) })}
        {numbers === null ? null : ` ${words.reserving(numbers)}`}
      </output>
      {left.length === 0 ? null : (
        <Table caption={words.left}>
          <thead>
            <tr>
              <th scope="col">{words.why}</th>
              <th scope="col">{words.numbers}</th>
              <th scope="col" data-number>
                {words.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {left.map(({ why, earlier, fields, count, numbers: named }) => {
              const because = text.refusals[why]({
                earlier: earlier === null ? '' : text.steps[earlier],
                fields: fields.map((field) => labelOf('cases', field)).join(', '),
              })
              return (
                <tr key={because}>
                  <th scope="row">{because}</th>
                  <td>
                    {named.map((each, index) => (
                      <Fragment key={each}>
                        {index === 0 ? '' : ', '}
                        <span className={styles['whole']}>{each}</span>
                      </Fragment>
                    ))}
                  </td>
                  <td data-number>{number(count, 0)}</td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      )}
    </>
  )
}
