import { z } from 'zod'
import { coverageMeasures, hiddenCauses } from '../../crosswalk/coverage.ts'
import { relationKinds, sourceStates } from '../../crosswalk/relation.ts'
import { command, query } from '../operation.ts'

/** `plan:` and a name, then classes by number; or `creator:` and a folded name, then the levels of a signum. Empty for the top. */
const Path = z.array(z.string().max(500)).max(100)
/** `sender` the old structure, `receiver` the new one. */
const Side = z.enum(['sender', 'receiver'])
const Id = z.int().positive()

const Node = z.strictObject({
  path: Path,
  kind: z.enum(['classification', 'class', 'creator', 'series']),
  /** A signum or the code of a class; empty where it has none. */
  code: z.string(),
  title: z.string().nullable(),
  /** Nothing stands below it. */
  isLeaf: z.boolean(),
  /** Of the old structure: what has become of the node, null where it is only a step, and of all at or below it. */
  state: z.strictObject({ own: z.enum(sourceStates).nullable(), sources: z.int(), notYet: z.int() }).nullable(),
  volumes: z.int(),
  /** Shelf metres. */
  metres: z.number(),
  /** Open cases that state an old class. */
  cases: z.int(),
  /** Relations that lead to a class of the new one. */
  relations: z.int(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})

/** What a node is called where others refer to it, and where to find it; null for one that is no longer there. */
const End = z.strictObject({ path: Path.nullable(), code: z.string(), title: z.string(), within: z.string() })

const Relation = z.strictObject({
  id: Id,
  relation: z.enum(relationKinds),
  source: End,
  /** Null of what ends. */
  target: End.nullable(),
  targetClassId: Id.nullable(),
  splitRule: z.string().nullable(),
  decision: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
})

const Text = z.string().trim().max(2000).nullable().default(null)

/** Where the old series and classes go on in the new ones (`domain.md` §1d), and how much of them does. */
export const crosswalkOperations = {
  /** A page of what stands right below a node of one side. */
  'crosswalk.tree': query({
    input: z.strictObject({ side: Side, path: Path, start: z.int().min(0), count: z.int().min(1).max(500) }),
    output: z.strictObject({ total: z.int(), start: z.int(), children: z.array(Node) }),
    needs: 'reader',
    fails: [],
  }),
  /** Nodes of one side whose code or title holds each of the words, the first of them, each with its place. */
  'crosswalk.find': query({
    input: z.strictObject({ side: Side, text: z.string().max(200) }),
    output: z.strictObject({
      /** There are more than are told. */
      isMore: z.boolean(),
      found: z.array(
        z.strictObject({
          code: z.string(),
          title: z.string(),
          path: Path,
          above: z.array(z.strictObject({ path: Path, index: z.int() })),
          index: z.int(),
        }),
      ),
    }),
    needs: 'reader',
    fails: [],
  }),
  /** What has been said of a node: of an old one where it goes on, of a new one what goes on there, at most a hundred of it. */
  'crosswalk.node': query({
    input: z.strictObject({ side: Side, path: Path.min(1) }),
    output: z.strictObject({ total: z.int(), relations: z.array(Relation) }),
    needs: 'reader',
    fails: [],
  }),
  /** How much of what was is mapped, consciously left, or not yet either; nothing is left out. */
  'crosswalk.coverage': query({
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          measure: z.enum(coverageMeasures),
          mapped: z.number(),
          left: z.number(),
          notYet: z.number(),
          /** Of what is not yet mapped, what nobody can map as it stands. */
          causes: z.partialRecord(z.enum(hiddenCauses), z.number()),
        }),
      ),
      /** Classes that cases and entries state and no plan of their sender has; the most frequent first. */
      outside: z.array(z.strictObject({ sender: z.string(), code: z.string(), cases: z.int(), entries: z.int() })),
      outsideCount: z.int(),
      hasTarget: z.boolean(),
    }),
    needs: 'reader',
    fails: ['call.cancelled'],
    job: true,
  }),
  /**
   * Says where an old node goes on, or that it ends; what was said of the same two before becomes this. With `below` it is said of all
   * that stands below too and of which nothing has been said.
   */
  'crosswalk.relate': command({
    input: z.strictObject({
      path: Path.min(1),
      below: z.boolean().default(false),
      /** The class where it goes on; null where it ends. */
      targetClassId: Id.nullable(),
      relation: z.enum(relationKinds),
      splitRule: Text,
      decision: Text,
      decidedOn: z.iso.date().nullable().default(null),
      decidedBy: Text,
      note: Text,
    }),
    output: z.strictObject({ relations: z.int(), eventId: z.int() }),
    needs: 'editor',
    fails: [
      'register.not-your-register',
      'crosswalk.unknown-source',
      'crosswalk.unknown-target',
      'crosswalk.split-rule-needed',
      'crosswalk.reason-needed',
      'crosswalk.contradicts',
      'crosswalk.nothing-changed',
      'store.disk-full',
    ],
    touches: ['crosswalk', 'history'],
    undoable: true,
  }),
  /** Takes a relation away. */
  'crosswalk.remove': command({
    input: z.strictObject({ relationId: Id }),
    output: z.strictObject({ eventId: z.int() }),
    needs: 'editor',
    fails: ['register.not-your-register', 'crosswalk.unknown-relation', 'store.disk-full'],
    touches: ['crosswalk', 'history'],
    undoable: true,
  }),
} as const
