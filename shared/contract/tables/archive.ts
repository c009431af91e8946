import { z } from 'zod'
import { mostLevels } from '../../registers/archive-tree.ts'
import { query } from '../operation.ts'
import { Filter } from '../views.ts'

/** The folded name of a records creator, then one part for each level of the signum; empty for the root. */
const Path = z.array(z.string().max(500)).max(mostLevels + 1)

const Child = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('volume'),
    rowId: z.int(),
    signum: z.string().nullable(),
    volume: z.string().nullable(),
    years: z.string().nullable(),
    metres: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('node'),
    path: Path,
    /** A creator's name, a series or class by the title it is given; null where none is stated. */
    title: z.string().nullable(),
    /** As it is written, `A 1 a`; empty for a creator and for what is no signum. */
    signum: z.string(),
    volumes: z.int(),
    metres: z.number(),
    /** Set up, and nothing in it yet. */
    isLeaf: z.boolean(),
  }),
])

/** The archive register as a tree. */
export const archiveOperations = {
  /** A page of what lies right below a node: its own volumes, then the nodes below it. */
  'archive.tree': query({
    input: z.strictObject({ path: Path, start: z.int().min(0), count: z.int().min(1).max(500) }),
    output: z.strictObject({ total: z.int(), start: z.int(), children: z.array(Child) }),
    needs: 'reader',
    fails: [],
  }),
  /** Where a volume stands: the nodes above it, each with its place among its siblings, then its own; null where it is not there. */
  'archive.place': query({
    input: z.strictObject({ rowId: z.int() }),
    output: z
      .strictObject({ above: z.array(z.strictObject({ path: Path, index: z.int() })), index: z.int() })
      .nullable(),
    needs: 'reader',
    fails: [],
  }),
  /** Filters that show the volumes of a node in the table; null where its series are written in too many ways. */
  'archive.filters': query({
    input: z.strictObject({ path: Path.min(1) }),
    output: z.array(Filter).nullable(),
    needs: 'reader',
    fails: [],
  }),
} as const
