import { CircleAlert, CircleCheck, Equal } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import type { Scope } from './TotalsScreen.tsx'

export const gapTones: Readonly<Record<Scope['state'], Tone>> = { equal: 'ok', explained: 'ok', unexplained: 'error' }
export const gapIcons: Readonly<Record<Scope['state'], LucideIcon>> = {
  equal: Equal,
  explained: CircleCheck,
  unexplained: CircleAlert,
}

export function useScopeText(): (scope: Scope) => string {
  const { words } = useLanguage()
  const { scopes } = words.controlTotals
  return ({ kind, name }) => (kind === 'unit' ? name : scopes[kind])
}

/** An amount of one list; a dash where it is not stated. */
export function useAmountText(): (value: number | null) => string {
  const { words } = useLanguage()
  const number = useNumberText()
  return (value) => (value === null ? words.shell.none : number(value, 2))
}
