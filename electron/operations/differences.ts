import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import {
  comparedValue,
  greatestTolerance,
  statedDelta,
  toleranceUnit,
  toleratedFieldNames,
  usualTolerance,
} from '#shared/reconciliation/field-comparison.ts'
import type { CountedRow } from '#shared/reconciliation/control-totals.ts'
import type { ComparedFieldName } from '#shared/reconciliation/field-comparison.ts'
import type { Side } from '#shared/reconciliation/gap-contributions.ts'
import type { Value } from '#shared/registers/field.ts'
import { keepResolutions, keepTolerance, removeResolutions } from '#db/stores/differences.ts'
import type { Handler } from '../host/context.ts'
import type { Comparison, LinkedDifference } from '../reconciliation/comparison.ts'
import { createRowLabel } from '../reconciliation/row-label.ts'
import { openComparison } from './steps/open-comparison.ts'

type Listed = OutputOf<'difference.list'>
type Kind = ParsedInputOf<'difference.list'>['kind']

export const listDifferences: Handler<'difference.list'> = async (context, input) => {
  const opened = await openComparison(context, context.read, input)
  if (!opened.ok) return opened
  const { comparison, runId, isProtected } = opened.value
  const { fields } = comparison.gap.kind
  const shown = comparison.differences.filter((each) => isOfProtected(each) === isProtected)
  const chosen = shown.filter((each) => isOfKind(each, input.kind))
  const labelOf = createRowLabel(comparison.owners.register, comparison.gap.transferDate)
  const pairs = comparison.gap.linked.filter(
    ({ here, there }) =>
      here.length === 1 && there.length === 1 && [...here, ...there].some((row) => row.isProtected) === isProtected,
  )
  // A row of a tie is told of too, but compared with no other.
  const unequal = new Set<CountedRow>(shown.map(({ hereRow }) => hereRow))
  return ok({
    runId,
    compared: pairs.length,
    equal: pairs.filter(({ here }) => here.every((row) => !unequal.has(row))).length,
    unstated: {
      here: onlyIn(comparison.unstated, 'here', 'there'),
      there: onlyIn(comparison.unstated, 'there', 'here'),
    },
    kinds: kindsOf(shown, fields),
    tolerances: toleratedFieldNames
      .filter((field) => fields.includes(field))
      .map((field) => ({
        field,
        usual: usualTolerance(field),
        most: greatestTolerance(field),
        set: setTolerance(comparison, field),
      })),
    total: chosen.length,
    items: chosen.slice(input.start, input.start + input.count).map((each) => viewOf(each, labelOf)),
  })
}

