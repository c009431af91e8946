import { ClipboardCheck, FileInput, FileSpreadsheet, Gauge, History, Settings, TableProperties } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Catalogue } from '#shared/i18n/catalogues.ts'
import type { RegisterName } from '#shared/registers/field.ts'

type Target =
  | { readonly to: '/' | '/imports' | '/checklist' | '/reports' | '/history' | '/settings' }
  | { readonly to: '/register/$register'; readonly params: { readonly register: RegisterName } }

export interface Place {
  readonly id: keyof Catalogue['shell']['places']
  readonly target: Target
  readonly icon: LucideIcon
}

/** The seven places, in the order of Alt+1 … Alt+7. */
export const places: readonly Place[] = [
  { id: 'overview', target: { to: '/' }, icon: Gauge },
  { id: 'imports', target: { to: '/imports' }, icon: FileInput },
  { id: 'registers', target: { to: '/register/$register', params: { register: 'staff' } }, icon: TableProperties },
  { id: 'checklist', target: { to: '/checklist' }, icon: ClipboardCheck },
  { id: 'reports', target: { to: '/reports' }, icon: FileSpreadsheet },
  { id: 'history', target: { to: '/history' }, icon: History },
  { id: 'settings', target: { to: '/settings' }, icon: Settings },
]
