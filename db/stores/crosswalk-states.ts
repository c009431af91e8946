import type { Decided } from '#shared/crosswalk/coverage.ts'
import { classKey } from '#shared/crosswalk/relation.ts'
import type { SourceState } from '#shared/crosswalk/relation.ts'
import { createClassFinder, isNamedSeries } from '#shared/crosswalk/sources.ts'
import type { OldSeries, OldStructure } from '#shared/crosswalk/sources.ts'
import type { Connection, Reader } from '../open.ts'
import { readDecided, readTargetCounts } from './crosswalk-relations.ts'
import { readOldStructure } from './old-structure.ts'

/** What has become of a node of the old structure, and of all at or below it. */
export interface NodeState {
  /** Null where it is only a step on the way to others. */
  readonly own: SourceState | null
  readonly sources: number
  readonly notYet: number
}

export interface CrosswalkStates {
  readonly old: OldStructure
  readonly decided: Decided
  /** Of a creator, or of what stands below it by the beginning of its key. */
  readonly ofSeries: (creator: string, prefix: string) => NodeState
  readonly ofClass: (id: number) => NodeState
  readonly ofPlan: (scheme: string) => NodeState
  /** Of the series at or below a node, in their order; what cannot be decided is left out. */
  readonly seriesBelow: (creator: string, prefix: string) => readonly OldSeries[]
  /** Open cases that state a class of the old plans. */
  readonly openCases: ReadonlyMap<number, number>
  /** How many relations lead to a class. */
  readonly relationsTo: ReadonlyMap<number, number>
}

/** A reader keeps them until somebody has written. */
export function readCrosswalkStates(read: Reader): CrosswalkStates {
  const { connection } = read
  if (!connection.readonly) return statesOf(read)
  const version = connection.pragma('data_version', { simple: true })
  const before = kept.get(connection)
  if (before !== undefined && before.version === version) return before.states
  const states = statesOf(read)
  kept.set(connection, { version, states })
  return states
}

const kept = new WeakMap<Connection, { readonly version: unknown; readonly states: CrosswalkStates }>()

function statesOf(read: Reader): CrosswalkStates {
  const old = readOldStructure(read)
  const decided = readDecided(read)
  const { series } = old
  const stateOf = (each: OldSeries): SourceState => decided.get(each.sourceKey) ?? 'notYet'
  // How many of those before a place are not yet decided: of any stretch the difference tells.
  const notYetBefore = new Int32Array(series.length + 1)
  series.forEach((each, index) => {
    notYetBefore[index + 1] = (notYetBefore[index] ?? 0) + (stateOf(each) === 'notYet' ? 1 : 0)
  })
  // Every key that begins so is before the prefix followed by what no key holds.
  const stretch = (creator: string, prefix: string): readonly [number, number] => [
    firstFrom(series, creator, prefix),
    firstFrom(series, creator, `${prefix}\u{ffff}`),
  ]
  const openCases = new Map<number, number>()
  const classOf = createClassFinder(old)
  for (const { senderId, code, count } of old.openCases) {
    const id = code === null ? undefined : classOf(senderId, code)?.id
    if (id !== undefined) openCases.set(id, (openCases.get(id) ?? 0) + count)
  }
  const { ofClass, ofPlan } = classStates(old, decided)
  return {
    old,
    decided,
    ofSeries(creator, prefix) {
      const [from, to] = stretch(creator, prefix)
      const first = series[from]
      const isSource = first !== undefined && from < to && prefix !== '' && first.key === prefix
      return {
        own: isSource ? stateOf(first) : null,
        sources: to - from,
        notYet: (notYetBefore[to] ?? 0) - (notYetBefore[from] ?? 0),
      }
    },
    ofClass,
    ofPlan,
    seriesBelow: (creator, prefix) => series.slice(...stretch(creator, prefix)).filter(isNamedSeries),
    openCases,
    relationsTo: readTargetCounts(read),
  }
}

const none: NodeState = { own: null, sources: 0, notYet: 0 }

function classStates(old: OldStructure, decided: Decided): Pick<CrosswalkStates, 'ofClass' | 'ofPlan'> {
  const byId = new Map(old.classes.map((each) => [each.id, each]))
  const counts = new Map<number | string, { sources: number; notYet: number }>()
  const add = (key: number | string, notYet: number): void => {
    const count = counts.get(key) ?? { sources: 0, notYet: 0 }
    counts.set(key, { sources: count.sources + 1, notYet: count.notYet + notYet })
  }
  for (const each of old.classes) {
    const notYet = decided.has(classKey(each.id)) ? 0 : 1
    add(each.scheme, notYet)
    // A tree is a handful of levels deep, and the store keeps circles out.
    for (let at = byId.get(each.id); at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId))
      add(at.id, notYet)
  }
  return {
    ofClass: (id) => ({ ...(counts.get(id) ?? none), own: decided.get(classKey(id)) ?? 'notYet' }),
    ofPlan: (scheme) => ({ ...(counts.get(scheme) ?? none), own: null }),
  }
}

/** The first place whose creator and key are not before these. */
function firstFrom(series: readonly OldSeries[], creator: string, key: string): number {
  let [low, high] = [0, series.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = series[middle]
    if (at !== undefined && (at.creator < creator || (at.creator === creator && at.key < key))) low = middle + 1
    else high = middle
  }
  return low
}
