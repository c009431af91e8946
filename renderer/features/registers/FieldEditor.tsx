import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Field, RegisterName } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { CellSelect } from '#renderer/ui/CellSelect.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import type { GridAnswer } from '#renderer/ui/grid/types.ts'
import styles from './details.module.css'
import { fieldDrafts, useDraftKey } from './drafts.ts'
import type { RegisterRow } from './register-columns.ts'
import { choicesOf, helpOf, typedText } from './typed-text.ts'
import { useRegisterEdits } from './use-register-edits.ts'

interface FieldEditorProps {
  readonly register: RegisterName
  readonly field: Field
  readonly row: RegisterRow
  readonly onDone: () => void
}

/** Writes one value by hand. Enter saves, Escape leaves it as it was; what cannot be saved stays, and is said at the field. */
export function FieldEditor({ register, field, row: now, onDone }: FieldEditorProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  const { edit } = useRegisterEdits(register)
  const key = useDraftKey(register, now.id)(field.name)
  // Begun before another row was looked at: nobody has asked for it just now, so the focus stays where it is.
  const [begun] = useState(() => fieldDrafts.get(key))
  // As it stood when the writing began: what somebody else writes meanwhile is told as a conflict, not written over.
  const [row] = useState(begun?.row ?? now)
  const [text, setText] = useState(() => begun?.text ?? typedText(field, row.values[field.name]) ?? '')
  const [isRunning, setRunning] = useState(false)
  const [answer, setAnswer] = useState<GridAnswer | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const label = words.edit({ field: field.label[language] })
  const choices = choicesOf(field, language)
  const refused = answer?.is === 'refused' ? answer : null

  async function settle(asking: Promise<GridAnswer>): Promise<void> {
    setRunning(true)
    const given = await asking
    setRunning(false)
    if (given.is === 'done') leave()
    else setAnswer(given)
  }
  function leave(): void {
    fieldDrafts.delete(key)
    onDone()
  }
  const change = (typed: string): void => {
    setText(typed)
    fieldDrafts.set(key, { row, text: typed })
    setAnswer(null)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the field from anything in it
    <form
      ref={form}
      className={styles['editor']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRunning) void settle(edit(row, field, text))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        leave()
      }}
    >
      {choices === null ? (
        <TextField
          label={label}
          help={helpOf(register, field, words)}
          value={text}
          onChange={change}
          problem={refused?.problem}
          isFocused={begun === undefined}
        />
      ) : (
        <>
          <CellSelect
            label={label}
            options={[
              { id: '', label: words.editNothing },
              ...choices.map((choice) => ({ id: choice.text, label: choice.label })),
            ]}
            value={text}
            onChange={change}
            isFocused={begun === undefined}
          />
          {refused === null ? null : <p role="alert">{refused.problem}</p>}
        </>
      )}
      <Row>
        {refused?.offers.map((offer) => (
          <Button key={offer.label} onPress={() => void settle(offer.accept())} isDisabled={isRunning}>
            {offer.label}
          </Button>
        ))}
        <Button type="submit" look="primary" isDisabled={isRunning}>
          {words.editSave}
        </Button>
        <Button onPress={leave}>{words.editCancel}</Button>
      </Row>
    </form>
  )
}
