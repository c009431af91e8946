import type { CheckAnswer, CheckKind } from '#shared/contract/tables/quality.ts'
import { drawSample, estimateQuality, intervalConfidence } from '#shared/reconciliation/quality.ts'
import type { EstimatedShare } from '#shared/reconciliation/quality.ts'
import { createDraws } from '#shared/reconciliation/random.ts'
import { createRecordLookup, pairIdsOf, readPair } from '#db/stores/reconciliation-runs.ts'
import type { RunPair } from '#db/stores/reconciliation-runs.ts'
import { readChecks } from '#db/stores/quality-checks.ts'
import type { CheckedPair, QualityCheck } from '#db/stores/quality-checks.ts'
import type { Reader } from '#db/open.ts'
import type { OpenRun } from './access.ts'

/** Of each kind so many are checked: if all of 60 links are right, at least 95 % of all links are, as surely as that. */
const sampleSize = 60

export interface DrawnPair {
  readonly pair: RunPair
  readonly kind: CheckKind
  readonly name: CheckedPair
  /** The values that were compared, as JSON. */
  readonly seen: string
}

export interface Sample {
  readonly seed: number
  readonly totals: Readonly<Record<CheckKind, number>>
  /** Links and rows without a partner in one order, so that no stretch of the work tells which they are. */
  readonly drawn: readonly DrawnPair[]
}

/** The sample of a run: the same as often as it is drawn. Protected people are not in it. */
export function drawChecks(read: Reader, { reconciliation, head }: Pick<OpenRun, 'reconciliation' | 'head'>): Sample {
  const seed = head.eventId
  const recordOf = createRecordLookup(read, reconciliation.id)
  const ids = {
    link: pairIdsOf(read, reconciliation.id, 'linked'),
    unlinked: pairIdsOf(read, reconciliation.id, 'unmatched'),
  }
  const drawn = (['link', 'unlinked'] as const).flatMap((kind) =>
    drawSample(ids[kind], sampleSize, seed).flatMap((id): DrawnPair[] => {
      const pair = readPair(read, reconciliation.id, id)
      const left = pair && recordOf(pair.leftList, pair.leftRecord)
      if (pair === undefined || left === undefined) return []
      const { leftList, rightList, rightRecord } = pair
      const right = rightRecord === null ? undefined : recordOf(rightList, rightRecord)
      const name = { kind, leftList, leftKey: left.key, rightList, rightKey: right?.key ?? null }
      return [{ pair, kind, name, seen: JSON.stringify([left.values, right?.values ?? null]) }]
    }),
  )
  return { seed, totals: { link: ids.link.length, unlinked: ids.unlinked.length }, drawn: shuffle(drawn, seed) }
}

export interface CheckedSample {
  readonly total: number
  readonly drawn: number
  readonly checked: number
  readonly right: number
}

export interface Quality {
  readonly sample: Sample
  /** By the number of the pair, what has been found of it and still holds. */
  readonly found: ReadonlyMap<number, QualityCheck>
  readonly links: CheckedSample
  readonly unlinked: CheckedSample
  readonly precision: EstimatedShare | null
  readonly recall: EstimatedShare | null
}

/** What people have found of the sample of a run, and what that tells of all. */
export function judgeQuality(read: Reader, run: Pick<OpenRun, 'reconciliation' | 'head'>): Quality {
  const sample = drawChecks(read, run)
  const checks = new Map(readChecks(read, run.reconciliation.id).map((check) => [nameOf(check), check]))
  const found = new Map(
    sample.drawn.flatMap(({ pair, kind, name, seen }) => {
      const check = checks.get(nameOf(name))
      // What was found of a link holds for as long as both rows say the same; that a row is alone, only of the lists as they were.
      const isValid = check !== undefined && check.seen === seen && (kind === 'link' || check.runId === sample.seed)
      return isValid ? [[pair.id, check] as const] : []
    }),
  )
  const counted = (kind: CheckKind, rightAnswer: CheckAnswer): CheckedSample => {
    const own = sample.drawn.filter((each) => each.kind === kind)
    const answers = own.flatMap(({ pair }) => found.get(pair.id)?.answer ?? [])
    return {
      total: sample.totals[kind],
      drawn: own.length,
      checked: answers.length,
      right: answers.filter((answer) => answer === rightAnswer).length,
    }
  }
  const [links, unlinked] = [counted('link', 'right'), counted('unlinked', 'alone')]
  const { precision, recall } = estimateQuality(
    { links, unlinked: { ...unlinked, missed: unlinked.checked - unlinked.right } },
    intervalConfidence,
  )
  const isRecallKnown = links.checked > 0 && (unlinked.checked > 0 || unlinked.total === 0)
  return {
    sample,
    found,
    links,
    unlinked,
    precision: links.checked === 0 ? null : precision,
    recall: isRecallKnown && Number.isFinite(recall.share) ? recall : null,
  }
}

function nameOf({ kind, leftList, leftKey, rightList, rightKey }: CheckedPair): string {
  return JSON.stringify([kind, leftList, leftKey, rightList, rightKey])
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const draw = createDraws(seed)
  return items
    .map((item) => ({ item, place: draw() }))
    .toSorted((one, two) => one.place - two.place)
    .map(({ item }) => item)
}
