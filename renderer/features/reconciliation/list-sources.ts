import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import { namingFields } from '#shared/registers/unit-list.ts'
import type { NamingField } from '#shared/registers/unit-list.ts'

type Delivery = OutputOf<'import.list'>[number]
type NewList = InputOf<'reconciliation.create'>['lists'][number]

/** Where a list can be taken from. */
export type SourceOption = NamedBy &
  (
    | { readonly kind: 'register'; readonly id: string; readonly sender: string }
    | {
        readonly kind: 'delivery'
        readonly id: string
        readonly sender: string
        readonly importId: number
        readonly fileName: string
      }
  )

interface NamedBy {
  /** Of units that staff rows name. */
  readonly namedBy?: NamingField
}

export interface ChosenList {
  readonly side: NewList['side']
  /** The id of its source; null while none is chosen. */
  readonly source: string | null
}

/** What each sender has in a register, and its deliveries that have not been thrown away, the newest first. */
export function sourcesOf(
  wanted: ReconciledRegister,
  senders: readonly string[],
  deliveries: readonly Delivery[],
): readonly SourceOption[] {
  return [
    ...senders.map((sender, index) => ({ kind: 'register' as const, id: `register-${index}`, sender })),
    ...deliveries
      .filter(({ register, state }) => register === wanted && state !== 'discarded')
      .toSorted((one, two) => two.importId - one.importId)
      .map(({ importId, fileName, sender }) => ({
        kind: 'delivery' as const,
        id: `delivery-${importId}`,
        sender,
        importId,
        fileName,
      })),
  ]
}

/** The units of each party, those that staff rows of the senders name, and those that deliveries of staff name. */
export function unitSourcesOf(
  senders: readonly string[],
  receiver: string,
  deliveries: readonly Delivery[],
): readonly SourceOption[] {
  const named = sourcesOf('staff', senders, deliveries).flatMap((source) =>
    namingFields.map((namedBy) => ({ ...source, id: `${source.id}-${namedBy}`, namedBy })),
  )
  const own = [...senders, receiver].map((sender, index) => ({
    kind: 'register' as const,
    id: `units-${index}`,
    sender,
  }))
  return [...own, ...named]
}

/** The units of the first sender and the receiver's. */
export function defaultUnitLists(sources: readonly SourceOption[], receiver: string): readonly ChosenList[] {
  const own = sources.filter(({ kind, namedBy }) => kind === 'register' && namedBy === undefined)
  return [
    { side: 'sender', source: own[0]?.id ?? null },
    { side: 'receiver', source: own.find(({ sender }) => sender === receiver)?.id ?? null },
  ]
}

/** The likely choice: the register of the first sender, and the receiver's newest delivery; nobody else's is the receiver's list. */
export function defaultLists(sources: readonly SourceOption[], receiver: string): readonly ChosenList[] {
  const ours = sources.find(({ kind }) => kind === 'register')
  const theirs = sources.find(({ kind, sender }) => kind === 'delivery' && sender === receiver)
  return [
    { side: 'sender', source: ours?.id ?? null },
    { side: 'receiver', source: theirs?.id ?? null },
  ]
}

/** A name that no other has: with a number, from 2 on, where it is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.trim().toLowerCase()))
  for (let number = 2, name = wanted; ; number += 1) {
    if (!names.has(name.toLowerCase())) return name
    name = `${wanted} ${number}`
  }
}

export function toSource(sources: readonly SourceOption[], id: string | null): NewList['source'] | null {
  const source = sources.find((each) => each.id === id)
  if (source === undefined) return null
  const { namedBy } = source
  return {
    ...(source.kind === 'register'
      ? { kind: source.kind, sender: source.sender }
      : { kind: source.kind, importId: source.importId }),
    ...(namedBy === undefined ? {} : { namedBy }),
  }
}
