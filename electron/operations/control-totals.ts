import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { amountOf, statedAmount } from '#shared/reconciliation/control-totals.ts'
import type { CountedRow } from '#shared/reconciliation/control-totals.ts'
import { causesOfSide, needsNote, visitContributions } from '#shared/reconciliation/gap-contributions.ts'
import type { Contribution, Side } from '#shared/reconciliation/gap-contributions.ts'
import { toldCauses } from '#shared/reconciliation/told-causes.ts'
import type { ScopeGap } from '#shared/reconciliation/gap.ts'
import { NO_UNIT, WITHHELD } from '#shared/reconciliation/scopes.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { keepCauses, keepStated, readUnitNames, statedListOf } from '#db/stores/totals.ts'
import type { Tx } from '#db/write.ts'
import type { Handler, ReadContext } from '../host/context.ts'
import { maskedValues } from '../import/show.ts'
import { createUnitKey, seenOf } from '../reconciliation/comparison.ts'
import type { Comparison, ComparedRow } from '../reconciliation/comparison.ts'
import { inTurns } from '../host/in-turns.ts'
import { createRowLabel } from '../reconciliation/row-label.ts'
import { standingTotals } from '../reconciliation/stated-totals.ts'
import type { StandingTotal } from '../reconciliation/stated-totals.ts'
import { openComparison } from './steps/open-comparison.ts'
import { mayReconcile } from './steps/permitted.ts'
import { findReconciliation } from '../reconciliation/access.ts'

type Totals = OutputOf<'total.read'>
type CauseRow = OutputOf<'total.rows'>['items'][number]['here'][number]

export const readTotals: Handler<'total.read'> = async (context, input) => {
  const opened = await openComparison(context, context.read, input)
  if (!opened.ok) return opened
  const { comparison, runId } = opened.value
  const { whole, units } = comparison.explained
  const shown = shownUnits(units)
  return ok({
    runId,
    ...comparison.places,
    whole: scopeView(whole, null),
    units: shown.map((each) => scopeView(each.scope, each.shown)),
    tolerances: comparison.tolerances.map(({ field, tolerance, reason }) => ({ field, tolerance, reason })),
    entered: (['here', 'there'] as const).flatMap((side) =>
      comparison.stated[side].map((each) => enteredView(each, side, shown)),
    ),
  })
}

export const listCauseRows: Handler<'total.rows'> = async (context, input) => {
  const opened = await openComparison(context, context.read, input)
  if (!opened.ok) return opened
  const { comparison, runId, isProtected } = opened.value
  const asked = shownUnits(comparison.explained.units).find(({ shown }) => shown === input.unit)
  const unit = asked === undefined ? input.unit : asked.scope.unit
  const found: Contribution[] = []
  const told = visitContributions(comparison.gap, comparison.explained.scopes, (each) => {
    const isAsked =
      each.unit === unit &&
      each.measure === input.measure &&
      each.cause === input.cause &&
      each.field === input.field &&
      each.side === input.side &&
      (each.party ?? null) === input.party &&
      each.isExplained === input.isExplained
    if (isAsked && [...each.here, ...each.there].some((row) => row.isProtected) === isProtected) found.push(each)
  })
  await inTurns(told)
  const page = found.slice(input.start, input.start + input.count)
  const viewOf = createRowView(comparison)
  return ok({
    runId,
    total: found.length,
    items: page.map(({ delta, here, there, measure }) => ({
      delta: statedAmount(measure, delta),
      here: here.map((row) => viewOf('here', row)),
      there: there.map((row) => viewOf('there', row)),
    })),
  })
}

