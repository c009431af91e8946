import { z } from 'zod'
import { command, query } from '../operation.ts'
import { DependingEvent, HistoryView } from '../views.ts'

/** Events, and taking them back. */
export const historyOperations = {
  'history.list': query({
    input: z.strictObject({ before: z.int().optional(), count: z.int().min(1).max(500).default(100) }),
    output: HistoryView,
    needs: 'reader',
    fails: [],
  }),
  /** Later events that rest on one: what undoing it alone would take with it. */
  'history.dependants': query({
    input: z.strictObject({ eventId: z.int() }),
    output: z.array(DependingEvent),
    needs: 'reader',
    fails: ['history.unknown-event'],
  }),
  'history.undo': command({
    /** `together`: what rests on the event is undone too, last first. */
    input: z.strictObject({ eventId: z.int(), together: z.boolean().default(false) }),
    output: z.strictObject({ eventId: z.int(), rows: z.int(), events: z.int() }),
    needs: 'editor',
    fails: [
      'history.unknown-event',
      'history.not-undoable',
      'history.has-dependants',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['transfer', 'staff', 'cases', 'diary', 'archive', 'imports', 'checklist', 'history'],
    job: true,
  }),
} as const
