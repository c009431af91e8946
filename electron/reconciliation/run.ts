import { isProtected } from '#shared/import/plan.ts'
import type { MatchResult } from '#shared/reconciliation/result.ts'
import type { Setting } from '#shared/reconciliation/setting.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { readDecisions } from '#db/stores/reconciliation-decisions.ts'
import type { Decision, PairEndKey } from '#db/stores/reconciliation-decisions.ts'
import type { RunContent, RunSummary } from '#db/stores/reconciliation-runs.ts'
import { fingerprintOf, readOtherNumbers } from '#db/stores/reconciliations.ts'
import type { Reconciliation, ReconciliationList } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { readList } from './lists.ts'
import type { ListRow } from './lists.ts'
import { matchRecords } from './matching.ts'
import { groupByRecords } from './overlay.ts'
import { hiddenRecords, hidePairs, nameOf, pairsOf } from './outcome.ts'
import type { DecidedPair } from './outcome.ts'
import { createRecords } from './records.ts'
import type { ListRecords } from './records.ts'
import { settle, weighDecisions } from './standing.ts'
import { readOtherNames } from './unit-lists.ts'

/** Told how far a run has come, of a hundred; what it throws stops the run. */
type Tell = (percent: number) => Promise<void>

/** How much of the whole each stage of the matching is, and where it begins. */
const stages = { read: [20, 5], compare: [25, 30], estimate: [55, 20], weigh: [75, 10], assign: [85, 5] } as const

/** Milliseconds that the matching goes on without letting anything else have its turn. */
const stretch = 50

/** Whom a delivery marks as protected, by identity number. */
export interface ListMarks {
  readonly importId: number
  readonly people: ReadonlySet<string>
}

/** Matches the lists as they stand and applies what people have decided; the name of a list that is gone where one is. */
export async function runReconciliation(
  read: Reader,
  reconciliation: Reconciliation,
  tell: Tell,
): Promise<
  | { readonly ok: true; readonly run: RunContent; readonly marks: readonly ListMarks[] }
  | { readonly ok: false; readonly name: string }
> {
  const { register, lists } = reconciliation
  const kind = reconciledKinds[register]
  const fingerprint = fingerprintOf(read, reconciliation)
  const rowsOfLists: ListRow[][] = []
  for (const [place, list] of lists.entries()) {
    const rows = await readList(read, reconciliation, list, () => tell((20 * place) / lists.length))
    if (rows === undefined) return { ok: false, name: list.fileName ?? list.party }
    rowsOfLists.push(rows)
  }
  const decisions = readDecisions(read, reconciliation)
  const otherNumbers = register === 'units' ? readOtherNames(read) : readOtherNumbers(read)
  const make = (list: number, merged: readonly (readonly [string, string])[]): ListRecords =>
    createRecords(rowsOfLists[list] ?? [], { kind, list, party: lists[list]?.party ?? '', otherNumbers, merged })
  const apart = lists.map((_, list) => make(list, []))
  const merges = mergesOf(reconciliation, decisions, apart)
  const made = apart.map((each, list) => (merges[list]?.length ? make(list, merges[list]) : each))

  const records = made.map((each) => each.records)
  const result = await matchInTurns(
    kind.setting,
    records.map((each) => each.map(({ values }) => values)),
    tell,
  )
  // An organisation's own units are as many as it says.
  const duplicates = result.duplicates.filter(({ list }) => register !== 'units' || lists[list]?.namedBy !== null)
  const pairs = pairsOf({ ...result, duplicates }, records, decidedPairs(reconciliation, decisions, made))
  const hidden = hiddenRecords(records, pairs)
  const summary: RunSummary = {
    model: result.model,
    modelsOfLists: result.modelsOfLists,
    refusal: result.refusal && { reason: result.refusal.reason, field: result.refusal.field ?? null },
    pairings: result.pairings.map(({ lists: two, recall, keys }) => ({ lists: two, recall, keys })),
    merged: merges.flat(),
  }
  return {
    ok: true,
    run: {
      settingVersion: kind.setting.version,
      fingerprint,
      summary,
      records: records
        .flat()
        .map((each) => ({ ...each, isHidden: hidden.has(nameOf(each.list, String(each.number))) })),
      rows: made.flatMap((each) => each.rows),
      pairs: hidePairs(pairs, hidden),
    },
    marks: register === 'staff' ? lists.flatMap((list, place) => marksOf(list, rowsOfLists[place] ?? [])) : [],
  }
}

function marksOf({ importId }: ReconciliationList, rows: readonly ListRow[]): ListMarks[] {
  if (importId === null) return []
  const people = rows.flatMap(({ values }) => {
    const number = values['personalIdentityNumber']
    return typeof number === 'string' && isProtected('staff', values) ? [number] : []
  })
  return [{ importId, people: new Set(people) }]
}

async function matchInTurns(
  setting: Setting,
  lists: Parameters<typeof matchRecords>[1],
  tell: Tell,
): Promise<MatchResult> {
  const steps = matchRecords(setting, lists)
  let since = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value
    if (performance.now() - since < stretch) continue
    const { stage, done, total } = step.value
    const [from, share] = stages[stage]
    await tell(from + (total === 0 ? 0 : (share * Math.min(done, total)) / total))
    since = performance.now()
  }
}

/** By list, the keys of rows that people have decided to be one thing's. */
function mergesOf(
  { register, lists }: Reconciliation,
  decisions: readonly Decision[],
  made: readonly ListRecords[],
): (readonly [string, string])[][] {
  const finders = made.map(createFinder)
  return lists.map((list, place) => {
    const own = decisions.filter(({ ends }) => ends.every((end) => isOf(end, list)))
    return [...Map.groupBy(own, ({ ends }) => ends.map(({ key }) => key).join('\u0000')).values()].flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const [one, two] = first.ends.map(({ key }) => finders[place]?.(key))
      if (one === undefined || two === undefined) return []
      const weighed = weighDecisions(reconciledKinds[register].evidence, same, [one.values, two.values])
      const isMerge = settle({ state: 'duplicate', tier: 'weight' }, weighed)?.effect === 'same'
      return isMerge ? [[first.ends[0].key, first.ends[1].key] as const] : []
    })
  })
}

/** Pairs of two records that anybody has answered on. */
function decidedPairs(
  { register, lists }: Reconciliation,
  decisions: readonly Decision[],
  made: readonly ListRecords[],
): DecidedPair[] {
  const finders = made.map(createFinder)
  const placeOf = (end: PairEndKey): readonly [number, number] | undefined => {
    const record = finders[lists.findIndex((each) => isOf(end, each))]?.(end.key)
    return record && [record.list, record.number]
  }
  const valuesOf = ([list, record]: readonly [number, number]) => made[list]?.records[record]?.values ?? {}
  return groupByRecords(decisions, placeOf).flatMap((same) => {
    const [left, right] = (same[0]?.ends ?? []).map(placeOf)
    if (left === undefined || right === undefined) return []
    return [
      {
        left,
        right,
        decisions: weighDecisions(reconciledKinds[register].evidence, same, [valuesOf(left), valuesOf(right)]),
      },
    ]
  })
}

/** Finds the record of a row by its key. */
function createFinder({ records, rows }: ListRecords): (key: string) => ListRecords['records'][number] | undefined {
  const recordByKey = new Map(rows.map(({ key, record }) => [key, record]))
  return (key) => records[recordByKey.get(key) ?? -1]
}

function isOf(end: PairEndKey, list: { readonly side: string; readonly senderId: number }): boolean {
  return end.side === list.side && end.senderId === list.senderId
}
