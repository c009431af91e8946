import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { finish } from '#shared/steps.ts'
import { sortText } from '#shared/import/business-key.ts'
import type { ListSide, Reconciliation } from '#db/stores/reconciliations.ts'
import { readUnitsByName } from '#db/stores/units.ts'
import type { Reader } from '#db/open.ts'
import { readReconciled, readRunContents } from './reconciled.ts'
import type { ReconciledRow } from './reconciled.ts'
import { aliasesOf } from './unit-lists.ts'

type Proposal = Pick<OutputOf<'alias.list'>, 'leftOut'> & {
  readonly units: readonly {
    readonly id: number
    readonly name: string
    readonly organisation: string
    readonly names: readonly string[]
  }[]
}

/** Whose unit gets the names, where several are linked: it is the receiver's that remains. */
const order: readonly ListSide[] = ['receiver', 'sender', 'third']

/** What linked units are called in the other lists and not yet where they are set up. */
export function proposeAliases(read: Reader, reconciliation: Reconciliation): Proposal {
  const { lists, register } = reconciliation
  if (register !== 'units') return { units: [], leftOut: [] }
  const byUnit = Map.groupBy(
    finish(readReconciled(read, reconciliation, finish(readRunContents(read, reconciliation.id)))).rows.flat(),
    ({ person }) => person,
  )
  const known = readUnitsByName(read).map((unit) => ({
    ...unit,
    keys: [unit.name, ...aliasesOf(unit.aliases)].map(keyOf),
  }))
  const byId = new Map(known.map((unit) => [unit.id, unit]))
  const rank = ({ list }: ReconciledRow): number => order.indexOf(lists[list]?.side ?? 'third')
  const leftOut: Proposal['leftOut'] = []
  const wishes = [...byUnit.values()].flatMap((rows) => {
    if (new Set(rows.map(({ list }) => list)).size < 2) return []
    const [own] = rows.filter(({ rowId }) => rowId !== null).toSorted((one, two) => rank(one) - rank(two))
    const unit = byId.get(own?.rowId ?? 0)
    const names = rows.flatMap((row) => (row === own ? [] : namesOf(row)))
    if (unit !== undefined) return [{ unit, names: names.filter((name) => !unit.keys.includes(keyOf(name))) }]
    const others = new Map(names.map((name) => [keyOf(name), name]))
    others.delete(keyOf(names[0] ?? ''))
    for (const name of others.values()) leftOut.push({ name: maskIdentityNumbersIn(name), why: 'no-unit' })
    return []
  })
  const bearers = new Map<string, Set<number>>()
  const bear = (organisationId: number | null, key: string, id: number): void => {
    const name = `${organisationId} ${key}`
    bearers.set(name, (bearers.get(name) ?? new Set()).add(id))
  }
  for (const { id, organisationId, keys } of known) for (const key of keys) bear(organisationId, key, id)
  for (const { unit, names } of wishes) for (const name of names) bear(unit.organisationId, keyOf(name), unit.id)
  const units = wishes.flatMap(({ unit: { id, name, organisation, organisationId }, names }) => {
    const free = new Map<string, string>()
    for (const other of names) {
      const key = keyOf(other)
      const masked = maskIdentityNumbersIn(other)
      if (masked !== other) leftOut.push({ name: masked, why: 'number' })
      else if ((bearers.get(`${organisationId} ${key}`)?.size ?? 0) > 1)
        leftOut.push({ name: other, why: 'other-unit' })
      else if (!free.has(key)) free.set(key, other)
    }
    return free.size === 0 ? [] : [{ id, name, organisation: organisation ?? '', names: [...free.values()] }]
  })
  return { units, leftOut }
}

/** What a list calls a unit; of one that is set up, what it is called there, and not what that is also called. */
function namesOf({ rowId, values }: ReconciledRow): string[] {
  // A semicolon stands between names.
  const name = String(values['unitName'] ?? '').replaceAll(';', ',')
  return rowId === null ? [name, ...aliasesOf(values['aliases'])] : [name]
}

/** As names of units are told apart where rows are held against them. */
function keyOf(name: string): string {
  return sortText(name.trim())
}
