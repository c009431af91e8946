import { BadgeCheck, CircleDot, RotateCcw, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { FindingState } from '#shared/contract/tables/findings.ts'
import type { Severity } from '#shared/import/rules.ts'
import type { Tone } from '#renderer/ui/tones.ts'

export const severityTones: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'info' }

export const findingTones: Readonly<Record<FindingState, Tone>> = {
  open: 'neutral',
  assigned: 'info',
  waived: 'ok',
  reopened: 'warning',
}

export const findingIcons: Readonly<Record<FindingState, LucideIcon>> = {
  open: CircleDot,
  assigned: UserRound,
  waived: BadgeCheck,
  reopened: RotateCcw,
}
