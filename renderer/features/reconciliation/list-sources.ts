import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'

type Delivery = OutputOf<'import.list'>[number]
type NewList = InputOf<'reconciliation.create'>['lists'][number]

/** Where a list can be taken from. */
export type SourceOption =
  | { readonly kind: 'register'; readonly id: string; readonly sender: string }
  | {
      readonly kind: 'delivery'
      readonly id: string
      readonly sender: string
      readonly importId: number
      readonly fileName: string
      readonly isStaged: boolean
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
      .map(({ importId, fileName, sender, state }) => ({
        kind: 'delivery' as const,
        id: `delivery-${importId}`,
        sender,
        importId,
        fileName,
        isStaged: state === 'staged',
      })),
  ]
}

/** The likely choice: the receiver's newest delivery, or the newest that is not committed, against the register of the sender. */
export function defaultLists(sources: readonly SourceOption[], receiver: string): readonly ChosenList[] {
  const theirs =
    sources.find((source) => source.kind === 'delivery' && source.sender === receiver) ??
    sources.find((source) => source.kind === 'delivery' && source.isStaged)
  const own = sources.filter(({ kind }) => kind === 'register')
  const ours = own.find(({ sender }) => sender === theirs?.sender) ?? own[0]
  return [
    { side: 'sender', source: ours?.id ?? null },
    { side: 'receiver', source: theirs?.id ?? null },
  ]
}

export function toSource(sources: readonly SourceOption[], id: string | null): NewList['source'] | null {
  const source = sources.find((each) => each.id === id)
  if (source === undefined) return null
  return source.kind === 'register'
    ? { kind: 'register', sender: source.sender }
    : { kind: 'delivery', importId: source.importId }
}
