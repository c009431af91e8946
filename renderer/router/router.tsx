import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { registerNames } from '#shared/registers/registers.ts'
import { ChecklistScreen } from '#renderer/features/checklist/ChecklistScreen.tsx'
import { HistoryScreen } from '#renderer/features/history/HistoryScreen.tsx'
import { ImportsScreen } from '#renderer/features/imports/ImportsScreen.tsx'
import { ImportWizard } from '#renderer/features/imports/ImportWizard.tsx'
import { OverviewScreen } from '#renderer/features/overview/OverviewScreen.tsx'
import { RegisterScreen } from '#renderer/features/registers/RegisterScreen.tsx'
import { ReportsScreen } from '#renderer/features/reports/ReportsScreen.tsx'
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx'
import { NotFound } from '#renderer/shell/NotFound.tsx'
import { Page } from '#renderer/shell/Page.tsx'

const root = createRootRoute({ component: Page, notFoundComponent: NotFound })

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewScreen })

const imports = createRoute({ getParentRoute: () => root, path: '/imports', component: ImportsScreen })

const importSteps = ['source', 'columns', 'findings', 'plan'] as const
export type ImportStep = (typeof importSteps)[number]
const importSearch = z.object({ step: z.enum(importSteps).optional().catch(undefined) })

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$importId',
  validateSearch: (search): { step?: ImportStep } => present(importSearch.parse(search)),
  component: function OneImport() {
    const { importId } = oneImport.useParams()
    const { step } = oneImport.useSearch()
    return <ImportWizard key={importId} importId={Number(importId)} step={step ?? 'source'} />
  },
})

/** `filters` and `sort` are JSON of `Filter[]` and `Sort[]` (`shared/contract/views.ts`), so that a view of a register is an address. */
const registerSearch = z.object({
  q: z.string().optional().catch(undefined),
  filters: z.string().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register/$register',
  validateSearch: (search): { q?: string; filters?: string; sort?: string } => present(registerSearch.parse(search)),
  component: function OneRegister() {
    const { register: name } = register.useParams()
    const known = registerNames.find((each) => each === name)
    return known === undefined ? <NotFound /> : <RegisterScreen key={known} register={known} />
  },
})

const checklistShows = ['all', 'blocked', 'ready', 'done'] as const
export type ChecklistShow = (typeof checklistShows)[number]
const checklistSearch = z.object({
  show: z.enum(checklistShows).optional().catch(undefined),
  role: z.string().optional().catch(undefined),
  assignment: z.string().optional().catch(undefined),
})

const checklist = createRoute({
  getParentRoute: () => root,
  path: '/checklist',
  validateSearch: (search): { show?: ChecklistShow; role?: string; assignment?: string } =>
    present(checklistSearch.parse(search)),
  component: function Checklist() {
    return <ChecklistScreen choice={checklist.useSearch()} />
  },
})

const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: ReportsScreen })
const history = createRoute({ getParentRoute: () => root, path: '/history', component: HistoryScreen })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsScreen })

/** Every place of the app has an address; the same in the window and in the browser. */
export const router = createRouter({
  routeTree: root.addChildren([overview, imports, oneImport, register, checklist, reports, history, settings]),
  history: createHashHistory(),
  defaultPreload: false,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the keys that have no value. */
function present<T extends Readonly<Record<string, unknown>>>(search: T): Present<T> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Present<T>
}
