import { dayOfInstant } from '#shared/i18n/format.ts'

/** A whole day that the calendar has: 31 February is none. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The reader's own day. */
export function today(): string {
  return dayOfInstant(new Date().toISOString())
}
