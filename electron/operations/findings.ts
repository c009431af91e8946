import { setImmediate } from 'node:timers/promises'
import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { findingRuleIds, findingRules, severityOf } from '#shared/import/rules.ts'
import type { Severity } from '#shared/import/rules.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { newestEvent } from '#db/stores/edits.ts'
import { countWrittenSince, createChange, findingOwners, handleKind, writtenOf } from '#db/stores/finding-handling.ts'
import type { Handling } from '#db/stores/finding-handling.ts'
import { countHidden, countItems, countKinds, findItem, itemsOfKind, itemsOfRow } from '#db/stores/finding-items.ts'
import type { Item, Kind } from '#db/stores/finding-items.ts'
import { readEvent } from '#db/stores/history.ts'
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
    owners: [...new Set(findingOwners(read).map(maskIdentityNumbersIn))],
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
        label: row === undefined ? '' : labelOf(register, row.values, transferDate),
        sender: row?.sender ?? '',
        place: item.rawId === null ? null : placeOf(item.rawId),
      }
    }),
    next: items.length > count ? (shown.at(-1)?.rowId ?? null) : null,
    version: newestEvent(read),
  })
}

/** What a person knows a row by; masked. */
function labelOf(register: RegisterName, values: Values, transferDate: string): string {
  return labelFields[register]
    .flatMap((field) => {
      const value = values[field] ?? null
      return value === null ? [] : [maskedCell(register, field, String(value), transferDate)]
    })
    .join(' · ')
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
    raw: groundOf({ register, rule, field }, { raw }, transferDate),
    owner: shownText(owner),
    note: shownText(note),
    waiver: waiver === null ? null : { reason: maskIdentityNumbersIn(waiver), by: waivedBy ?? '', at: waivedAt ?? '' },
  }
}

/** One act of a person, whether it is about one finding or a hundred thousand; in slices, so that reads go on meanwhile. */
export const handleFindings: Handler<'finding.handle'> = async (context, { target, change: asked, meanwhile }) => {
  const change = asked.what === 'owner' ? { ...asked, owner: shownText(asked.owner) } : asked
  const kinds = 'items' in target ? target.items : [target.kind]
  for (const register of new Set(kinds.map((kind) => kind.register))) {
    const kept = refuseToWrite(context.read, context.person, register)
    if (kept !== null) return kept
  }
  const { transferDate } = await readTransfer(context.read)
  const written = await context.write(async (tx) => {
    const { count, first, rest, since } =
      meanwhile === 'overwrite' ? { ...none, rest: target } : writtenMeanwhile(tx, target, change, transferDate)
    if (meanwhile === 'refuse' && first !== null)
      return fail('finding.changed-meanwhile', await conflictOf(tx, first, change, count, transferDate))
    const items =
      'items' in rest
        ? handleItems(tx, rest.items, change)
        : await handleKind(tx, rest.kind, rest.choice, change, () => setImmediate(), since)
    if (items === 0) return fail('finding.nothing-changed')
    const rules = new Set('items' in target ? target.items.map(({ rule }) => rule) : [target.kind.rule])
    const [rule] = rules
    tx.describe({
      items,
      what: isTakingAway(change) ? `no-${change.what}` : change.what,
      ...(rules.size === 1 && rule !== undefined ? { rule: findingRules[rule].number } : {}),
      ...(change.what === 'owner' && change.owner !== null ? { owner: change.owner } : {}),
    })
    return ok({ items })
  })
  return written.ok ? ok({ eventId: written.eventId, items: written.value.items }) : written
}

type Target = ParsedInputOf<'finding.handle'>['target']
type Ref = Kind & {
  readonly rowId: number
  readonly seen?: string | null | undefined
  readonly ground?: string | undefined
}

const none = { count: 0, first: null, since: undefined }

/** What others have made of the findings since they were seen, and what is left of the target without those. */
function writtenMeanwhile(
  tx: Tx,
  target: Target,
  change: Handling,
  transferDate: string,
): {
  readonly count: number
  readonly first: Ref | null
  readonly rest: Target
  readonly since: number | undefined
} {
  if ('items' in target) {
    const others = new Set(target.items.filter((ref) => isOtherThanSeen(tx, ref, change, transferDate)))
    const [first = null] = others
    const items = target.items.filter((ref) => !others.has(ref))
    return { count: others.size, first, rest: { items }, since: undefined }
  }
  const { kind, choice, version } = target
  if (version === undefined) return { ...none, rest: target }
  const { count, rowId } = countWrittenSince(tx, kind, choice, change, version)
  return { count, first: rowId === null ? null : { ...kind, rowId }, rest: target, since: version }
}

/** Judged by what was shown, and none where it is what is to be written. */
function isOtherThanSeen(
  tx: Tx,
  { rowId, seen, ground, ...kind }: Ref,
  change: Handling,
  transferDate: string,
): boolean {
  const waived = change.what === 'waive' ? ground : undefined
  if (seen === undefined && waived === undefined) return false
  const item = findItem(tx, kind, rowId)
  if (item === undefined) return false
  if (waived !== undefined && groundOf(kind, item, transferDate) !== waived) return true
  const now = writtenOf(tx, item, change).text
  return seen !== undefined && now !== wantedText(change) && shownText(now) !== seen
}

/** What a finding is about, as it is shown. */
function groundOf({ register, rule, field }: Kind, { raw }: Pick<Item, 'raw'>, transferDate: string): string {
  return maskedFinding(register, { rule, field, raw }, transferDate).raw
}

function wantedText(change: Handling): string | null {
  switch (change.what) {
    case 'owner':
      return change.owner
    case 'note':
      return change.note
    case 'waive':
      return change.reason
    case 'take-back':
      return null
  }
}

function shownText(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}

/** The first finding that is in the way: what stands on it now and, where that is no other reason, what it is about now. */
async function conflictOf(
  tx: Tx,
  { rowId, seen, ground, ...kind }: Ref,
  change: Handling,
  count: number,
  transferDate: string,
): Promise<Readonly<Record<string, string | number>>> {
  const item = findItem(tx, kind, rowId)
  const [row] = readRows(tx, kind.register, [rowId], labelFields[kind.register])
  const label = row === undefined ? '' : labelOf(kind.register, row.values, transferDate)
  const now = item === undefined ? '' : groundOf(kind, item, transferDate)
  const isOtherGround = ground === undefined ? seen === undefined && item?.waiver === null : now !== ground
  if (change.what === 'waive' && isOtherGround) {
    const event = row && (await readEvent(tx, row.version))
    return { what: 'ground', count, label, now, by: event?.by ?? '', at: event?.at ?? '' }
  }
  const written = item && writtenOf(tx, item, change)
  return {
    what: change.what,
    count,
    label,
    now: shownText(written?.text ?? null) ?? '',
    by: written?.by ?? '',
    at: written?.at ?? '',
  }
}

function isTakingAway(change: Handling): boolean {
  return (change.what === 'owner' && change.owner === null) || (change.what === 'note' && change.note === null)
}

function handleItems(tx: Tx, items: readonly Ref[], change: Handling): number {
  const byKind = new Map<string, ReturnType<typeof createChange>>()
  return items.reduce((changed, { rowId, seen: _seen, ground: _ground, ...kind }) => {
    const name = JSON.stringify(kind)
    const changeOne = byKind.get(name) ?? createChange(tx, kind, {}, change)
    byKind.set(name, changeOne)
    return changed + changeOne({ after: rowId - 1, upTo: rowId })
  }, 0)
}
