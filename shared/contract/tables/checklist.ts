import { z } from 'zod'
import { command, query } from '../operation.ts'
import { ChecklistView } from '../views.ts'
import { Nothing } from './parts.ts'

/** Steps and their gates. */
export const checklistOperations = {
  'checklist.view': query({ input: Nothing, output: ChecklistView, needs: 'reader', fails: [] }),
  'checklist.tick': command({
    input: z.strictObject({ stepId: z.string(), done: z.boolean() }),
    output: ChecklistView,
    needs: 'editor',
    fails: ['checklist.unknown-step', 'checklist.gate-blocked', 'store.disk-full'],
    touches: ['checklist', 'history'],
    undoable: true,
  }),
} as const
