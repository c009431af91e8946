import { setImmediate } from 'node:timers/promises'
import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { findingRuleIds, findingRules, severityOf } from '#shared/import/rules.ts'
import type { Severity } from '#shared/import/rules.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { createChange, findingOwners, handleKind } from '#db/stores/finding-handling.ts'
import type { Handling } from '#db/stores/finding-handling.ts'
import { countHidden, countItems, countKinds, itemsOfKind, itemsOfRow } from '#db/stores/finding-items.ts'
import type { Item, Kind } from '#db/stores/finding-items.ts'
import { createPlaceLookup } from '#db/stores/origins.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Tx } from '#db/write.ts'
import type { Handler } from '../host/context.ts'
import { refuseToWrite } from './steps/permitted.ts'
import { maskedCell, maskedFinding } from '../import/show.ts'

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

export const groupFindings: Handler<'finding.groups'> = async ({ read }, { register, severity, owner, state }) => {
  const rules = findingRuleIds.filter((rule) => severity === undefined || severityOf(rule) === severity)
  const wanted = new Set(rules)
  const asked: readonly RegisterName[] = register === undefined ? registerNames : [register]
  const groups = asked
    .flatMap((name) => countKinds(read, name, { owner }).map((kind) => ({ register: name, ...kind })))
    .filter(({ rule, counts }) => wanted.has(rule) && (state === undefined || counts[state] > 0))
    .map((kind) => ({ ...kind, number: findingRules[kind.rule].number, severity: severityOf(kind.rule) }))
    .toSorted((a, b) => rank[a.severity] - rank[b.severity] || leftToDo(b) - leftToDo(a))
  return ok({
    groups,
    protectedHidden: asked.reduce((sum, name) => sum + countHidden(read, name, rules), 0),
    owners: findingOwners(read),
  })
}

function leftToDo({ counts }: Pick<OutputOf<'finding.groups'>['groups'][number], 'counts'>): number {
  return counts.open + counts.assigned + counts.reopened
}

export const listFindings: Handler<'finding.list'> = async ({ read }, { kind, choice, after, count }) => {
  const { register } = kind
  const { transferDate } = await readTransfer(read)
  // One more than asked for tells whether there are any after them.
  const items = itemsOfKind(read, kind, choice, { after, count: count + 1 })
  const shown = items.slice(0, count)
  const rows = new Map(
    readRows(
      read,
      register,
      shown.map(({ rowId }) => rowId),
      labelFields[register],
    ).map((row) => [row.id, row]),
  )
  const placeOf = createPlaceLookup(
    read,
    shown.flatMap(({ rawId }) => rawId ?? []),
  )
  return ok({
    total: countItems(read, kind, choice),
    items: shown.map((item) => {
      const row = rows.get(item.rowId)
      return {
        ...shownItem(kind, item, transferDate),
        label: labelFields[register]
          .flatMap((field) => {
            const value = row?.values[field] ?? null
            return value === null ? [] : [maskedCell(register, field, String(value), transferDate)]
          })
          .join(' · '),
        sender: row?.sender ?? '',
        place: item.rawId === null ? null : placeOf(item.rawId),
      }
    }),
    next: items.length > count ? (shown.at(-1)?.rowId ?? null) : null,
  })
}

export const listRowFindings: Handler<'finding.row'> = async ({ read }, { register, rowId }) => {
  const { transferDate } = await readTransfer(read)
  return ok(
    itemsOfRow(read, register, rowId).map(({ rule, field, ...item }) => ({
      ...shownItem({ register, rule, field }, item, transferDate),
      rule,
      field,
      severity: severityOf(rule),
    })),
  )
}

function shownItem(
  { register, rule, field }: Kind,
  { rowId, state, raw, owner, note, waiver, waivedBy, waivedAt }: Item,
  transferDate: string,
): Omit<OutputOf<'finding.row'>[number], 'rule' | 'field' | 'severity'> {
  return {
    rowId,
    state,
    raw: maskedFinding(register, { rule, field, raw }, transferDate).raw,
    owner: owner && maskIdentityNumbersIn(owner),
    note: note && maskIdentityNumbersIn(note),
    waiver: waiver === null ? null : { reason: maskIdentityNumbersIn(waiver), by: waivedBy ?? '', at: waivedAt ?? '' },
  }
}

/** One act of a person, whether it is about one finding or a hundred thousand; in slices, so that reads go on meanwhile. */
export const handleFindings: Handler<'finding.handle'> = async (context, { target, change }) => {
  const kinds = 'items' in target ? target.items : [target.kind]
  for (const register of new Set(kinds.map((kind) => kind.register))) {
    const kept = refuseToWrite(context.read, context.person, register)
    if (kept !== null) return kept
  }
  const written = await context.write(async (tx) => {
    const items =
      'items' in target
        ? handleItems(tx, target.items, change)
        : await handleKind(tx, target.kind, target.choice, change, () => setImmediate())
    if (items === 0) return fail('finding.nothing-changed')
    const rules = new Set('items' in target ? target.items.map(({ rule }) => rule) : [target.kind.rule])
    const [rule] = rules
    tx.describe({
      items,
      what: isTakingAway(change) ? `no-${change.what}` : change.what,
      ...(rules.size === 1 && rule !== undefined ? { rule: findingRules[rule].number } : {}),
      ...(change.what === 'owner' && change.owner !== null ? { owner: maskIdentityNumbersIn(change.owner) } : {}),
    })
    return ok({ items })
  })
  return written.ok ? ok({ eventId: written.eventId, items: written.value.items }) : written
}

function isTakingAway(change: Handling): boolean {
  return (change.what === 'owner' && change.owner === null) || (change.what === 'note' && change.note === null)
}

function handleItems(tx: Tx, items: readonly (Kind & { readonly rowId: number })[], change: Handling): number {
  const byKind = new Map<string, ReturnType<typeof createChange>>()
  return items.reduce((changed, { rowId, ...kind }) => {
    const name = JSON.stringify(kind)
    const changeOne = byKind.get(name) ?? createChange(tx, kind, {}, change)
    byKind.set(name, changeOne)
    return changed + changeOne({ after: rowId - 1, upTo: rowId })
  }, 0)
}
