import { Link } from '@tanstack/react-router'
import { FileInput, TableProperties, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { useLock } from '#renderer/language/use-lock.ts'
import { SaveOriginal } from '#renderer/origin/SaveOriginal.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { Panel, Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { OutcomeTable } from './OutcomeTable.tsx'
import { TakeOutWaiting } from './TakeOutWaiting.tsx'

type View = OutputOf<'import.preview'>['view']

/** What was taken in, what waits to be mended, and the way back. */
export function Receipt({ view }: { readonly view: View }): ReactNode {
  const { words } = useLanguage()
  const isLocked = useLock(view.register) !== null
  const { receipt, undone } = words.imports
  const { undo, isRunning } = useUndo(undone)
  const heading = useKeptFocus(isRunning)
  const { register, commitEventId, counts } = view
  const registerName = words.shell.registerNames[register]
  return (
    <Panel title={receipt.title} headingRef={heading}>
      <output>
        <Status tone="ok">
          {receipt.lead(view.fileName, formatInstant(view.committedAt ?? view.stagedAt), view.stagedBy)}
        </Status>
      </output>
      {counts === null ? null : <OutcomeTable caption={receipt.caption} counts={counts} />}
      <RepairBasket view={view} />
      <Row>
        <Link
          to="/register/$register"
          params={{ register }}
          className={buttonClasses({ look: 'primary', size: 'large' })}
        >
          <TableProperties size="1rem" aria-hidden="true" />
          {receipt.openRegister(registerName)}
        </Link>
        <Link to="/imports" className={buttonClasses({ size: 'large' })}>
          <FileInput size="1rem" aria-hidden="true" />
          {receipt.another}
        </Link>
        {view.originalKept ? <SaveOriginal delivery={view} size="large" /> : null}
        {commitEventId === null || isLocked ? null : (
          <Button size="large" icon={Undo2} isDisabled={isRunning} onPress={() => void undo(commitEventId)}>
            {receipt.undo}
          </Button>
        )}
      </Row>
      {isRunning ? (
        <LongCall operation="history.undo" label={words.shell.jobs['history.undo'] ?? words.shell.job.other} />
      ) : null}
    </Panel>
  )
}

/** The rows of this delivery that still wait, and the workbook to mend them in. */
function RepairBasket({ view }: { readonly view: View }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const { data } = useOperation('import.waiting', {})
  const { waiting } = words.imports
  const rows = data?.find(({ importId }) => importId === view.importId)?.rows ?? 0
  if (rows === 0) return null
  return (
    <Banner
      tone="warning"
      title={waiting.count(rows, number(rows, 0))}
      actions={readOnly ? null : <TakeOutWaiting basket={view} />}
    >
      <p>{waiting.how}</p>
    </Banner>
  )
}
