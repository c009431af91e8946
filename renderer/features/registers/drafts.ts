import type { RegisterName } from '#shared/registers/field.ts'
import { useTransferKey } from '#renderer/bridge/transfer.ts'
import type { RegisterRow } from './register-columns.ts'

/** A value of a row being written; the row as it stood when that began, so that what somebody else wrote meanwhile is a conflict. */
interface FieldDraft {
  readonly row: RegisterRow
  readonly text: string
}

/**
 * What a person has begun to write beside a row, and neither saved nor left with Escape: it waits for them while the page lives, when
 * they look at another row in between. Kept in no address and on no disk.
 */
export const fieldDrafts = new Map<string, FieldDraft>()
export const noteDrafts = new Map<string, string>()

/** Tells a row, or one field of it, from those of other registers and transfers. */
export function useDraftKey(register: RegisterName, rowId: number): (field?: string) => string {
  const transfer = useTransferKey()
  return (field = '') => [transfer, register, rowId, field].join('\n')
}
