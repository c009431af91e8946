import { ClipboardCheck, FileInput, FileSpreadsheet, Gauge, History, Settings, TableProperties } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Catalogue } from '#shared/i18n/catalogues.ts'

export interface Place {
  readonly id: keyof Catalogue['shell']['places']
  readonly to: '/' | '/imports' | '/register/staff' | '/checklist' | '/reports' | '/history' | '/settings'
  readonly icon: LucideIcon
}

/** The seven places, in the order of Alt+1 … Alt+7. */
export const places: readonly Place[] = [
  { id: 'overview', to: '/', icon: Gauge },
  { id: 'imports', to: '/imports', icon: FileInput },
  { id: 'registers', to: '/register/staff', icon: TableProperties },
  { id: 'checklist', to: '/checklist', icon: ClipboardCheck },
  { id: 'reports', to: '/reports', icon: FileSpreadsheet },
  { id: 'history', to: '/history', icon: History },
  { id: 'settings', to: '/settings', icon: Settings },
]
