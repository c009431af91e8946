import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { measureCoverage } from '#shared/crosswalk/coverage.ts'
import { keyOfLevels, readPath } from '#shared/crosswalk/node-path.ts'
import { classKey, readSeriesKey, seriesKey } from '#shared/crosswalk/relation.ts'
import { createClassFinder } from '#shared/crosswalk/sources.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { Reader } from '#db/open.ts'
import { classificationsOf } from '#db/stores/classifications.ts'
import { findNames, nameOfClass, nameOfSeries } from '#db/stores/crosswalk-names.ts'
import type { NodeName } from '#db/stores/crosswalk-names.ts'
import {
  findRelation,
  keepRelation,
  readDecided,
  relationsFrom,
  relationsTo,
  removeRelation,
} from '#db/stores/crosswalk-relations.ts'
import type { StoredRelation } from '#db/stores/crosswalk-relations.ts'
import { readCrosswalkStates } from '#db/stores/crosswalk-states.ts'
import { crosswalkNodes, placeOfNode } from '#db/stores/crosswalk-tree.ts'
import { countOldEntries } from '#db/stores/old-entries.ts'
import { countListed } from '#db/stores/register-view.ts'
import { stopIfCancelled } from '../files/file-failure.ts'
import type { Handler } from '../host/context.ts'
import { inTurns } from '../host/in-turns.ts'
import { sourcesAt } from './steps/crosswalk-sources.ts'
import { refuseToWrite } from './steps/permitted.ts'

export const listNodes: Handler<'crosswalk.tree'> = async ({ read }, { side, path, start, count }) => {
  const { total, nodes } = crosswalkNodes(read, side, path, { start, count })
  return ok({
    total,
    start,
    children: nodes.map((node) => ({
      ...node,
      path: [...node.path],
      code: masked(node.code),
      title: node.title === null ? null : masked(node.title),
    })),
  })
}

/** Nodes that are told of one search. */
const mostFound = 50

export const findNodes: Handler<'crosswalk.find'> = async ({ read }, { side, text }) => {
  const names = findNames(read, side, text, mostFound + 1)
  const found = names.slice(0, mostFound).flatMap(({ path, code, title }) => {
    const place = path === null ? undefined : placeOfNode(read, side, path)
    if (path === null || place === undefined) return []
    const above = place.above.map((node) => ({ path: [...node.path], index: node.index }))
    return [{ code: masked(code), title: masked(title), path: [...path], above, index: place.index }]
  })
  return ok({ isMore: names.length > mostFound, found })
}

/** Relations of one node that are told. */
const mostTold = 100

export const tellNode: Handler<'crosswalk.node'> = async ({ read }, { side, path }) => {
  const at = readPath(path)
  const classId = at?.kind === 'plan' ? at.classIds.at(-1) : undefined
  if (side === 'receiver') {
    const { total, relations } =
      classId === undefined ? { total: 0, relations: [] } : relationsTo(read, classId, { start: 0, count: mostTold })
    return ok({ total, relations: relations.map((relation) => relationView(read, relation)) })
  }
  const key =
    at === null || (at.kind === 'plan' && classId === undefined)
      ? null
      : at.kind === 'creator'
        ? seriesKey(at.creator, keyOfLevels(at.levels))
        : classKey(classId ?? 0)
  const relations = key === null ? [] : relationsFrom(read, key)
  return ok({
    total: relations.length,
    relations: relations.slice(0, mostTold).map((each) => relationView(read, each)),
  })
}

/** Classes outside every plan that are told. */
const mostOutside = 20

export const readCoverage: Handler<'crosswalk.coverage'> = async (context) => {
  const { read, signal } = context
  const total = countListed(read, 'diary').rows
  const entries = await inTurns(
    countOldEntries(read, (done) => {
      stopIfCancelled(signal)
      context.progress(done, total, 'rows')
    }),
  )
  const { old, decided } = readCrosswalkStates(read)
  const classOf = createClassFinder(old)
  const outside = new Map<string, OutputOf<'crosswalk.coverage'>['outside'][number]>()
  for (const [what, counts] of [
    ['cases', old.openCases],
    ['entries', entries],
  ] as const) {
    for (const { senderId, code, count } of counts) {
      if (code === null || classOf(senderId, code) !== undefined) continue
      const key = `${senderId} ${code}`
      const before = outside.get(key) ?? {
        sender: old.senders.get(senderId)?.name ?? '',
        code: masked(code),
        cases: 0,
        entries: 0,
      }
      outside.set(key, { ...before, [what]: before[what] + count })
    }
  }
  const byWeight = [...outside.values()].toSorted((a, b) => b.cases - a.cases || b.entries - a.entries)
  return ok({
    rows: measureCoverage(old, entries, decided).map((row) => ({ ...row, causes: { ...row.causes } })),
    outside: byWeight.slice(0, mostOutside),
    outsideCount: outside.size,
    hasTarget: classificationsOf(read, 'receiver').some(({ classes }) => classes > 0),
  })
}

