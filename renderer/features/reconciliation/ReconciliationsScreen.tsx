import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { CreateDialog } from './CreateDialog.tsx'
import { ListRow } from './ListRow.tsx'

/** The reconciliations that there are, and how far each has come. */
export function ReconciliationsScreen(): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const list = useOperation('reconciliation.list', {})
  const [isCreating, setCreating] = useState(false)
  const text = words.reconciliationScreen
  const create = (
    <Button look="primary" icon={Plus} onPress={() => setCreating(true)}>
      {text.create.open}
    </Button>
  )
  const isEmpty = list.data?.length === 0
  return (
    <Screen
      title={text.title}
      lead={text.lead}
      content={list.data?.map(({ reconciliationId }) => reconciliationId).join(' ') ?? ''}
      actions={readOnly || isEmpty ? undefined : create}
    >
      <Loaded query={list} skeleton={[2, 8]}>
        {(reconciliations) =>
          reconciliations.length === 0 ? (
            <EmptyState
              title={text.none.title}
              text={text.none.text}
              action={
                <Row>
                  {readOnly ? null : create}
                  <Link to="/imports" className={buttonClasses({})}>
                    {text.none.toImports}
                  </Link>
                </Row>
              }
            />
          ) : (
            <Table caption={text.list.caption} isCaptionHidden>
              <thead>
                <tr>
                  <th scope="col">{text.list.name}</th>
                  <th scope="col">{text.list.lists}</th>
                  <th scope="col">{text.list.state}</th>
                  <th scope="col">{text.list.lastRun}</th>
                  {readOnly ? null : <th scope="col">{text.list.actions}</th>}
                </tr>
              </thead>
              <tbody>
                {reconciliations.map((view) => (
                  <ListRow key={view.reconciliationId} view={view} />
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
      {readOnly ? null : <CreateDialog isOpen={isCreating} onClose={() => setCreating(false)} />}
    </Screen>
  )
}
