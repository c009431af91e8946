import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { CheckStage } from './CheckStage.tsx'
import { useListText } from './use-pair-text.ts'

/** The sample of a run, checked by a person one pair after the other. */
export function QualityScreen({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  const { words } = useLanguage()
  const listText = useListText()
  const list = useOperation('reconciliation.list', {})
  const read = useOperation('quality.read', { reconciliationId }, { keepPrevious: true })
  const view = list.data?.find((each) => each.reconciliationId === reconciliationId)
  const text = words.quality
  return (
    <Screen
      title={text.screenTitle}
      lead={text.screenLead}
      actions={
        <Link
          to="/reconciliation/$reconciliationId"
          params={{ reconciliationId: String(reconciliationId) }}
          className={buttonClasses({})}
        >
          <ArrowLeft size="1rem" aria-hidden="true" />
          {words.reconciliationScreen.queue.back}
        </Link>
      }
    >
      <Loaded query={list} skeleton={[2, 16]}>
        {() =>
          view === undefined ? (
            <FailureBanner failure={{ code: 'reconciliation.unknown', params: {} }} />
          ) : (
            <Loaded query={read} skeleton={[2, 16]}>
              {(quality) =>
                quality.items.length === 0 ? (
                  <EmptyState title={text.unchecked} text={text.nothing} />
                ) : (
                  <>
                    <Quiet>{text.protectedOutside}</Quiet>
                    <CheckStage
                      key={quality.runId}
                      view={view}
                      quality={quality}
                      lists={view.lists.map((list) => listText(list, view.register))}
                    />
                  </>
                )
              }
            </Loaded>
          )
        }
      </Loaded>
    </Screen>
  )
}
