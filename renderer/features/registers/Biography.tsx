import { FilePlus2, MessageSquare, PencilLine, Trash2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { standingOf } from '#renderer/language/event-standing.ts'
import type { Standing } from '#renderer/language/event-standing.ts'
import { useEventSentence } from '#renderer/language/use-event-sentence.ts'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import styles from './biography.module.css'

type RowEvent = OutputOf<'register.biography'>['events'][number]

interface BiographyProps {
  readonly register: RegisterName
  readonly rowId: number
}

const pageSize = 20
/** What the core answers at most. */
const mostShown = 100
const icons: Readonly<Record<RowEvent['did'], LucideIcon>> = {
  inserted: FilePlus2,
  changed: PencilLine,
  removed: Trash2,
  beside: MessageSquare,
}

/** Everything that has happened to a row, newest first: who, when, from which file, and each value before and after. */
export function Biography({ register, rowId }: BiographyProps): ReactNode {
  const { words } = useLanguage()
  const [count, setCount] = useState(pageSize)
  const told = useOperation('register.biography', { register, rowId, count }, { keepPrevious: true })
  return (
    <Loaded query={told} skeleton={[3, 3]}>
      {({ events, more }) => {
        const byId = new Map(events.map((event) => [event.eventId, event]))
        return (
          <>
            {events.length === 0 ? (
              <p className={styles['quiet']}>{words.biography.none}</p>
            ) : (
              <ol className={styles['events']}>
                {events.map((event) => (
                  <Event key={event.eventId} register={register} event={event} standing={standingOf(event, byId)} />
                ))}
              </ol>
            )}
            {more && count < mostShown ? (
              <Button onPress={() => setCount(Math.min(mostShown, count + pageSize))}>{words.biography.more}</Button>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

interface EventProps {
  readonly register: RegisterName
  readonly event: RowEvent
  readonly standing: Standing
}

function Event({ register, event, standing: { isUndone, by } }: EventProps): ReactNode {
  const { words } = useLanguage()
  const sentence = useEventSentence()
  const labelOf = useFieldLabel()
  const textOf = useValueText()
  return (
    <li className={styles['event']} data-undone={isUndone ? '' : undefined}>
      <p className={styles['head']}>
        <Status tone="neutral" icon={icons[event.did]}>
          {words.biography.did[event.did]}
        </Status>
        <span className={styles['quiet']}>
          {formatInstant(event.at)} · {event.by}
        </span>
      </p>
      <p className={styles['sentence']}>{sentence(event)}</p>
      {event.fields.length === 0 ? null : (
        <ul className={styles['changes']}>
          {event.fields.map(({ field, before, after }) => {
            const change = {
              field: labelOf(register, field),
              before: textOf(register, field, before),
              after: textOf(register, field, after),
            }
            return (
              <li key={field}>
                <span aria-hidden="true">{words.biography.change(change)}</span>
                <VisuallyHidden>{words.biography.spoken(change)}</VisuallyHidden>
              </li>
            )
          })}
        </ul>
      )}
      {by === null ? null : (
        <p className={styles['quiet']}>{isUndone ? words.biography.undone({ by }) : words.biography.again({ by })}</p>
      )}
    </li>
  )
}
