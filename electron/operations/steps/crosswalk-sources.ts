import { keyOfLevels, readPath } from '#shared/crosswalk/node-path.ts'
import type { NodePath } from '#shared/crosswalk/node-path.ts'
import { classKey, seriesKey } from '#shared/crosswalk/relation.ts'
import { isNamedSeries } from '#shared/crosswalk/sources.ts'
import type { OldClass } from '#shared/crosswalk/sources.ts'
import type { RelationEnds } from '#db/stores/crosswalk-relations.ts'
import { readCrosswalkStates } from '#db/stores/crosswalk-states.ts'
import type { Reader } from '#db/open.ts'

type Source = Omit<RelationEnds, 'targetClassId'>

/** What can go on at a node of the old structure, and with `below` what stands below it; what has no signum cannot. */
export function sourcesAt(
  read: Reader,
  path: NodePath,
  below: boolean,
): { readonly own: Source | null; readonly others: readonly Source[] } {
  const at = readPath(path)
  if (at === null) return { own: null, others: [] }
  const { old, ofSeries, seriesBelow } = readCrosswalkStates(read)
  if (at.kind === 'creator') {
    const key = keyOfLevels(at.levels)
    const hasOwn = ofSeries(at.creator, key).own !== null && isNamedSeries({ key })
    const own = hasOwn ? { sourceKey: seriesKey(at.creator, key), sourceClassId: null } : null
    const others = below ? seriesBelow(at.creator, key).filter((each) => each.key !== key) : []
    return { own, others: others.map(({ sourceKey }) => ({ sourceKey, sourceClassId: null })) }
  }
  const own = at.classIds.at(-1)
  const ofPlan = old.classes.filter(({ scheme }) => scheme === at.scheme)
  const known = ofPlan.find(({ id }) => id === own)
  const others = !below ? [] : own === undefined ? ofPlan : classesUnder(ofPlan, own)
  return { own: known === undefined ? null : sourceOf(known), others: others.map(sourceOf) }
}

function sourceOf({ id }: OldClass): Source {
  return { sourceKey: classKey(id), sourceClassId: id }
}

function classesUnder(classes: readonly OldClass[], id: number): OldClass[] {
  const children = Map.groupBy(classes, ({ parentId }) => parentId)
  const found: OldClass[] = []
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of children.get(next) ?? []) {
      found.push(child)
      waiting.push(child.id)
    }
  }
  return found
}
