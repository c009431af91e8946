import { z } from 'zod'
import { command, query } from '../operation.ts'
import { readsComparison, RunId, twoLists } from './differences.ts'

const Side = z.enum(['here', 'there'])
const Text = z.string().trim().min(1).max(200)
const Day = z.iso.date()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Both sides' signatures under the control totals of two lists: possible when nothing is left to settle or explain, and told to be of
 * something else as soon as anything that was signed has changed.
 */
export const signatureOperations = {
  'signature.read': query({
    input: z.strictObject(twoLists),
    output: z.strictObject({
      runId: RunId,
      /** Of all that is signed, as it is now. */
      contentSha256: Sha256,
      /** What keeps it from being signed; protected people are counted with all others. */
      left: z.strictObject({
        isStale: z.boolean(),
        pairs: z.int(),
        differences: z.int(),
        isUnexplained: z.boolean(),
      }),
      isSettled: z.boolean(),
      signatures: z.array(
        z.strictObject({
          side: Side,
          name: z.string(),
          title: z.string(),
          organisation: z.string(),
          place: z.string(),
          on: z.string(),
          by: z.string(),
          at: z.string(),
          contentSha256: Sha256,
          /** What was signed has changed since. */
          isChanged: z.boolean(),
        }),
      ),
      /** Whose list each is. */
      parties: z.strictObject({ here: z.string(), there: z.string() }),
    }),
    needs: 'reader',
    fails: readsComparison,
  }),
  /** Signs for one side what was looked at, in the place of an earlier signature of that side. */
  'signature.sign': command({
    input: z.strictObject({
      ...twoLists,
      contentSha256: Sha256,
      side: Side,
      name: Text,
      title: Text,
      organisation: Text,
      place: Text,
      on: Day,
    }),
    output: z.strictObject({ eventId: z.int() }),
    needs: 'editor',
    fails: [
      ...readsComparison,
      'signature.not-settled',
      'signature.content-changed',
      'signature.same-person',
      'store.disk-full',
    ],
    touches: ['reconciliation', 'checklist', 'history'],
    undoable: true,
  }),
} as const
