/** Whole days from today, where the reader is, to an ISO day; negative when it has passed. */
export function daysUntil(day: string, now = new Date()): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / 86_400_000)
}
