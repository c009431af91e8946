import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { Field, RegisterName, Value } from '#shared/registers/field.ts'
import { useCall, useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CellSelect } from '#renderer/ui/CellSelect.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Row } from '#renderer/ui/Panel.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './details.module.css'
import { valueText } from './register-columns.ts'
import type { RegisterRow } from './register-columns.ts'

interface FieldEditorProps {
  readonly register: RegisterName
  readonly field: Field
  readonly row: RegisterRow
  readonly onDone: () => void
}

/** Writes one value by hand. Enter saves, Escape leaves it as it was; what cannot be read is said at the field. */
export function FieldEditor({ register, field, row, onDone }: FieldEditorProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  const explain = useFailureWording()
  const call = useCall()
  const { run, isRunning, failure } = useCommand('register.edit')
  const { undo } = useUndo()
  const [text, setText] = useState(() => typedText(field, row.values[field.name]))
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const label = field.label[language]
  const choosable = wordsOf(field)

  async function save(): Promise<void> {
    const reply = await run({ register, rowId: row.id, field: field.name, text })
    if (!reply.ok) return
    const latest = await call('history.list', { count: 1 })
    const event = latest.ok ? latest.value.events[0] : undefined
    const value = valueText(field, reply.value.values[field.name], language, words)
    notify({
      tone: 'ok',
      text: words.editSaved({ field: label, value: field.type === 'identity' ? words.edited : value }),
      ...(event?.operation === 'register.edit' ? { undo: () => void undo(event.id) } : {}),
    })
    onDone()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the field from anything in it
    <form
      ref={form}
      className={styles['editor']}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
    >
      {choosable === null ? (
        <TextField
          label={words.edit({ field: label })}
          help={words.editHelp[helpOf(field)]}
          value={text}
          onChange={setText}
          problem={problemOf(failure, label, explain)}
          isFocused
        />
      ) : (
        <CellSelect
          label={words.edit({ field: label })}
          options={[
            { id: '', label: words.editNothing },
            ...choosable.map((each) => ({ id: each.text, label: each.label[language] })),
          ]}
          value={text}
          onChange={setText}
          isFocused
        />
      )}
      {failure === null || (choosable === null && isAboutText(failure)) ? null : <FailureBanner failure={failure} />}
      <Row>
        <Button type="submit" look="primary" isDisabled={isRunning}>
          {words.editSave}
        </Button>
        <Button onPress={onDone}>{words.editCancel}</Button>
      </Row>
    </form>
  )
}

interface ChoosableWord {
  /** As it is sent: a wording that every delivery could use. */
  readonly text: string
  readonly label: Field['label']
}

const truths: readonly ChoosableWord[] = [
  { text: 'ja', label: { sv: 'Ja', en: 'Yes' } },
  { text: 'nej', label: { sv: 'Nej', en: 'No' } },
]

/** The words that a field can hold; null where anything can be written. */
function wordsOf(field: Field): readonly ChoosableWord[] | null {
  if (field.type === 'boolean') return truths
  return field.codes === undefined ? null : codeLists[field.codes].map(({ label }) => ({ text: label.sv, label }))
}

/** The value as a person would type it; an identity number is masked and has to be typed anew. */
function typedText(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || field.type === 'identity') return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (field.codes === undefined) return value
  return codeLists[field.codes].find((code) => code.value === value)?.label.sv ?? ''
}

function helpOf(field: Field): 'date' | 'number' | 'identity' | 'other' {
  if (field.type === 'date' || field.type === 'identity') return field.type
  return isNumeric(field.type) ? 'number' : 'other'
}

function isAboutText(failure: Failure): boolean {
  return failure.code === 'register.unreadable-value' || failure.code === 'register.key-field'
}

function problemOf(
  failure: Failure | null,
  field: string,
  explain: ReturnType<typeof useFailureWording>,
): string | undefined {
  if (failure === null || !isAboutText(failure)) return undefined
  const { what, kept } = explain({ ...failure, params: { ...failure.params, field } })
  return `${what} ${kept}`
}