export const resolveDifferences: Handler<'difference.resolve'> = async (context, input) => {
  const { said, target } = input
  if (said !== null && (said.resolution === 'bothWrong') !== (said.value !== null))
    return fail('difference.value-needed')
  const written = await context.write(async (tx) => {
    const opened = await openComparison(context, tx, input, true)
    if (!opened.ok) return opened
    const { comparison, runId, isProtected } = opened.value
    if (runId !== input.runId) return fail('difference.run-changed')
    const named =
      'items' in target ? new Set(target.items.map(({ here, there, field }) => `${here} ${there} ${field}`)) : null
    const chosen = comparison.differences.filter(
      (each) =>
        isOfProtected(each) === isProtected &&
        (named === null || named.has(`${each.hereRow.number} ${each.thereRow.number} ${each.field}`)) &&
        (!('kind' in target) || isOfKind(each, target.kind)) &&
        isOther(each, said, named !== null),
    )
    if (chosen.length === 0) return fail('difference.nothing-changed')
    const keyed = chosen.map(({ hereRow, thereRow, field }) => ({
      here: hereRow.id,
      there: thereRow.id,
      field,
      seenHere: comparedValue(hereRow.values, field),
      seenThere: comparedValue(thereRow.values, field),
    }))
    if (said === null) removeResolutions(tx, comparison.owners, keyed)
    else {
      const [value, reason] = [maskedText(said.value), maskIdentityNumbersIn(said.reason)]
      keepResolutions(tx, comparison.owners, { resolution: said.resolution, value, reason }, keyed)
    }
    const [first] = chosen
    const isOneField = chosen.every(({ field }) => field === first?.field)
    tx.describe({
      items: chosen.length,
      resolution: said?.resolution ?? 'none',
      ...(isOneField && first !== undefined ? { field: first.field } : {}),
      ...(said === null ? {} : { reason: maskIdentityNumbersIn(said.reason) }),
    })
    return ok({ items: chosen.length })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}

export const tolerate: Handler<'difference.tolerate'> = async (context, input) => {
  const { field, said } = input
  const most = greatestTolerance(field)
  if (said !== null && said.tolerance > most) {
    return fail('difference.tolerance-too-large', { most, unit: toleranceUnit(field) })
  }
  const written = await context.write(async (tx) => {
    const opened = await openComparison(context, tx, input, true)
    if (!opened.ok) return opened
    const { comparison } = opened.value
    const before = setTolerance(comparison, field)
    const reason = said === null ? null : maskIdentityNumbersIn(said.reason)
    const isSame = said === null ? before === null : before?.tolerance === said.tolerance && before.reason === reason
    if (!comparison.gap.kind.fields.includes(field) || isSame) return fail('difference.nothing-changed')
    keepTolerance(tx, comparison.owners, field, reason === null || said === null ? null : { ...said, reason })
    tx.describe({
      field,
      tolerance: said?.tolerance ?? usualTolerance(field),
      ...(reason === null ? {} : { reason }),
    })
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}

function setTolerance({ tolerances }: Comparison, field: ComparedFieldName): Listed['tolerances'][number]['set'] {
  const found = tolerances.find((each) => each.field === field)
  if (found === undefined) return null
  const { tolerance, reason, by, at } = found
  return { tolerance, reason, by, at }
}

/** What neither list states is nothing to tell of either. */
function onlyIn(unstated: Comparison['unstated'], side: Side, other: Side): Listed['unstated'][Side] {
  return unstated[side].filter((field) => !unstated[other].includes(field))
}

function isOfProtected({ hereRow, thereRow }: LinkedDifference): boolean {
  return hereRow.isProtected || thereRow.isProtected
}

function standingOf({ said, isChanged }: LinkedDifference): Listed['items'][number]['standing'] {
  return said === null ? 'open' : isChanged ? 'changed' : 'resolved'
}

function isOfKind(difference: LinkedDifference, kind: Kind): boolean {
  return (
    (kind.field === undefined || difference.field === kind.field) &&
    (kind.state === undefined || difference.state === kind.state) &&
    (kind.standing === undefined || standingOf(difference) === kind.standing) &&
    (kind.hereValue === undefined || shownValue(difference.here) === kind.hereValue) &&
    (kind.thereValue === undefined || shownValue(difference.there) === kind.thereValue)
  )
}

/** Of a whole kind only what is not resolved is said anew; what is named one by one is, unless it is said already. */
function isOther(
  difference: LinkedDifference,
  said: ParsedInputOf<'difference.resolve'>['said'],
  isNamed: boolean,
): boolean {
  if (said === null) return difference.said !== null
  if (difference.said === null || difference.isChanged) return true
  const { resolution, value, reason } = difference.said
  return isNamed && (resolution !== said.resolution || value !== said.value || reason !== said.reason)
}

function kindsOf(
  differences: readonly LinkedDifference[],
  fields: Comparison['gap']['kind']['fields'],
): Listed['kinds'] {
  const fieldRank = ({ field }: Pick<LinkedDifference, 'field'>): number => fields.indexOf(field)
  const kinds = new Map<string, Listed['kinds'][number]>()
  for (const difference of differences) {
    const { field, state } = difference
    const name = `${field} ${state}`
    const kind = kinds.get(name) ?? { field, state, open: 0, changed: 0, resolved: 0 }
    kind[standingOf(difference)]++
    kinds.set(name, kind)
  }
  return [...kinds.values()].toSorted((one, two) => fieldRank(one) - fieldRank(two) || (one.state < two.state ? -1 : 1))
}

function viewOf(
  difference: LinkedDifference,
  labelOf: (row: Comparison['rows']['here'][number]) => Value[],
): Listed['items'][number] {
  const { hereRow, thereRow, field, state, here, there, delta, causes, said } = difference
  return {
    here: hereRow.number,
    there: thereRow.number,
    field,
    state,
    label: labelOf(hereRow),
    hereValue: shownValue(here),
    thereValue: shownValue(there),
    delta: delta === null ? null : statedDelta(field, delta),
    causes: causes.map((cause) => ({ field: cause.field, delta: statedDelta(cause.field, cause.delta) })),
    standing: standingOf(difference),
    said:
      said === null
        ? null
        : {
            resolution: said.resolution,
            value: said.value,
            reason: said.reason,
            by: said.by,
            at: said.at,
            hereValue: shownValue(said.seenHere),
            thereValue: shownValue(said.seenThere),
          },
  }
}

function shownValue(value: Value): Value {
  return typeof value === 'string' ? maskIdentityNumbersIn(value) : value
}

function maskedText(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}
