import type { z } from 'zod'
import type { FailureCode } from './failure.ts'

/** Who may call: `anyone` before a store is open, `reader` with a store open, `editor` with a store open for writing. */
export type Access = 'anyone' | 'reader' | 'editor'

/** What a screen can be told has changed; announced once, after commit. */
export const topics = [
  'session',
  'transfer',
  'staff',
  'cases',
  'diary',
  'archive',
  'imports',
  'profiles',
  'checklist',
  'reconciliation',
  'reports',
  'findings',
  'records',
  'crosswalk',
  'views',
  'details',
  'history',
] as const
export type Topic = (typeof topics)[number]

interface Row<I extends z.ZodType, O extends z.ZodType, F extends FailureCode> {
  readonly input: I
  readonly output: O
  readonly needs: Access
  readonly fails: readonly F[]
  /** True where the call reports progress and can be cancelled. */
  readonly job?: true
}

export interface QueryRow<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  F extends FailureCode = FailureCode,
> extends Row<I, O, F> {
  readonly kind: 'query'
}

export interface CommandRow<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  F extends FailureCode = FailureCode,
> extends Row<I, O, F> {
  readonly kind: 'command'
  readonly touches: readonly Topic[]
  /** True where `history.undo` can take the act back. */
  readonly undoable?: true
}

/** A row that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType, const F extends FailureCode>(
  row: Row<I, O, F>,
): QueryRow<I, O, F> {
  return { kind: 'query', ...row }
}

/** A row that changes something: one transaction, one event, then its topics. */
export function command<I extends z.ZodType, O extends z.ZodType, const F extends FailureCode>(
  row: Row<I, O, F> & { readonly touches: readonly Topic[]; readonly undoable?: true },
): CommandRow<I, O, F> {
  return { kind: 'command', ...row }
}
