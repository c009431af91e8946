import { z } from 'zod'
import { command, query } from '../operation.ts'
import { DependingEvent, HistoryStep, HistoryView } from '../views.ts'
import { RegisterNameSchema } from './parts.ts'

/** Whatever can be undone can have changed any of it. */
const everything = [
  'session',
  'transfer',
  'records',
  'staff',
  'cases',
  'diary',
  'archive',
  'imports',
  'checklist',
  'reconciliation',
  'views',
  'findings',
  'details',
  'history',
] as const

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
  /**
   * What this person wrote in the cells of a register that Ctrl+Z would take back there, and what Ctrl+Y would do again; writing
   * something new leaves nothing to do again.
   */
  'history.step': query({
    input: z.strictObject({ register: RegisterNameSchema }),
    output: z.strictObject({ undo: HistoryStep.nullable(), redo: HistoryStep.nullable() }),
    needs: 'reader',
    fails: [],
  }),
  'history.undo': command({
    /** `together`: what rests on the event is undone too, last first. */
    input: z.strictObject({ eventId: z.int(), together: z.boolean().default(false) }),
    output: z.strictObject({ eventId: z.int(), rows: z.int(), events: z.int() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'history.unknown-event',
      'history.not-undoable',
      'history.has-dependants',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: everything,
    job: true,
  }),
  /** Does again what an undoing event took back, as an event of its own. */
  'history.redo': command({
    input: z.strictObject({ eventId: z.int() }),
    output: z.strictObject({ eventId: z.int(), rows: z.int() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'history.unknown-event',
      'history.not-redoable',
      'history.not-undoable',
      'history.has-dependants',
      'history.rows-gone',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: everything,
    job: true,
  }),
} as const
