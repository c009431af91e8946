import { Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Table } from '#renderer/ui/Table.tsx'
import { FailureBanner } from './FailureBanner.tsx'
import { useLanguage } from './language.tsx'
import { LongCall } from './LongCall.tsx'
import { askUndo, currentUndoQuestion, subscribeToUndoQuestion } from './undo-question.ts'
import type { UndoQuestion } from './undo-question.ts'
import { useEventSentence } from './use-event-sentence.ts'

/** Asks whether the events that rest on one are to be undone with it. */
export function UndoTogether(): ReactNode {
  const { words } = useLanguage()
  const question = useSyncExternalStore(subscribeToUndoQuestion, currentUndoQuestion)
  return (
    <Dialog
      title={words.history.together.title}
      closeLabel={words.shell.closeDialog}
      isOpen={question !== null}
      onClose={() => askUndo(null)}
      isWide
    >
      {question === null ? null : <Question question={question} />}
    </Dialog>
  )
}

function Question({ question }: { readonly question: UndoQuestion }): ReactNode {
  const { words } = useLanguage()
  const sentence = useEventSentence()
  const { run, isRunning, failure } = useCommand('history.undo')
  const { together, columns } = words.history
  const { eventId, dependants } = question

  async function undoAll(): Promise<void> {
    const reply = await run({ eventId, together: true })
    if (!reply.ok) return
    notify({ tone: 'ok', text: together.done(reply.value.events) })
    askUndo(null)
  }

  return (
    <>
      <p>{together.text}</p>
      <Table caption={together.caption}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {columns.number}
            </th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.by}</th>
            <th scope="col">{columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {dependants.map((event) => (
            <tr key={event.eventId}>
              <td data-number>{event.eventId}</td>
              <td data-tight>{formatInstant(event.at)}</td>
              <td data-tight>{event.by}</td>
              <td>{sentence(event)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {failure === null ? null : <FailureBanner failure={failure} />}
      {isRunning ? (
        <LongCall operation="history.undo" label={words.shell.jobs['history.undo'] ?? words.shell.job.other} />
      ) : null}
      <DialogButtons>
        <Button isDisabled={isRunning} onPress={() => askUndo(null)}>
          {together.keep}
        </Button>
        <Button look="danger" icon={Undo2} isDisabled={isRunning} onPress={() => void undoAll()}>
          {together.undo(dependants.length + 1)}
        </Button>
      </DialogButtons>
    </>
  )
}
