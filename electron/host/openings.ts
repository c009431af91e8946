import { randomUUID } from 'node:crypto'
import type { Store } from '#db/open.ts'
import type { ReadContext } from './context.ts'

/** How long an opening lasts, in seconds. */
export const openSeconds = 300

/** What a person may see for some minutes, by the id that opens it; nothing of it is stored. */
export interface Openings<What> {
  readonly open: (context: ReadContext, what: What) => string
  /** Undefined once the time is up or the store has been closed. */
  readonly find: (context: ReadContext, openingId: string) => What | undefined
}

export function createOpenings<What>(): Openings<What> {
  // Of the open store: they go when it is closed.
  const openingsOf = new WeakMap<Store, Map<string, { readonly what: What; readonly until: number }>>()
  return {
    open(context, what) {
      const now = Date.parse(context.now())
      const openings = openingsOf.get(context.store) ?? new Map<string, { what: What; until: number }>()
      openingsOf.set(context.store, openings)
      for (const [id, { until }] of openings) if (until <= now) openings.delete(id)
      const openingId = randomUUID()
      openings.set(openingId, { what, until: now + openSeconds * 1000 })
      return openingId
    },
    find(context, openingId) {
      const opening = openingsOf.get(context.store)?.get(openingId)
      return opening === undefined || opening.until <= Date.parse(context.now()) ? undefined : opening.what
    },
  }
}
