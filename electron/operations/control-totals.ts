import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { amountOf, statedAmount } from '#shared/reconciliation/control-totals.ts'
import type { CountedRow } from '#shared/reconciliation/control-totals.ts'
import {
  causesOfSide,
  needsNote,
  NO_UNIT,
  visitContributions,
  WITHHELD,
} from '#shared/reconciliation/gap-contributions.ts'
import type { Contribution, Side } from '#shared/reconciliation/gap-contributions.ts'
import type { ScopeGap } from '#shared/reconciliation/gap.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { keepCauses, keepStated, readStated } from '#db/stores/totals.ts'
import type { Handler } from '../host/context.ts'
import { maskedValues } from '../import/show.ts'
import { explainComparison, seenOf } from '../reconciliation/comparison.ts'
import type { Comparison, ComparedRow } from '../reconciliation/comparison.ts'
import { createRowLabel } from '../reconciliation/row-label.ts'
import { openComparison } from './steps/open-comparison.ts'
import { mayReconcile } from './steps/permitted.ts'
import { findReconciliation } from '../reconciliation/access.ts'

type Totals = OutputOf<'total.read'>
type CauseRow = OutputOf<'total.rows'>['items'][number]['here'][number]

export const readTotals: Handler<'total.read'> = async (context, input) => {
  const opened = await openComparison(context, context.read, input)
  if (!opened.ok) return opened
  const { comparison, runId } = opened.value
  const { whole, units } = explainComparison(comparison)
  return ok({
    runId,
    ...comparison.places,
    whole: scopeView(whole, null),
    units: shownUnits(units).map(({ scope, shown }) => scopeView(scope, shown)),
    entered: (['here', 'there'] as const).flatMap((side) =>
      comparison.stated[side].map(({ amount, ...stated }) => ({
        side,
        ...stated,
        amount: statedAmount(stated.measure, amount),
      })),
    ),
  })
}

export const listCauseRows: Handler<'total.rows'> = async (context, input) => {
  const opened = await openComparison(context, context.read, input)
  if (!opened.ok) return opened
  const { comparison, runId, isProtected } = opened.value
  const asked = shownUnits(explainComparison(comparison).units).find(({ shown }) => shown === input.unit)
  const unit = asked === undefined ? input.unit : asked.scope.unit
  const found: Contribution[] = []
  visitContributions(comparison.gap, (each) => {
    const isAsked =
      each.unit === unit &&
      each.measure === input.measure &&
      each.cause === input.cause &&
      each.field === input.field &&
      each.side === input.side &&
      each.isExplained === input.isExplained
    if (isAsked && [...each.here, ...each.there].some((row) => row.isProtected) === isProtected) found.push(each)
  })
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
    const reconciliation = found.value
    const list = reconciliation.lists[input.list]
    if (list === undefined) return fail('difference.unknown-list')
    const amount = input.amount === null ? null : amountOf(measure, input.amount)
    const reference = input.reference === null ? null : maskIdentityNumbersIn(input.reference)
    if (!reconciledKinds[reconciliation.register].mainMeasures.includes(measure))
      return fail('difference.nothing-changed')
    const before = readStated(tx, reconciliation.register, list).find((each) => each.measure === measure)
    const isSame = amount === null ? before === undefined : before?.amount === amount && before.reference === reference
    if (isSame) return fail('difference.nothing-changed')
    keepStated(tx, reconciliation.register, list, { measure, amount, reference })
    tx.describe({
      measure,
      party: list.party,
      ...(amount === null ? { removed: 1 } : { amount: statedAmount(measure, amount) }),
    })
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
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
        causes: causes.map((cause) => ({ ...cause, delta: statedAmount(measure, cause.delta) })),
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
