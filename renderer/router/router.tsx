import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { pairClasses } from '#shared/contract/tables/reconciliation.ts'
import type { PairClass } from '#shared/contract/tables/reconciliation.ts'
import type { FrameKindName } from '#shared/records/record.ts'
import { frameKindNames } from '#shared/records/records.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { AnswersScreen } from '#renderer/features/answers/AnswersScreen.tsx'
import { answerChoiceOf } from '#renderer/features/answers/choice.ts'
import { ChecklistScreen } from '#renderer/features/checklist/ChecklistScreen.tsx'
import { CrosswalkScreen } from '#renderer/features/crosswalk/CrosswalkScreen.tsx'
import { FindingsScreen } from '#renderer/features/findings/FindingsScreen.tsx'
import { HistoryScreen } from '#renderer/features/history/HistoryScreen.tsx'
import { ImportsScreen } from '#renderer/features/imports/ImportsScreen.tsx'
import { ImportWizard } from '#renderer/features/imports/ImportWizard.tsx'
import { ProfilesScreen } from '#renderer/features/imports/ProfilesScreen.tsx'
import { OverviewScreen } from '#renderer/features/overview/OverviewScreen.tsx'
import { ArchiveTreeScreen } from '#renderer/features/registers/ArchiveTreeScreen.tsx'
import { DiariesScreen } from '#renderer/features/registers/DiariesScreen.tsx'
import { PrintScreen } from '#renderer/features/registers/PrintScreen.tsx'
import { DifferencesScreen } from '#renderer/features/reconciliation/DifferencesScreen.tsx'
import { QueueScreen } from '#renderer/features/reconciliation/QueueScreen.tsx'
import { QualityScreen } from '#renderer/features/reconciliation/QualityScreen.tsx'
import { ReconciliationScreen } from '#renderer/features/reconciliation/ReconciliationScreen.tsx'
import { ReconciliationsScreen } from '#renderer/features/reconciliation/ReconciliationsScreen.tsx'
import { TotalsScreen } from '#renderer/features/reconciliation/TotalsScreen.tsx'
import { RecordsScreen } from '#renderer/features/records/RecordsScreen.tsx'
import { RegisterScreen } from '#renderer/features/registers/RegisterScreen.tsx'
import { ReportsScreen } from '#renderer/features/reports/ReportsScreen.tsx'
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx'
import { NotFound } from '#renderer/shell/NotFound.tsx'
import { Stopped } from '#renderer/shell/Crash.tsx'
import { Page } from '#renderer/shell/Page.tsx'

const root = createRootRoute({ component: Page, notFoundComponent: NotFound })

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewScreen })

const imports = createRoute({ getParentRoute: () => root, path: '/imports', component: ImportsScreen })
const profiles = createRoute({ getParentRoute: () => root, path: '/imports/profiles', component: ProfilesScreen })

const importSteps = ['source', 'columns', 'values', 'findings', 'plan'] as const
export type ImportStep = (typeof importSteps)[number]
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$importId',
  validateSearch: (search): { step?: ImportStep } => {
    const step = importSteps.find((each) => each === search['step'])
    return step === undefined ? {} : { step }
  },
  component: function OneImport() {
    const { importId } = oneImport.useParams()
    const { step } = oneImport.useSearch()
    return <ImportWizard key={importId} importId={Number(importId)} step={step ?? 'source'} />
  },
})

/** `row` is the number of a row to begin at; `filters` and `sort` are JSON of `Filter[]` and `Sort[]` (`shared/contract/views.ts`), so that a view of a register is an address. */
const register = createRoute({
  getParentRoute: () => root,
  path: '/register/$register',
  validateSearch: (search): { q?: string; filters?: string; sort?: string; row?: number } => {
    const row = typeof search['row'] === 'number' ? search['row'] : undefined
    return { ...viewOfRegister(search), ...(row === undefined ? {} : { row }) }
  },
  component: function OneRegister() {
    const { register: name } = register.useParams()
    const known = registerNames.find((each) => each === name)
    return known === undefined ? <NotFound /> : <RegisterScreen key={known} register={known} />
  },
})

/** `kind` is the kind of finding whose rows are on show: `register/rule/field`. */
const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  validateSearch: (search): { register?: string; severity?: string; state?: string; kind?: string } =>
    Object.fromEntries(
      ['register', 'severity', 'state', 'kind'].flatMap((name) => {
        const text = textOf(search[name])
        return text === undefined ? [] : [[name, text]]
      }),
    ),
  component: FindingsScreen,
})

