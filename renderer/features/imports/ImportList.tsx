import { Link } from '@tanstack/react-router'
import { Trash2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import styles from './ImportWizard.module.css'
import { useDiscard } from './use-discard.ts'

type ImportView = OutputOf<'import.list'>[number]

const tones: Readonly<Record<ImportView['state'], Tone>> = { staged: 'info', committed: 'ok', discarded: 'neutral' }

export function ImportList({ imports }: { readonly imports: readonly ImportView[] }): ReactNode {
  const { words } = useLanguage()
  const { list } = words.imports
  return (
    <Table caption={list.caption}>
      <thead>
        <tr>
          <th scope="col">{list.file}</th>
          <th scope="col">{list.register}</th>
          <th scope="col">{list.sender}</th>
          <th scope="col">{list.state}</th>
          <th scope="col">{list.when}</th>
          <th scope="col" data-number>
            {list.read}
          </th>
          <th scope="col" data-number>
            {list.new}
          </th>
          <th scope="col" data-number>
            {list.changed}
          </th>
          <th scope="col" data-number>
            {list.rejected}
          </th>
          <th scope="col">{list.actions}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((delivery) => (
          <ImportRow key={delivery.importId} delivery={delivery} />
        ))}
      </tbody>
    </Table>
  )
}

function ImportRow({ delivery }: { readonly delivery: ImportView }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly, person } = useTransfer()
  const isLocked = useLock(delivery.register) !== null
  const { undo, isRunning } = useUndo(words.imports.undone)
  const { discard, isDiscarding } = useDiscard()
  const { list } = words.imports
  const { importId, fileName, state, counts, commitEventId } = delivery
  const name = useKeptFocus(`${state} ${isRunning || isDiscarding}`)
  const count = (value: number | undefined): string => (value === undefined ? words.shell.none : number(value, 0))
  return (
    <tr>
      <th scope="row">
        {state === 'discarded' ? (
          fileName
        ) : (
          <Link
            ref={name}
            to="/imports/$importId"
            params={{ importId: String(importId) }}
            search={state === 'staged' ? {} : { step: 'plan' }}
          >
            {fileName}
          </Link>
        )}
        {delivery.repairs === null ? null : <div className={styles['hint']}>{list.repairs}</div>}
      </th>
      <td data-tight>{words.shell.registerNames[delivery.register]}</td>
      <td>{delivery.sender}</td>
      <td data-tight>
        <Status tone={tones[state]}>{words.imports.states[state]}</Status>
      </td>
      <td data-tight>
        {formatInstant(delivery.committedAt ?? delivery.stagedAt)}
        <div className={styles['hint']}>{delivery.stagedBy}</div>
      </td>
      <td data-number>{count(counts?.read)}</td>
      <td data-number>{count(counts?.new)}</td>
      <td data-number>{count(counts?.changed)}</td>
      <td data-number>{count(counts?.rejected)}</td>
      <td data-tight>
        {readOnly ? null : (
          <Row>
            {state === 'committed' && commitEventId !== null && !isLocked ? (
              <Button
                icon={Undo2}
                label={list.undoLabel(fileName)}
                isDisabled={isRunning}
                onPress={() => void undo(commitEventId)}
              >
                {list.undo}
              </Button>
            ) : null}
            {state === 'staged' && (!isLocked || delivery.stagedBy === person) ? (
              <Button
                icon={Trash2}
                label={list.discardLabel(fileName)}
                isDisabled={isDiscarding}
                onPress={() => void discard(importId, fileName)}
              >
                {list.discard}
              </Button>
            ) : null}
          </Row>
        )}
      </td>
    </tr>
  )
}
