import { z } from 'zod'
import { classColumnNames } from '../../crosswalk/classification-columns.ts'
import { classificationFaults } from '../../crosswalk/classification-plan.ts'
import type { ClassificationFault } from '../../crosswalk/classification-plan.ts'
import { command, query } from '../operation.ts'
import { FileHandle } from '../views.ts'
import { readFailures } from './parts.ts'

/** Classes and faults that a preview shows; the counts are of all. */
export const mostPreviewed = 200

const Day = z.iso.date()

/** Classifications as data: read from a workbook or a text file, looked at first, taken in as one act. */
export const classificationOperations = {
  /** What a file comes to. The handle stays, for the import of the same file. */
  'classification.preview': query({
    input: z.strictObject({ file: FileHandle, password: z.string().max(1000).optional() }),
    output: z.strictObject({
      fileName: z.string(),
      /** Of the bytes that were read. */
      sha256: z.string(),
      columns: z.array(z.enum(classColumnNames)),
      classes: z.int(),
      levels: z.int(),
      first: z.array(
        z.strictObject({ code: z.string(), title: z.string(), level: z.int(), parent: z.string().nullable() }),
      ),
      faultCount: z.int(),
      faults: z.array(
        z.strictObject({
          fault: z.enum(classificationFaults),
          row: z.int(),
          code: z.string(),
          other: z.string(),
        }),
      ),
    }),
    needs: 'reader',
    fails: readFailures,
    job: true,
  }),
  /** All classes of a file, or where anything is wrong with it none, as a new classification or a new version of one. */
  'classification.import': command({
    input: z.strictObject({
      file: FileHandle,
      password: z.string().max(1000).optional(),
      /** Of the file that was looked at; another one is refused. */
      sha256: z.string().optional(),
      name: z.string().trim().min(1).max(200),
      side: z.enum(['sender', 'receiver']),
      /** Whose it is, by the number of its row; of a sender's, unsaid, all senders'. */
      organisationId: z.int().positive().optional(),
      version: z.string().trim().max(100).default(''),
      validFrom: Day.nullable().default(null),
      validTo: Day.nullable().default(null),
    }),
    output: z.strictObject({ classes: z.int(), eventId: z.int() }),
    needs: 'editor',
    fails: [
      ...readFailures,
      'classification.name-taken',
      'classification.unknown-organisation',
      'classification.file-changed',
      ...classificationFaults.map((fault): `classification.${ClassificationFault}` => `classification.${fault}`),
      'store.disk-full',
    ],
    touches: ['records', 'crosswalk', 'findings', 'checklist', 'history'],
    undoable: true,
    job: true,
  }),
} as const
