import { fail } from '#shared/contract/failure.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import { registerOf } from '#shared/reconciliation/settings/kinds.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { writesIn } from '#shared/registers/writers.ts'
import type { Reader } from '#db/open.ts'
import { hasLead, roleOf } from '#db/stores/people.ts'

/** Whether a person is kept from writing in a register, and why; null where the person may. */
export function refuseToWrite(
  read: Reader,
  person: string,
  register: RegisterName,
): ReturnType<typeof fail<'register.not-your-register'>> | null {
  const role = roleOf(read, person)
  return writesIn(role, register) ? null : fail('register.not-your-register', { register, role: role ?? '' })
}

/** Who may see what is hidden: those who answer for staff or for the whole, and whoever has been given no role. */
export function mayReveal(read: Reader, person: string): boolean {
  const role = roleOf(read, person)
  return role === null || role === 'hr' || role === 'lead'
}

/** Who may say what roles people have: the lead, once there is one, and whoever has been given no role. */
export function mayGiveRoles(read: Reader, person: string): boolean {
  const role = roleOf(read, person)
  return role === null || role === 'lead' || !hasLead(read)
}

/** Whose reconciliations a person looks at: of the registers that the person looks for words in. */
export function mayReadReconciled(read: Reader, person: string): (reconciled: ReconciledRegister) => boolean {
  const registers = searchedRegisters(read, person)
  return (reconciled) => registers.has(registerOf(reconciled))
}

/** Whose reconciliations a person works with: of the registers that the person writes in. */
export function mayReconcile(read: Reader, person: string): (reconciled: ReconciledRegister) => boolean {
  const role = roleOf(read, person)
  return (reconciled) => writesIn(role, registerOf(reconciled))
}

/** The registers that a person looks for words in: archivists and registrars do not look for people. */
export function searchedRegisters(read: Reader, person: string): ReadonlySet<RegisterName> {
  const role = roleOf(read, person)
  const looksForPeople = role !== 'archivist' && role !== 'registrar'
  return new Set(registerNames.filter((register) => looksForPeople || register !== 'staff'))
}
