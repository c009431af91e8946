import { z } from 'zod'
import { command, query } from '../operation.ts'
import { RunId } from './differences.ts'

const ReconciliationId = z.int().positive()

/**
 * Why a name is not added: it is another unit's of the same organisation too, so that the two would become one; no linked unit is set
 * up that it could be a name of; or it holds an identity number.
 */
export const aliasObstacles = ['other-unit', 'no-unit', 'number'] as const

const readsAliases = [
  'reconciliation.unknown',
  'reconciliation.not-permitted',
  'reconciliation.not-run',
  'reconciliation.blocked',
  'register.opening-ended',
] as const

/** What linked units are also called: names that lists use of one unit become that unit's (`domain.md` §7), never by themselves. */
export const aliasOperations = {
  /** What `alias.add` would add; nothing of lists that are not of units. */
  'alias.list': query({
    input: z.strictObject({ reconciliationId: ReconciliationId }),
    output: z.strictObject({
      runId: RunId,
      /** The lists are no longer as they were in the run: run again. */
      isStale: z.boolean(),
      units: z.array(
        z.strictObject({ unitId: z.int(), name: z.string(), organisation: z.string(), names: z.array(z.string()) }),
      ),
      leftOut: z.array(z.strictObject({ name: z.string(), why: z.enum(aliasObstacles) })),
    }),
    needs: 'reader',
    fails: readsAliases,
  }),
  /** Adds to each linked unit what it is called in the other lists, all at once: totals by unit then count the names as one. */
  'alias.add': command({
    input: z.strictObject({ reconciliationId: ReconciliationId, runId: RunId }),
    output: z.strictObject({ eventId: z.int(), units: z.int(), names: z.int() }),
    needs: 'editor',
    fails: [...readsAliases, 'difference.run-changed', 'difference.nothing-changed', 'store.disk-full'],
    touches: ['reconciliation', 'records', 'staff', 'checklist', 'history'],
    undoable: true,
  }),
} as const
