import {
  ClipboardCheck,
  FileInput,
  FileSpreadsheet,
  Gauge,
  GitCompareArrows,
  History,
  ListTodo,
  MessageCircleQuestionMark,
  Network,
  Route,
  Settings,
  TableProperties,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Catalogue } from '#shared/i18n/catalogues.ts'
import type { RegisterName } from '#shared/registers/field.ts'

type Target =
  | {
      readonly to:
        | '/'
        | '/imports'
        | '/findings'
        | '/reconciliation'
        | '/answers'
        | '/crosswalk'
        | '/checklist'
        | '/reports'
        | '/history'
        | '/records'
        | '/settings'
    }
  | { readonly to: '/register/$register'; readonly params: { readonly register: RegisterName } }

export interface Place {
  readonly id: keyof Catalogue['shell']['places']
  /** The number that goes to it with Alt; new places have none, so that the seven keep theirs. */
  readonly alt?: number
  readonly target: Target
  readonly icon: LucideIcon
}

/** The places in the order that they are listed; seven of them bear Alt+1 … Alt+7. */
export const places: readonly Place[] = [
  { id: 'overview', alt: 1, target: { to: '/' }, icon: Gauge },
  { id: 'imports', alt: 2, target: { to: '/imports' }, icon: FileInput },
  {
    id: 'registers',
    alt: 3,
    target: { to: '/register/$register', params: { register: 'staff' } },
    icon: TableProperties,
  },
  { id: 'findings', target: { to: '/findings' }, icon: ListTodo },
  { id: 'reconciliation', target: { to: '/reconciliation' }, icon: GitCompareArrows },
  { id: 'answers', target: { to: '/answers' }, icon: MessageCircleQuestionMark },
  { id: 'crosswalk', target: { to: '/crosswalk' }, icon: Route },
  { id: 'checklist', alt: 4, target: { to: '/checklist' }, icon: ClipboardCheck },
  { id: 'reports', alt: 5, target: { to: '/reports' }, icon: FileSpreadsheet },
  { id: 'history', alt: 6, target: { to: '/history' }, icon: History },
  { id: 'records', target: { to: '/records' }, icon: Network },
  { id: 'settings', alt: 7, target: { to: '/settings' }, icon: Settings },
]
