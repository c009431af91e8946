import { useState } from 'react'
import type { ReactNode } from 'react'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { isDay, today } from '#renderer/language/day.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { changeOf, concerned, isOwnAnswer } from './acts.ts'
import type { Act, People } from './acts.ts'
import styles from './answers.module.css'

interface AnswerDialogProps {
  readonly act: Act
  readonly name: string
  readonly people: People
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks for the day and the document of what is said of many people, and says it as one step. */
export function AnswerDialog(props: AnswerDialogProps): ReactNode {
  const { act, name, people, onDone, onClose } = props
  const { words } = useLanguage()
  const number = useNumberText()
  const { run, isRunning, failure } = useCommand('register.change')
  const { dialog: text, said, nothingToSay, undone } = words.answersScreen
  const { undo } = useUndo(undone)
  const [day, setDay] = useState(today)
  const [document, setDocument] = useState('')
  const [replaces, setReplaces] = useState(false)
  const [wasTried, setTried] = useState(false)
  const [inTheWay, setInTheWay] = useState(0)
  const target = concerned(act, people, replaces)
  const isDayWrong = !isDay(day) || day > today()

  async function save(): Promise<void> {
    setInTheWay(0)
    const change = changeOf(act, target, { version: people.version, day, document: document.trim() })
    // Looked at first: of an answer, its day and its document all are written or none.
    const looked = await run({ ...change, dryRun: true })
    if (!looked.ok) return
    const skipped = looked.value.skipped.reduce((sum, { count }) => sum + count, 0)
    if (skipped > 0) return setInTheWay(skipped)
    const reply = await run(change)
    if (!reply.ok) return
    const { eventId } = reply.value
    if (eventId === null) notify({ tone: 'info', text: nothingToSay(name) })
    else {
      notify({
        tone: 'ok',
        key: stepNotice,
        text: said(name, number(target.people, 0)),
        undo: () => void undo(eventId),
      })
    }
    onDone()
  }

  return (
    <Dialog
      title={text.title(name, number(target.people, 0))}
      closeLabel={words.shell.closeDialog}
      isOpen
      onClose={() => {
        if (!isRunning) onClose()
      }}
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isDayWrong && !isRunning && target.people > 0) void save()
        }}
      >
        <LeftOut act={act} people={people} replaces={replaces} onReplace={setReplaces} />
        <DateField
          label={text.day}
          value={day}
          onChange={setDay}
          isRequired
          isFocused
          problem={wasTried && isDayWrong ? text.noDay : undefined}
        />
        {act === 'contacted' ? null : (
          <TextField label={text.document} help={text.documentHelp} value={document} onChange={setDocument} />
        )}
        {target.people === 0 ? <Quiet>{text.nobody}</Quiet> : null}
        {failure === null ? null : <FailureBanner failure={failure} />}
        {inTheWay === 0 ? null : (
          <Banner tone="error" live="alert" title={text.changedTitle}>
            <p>{text.changed(number(inTheWay, 0))}</p>
          </Banner>
        )}
        {isRunning ? <LongCall operation="register.change" label={text.saving} /> : null}
        <DialogButtons>
          <Button onPress={onClose} isDisabled={isRunning}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" look="primary" isDisabled={isRunning || target.people === 0}>
            {text.save}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

interface LeftOutProps {
  readonly act: Act
  readonly people: People
  readonly replaces: boolean
  readonly onReplace: (replaces: boolean) => void
}

/** Whom it is not said of, though they are marked, and whose own answer it takes the place of. */
function LeftOut({ act, people, replaces, onReplace }: LeftOutProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { dialog: text } = words.answersScreen
  const { answered, unanswered, onLeave } = people
  if (act === 'contacted') {
    const others = answered.people + unanswered.people - onLeave.people
    return others === 0 ? null : <p>{text.notOnLeave(number(others, 0))}</p>
  }
  if (answered.people === 0) return null
  if (isOwnAnswer(act)) return <p>{text.replaces(number(answered.people, 0))}</p>
  return (
    <>
      <p>{(replaces ? text.replaces : text.keeps)(number(answered.people, 0))}</p>
      <Checkbox isSelected={replaces} onChange={onReplace}>
        {text.replace}
      </Checkbox>
    </>
  )
}