export const relate: Handler<'crosswalk.relate'> = async (
  context,
  { path, below, targetClassId, relation, ...texts },
) => {
  const kept = refuseToWrite(context.read, context.person, 'diary')
  if (kept !== null) return kept
  const content = {
    relation,
    splitRule: relation === 'partial' ? given(texts.splitRule) : null,
    decision: given(texts.decision),
    decidedOn: texts.decidedOn,
    decidedBy: given(texts.decidedBy),
    note: given(texts.note),
  }
  if (relation === 'partial' && content.splitRule === null) return fail('crosswalk.split-rule-needed')
  if (relation === 'ends' && content.decision === null && content.note === null) return fail('crosswalk.reason-needed')
  const target = targetClassId === null ? undefined : nameOfClass(context.read, targetClassId)
  const isTarget =
    target !== undefined && classificationsOf(context.read, 'receiver').some(({ name }) => name === target.within)
  if ((relation === 'ends') !== (targetClassId === null) || (targetClassId !== null && !isTarget))
    return fail('crosswalk.unknown-target')
  // What is there is counted once for all readers; what has been said of it is asked in the act itself.
  const { own, others } = sourcesAt(context.read, path, below)
  if (own === null && others.length === 0) return fail('crosswalk.unknown-source')
  const written = await context.write(async (tx) => {
    if (targetClassId !== null && nameOfClass(tx, targetClassId) === undefined) return fail('crosswalk.unknown-target')
    const isContrary =
      own !== null &&
      relationsFrom(tx, own.sourceKey).some((each) => (each.relation === 'ends') !== (relation === 'ends'))
    if (isContrary) return fail('crosswalk.contradicts')
    const decided = others.length === 0 ? new Map() : readDecided(tx)
    const sources = [...(own === null ? [] : [own]), ...others.filter(({ sourceKey }) => !decided.has(sourceKey))]
    let relations = 0
    for (const source of sources) if (keepRelation(tx, { ...source, targetClassId }, content)) relations++
    if (relations === 0) return fail('crosswalk.nothing-changed')
    const [first] = sources
    tx.describe({
      relation,
      relations,
      source: first === undefined ? '' : textOf(nameOfSource(tx, first)),
      target: target === undefined ? '' : textOf(target),
    })
    return ok({ relations })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

export const unrelate: Handler<'crosswalk.remove'> = async (context, { relationId }) => {
  const kept = refuseToWrite(context.read, context.person, 'diary')
  if (kept !== null) return kept
  const written = await context.write(async (tx) => {
    const relation = findRelation(tx, relationId)
    if (relation === undefined) return fail('crosswalk.unknown-relation')
    const target = relation.targetClassId === null ? undefined : nameOfClass(tx, relation.targetClassId)
    removeRelation(tx, relationId)
    tx.describe({
      relation: relation.relation,
      source: textOf(nameOfSource(tx, relation)),
      target: target === undefined ? '' : textOf(target),
    })
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

function relationView(read: Reader, stored: StoredRelation): OutputOf<'crosswalk.node'>['relations'][number] {
  const { sourceKey: _, sourceClassId: __, targetClassId, ...own } = stored
  const target = targetClassId === null ? undefined : nameOfClass(read, targetClassId)
  return {
    ...own,
    source: endView(nameOfSource(read, stored)),
    target: target === undefined ? null : endView(target),
    targetClassId,
  }
}

function endView({ path, code, title, within }: NodeName): OutputOf<'crosswalk.node'>['relations'][number]['source'] {
  return { path: path && [...path], code: masked(code), title: masked(title), within: masked(within) }
}

function nameOfSource(read: Reader, source: Pick<StoredRelation, 'sourceKey' | 'sourceClassId'>): NodeName {
  const ofClass = source.sourceClassId === null ? undefined : nameOfClass(read, source.sourceClassId)
  const { creator, key } = readSeriesKey(source.sourceKey)
  return ofClass ?? nameOfSeries(read, creator, key)
}

/** What a name comes to in the history. */
function textOf({ code, title }: NodeName): string {
  return masked(`${code} ${title}`.trim()).slice(0, 200)
}

function given(text: string | null): string | null {
  return text === null || text === '' ? null : masked(text)
}

function masked(text: string): string {
  return maskIdentityNumbersIn(text)
}
