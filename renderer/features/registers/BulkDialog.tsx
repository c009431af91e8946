import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { countMarked } from '#renderer/ui/grid/marks.ts'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { ChangeSummary } from './ChangeSummary.tsx'
import { problemOfRows, rangesOf } from './chosen-rows.ts'
import type { ChosenRows } from './chosen-rows.ts'
import type { Change, ChangePreview } from './edit-questions.ts'
import styles from './privacy.module.css'
import { choicesOf, helpOf } from './typed-text.ts'
import { useRegisterEdits } from './use-register-edits.ts'

interface BulkDialogProps {
  readonly register: RegisterName
  readonly viewId: string
  readonly rows: ChosenRows
  /** The field to begin with. */
  readonly field: string | undefined
  /** Just before something is written. */
  readonly onStart: () => void
  readonly onClose: () => void
}

/** A react-aria list has no room for an empty id. */
const noValue = '-'

/** One value in one field of many rows: first what would change, then the change. */
export function BulkDialog({ register, viewId, rows, field: first, onStart, onClose }: BulkDialogProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.gridEditing
  const call = useCall()
  const { run, askReason } = useRegisterEdits(register)
  const { fields, keyFields } = registers[register]
  const writable = fields.filter(({ name }) => !keyFields.flat().includes(name))
  const [name, setName] = useState(() => (writable.some((each) => each.name === first) ? (first ?? null) : null))
  const [text, setText] = useState('')
  const [looked, setLooked] = useState<{ readonly change: Change; readonly preview: ChangePreview } | null>(null)
  const [keeps, setKeeps] = useState(false)
  const [running, setRunning] = useState<'look' | 'change' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const field = name === null ? undefined : fieldOf(register, name)
  const choices = field === undefined ? null : choicesOf(field, language)
  const keepable = looked?.preview.skipped.reduce((sum, { canKeep, count: cells }) => sum + (canKeep ? cells : 0), 0) ?? 0 // prettier-ignore
  const changes = (looked?.preview.changed ?? 0) + (keeps ? keepable : 0)
  const cancelButton = useRef<HTMLButtonElement>(null)
  const comesToNothing = looked !== null && changes === 0
  // The button that was pressed goes out of use, and would take the keyboard with it.
  useEffect(() => {
    if (comesToNothing) cancelButton.current?.focus()
  }, [comesToNothing])
  const problem = problemOfRows(rows, words.bulk)

  const look = async (): Promise<void> => {
    if (name === null) return
    const what = { kind: 'rows', viewId, ranges: rangesOf(rows), field: name, text } as const
    setRunning('look')
    setFailure(null)
    const reply = await call('register.change', { register, what, dryRun: true })
    setRunning(null)
    if (!reply.ok) return setFailure(reply.failure)
    const { version } = reply.value
    setLooked({ change: { register, what: { ...what, version } }, preview: reply.value })
  }
  const carryOut = async (): Promise<void> => {
    if (looked === null) return
    const reason = await askReason(looked.preview)
    if (reason === null) return
    setRunning('change')
    onStart()
    const refused = await run({
      ...looked.change,
      keepUnreadable: keeps,
      ...(reason === undefined ? {} : { reason }),
    })
    setRunning(null)
    if (refused === null) return onClose()
    setLooked(null)
    setFailure(refused)
  }
  const choose = (set: () => void): void => {
    set()
    setLooked(null)
    setFailure(null)
  }

  return (
    <Dialog
      title={words.bulk.title}
      closeLabel={words.close}
      isOpen
      isWide
      onClose={() => {
        if (running !== 'change') onClose()
      }}
    >
      {problem !== null ? (
        <p>{problem}</p>
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            if (running === null) void (looked === null ? look() : carryOut())
          }}
        >
          <p>{words.bulk.rows({ rows: countMarked(rows) })}</p>
          <Select
            label={words.bulk.field}
            placeholder={words.bulk.choose}
            options={writable.map((each) => ({ id: each.name, label: each.label[language] }))}
            value={name}
            isFocused
            onChange={(id) => choose(() => (setName(id), setText('')))}
          />
          {field === undefined ? null : choices === null ? (
            <TextField
              label={words.bulk.value}
              help={helpOf(register, field, catalogue.registers)}
              value={text}
              onChange={(typed) => choose(() => setText(typed))}
            />
          ) : (
            <Select
              label={words.bulk.value}
              placeholder={words.grid.nothing}
              options={[
                { id: noValue, label: words.grid.nothing },
                ...choices.map((choice) => ({ id: choice.text, label: choice.label })),
              ]}
              value={text === '' ? noValue : text}
              onChange={(id) => choose(() => setText(id === noValue ? '' : id))}
            />
          )}
          {failure !== null && <FailureBanner failure={failure} />}
          {looked !== null && <ChangeSummary register={register} preview={looked.preview} left={[]} />}
          {keepable > 0 && (
            <Checkbox isSelected={keeps} onChange={setKeeps}>
              {words.preview.keep}
            </Checkbox>
          )}
          {running !== null && <LongCall operation="register.change" label={words.preview.running} />}
          <DialogButtons>
            <Button ref={cancelButton} onPress={onClose} isDisabled={running === 'change'}>
              {words.preview.cancel}
            </Button>
            <Button type="submit" look="primary" isDisabled={name === null || comesToNothing}>
              {looked === null
                ? words.bulk.look
                : changes === 0
                  ? words.preview.nothing
                  : words.preview.go({ cells: changes })}
            </Button>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  )
}
