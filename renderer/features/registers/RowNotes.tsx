import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { noteDrafts, useDraftKey } from './drafts.ts'
import styles from './row-parts.module.css'
import { useSaid } from './use-said.ts'

interface RowPartProps {
  readonly register: RegisterName
  readonly rowId: number
}

/** What people have noted of a row. */
export function RowNotes({ register, rowId }: RowPartProps): ReactNode {
  const { words } = useLanguage()
  const isLocked = useLock(register) !== null
  const text = words.rowDetails
  const listed = useOperation('row.notes', { register, rowId })
  const { run, isRunning, failure } = useCommand('row.remove-note')
  const say = useSaid()

  async function remove(noteId: number): Promise<void> {
    const reply = await run({ noteId })
    if (reply.ok) say(text.noteRemoved, reply.value.eventId)
  }

  return (
    <section className={styles['part']}>
      <h3>{text.notesTitle}</h3>
      {isLocked ? null : <NewNote key={rowId} register={register} rowId={rowId} />}
      {failure === null ? null : <FailureBanner failure={failure} />}
      <Loaded query={listed} skeleton={[2]}>
        {(notes) =>
          notes.length === 0 ? (
            <p className={styles['quiet']}>{text.notesNone}</p>
          ) : (
            <ul className={styles['items']}>
              {notes.map(({ noteId, text: noted, at, by }) => (
                <li key={noteId} className={styles['item']}>
                  <p className={styles['noted']}>{noted}</p>
                  <span className={styles['line']}>
                    <span className={styles['quiet']}>{text.written({ at: formatInstant(at), by })}</span>
                    {isLocked ? null : (
                      <Button
                        look="quiet"
                        icon={Trash2}
                        label={text.removeNote({ at: formatInstant(at) })}
                        onPress={() => void remove(noteId)}
                        isDisabled={isRunning}
                      />
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function NewNote({ register, rowId }: RowPartProps): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const { run, isRunning, failure } = useCommand('row.add-note')
  const say = useSaid()
  const draft = useDraftKey(register, rowId)()
  const [noted, setNoted] = useState(() => noteDrafts.get(draft) ?? '')

  function write(typed: string): void {
    setNoted(typed)
    if (typed === '') noteDrafts.delete(draft)
    else noteDrafts.set(draft, typed)
  }

  async function add(): Promise<void> {
    const reply = await run({ register, rowId, text: noted })
    if (!reply.ok) return
    write('')
    say(text.noteAdded, reply.value.eventId)
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRunning && noted.trim() !== '') void add()
      }}
    >
      <TextField label={text.note} value={noted} onChange={write} />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <div>
        <Button type="submit" isDisabled={isRunning || noted.trim() === ''}>
          {text.addNote}
        </Button>
      </div>
    </form>
  )
}
