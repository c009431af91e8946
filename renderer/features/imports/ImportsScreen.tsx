import { Link } from '@tanstack/react-router'
import { BookMarked } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { ImportList } from './ImportList.tsx'
import { NewImport } from './NewImport.tsx'
import { WaitingPanel } from './WaitingPanel.tsx'

/** What has been delivered, what waits, and the way in. */
export function ImportsScreen(): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const list = useOperation('import.list', {})
  return (
    <Screen
      title={words.imports.title}
      lead={words.imports.lead}
      content={list.data?.map(({ importId }) => importId).join(' ') ?? ''}
      actions={
        <Link to="/imports/profiles" className={buttonClasses({})}>
          <BookMarked size="1rem" aria-hidden="true" />
          {words.imports.profiles.link}
        </Link>
      }
    >
      {readOnly ? null : <NewImport />}
      <WaitingPanel />
      <Loaded query={list} skeleton={[2, 10]}>
        {(imports) =>
          imports.length === 0 ? (
            <EmptyState title={words.imports.empty.title} text={words.imports.empty.text} />
          ) : (
            <ImportList imports={imports} />
          )
        }
      </Loaded>
    </Screen>
  )
}
