import type { biography as source } from '../sv/biography.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

export const biography = {
  title: 'History of the row',
  none: 'Nothing has happened to the row yet.',
  did: { inserted: 'New row', changed: 'Changed', removed: 'Removed', beside: 'Noted' },
  change: (p) => `${p.field}: ${p.before} → ${p.after}`,
  spoken: (p) => `${p.field} was ${p.before} and became ${p.after}`,
  undone: (p) => `Undone by event ${p.by}`,
  again: (p) => `In force again by event ${p.by}`,
  more: 'Show older events',
  shown: (p) => `${formatNumber('en', p.count)} ${oneOrMany(p.count, 'event', 'events')}`,
} satisfies typeof source
