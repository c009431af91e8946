import { createContext, useContext } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'

export type OpenTransfer = NonNullable<OutputOf<'session.state'>['open']>

export const TransferContext = createContext<OpenTransfer | null>(null)

/** The transfer that is open; only screens that need one are shown without asking. */
export function useTransfer(): OpenTransfer {
  const transfer = useContext(TransferContext)
  if (transfer === null) throw new Error('No transfer is open')
  return transfer
}

/** Tells the transfer that is open from another one, for what the page remembers of it. */
export function useTransferKey(): string {
  const { folder, fileName } = useTransfer()
  return `${folder}\n${fileName}`
}
