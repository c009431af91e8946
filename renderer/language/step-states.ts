import { Ban, CircleCheck, CircleDot, RotateCcw } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Tone } from '#renderer/ui/tones.ts'

export type StepState = OutputOf<'checklist.view'>['steps'][number]['state']

/** The states of a checklist step, the most urgent first. */
export const stepStates = ['blocked', 'reopened', 'ready', 'done'] as const satisfies readonly StepState[]

export const stepTones: Readonly<Record<StepState, Tone>> = {
  blocked: 'error',
  reopened: 'warning',
  ready: 'info',
  done: 'ok',
}

export const stepIcons: Readonly<Record<StepState, LucideIcon>> = {
  blocked: Ban,
  reopened: RotateCcw,
  ready: CircleDot,
  done: CircleCheck,
}
