import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { TransferContext } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { StartScreen } from '#renderer/features/start/StartScreen.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Notices } from '#renderer/ui/Notices.tsx'
import { Frame } from './Frame.tsx'
import styles from './Page.module.css'

/** The start screen until a transfer is open, then the frame with the place that the address names. */
export function Page(): ReactNode {
  const { words } = useLanguage()
  const session = useOperation('session.state', {})
  const queries = useQueryClient()
  const { pathname } = useLocation()
  const isClosed = session.data?.open === null
  useEffect(() => {
    // Nothing of a closed transfer stays in the page.
    if (isClosed) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.state' })
  }, [isClosed, queries])
  return (
    <div className={styles['page']}>
      <div>
        <Loaded query={session} skeleton={[3, 20]}>
          {(state) =>
            state.open === null ? (
              <StartScreen session={state} />
            ) : (
              <TransferContext value={state.open}>
                <Frame>
                  <Outlet />
                </Frame>
              </TransferContext>
            )
          }
        </Loaded>
      </div>
      <Notices
        place={pathname}
        label={words.shell.regions.notices}
        undoLabel={words.shell.notice.undo}
        dismissLabel={words.shell.notice.dismiss}
        waitingLabel={words.shell.notice.waiting}
      />
    </div>
  )
}
