import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'

const Kind = createContext<ReconciledRegister>('staff')

/** Says what the lists within are of. */
export function ReconciledKind({
  register,
  children,
}: {
  readonly register: ReconciledRegister
  readonly children: ReactNode
}): ReactNode {
  return <Kind value={register}>{children}</Kind>
}

/** What the lists on show are of. */
export function useReconciled(): ReconciledRegister {
  return use(Kind)
}
