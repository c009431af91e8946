import { Link } from '@tanstack/react-router'
import { FileInput, TableProperties, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { Panel, Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { OutcomeTable } from './OutcomeTable.tsx'

/** What was taken in, and the way back. */
export function Receipt({ view }: { readonly view: OutputOf<'import.preview'>['view'] }): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
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
        {commitEventId === null || readOnly ? null : (
          <Button size="large" icon={Undo2} isDisabled={isRunning} onPress={() => void undo(commitEventId)}>
            {receipt.undo}
          </Button>
        )}
      </Row>
    </Panel>
  )
}
