import type { FailureParams } from '../../contract/failure.ts'
import { writerNames } from '../../registers/writers.ts'
import { named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

const nothingChanged = 'Nothing has changed.'

/** Failures of reconciliations, and of imports that one uses. */
export const reconciliationFailures = {
  'import.in-use': (p: FailureParams): FailureWording => ({
    what: `The delivery is a list of ${named(p, 'reconciliation', 'a reconciliation', 'the reconciliation')}, and is to be left as it is as long as it is used there.`,
    kept: 'The delivery stays as it is.',
    next: 'Remove the reconciliation first, if it no longer needs the delivery.',
  }),
  'import.receivers-list': (): FailureWording => ({
    what: 'The list is the receiver’s own. It is compared with what is handed over and not committed to the register.',
    kept: 'The delivery stays, read and interpreted.',
    next: 'Choose the list as the receiver’s under Reconciliation. If it is a sender’s after all, change Sender in the step File and register.',
  }),
  'reconciliation.unknown': (): FailureWording => ({
    what: 'The reconciliation is no longer there.',
    kept: nothingChanged,
    next: 'Go back to the list of reconciliations.',
  }),
  'reconciliation.not-permitted': ({ register = 'staff' }: FailureParams): FailureWording =>
    register === 'staff'
      ? {
          what: 'Your role does not work with people, and reconciliations of staff show them.',
          kept: 'Nothing was shown and nothing has changed.',
          next: 'Ask somebody with the role HR or Project lead.',
        }
      : {
          what: 'Your role does not reconcile lists of that kind.',
          kept: nothingChanged,
          next: `Ask somebody with the role ${writerNames(register, 'en')}.`,
        },
  'reconciliation.same-list': (): FailureWording => ({
    what: 'The same list has been chosen twice.',
    kept: nothingChanged,
    next: 'Choose lists of two different parties or deliveries.',
  }),
  'reconciliation.wrong-register': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'One of the deliveries', 'The delivery')} is read as another register than the one that is reconciled.`,
    kept: nothingChanged,
    next: 'Choose another delivery, or change the register in the import.',
  }),
  'reconciliation.list-gone': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'One of the deliveries', 'The delivery')}, a list of the reconciliation, can no longer be read.`,
    kept: 'The last result is still there, and so are all decisions.',
    next: 'Create a new reconciliation with the delivery that holds now. The decisions come along.',
  }),
  'reconciliation.not-run': (): FailureWording => ({
    what: 'The reconciliation has not been run.',
    kept: nothingChanged,
    next: 'Run the reconciliation.',
  }),
  'reconciliation.blocked': (): FailureWording => ({
    what: 'Somebody in the lists has been given protected identity since the reconciliation was run.',
    kept: 'Nothing is shown before it has been run again. All decisions are still there.',
    next: 'Run the reconciliation again.',
  }),
  'reconciliation.unknown-pair': (): FailureWording => ({
    what: 'The pair is not in the latest run.',
    kept: nothingChanged,
    next: 'Read the queue again.',
  }),
  'reconciliation.third-decides': (): FailureWording => ({
    what: 'Two people have answered differently, each by themselves. Neither changes their answer after the other’s.',
    kept: 'Both answers stand.',
    next: 'Ask a third person to decide the pair.',
  }),
}
