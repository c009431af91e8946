import type { OperationName, Operations, ParsedInputOf, ResultOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { Reader, Store } from '#db/open.ts'
import type { ViewWish } from '#db/stores/register-view.ts'
import type { Act, Outcome, Tx, WithEvent } from '#db/write.ts'
import type { Plan } from '../import/plan.ts'
import type { FileHandles } from './file-handles.ts'
import type { RecentStores } from './recent-stores.ts'

/** The store that is open, and the person who works in it. */
export interface Session {
  readonly store: Store
  readonly person: string
}

/** What every handler gets. */
export interface HostContext {
  readonly files: FileHandles
  readonly recent: RecentStores
  readonly suggestedPerson: string
  readonly resourcesFolder: string
  /** Aborted when the caller asks the call to stop. */
  readonly signal: AbortSignal
  /** UTC instant; the only clock. */
  now(): string
  session(): Session | null
  /** Cancels every other call and waits for it to end, for it works in the store that is left. */
  setSession(session: Session | null): Promise<void>
  progress(done: number, total: number, unit: 'rows' | 'bytes' | 'steps'): void
  /** Views that the core keeps frozen for grids; emptied when the store is closed. */
  readonly views: Views
  /** The last plan of each import that was looked at; emptied when the store is closed. */
  readonly previews: Map<number, Preview>
}

export interface Views {
  /** Reads what long registers start with, beside what else a person does first in a store that has just been opened. */
  prepare(store: Store): void
  /** Freezes the order of a filtered, sorted register. */
  open(store: Store, wish: ViewWish): Promise<OpenedView>
  find(viewId: string): FrozenView | undefined
  clear(): void
}

export interface Preview {
  /** What the plan rests on; with another one it is no longer true. */
  readonly fingerprint: string
  readonly plan: Plan
}

export interface OpenedView {
  readonly viewId: string
  readonly total: number
  /** All rows of the register that may be listed, and how many are not. */
  readonly all: number
  readonly protectedHidden: number
}

export interface FrozenView {
  readonly register: RegisterName
  readonly total: number
  /** Ids of a stretch of the view, in its order; waits for the order of a long register. Undefined when somebody wrote meanwhile. */
  ids(from: number, to: number): Promise<Int32Array | undefined>
}

export interface ReadContext extends HostContext {
  readonly store: Store
  readonly read: Reader
  readonly person: string
}

export interface WriteContext extends ReadContext {
  /** The act that the operation becomes, for a worker thread that carries it out with a writer of its own. */
  readonly act: Act
  /** The one transaction of the act, under the operation's own name; `undoes` names the event that is taken back. */
  write<R extends Outcome>(work: (tx: Tx) => Promise<R>, options?: { readonly undoes?: number }): Promise<WithEvent<R>>
}

type ContextOf<N extends OperationName> = Operations[N]['needs'] extends 'anyone'
  ? HostContext
  : Operations[N]['kind'] extends 'query'
    ? ReadContext
    : WriteContext

export type Handler<N extends OperationName> = (context: ContextOf<N>, input: ParsedInputOf<N>) => Promise<ResultOf<N>>

/** One handler per row of the table; a missing one, an undeclared failure or a write inside a query does not compile. */
export type Handlers = { readonly [N in OperationName]: Handler<N> }
