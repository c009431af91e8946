import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { ReconciledKind } from './reconciled-kind.tsx'
import { useComparedLists } from './use-compared-lists.tsx'
import type { Compared } from './use-compared-lists.tsx'

interface ComparedScreenProps {
  readonly reconciliationId: number
  readonly title: string
  readonly lead: string
  readonly children: (compared: Compared) => ReactNode
}

/** A screen about two lists of a reconciliation; where there are three, it asks which two. */
export function ComparedScreen({ reconciliationId, title, lead, children }: ComparedScreenProps): ReactNode {
  const { words } = useLanguage()
  const list = useOperation('reconciliation.list', {})
  const text = words.reconciliationScreen
  const view = list.data?.find((each) => each.reconciliationId === reconciliationId)
  const { chooser, between, comparedOf } = useComparedLists(view)
  return (
    <Screen
      title={title}
      lead={lead}
      actions={
        <>
          {chooser}
          <Link
            to="/reconciliation/$reconciliationId"
            params={{ reconciliationId: String(reconciliationId) }}
            className={buttonClasses({})}
          >
            <ArrowLeft size="1rem" aria-hidden="true" />
            {text.queue.back}
          </Link>
        </>
      }
    >
      <Loaded query={list} skeleton={[3, 16]}>
        {() =>
          view === undefined ? (
            <FailureBanner failure={{ code: 'reconciliation.unknown', params: {} }} />
          ) : (
            <>
              {view.run?.isStale === true ? (
                <Banner tone="warning" title={text.one.staleTitle}>
                  {text.one.staleText}
                </Banner>
              ) : null}
              <Quiet>{between}</Quiet>
              <ReconciledKind register={view.register}>{children(comparedOf(view))}</ReconciledKind>
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}
