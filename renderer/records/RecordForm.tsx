import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { formatOrganisationNumber } from '#shared/identity/organisation-number.ts'
import { recordText } from '#shared/records/check.ts'
import type { RecordField, RecordKind } from '#shared/records/record.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Row } from '#renderer/ui/Panel.tsx'
import { RecordFieldInput } from './RecordFieldInput.tsx'
import styles from './records.module.css'
import type { RecordRow, Referred } from './use-record-text.ts'

interface RecordFormProps {
  readonly kind: RecordKind
  /** The row of the register that a list belongs to. */
  readonly rowId?: number | undefined
  /** The row to change; without it one is added. */
  readonly row?: RecordRow | undefined
  /** What a new row begins with, by field. */
  readonly given?: Readonly<Record<string, string>> | undefined
  readonly referred: Referred
  readonly name: string
  readonly onDone: () => void
}

/** Adds a row or changes one. Enter saves, Escape leaves it as it was; what is wrong is said at its field. */
export function RecordForm({ kind, rowId, row: shown, given, referred, name, onDone }: RecordFormProps): ReactNode {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const { run, isRunning, failure, reset } = useCommand('record.save')
  const { undo } = useUndo(words.records.undone)
  // As it stood when the writing began: what somebody else writes meanwhile is told as a conflict, not written over.
  const [row] = useState(shown)
  /** What others have made of fields since then, as far as the person has been told. */
  const [told, setTold] = useState<Readonly<Record<string, string>>>({})
  const seenOf = (field: RecordField): string =>
    told[field.name] ?? (row === undefined ? '' : recordText(kind, field.name, row.values[field.name]))
  const textBefore = (field: RecordField): string =>
    row === undefined ? (given?.[field.name] ?? '') : typedText(field, seenOf(field))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, button, select')?.focus()
  }, [])
  // What is pressed in a question goes with it.
  function focusFirst(): void {
    form.current?.querySelector<HTMLElement>('input, button, select')?.focus()
  }

  /** `over` is what is written over all the same, `meant` what was meant by a text that was asked about. */
  async function save(
    over: Readonly<Record<string, string>> = {},
    meant: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    // Only what was changed: what is shown masked would otherwise be written over by its mask.
    const texts: Record<string, string> = {}
    const seen: Record<string, string> = {}
    for (const each of kind.fields) {
      const text = meant[each.name] ?? typed[each.name] ?? textBefore(each)
      if (row !== undefined && text === textBefore(each)) continue
      texts[each.name] = text
      if (row !== undefined) seen[each.name] = over[each.name] ?? seenOf(each)
    }
    if (Object.keys(texts).length === 0) return onDone()
    const reply = await run({
      kind: kind.name,
      texts,
      ...(row === undefined ? {} : { id: row.id, seen }),
      ...(rowId === undefined ? {} : { rowId }),
    })
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({ tone: 'ok', text: words.records.saved(name), undo: () => void undo(eventId) })
    onDone()
  }

  const field = kind.fields.find((each) => each.name === failure?.params['field'])
  const conflict = failure?.code === 'record.changed-meanwhile' && field !== undefined ? field : null
  const unclear = failure?.code === 'record.point-or-comma' && field !== undefined ? field : null
  const readings = [failure?.params['thousands'], failure?.params['meant']].flatMap((reading) =>
    reading === undefined ? [] : String(reading),
  )
  function take(one: RecordField, reading: string): void {
    setTyped((before) => ({ ...before, [one.name]: reading }))
    focusFirst()
    void save({}, { [one.name]: reading })
  }

  /** The person has read what the field holds now, and keeps it or writes over it. */
  function settle(one: RecordField, keepsMine: boolean): void {
    const now = { [one.name]: String(failure?.params['now'] ?? '') }
    reset()
    setTold((before) => ({ ...before, ...now }))
    focusFirst()
    if (keepsMine) return void save(now)
    const { [one.name]: _mine, ...others } = typed
    setTyped(others)
    if (kind.fields.every((each) => (others[each.name] ?? textBefore(each)) === textBefore(each))) onDone()
  }
  const actions =
    conflict !== null ? (
      <>
        <Button onPress={() => settle(conflict, true)}>{words.records.keepMine}</Button>
        <Button onPress={() => settle(conflict, false)}>{words.records.takeTheirs}</Button>
      </>
    ) : unclear !== null ? (
      readings.map((reading) => (
        <Button key={reading} onPress={() => take(unclear, reading)}>
          {words.gridEditing.saveMeant({ meant: reading })}
        </Button>
      ))
    ) : null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from anything in it
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
    >
      <div className={styles['fields']}>
        {kind.fields.map((each) => (
          <RecordFieldInput
            key={each.name}
            field={each}
            text={typed[each.name] ?? textBefore(each)}
            onChange={(text) => setTyped((before) => ({ ...before, [each.name]: text }))}
            referred={referred}
            problem={each === field && failure !== null ? problemOf(failure, explain) : undefined}
          />
        ))}
      </div>
      {failure === null ? null : <FailureBanner failure={failure} {...(actions === null ? {} : { actions })} />}
      <Row>
        <Button type="submit" look="primary" isDisabled={isRunning}>
          {words.records.save}
        </Button>
        <Button onPress={onDone}>{words.records.cancel}</Button>
      </Row>
    </form>
  )
}

function typedText(field: RecordField, text: string): string {
  return field.form === 'organisationNumber' ? formatOrganisationNumber(text) : text
}

function problemOf(failure: Failure, explain: ReturnType<typeof useFailureWording>): string {
  const { what, next } = explain(failure)
  return `${what} ${next}`
}
