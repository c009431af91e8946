import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

export type Tone = 'ok' | 'warning' | 'error' | 'info' | 'neutral'

/** The icon that stands beside the word; a tone is never colour alone. */
export const toneIcons: Readonly<Record<Tone, LucideIcon>> = {
  ok: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
  info: Info,
  neutral: CircleDashed,
}
