import './strict-zod.ts'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '#shared/contract/bridge.ts'
import { applyRememberedAppearance } from './appearance/appearance.ts'
import { HostContext } from './bridge/bridge.ts'
import { createJobs } from './bridge/jobs.ts'
import { createPageQueries, refreshTouched } from './bridge/page-queries.ts'
import { LanguageProvider } from './language/language.tsx'
import { router } from './router/router.tsx'
import { Crash } from './shell/Crash.tsx'

/** Starts the page on the host that the entry file has chosen. */
export function startPage(bridge: Bridge<File>): void {
  applyRememberedAppearance()
  refuseStrayDrops()
  const queries = createPageQueries()
  const jobs = createJobs(bridge)
  bridge.listen((message) => {
    jobs.hear(message)
    if (message.kind === 'changed') void refreshTouched(queries, message)
  })
  const place = document.getElementById('page')
  if (place === null) throw new Error('The page has no place for the app')
  createRoot(place).render(
    <StrictMode>
      <HostContext value={{ bridge, jobs }}>
        <QueryClientProvider client={queries}>
          <LanguageProvider>
            <Crash>
              <RouterProvider router={router} />
            </Crash>
          </LanguageProvider>
        </QueryClientProvider>
      </HostContext>
    </StrictMode>,
  )
}

/** A file dropped beside the drop zone would replace the page. */
function refuseStrayDrops(): void {
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => event.preventDefault())
  }
}