const reconciliations = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation',
  component: ReconciliationsScreen,
})
const oneReconciliation = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation/$reconciliationId',
  component: function OneReconciliation() {
    const id = Number(oneReconciliation.useParams().reconciliationId)
    return isRowId(id) ? <ReconciliationScreen key={id} reconciliationId={id} /> : <NotFound />
  },
})
const differences = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation/$reconciliationId/differences',
  component: function Differences() {
    const id = Number(differences.useParams().reconciliationId)
    return isRowId(id) ? <DifferencesScreen key={id} reconciliationId={id} /> : <NotFound />
  },
})
const totals = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation/$reconciliationId/totals',
  component: function Totals() {
    const id = Number(totals.useParams().reconciliationId)
    return isRowId(id) ? <TotalsScreen key={id} reconciliationId={id} /> : <NotFound />
  },
})
const quality = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation/$reconciliationId/quality',
  component: function Quality() {
    const id = Number(quality.useParams().reconciliationId)
    return isRowId(id) ? <QualityScreen key={id} reconciliationId={id} /> : <NotFound />
  },
})
/** `class` is what the pairs on show are to be worked as; without one, all that this person has to settle. */
const reviewQueue = createRoute({
  getParentRoute: () => root,
  path: '/reconciliation/$reconciliationId/queue',
  validateSearch: (search): { class?: PairClass } => {
    const shown = pairClasses.find((each) => each === search['class'])
    return shown === undefined ? {} : { class: shown }
  },
  component: function ReviewQueue() {
    const id = Number(reviewQueue.useParams().reconciliationId)
    const { class: shown } = reviewQueue.useSearch()
    return isRowId(id) ? <QueueScreen key={id} reconciliationId={id} shown={shown ?? null} /> : <NotFound />
  },
})

/** Which people are on show; the sender's name is that of an organisation. */
const answers = createRoute({
  getParentRoute: () => root,
  path: '/answers',
  validateSearch: answerChoiceOf,
  component: function Answers() {
    return <AnswersScreen choice={answers.useSearch()} />
  },
})

const archiveTree = createRoute({
  getParentRoute: () => root,
  path: '/register/archive/tree',
  validateSearch: (search): { row?: number } => (typeof search['row'] === 'number' ? { row: search['row'] } : {}),
  component: function Tree() {
    return <ArchiveTreeScreen rowId={archiveTree.useSearch().row ?? null} />
  },
})

const diaries = createRoute({ getParentRoute: () => root, path: '/register/diary/list', component: DiariesScreen })

const print = createRoute({
  getParentRoute: () => root,
  path: '/print/$register',
  validateSearch: viewOfRegister,
  component: function OnePrint() {
    const { register: name } = print.useParams()
    const known = registerNames.find((each) => each === name)
    return known === undefined ? <NotFound /> : <PrintScreen key={known} register={known} />
  },
})

/** The small tables that the registers rest on; `kind` is the one on show, `id` a row of it that is shown with what rests on it. */
const records = createRoute({
  getParentRoute: () => root,
  path: '/records',
  validateSearch: (search): { kind?: FrameKindName; id?: number } => {
    const kind = frameKindNames.find((each) => each === search['kind'])
    const id = typeof search['id'] === 'number' ? search['id'] : undefined
    return kind === undefined ? {} : { kind, ...(id === undefined ? {} : { id }) }
  },
  component: function Records() {
    const { kind = 'organisations', id } = records.useSearch()
    return <RecordsScreen kind={kind} shownId={id ?? null} />
  },
})

const checklistShows = ['all', 'blocked', 'ready', 'done'] as const
export type ChecklistShow = (typeof checklistShows)[number]

const checklist = createRoute({
  getParentRoute: () => root,
  path: '/checklist',
  validateSearch: (search): { show?: ChecklistShow; role?: string; assignment?: string } => {
    const show = checklistShows.find((each) => each === search['show'])
    const [role, assignment] = [textOf(search['role']), textOf(search['assignment'])]
    return {
      ...(show === undefined ? {} : { show }),
      ...(role === undefined ? {} : { role }),
      ...(assignment === undefined ? {} : { assignment }),
    }
  },
  component: function Checklist() {
    return <ChecklistScreen choice={checklist.useSearch()} />
  },
})

/** The old structure and the new one side by side. */
const crosswalk = createRoute({ getParentRoute: () => root, path: '/crosswalk', component: CrosswalkScreen })

const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: ReportsScreen })
const history = createRoute({ getParentRoute: () => root, path: '/history', component: HistoryScreen })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsScreen })

/** Every place of the app has an address; the same in the window and in the browser. */
export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    imports,
    profiles,
    oneImport,
    register,
    records,
    archiveTree,
    diaries,
    print,
    findings,
    reconciliations,
    oneReconciliation,
    reviewQueue,
    answers,
    differences,
    totals,
    quality,
    crosswalk,
    checklist,
    reports,
    history,
    settings,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
  defaultErrorComponent: Stopped,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

function viewOfRegister(search: Readonly<Record<string, unknown>>): { q?: string; filters?: string; sort?: string } {
  const [q, filters, sort] = [textOf(search['q']), textOf(search['filters']), textOf(search['sort'])]
  return {
    ...(q === undefined ? {} : { q }),
    ...(filters === undefined ? {} : { filters }),
    ...(sort === undefined ? {} : { sort }),
  }
}

function isRowId(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}

/** What the address says, as text; anything else is as if it were not there. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