export const listAlone: Handler<'total.alone'> = async (context, input) => {
  const opened = await openComparison(context, context.read, input)
  if (!opened.ok) return opened
  const { comparison, runId } = opened.value
  const linked = new Set(comparison.gap.linked.flatMap(({ here, there }) => [...here, ...there]).map(({ id }) => id))
  const viewOf = createRowView(comparison)
  const alone = (side: Side): CauseRow[] =>
    comparison.rows[side].filter((row) => row.isProtected && !linked.has(row.id)).map((row) => viewOf(side, row))
  return ok({ runId, here: alone('here'), there: alone('there') })
}

export const sayCause: Handler<'total.say-cause'> = async (context, input) => {
  const { side, cause, note } = input
  if (cause !== null && note === null && needsNote(cause)) return fail('difference.note-needed')
  const written = await context.write(async (tx) => {
    const opened = await openComparison(context, tx, input, true)
    if (!opened.ok) return opened
    const { comparison, runId, isProtected } = opened.value
    const { kind } = comparison.gap
    if (runId !== input.runId) return fail('difference.run-changed')
    const fitting = causesOfSide[comparison.owners[side].side]
    if (cause !== null && !(kind.saidCauses.includes(cause) && fitting.includes(cause))) {
      return fail('difference.cause-unfit')
    }
    const numbers = new Set(input.rows)
    const said = comparison.causes[side]
    const chosen = comparison.rows[side].filter((row) => {
      if (!numbers.has(row.number) || row.isProtected !== isProtected) return false
      const before = said.get(row.id)
      if (cause === null) return before !== undefined
      return before?.cause !== cause || before.note !== note || before.seen !== seenOf(kind, row)
    })
    if (chosen.length === 0) return fail('difference.nothing-changed')
    const { register, here, there } = comparison.owners
    const kept = note === null ? null : maskIdentityNumbersIn(note)
    keepCauses(
      tx,
      register,
      side === 'here' ? [here, there] : [there, here],
      cause === null ? null : { cause, note: kept },
      chosen.map((row) => ({ key: row.id, seen: seenOf(kind, row) })),
    )
    tx.describe({ rows: chosen.length, cause: cause ?? 'none', ...(kept === null ? {} : { note: kept }) })
    return ok({ rows: chosen.length })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

export const enterTotal: Handler<'total.enter'> = async (context, input) => {
  const { reconciliationId, measure } = input
  const written = await context.write(async (tx) => {
    const found = findReconciliation(tx, mayReconcile(tx, context.person), reconciliationId)
    if (!found.ok) return found
    const { register, lists } = found.value
    const list = lists[input.list]
    if (list === undefined) return fail('difference.unknown-list')
    const unit = input.unit === null ? ok('') : await nameOfUnit(context, tx, input, input.unit)
    if (!unit.ok) return unit
    const amount = input.amount === null ? null : amountOf(measure, input.amount)
    const reference = input.reference === null ? null : maskIdentityNumbersIn(input.reference)
    if (!reconciledKinds[register].mainMeasures.includes(measure)) return fail('difference.nothing-changed')
    const unitKeyOf = createUnitKey(readUnitNames(tx))
    const before = standingTotals(tx, register, list, unitKeyOf).find(
      (each) => each.measure === measure && each.unitKey === (unit.value === '' ? null : unitKeyOf(unit.value)),
    )
    const isSame =
      amount === null
        ? before === undefined
        : before?.isEarlier === false && before.amount === amount && before.reference === reference
    if (isSame) return fail('difference.nothing-changed')
    // By the name and the list that it has been stated for, where it is to be taken away or stated anew.
    const stated =
      before !== undefined && (amount === null || !before.isEarlier)
        ? before
        : { unit: unit.value, ...statedListOf(tx, register, list) }
    keepStated(tx, register, list, { ...stated, measure, amount, reference })
    tx.describe({
      measure,
      party: list.party,
      ...(unit.value === '' ? {} : { unit: maskIdentityNumbersIn(unit.value) }),
      ...(amount === null ? { removed: 1 } : { amount: statedAmount(measure, amount) }),
    })
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

/** A unit of two lists as they write it, by what it is shown as; neither the rest nor what names no unit is one. */
async function nameOfUnit(context: ReadContext, tx: Tx, input: ParsedInputOf<'total.enter'>, unit: string) {
  const opened = await openComparison(context, tx, input, true)
  if (!opened.ok) return opened
  const { comparison } = opened.value
  const { here, there } = comparison.places
  if (input.list !== here && input.list !== there) return fail('difference.unknown-list')
  const asked = shownUnits(comparison.explained.units).find(({ shown }) => shown === unit)?.scope
  return asked === undefined || asked.unit === WITHHELD || asked.unit === NO_UNIT
    ? fail('difference.unknown-unit')
    : ok(asked.name)
}

function enteredView(
  { unit, unitKey, isEarlier, measure, amount, reference, by, at }: StandingTotal,
  side: Side,
  units: ReturnType<typeof shownUnits>,
): Totals['entered'][number] {
  const scope = units.find((each) => each.scope.unit === unitKey)
  const isCounted = unitKey === null || scope !== undefined
  return {
    side,
    unit: unitKey === null ? null : (scope?.shown ?? null),
    name: maskIdentityNumbersIn(unit),
    standing: isEarlier ? 'earlier' : isCounted ? 'holds' : 'uncounted',
    measure,
    amount: statedAmount(measure, amount),
    reference,
    by,
    at,
  }
}

/** Each unit with what it is asked for by: its name as it is shown, since what is compared holds all that somebody has written there. */
function shownUnits(units: readonly ScopeGap[]): { readonly scope: ScopeGap; readonly shown: string | null }[] {
  const times = new Map<string, number>()
  return units.map((scope) => {
    if (scope.unit === WITHHELD || scope.unit === NO_UNIT) return { scope, shown: scope.unit }
    const name = maskIdentityNumbersIn(scope.name)
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    return { scope, shown: time === 1 ? name : `${name} #${time}` }
  })
}

function scopeView({ unit, name, measures, state }: ScopeGap, shown: string | null): Totals['whole'] {
  return {
    unit: shown,
    kind: unit === null ? 'whole' : unit === WITHHELD ? 'rest' : unit === NO_UNIT ? 'unnamed' : 'unit',
    name: maskIdentityNumbersIn(name),
    state,
    measures: measures.map(({ measure, here, there, gap, remainder, causes }) => {
      const stated = (amount: number | null): number | null => (amount === null ? null : statedAmount(measure, amount))
      return {
        measure,
        here: stated(here),
        there: stated(there),
        gap: stated(gap),
        remainder: stated(remainder),
        causes: toldCauses(measure, causes).map((cause) => ({
          ...cause,
          party: cause.party ?? null,
          delta: stated(cause.delta),
        })),
      }
    }),
  }
}

function createRowView({ rows, causes, gap, owners }: Comparison): (side: Side, row: CountedRow) => CauseRow {
  const byId = {
    here: new Map(rows.here.map((row) => [row.id, row])),
    there: new Map(rows.there.map((row) => [row.id, row])),
  }
  const labelOf = createRowLabel(owners.register, gap.transferDate)
  return (side, { id }) => {
    const row: ComparedRow | undefined = byId[side].get(id)
    if (row === undefined) throw new Error('A row that is in no list')
    const masked = maskedValues(owners.register, row.values, gap.transferDate)
    const said = causes[side].get(id)
    return {
      number: row.number,
      label: labelOf(row),
      values: Object.fromEntries(gap.kind.shownForCause.map((field) => [field, masked[field] ?? null])),
      rowId: row.rowId,
      rejected: !row.isRejected ? null : row.values['personalIdentityNumber'] == null ? 'no-number' : 'other',
      said:
        said === undefined
          ? null
          : {
              cause: said.cause,
              note: said.note,
              by: said.by,
              at: said.at,
              isChanged: said.seen !== seenOf(gap.kind, row),
            },
    }
  }
}
