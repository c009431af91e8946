import { z } from 'zod'
import { command, query } from '../operation.ts'
import { Filter, Sort } from '../views.ts'
import { RegisterNameSchema, Nothing } from './parts.ts'

/** How the columns of a grid stand. */
const Layout = z.strictObject({
  order: z.array(z.string().max(100)).max(200),
  hidden: z.array(z.string().max(100)).max(200),
  widths: z.record(z.string().max(100), z.number()),
  /** How many of the first columns stay in sight. */
  pinned: z.int().min(0).max(200),
})

/** What is asked of a register, and in which columns the answer is shown. */
const ViewContent = z.strictObject({
  search: z.string().max(200),
  filters: z.array(Filter).max(50),
  sort: z.array(Sort).max(5),
  /** Null: as at the start. */
  layout: Layout.nullable(),
})
export type ViewContent = z.output<typeof ViewContent>

const SavedView = z.strictObject({
  viewId: z.int(),
  name: z.string(),
  content: ViewContent,
  savedAt: z.string(),
  savedBy: z.string(),
})

/** Views of a register that are kept under a name. */
export const savedViewOperations = {
  'view.list': query({
    input: z.strictObject({ register: RegisterNameSchema }),
    output: z.array(SavedView),
    needs: 'reader',
    fails: [],
  }),
  /** Under a name that the register already has, in the place of that view. Words that may be about a person are left out. */
  'view.save': command({
    input: z.strictObject({
      register: RegisterNameSchema,
      name: z.string().trim().min(1).max(100),
      content: ViewContent,
    }),
    output: SavedView,
    needs: 'editor',
    fails: ['view.too-many', 'store.disk-full'],
    touches: ['views', 'history'],
    undoable: true,
  }),
  'view.remove': command({
    input: z.strictObject({ viewId: z.int() }),
    output: Nothing,
    needs: 'editor',
    fails: ['view.unknown', 'store.disk-full'],
    touches: ['views', 'history'],
    undoable: true,
  }),
} as const
