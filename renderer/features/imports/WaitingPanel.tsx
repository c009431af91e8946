import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { TakeOutWaiting } from './TakeOutWaiting.tsx'

/** Rows that were kept out of the registers and wait to be mended, by delivery. Nothing where none wait. */
export function WaitingPanel(): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const { data, error, refetch } = useOperation('import.waiting', {})
  const { waiting, list } = words.imports
  if (error !== null) return <FailureBanner failure={error.failure} onRetry={() => void refetch()} />
  if (data === undefined || data.length === 0) return null
  return (
    <Panel title={waiting.title}>
      <Quiet>{waiting.lead}</Quiet>
      <Table caption={waiting.caption} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{list.file}</th>
            <th scope="col">{list.register}</th>
            <th scope="col">{list.sender}</th>
            <th scope="col">{waiting.since}</th>
            <th scope="col" data-number>
              {waiting.rows}
            </th>
            <th scope="col">{list.actions}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((basket) => (
            <tr key={basket.importId}>
              <th scope="row">
                <Link to="/imports/$importId" params={{ importId: String(basket.importId) }} search={{ step: 'plan' }}>
                  {basket.fileName}
                </Link>
              </th>
              <td data-tight>{words.shell.registerNames[basket.register]}</td>
              <td>{basket.sender}</td>
              <td data-tight>{formatInstant(basket.committedAt)}</td>
              <td data-number>{number(basket.rows, 0)}</td>
              <td data-tight>
                {readOnly ? null : <TakeOutWaiting basket={basket} label={waiting.exportLabel(basket.fileName)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
