import { round } from '../import/normalise.ts'
import { classKey } from './relation.ts'
import type { SourceState } from './relation.ts'
import { createClassFinder, isNamedSeries } from './sources.ts'
import type { ClassCount, OldSeries, OldStructure } from './sources.ts'

export const coverageMeasures = ['series', 'volumes', 'metres', 'classes', 'entries', 'cases'] as const
export type CoverageMeasure = (typeof coverageMeasures)[number]

/** Why something is not yet mapped though nobody could map it as it stands. */
export const hiddenCauses = ['unreadable', 'withoutClass', 'notInPlan'] as const
export type HiddenCause = (typeof hiddenCauses)[number]

export interface CoverageRow {
  readonly measure: CoverageMeasure
  readonly mapped: number
  readonly left: number
  readonly notYet: number
  /** Of what is not yet mapped, what has no signum, no class, or a class that stands in no plan. */
  readonly causes: Readonly<Partial<Record<HiddenCause, number>>>
}

/** What was decided of each source, by its key; what is not there is not decided. */
export type Decided = ReadonlyMap<string, Exclude<SourceState, 'notYet'>>

/**
 * How much of what was is mapped, consciously left, or not yet either. Everything is counted in exactly one of them, so that nothing
 * hides: series without volumes, rows without signum or creator, cases and entries whose class is in no plan.
 */
export function measureCoverage(old: OldStructure, entries: readonly ClassCount[], decided: Decided): CoverageRow[] {
  const classOf = createClassFinder(old)
  const stateOfSeries = (each: OldSeries): SourceState =>
    isNamedSeries(each) ? (decided.get(each.sourceKey) ?? 'notYet') : 'notYet'
  const overSeries = (measure: CoverageMeasure, amount: (each: OldSeries) => number): CoverageRow => {
    const sums = { mapped: 0, left: 0, notYet: 0 }
    let unreadable = 0
    for (const each of old.series) {
      sums[stateOfSeries(each)] += amount(each)
      if (!isNamedSeries(each)) unreadable += amount(each)
    }
    return rowOf(measure, sums, { unreadable })
  }
  const overClasses = (measure: CoverageMeasure, counts: readonly ClassCount[]): CoverageRow => {
    const sums = { mapped: 0, left: 0, notYet: 0 }
    const causes = { withoutClass: 0, notInPlan: 0 }
    for (const { senderId, code, count } of counts) {
      const found = code === null ? undefined : classOf(senderId, code)
      if (found !== undefined) sums[decided.get(classKey(found.id)) ?? 'notYet'] += count
      else {
        sums.notYet += count
        causes[code === null ? 'withoutClass' : 'notInPlan'] += count
      }
    }
    return rowOf(measure, sums, causes)
  }
  const classes = { mapped: 0, left: 0, notYet: 0 }
  for (const { id } of old.classes) classes[decided.get(classKey(id)) ?? 'notYet']++
  return [
    overSeries('series', () => 1),
    overSeries('volumes', ({ volumes }) => volumes),
    overSeries('metres', ({ metres }) => metres),
    rowOf('classes', classes, {}),
    overClasses('entries', entries),
    overClasses('cases', old.openCases),
  ]
}

/** Metres are added up in floating point, and shown to a tenth of a millimetre. */
function rowOf(
  measure: CoverageMeasure,
  sums: Readonly<Record<SourceState, number>>,
  causes: Readonly<Partial<Record<HiddenCause, number>>>,
): CoverageRow {
  const told: Partial<Record<HiddenCause, number>> = {}
  for (const cause of hiddenCauses) {
    const amount = causes[cause] ?? 0
    if (amount > 0) told[cause] = round(amount, 4)
  }
  return {
    measure,
    mapped: round(sums.mapped, 4),
    left: round(sums.left, 4),
    notYet: round(sums.notYet, 4),
    causes: told,
  }
}
