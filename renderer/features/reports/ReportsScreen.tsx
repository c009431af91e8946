import type { ReactNode } from 'react'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PanelGrid } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { ReportCard } from './ReportCard.tsx'

export function ReportsScreen(): ReactNode {
  const { words } = useLanguage()
  const list = useOperation('report.list', {})
  return (
    <Screen title={words.reports.title} lead={words.reports.lead}>
      <Loaded query={list} skeleton={[16, 16]}>
        {(definitions) =>
          definitions.length === 0 ? (
            <EmptyState title={words.reports.empty.title} text={words.reports.empty.text} />
          ) : (
            <PanelGrid column={28}>
              {definitions.map((definition) => (
                <ReportCard key={definition.name} report={definition} />
              ))}
            </PanelGrid>
          )
        }
      </Loaded>
    </Screen>
  )
}
