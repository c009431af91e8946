import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { ChangeSummary } from './ChangeSummary.tsx'
import { currentEditQuestion, subscribeToEditQuestion } from './edit-questions.ts'
import type { EditQuestion } from './edit-questions.ts'
import styles from './privacy.module.css'
import { overwriting } from './wanted-change.ts'

/** What has to be asked before something is written, one question at a time. */
export function EditDialogs(): ReactNode {
  const question = useSyncExternalStore(subscribeToEditQuestion, currentEditQuestion)
  // Whoever leaves the screen has not said yes.
  useEffect(() => () => currentEditQuestion()?.answer(null), [])
  if (question === null) return null
  return question.kind === 'reason' ? <ReasonDialog question={question} /> : <PreviewDialog question={question} />
}

const fewestLetters = 3

function ReasonDialog({ question }: { readonly question: EditQuestion & { readonly kind: 'reason' } }): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.gridEditing.reason
  const { about } = question
  const [text, setText] = useState(question.suggested)
  const [isTooShort, setTooShort] = useState(false)
  return (
    <Dialog
      title={words.title}
      closeLabel={catalogue.gridEditing.close}
      isOpen
      isWide={typeof about !== 'string'}
      onClose={() => question.answer(null)}
    >
      {typeof about === 'string' ? (
        <p className={styles['about']}>{about}</p>
      ) : (
        <ChangeSummary register={question.register} preview={about} left={[]} />
      )}
      <p>{words.lead}</p>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          const reason = text.trim()
          if (reason.length < fewestLetters) setTooShort(true)
          else question.answer(reason)
        }}
      >
        <TextField
          label={words.label}
          help={words.help}
          value={text}
          onChange={setText}
          problem={isTooShort && text.trim().length < fewestLetters ? words.tooShort : undefined}
          isRequired
          isFocused
        />
        <DialogButtons>
          <Button onPress={() => question.answer(null)}>{words.cancel}</Button>
          <Button type="submit" look="primary">
            {words.go}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

function PreviewDialog({ question }: { readonly question: EditQuestion & { readonly kind: 'preview' } }): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.gridEditing.preview
  const { preview, change, act, answer } = question
  const [keeps, setKeeps] = useState(false)
  const [overwrites, setOverwrites] = useState(false)
  const keepable = preview.skipped.reduce((sum, { canKeep, count }) => sum + (canKeep ? count : 0), 0)
  const meanwhile = preview.skipped.find(({ reason }) => reason === 'changed-meanwhile')?.count ?? 0
  const changes = preview.changed + (keeps ? keepable : 0) + (overwrites ? meanwhile : 0)
  const go = useRef<HTMLButtonElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => (go.current?.disabled === true ? cancel : go).current?.focus(), [])
  return (
    <Dialog
      title={words.title[act]}
      closeLabel={catalogue.gridEditing.close}
      isOpen
      isWide
      onClose={() => answer(null)}
    >
      {!question.fits && <p>{words.otherShape}</p>}
      <ChangeSummary register={question.register} preview={preview} left={question.left} />
      {keepable > 0 && (
        <Checkbox isSelected={keeps} onChange={setKeeps}>
          {words.keep}
        </Checkbox>
      )}
      {meanwhile > 0 && (
        <Checkbox isSelected={overwrites} onChange={setOverwrites}>
          {words.overwrite}
        </Checkbox>
      )}
      <DialogButtons>
        <Button ref={cancel} onPress={() => answer(null)}>
          {words.cancel}
        </Button>
        <Button
          ref={go}
          look="primary"
          isDisabled={changes === 0}
          onPress={() => answer({ ...(overwrites ? overwriting(change, preview) : change), keepUnreadable: keeps })}
        >
          {changes === 0 ? words.nothing : words.go({ cells: changes })}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
