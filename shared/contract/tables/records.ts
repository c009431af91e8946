import { z } from 'zod'
import { recordKindNames } from '../../records/records.ts'
import { command, query } from '../operation.ts'
import { CellValue } from '../views.ts'
import { RegisterNameSchema } from './parts.ts'
import { RowLink } from './row-details.ts'

const RecordKindSchema = z.enum(recordKindNames)
const RecordId = z.int().positive()

/** Kinds whose rows the registers lead to, and that lead to rows of the registers. */
export const linkedKinds = ['units', 'rooms', 'recordsCreators', 'series'] as const

const RecordRow = z.strictObject({
  id: RecordId,
  values: z.record(z.string(), CellValue),
  /** Rows directly under it, where the kind is a tree. */
  children: z.int(),
})

/**
 * Fields as the person saw them, in the texts that `record.save` takes: where one has become another since, nothing is written.
 * What is left out is written over whatever it is.
 */
const Seen = z.record(z.string().max(100), z.string().max(2000))

/** Whatever is shown can rest on the frame: names of parties, rooms, roles. */
const touched = [
  'records',
  'session',
  'transfer',
  'staff',
  'cases',
  'diary',
  'archive',
  'checklist',
  'history',
] as const

/** The frame of the transfer and of its archives, and the lists that belong to a row of a register. */
export const recordOperations = {
  /** A page of a kind, in its order. A list has no rows where the row that it belongs to may not be shown. */
  'record.list': query({
    input: z.strictObject({
      kind: RecordKindSchema,
      /** The row of the register that a list belongs to. */
      rowId: RecordId.optional(),
      /** Of a tree: what stands directly under that row, or with null at the top; unsaid, all of it. */
      under: RecordId.nullable().optional(),
      search: z.string().max(200).default(''),
      start: z.int().min(0).default(0),
      count: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(RecordRow),
      /** What the rows refer to, once each. */
      referred: z.array(
        z.strictObject({ kind: RecordKindSchema, id: RecordId, values: z.record(z.string(), CellValue) }),
      ),
    }),
    needs: 'reader',
    fails: [],
  }),
  /** Rows of the frame that a row of a register rests on, by what they are called; none where it may not be shown. */
  'record.of-row': query({
    input: z.strictObject({ register: RegisterNameSchema, rowId: RecordId }),
    output: z.array(z.strictObject({ kind: z.enum(linkedKinds), id: RecordId, title: z.string() })),
    needs: 'reader',
    fails: [],
  }),
  /** The rows of registers that rest on a row of the frame; null where it is not there. */
  'record.links': query({
    input: z.strictObject({ kind: z.enum(linkedKinds), id: RecordId }),
    output: z.strictObject({ title: z.string(), links: z.array(RowLink) }).nullable(),
    needs: 'reader',
    fails: [],
  }),
  /** Adds a row, or with `id` changes the given fields of one. Texts are read as those of a delivery are; an empty one clears the field. */
  'record.save': command({
    input: z.strictObject({
      kind: RecordKindSchema,
      id: RecordId.optional(),
      rowId: RecordId.optional(),
      texts: z.record(z.string().max(100), z.string().max(2000)),
      seen: Seen.default({}),
    }),
    output: z.strictObject({ id: RecordId, eventId: z.int() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'record.unknown',
      'record.unknown-field',
      'record.changed-meanwhile',
      'record.missing-value',
      'record.unreadable-value',
      'record.point-or-comma',
      'record.hidden-number',
      'record.wrong-form',
      'record.too-small',
      'record.unknown-reference',
      'record.wrong-order',
      'record.does-not-add-up',
      'record.given-apart',
      'record.not-unique',
      'record.overlaps',
      'record.circle',
      'record.other-tree',
      'record.no-writer-left',
      'record.roles-by-lead',
      'register.unknown-row',
      'store.disk-full',
    ],
    touches: touched,
    undoable: true,
  }),
  'record.remove': command({
    input: z.strictObject({ kind: RecordKindSchema, id: RecordId, seen: Seen.default({}) }),
    output: z.strictObject({ eventId: z.int() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'record.unknown',
      'record.changed-before-removal',
      'record.in-use',
      'record.no-writer-left',
      'record.roles-by-lead',
      'store.disk-full',
    ],
    touches: touched,
    undoable: true,
  }),
} as const
