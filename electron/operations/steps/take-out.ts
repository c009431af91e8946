import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import type { ReadContext } from '../../host/context.ts'
import { holdsPeople } from '../../import/holds-people.ts'
import { mayReveal } from './permitted.ts'

/** Whether a person may take what a delivery holds out of the transfer, whole; if so, what the event says of why. */
export async function mayTakeOut(
  { read, person }: Pick<ReadContext, 'read' | 'person'>,
  record: ImportRecord,
  reason: string | undefined,
): Promise<Result<{ readonly reason?: string }, 'import.reason-needed' | 'register.reveal-not-permitted'>> {
  if (await holdsPeople(read, record)) {
    if (!mayReveal(read, person)) return fail('register.reveal-not-permitted')
    if (reason === undefined) return fail('import.reason-needed')
  }
  return ok(reason === undefined ? {} : { reason: maskIdentityNumbersIn(reason) })
}
