import type { RegisterName } from '#shared/registers/field.ts'
import { lockOf, roleName, writerNames } from '#shared/registers/writers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from './language.tsx'

/** Why this person changes nothing in a register, or in what belongs to none, as a sentence; null where they may. */
export function useLock(register: RegisterName | null): string | null {
  const { words, language } = useLanguage()
  const transfer = useTransfer()
  const { locked } = words.gridEditing
  const lock = lockOf(transfer, register)
  if (lock === null || lock === 'opened' || lock === 'reader') return lock && locked[lock]
  return locked.notYours({
    register: register === null ? '' : words.shell.registerNames[register],
    role: transfer.role === null ? '' : roleName(transfer.role, language),
    writers: writerNames(register ?? undefined, language),
  })
}
