import { Link2, Link2Off, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { standingOf } from '#renderer/language/event-standing.ts'
import type { Standing } from '#renderer/language/event-standing.ts'
import { useEventSentence } from '#renderer/language/use-event-sentence.ts'
import { useRowLabel } from '#renderer/language/use-field-text.ts'
import { useRedo, useUndo } from '#renderer/language/use-undo.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import styles from './HistoryScreen.module.css'

type History = OutputOf<'history.list'>

const pageSize = 100

export function HistoryScreen(): ReactNode {
  const { words } = useLanguage()
  const [count, setCount] = useState(pageSize)
  const history = useOperation('history.list', { count }, { keepPrevious: true })
  return (
    <Screen title={words.history.title} lead={words.history.lead}>
      <Loaded query={history} skeleton={[2.5, 24]}>
        {(value) => (
          <>
            <Chain chain={value.chain} />
            {value.events.length === 0 ? (
              <EmptyState title={words.history.empty.title} text={words.history.empty.text} />
            ) : (
              <Events events={value.events} />
            )}
            {value.more && count < 500 ? (
              <Row>
                <Button onPress={() => setCount(Math.min(500, count + pageSize))}>{words.history.more}</Button>
              </Row>
            ) : null}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Chain({ chain }: { readonly chain: History['chain'] }): ReactNode {
  const { words } = useLanguage()
  const { intact, broken, explain } = words.history.chain
  return chain.intact ? (
    <p className={styles['chain']}>
      <Status tone="ok" icon={Link2} isFilled>
        {intact(chain.checked)}
      </Status>
      <span className={styles['quiet']}>{explain}</span>
    </p>
  ) : (
    <Banner tone="error" live="alert" title={broken(chain.brokenAt ?? 0)}>
      <Status tone="error" icon={Link2Off}>
        {explain}
      </Status>
    </Banner>
  )
}

function Events({ events }: { readonly events: History['events'] }): ReactNode {
  const { words } = useLanguage()
  const { columns } = words.history
  const byId = new Map(events.map((event) => [event.id, event]))
  return (
    <Table caption={words.history.shown(events.length)}>
      <thead>
        <tr>
          <th scope="col" data-number>
            {columns.number}
          </th>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.by}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{words.history.hash}</th>
          <th scope="col">{columns.action}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} standing={standingOf(event, byId)} />
        ))}
      </tbody>
    </Table>
  )
}

interface EventRowProps {
  readonly event: History['events'][number]
  readonly standing: Standing
}

function EventRow({ event, standing: { isUndone, by } }: EventRowProps): ReactNode {
  const { words } = useLanguage()
  const sentence = useEventSentence()
  const labelOf = useRowLabel()
  const { operation, params, row } = event
  const { readOnly } = useTransfer()
  const { undo, isRunning: isUndoing } = useUndo()
  const { redo, isRunning: isRedoing } = useRedo()
  const isRunning = isUndoing || isRedoing
  const place = useKeptFocus(`${by} ${isRunning}`)
  return (
    <tr>
      <td data-number>{event.id}</td>
      <td data-tight>{formatInstant(event.at)}</td>
      <td data-tight>{event.by}</td>
      <td ref={place} tabIndex={-1} className={isUndone ? styles['undone'] : undefined}>
        {sentence({ operation, params })}
        {row === null ? null : (
          <span className={styles['row']}>
            <RowLink register={row.register} rowId={row.rowId} label={labelOf(row.register, row.label)} />
          </span>
        )}
      </td>
      <td data-mono title={event.hash}>
        {event.hash.slice(0, 12)}
      </td>
      <td data-tight>
        {by === null ? null : (
          <Status tone="neutral">{isUndone ? words.history.undone(by) : words.history.again(by)}</Status>
        )}
        {event.undoable && event.undoneBy === null && !readOnly ? (
          <Button
            icon={Undo2}
            label={words.history.undoLabel(event.id)}
            isDisabled={isRunning}
            onPress={() => void undo(event.id)}
          >
            {words.history.undo}
          </Button>
        ) : null}
        {event.redoable && !readOnly ? (
          <Button
            icon={Redo2}
            label={words.history.redoLabel(event.id)}
            isDisabled={isRunning}
            onPress={() => void redo(event.id)}
          >
            {words.history.redo}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}
