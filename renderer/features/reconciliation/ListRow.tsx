import { Link } from '@tanstack/react-router'
import { Play, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { RunProgress } from './RunProgress.tsx'
import { StateText } from './StateText.tsx'
import styles from './reconciliation.module.css'
import { useListText } from './use-pair-text.ts'
import type { ReconciliationView } from './use-pair-text.ts'
import { useRemove } from './use-remove.ts'
import { useRun } from './use-run.ts'

/** One reconciliation: its lists, how far it has come, and what can be done. */
export function ListRow({ view }: { readonly view: ReconciliationView }): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const listText = useListText()
  const { run, cancel, job, failure } = useRun(view.reconciliationId)
  const removal = useRemove()
  const text = words.reconciliationScreen
  const { reconciliationId, name, lists } = view
  const place = useKeptFocus(`${job === undefined} ${removal.isRunning}`)
  return (
    <tr data-top="">
      <th scope="row">
        <Link
          ref={place}
          to="/reconciliation/$reconciliationId"
          params={{ reconciliationId: String(reconciliationId) }}
        >
          {name}
        </Link>
        {view.isBlind ? <div className={styles['hint']}>{text.one.blind}</div> : null}
      </th>
      <td>
        <ul>
          {lists.map((list, index) => (
            <li key={index}>
              <span className={styles['quiet']}>{words.reconciliation.sides[list.side]}:</span>{' '}
              {listText(list, view.register)}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {job === undefined ? <StateText view={view} /> : <RunProgress job={job} onCancel={cancel} />}
        {failure === null ? null : <FailureBanner failure={failure} />}
        {removal.failure === null ? null : <FailureBanner failure={removal.failure} />}
      </td>
      <td data-tight>
        {view.run === null ? (
          words.shell.none
        ) : (
          <>
            {formatInstant(view.run.at)}
            <div className={styles['hint']}>{view.run.by}</div>
          </>
        )}
      </td>
      {readOnly ? null : (
        <td data-tight>
          <Actions
            view={view}
            isBusy={job !== undefined || removal.isRunning}
            onRun={() => void run()}
            onRemove={() => void removal.remove(view)}
          />
        </td>
      )}
    </tr>
  )
}

interface ActionsProps {
  readonly view: ReconciliationView
  readonly isBusy: boolean
  readonly onRun: () => void
  readonly onRemove: () => void
}

function Actions({ view: { name, run }, isBusy, onRun, onRemove }: ActionsProps): ReactNode {
  const { words } = useLanguage()
  const text = words.reconciliationScreen
  return (
    <Row>
      <Button
        icon={Play}
        label={(run === null ? text.runLabel : text.runAgainLabel)(name)}
        isDisabled={isBusy}
        onPress={onRun}
      >
        {run === null ? text.run : text.runAgain}
      </Button>
      <Button icon={Trash2} label={text.removeLabel(name)} isDisabled={isBusy} onPress={onRemove}>
        {text.remove}
      </Button>
    </Row>
  )
}
