import type { GateReasonCode } from '../../checklists/gates.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

const number = (count: number): string => formatNumber('en', count)
const employment = (count: number): string => `${number(count)} ${oneOrMany(count, 'employment', 'employments')}`
const cases = (count: number): string => `${number(count)} ${oneOrMany(count, 'case', 'cases')}`
const volume = (count: number): string => `${number(count)} ${oneOrMany(count, 'volume', 'volumes')}`

export const gates: Readonly<Record<GateReasonCode, (count: number) => string>> = {
  'empty-staff': () => 'The staff register is empty.',
  'empty-cases': () => 'The register of open cases is empty.',
  'empty-diary': () => 'The diary is empty.',
  'empty-archive': () => 'The archive register is empty.',
  'rows-waiting': (n) =>
    `${number(n)} rejected ${oneOrMany(n, 'row waits', 'rows wait')} for correction in the deliveries.`,
  'without-identity': (n) => `${employment(n)} without personal identity number.`,
  'not-asked': (n) => `${employment(n)} without information about the transfer.`,
  unanswered: (n) => `${employment(n)} without a decision.`,
  'without-aid': (n) => `${employment(n)} without AID.`,
  'without-receiver-unit': (n) => `${employment(n)} without receiving unit.`,
  'without-manager': (n) => `${employment(n)} without manager.`,
  'without-receiver-pension': (n) => `${employment(n)} without pension plan at the receiver.`,
  'without-workplace': (n) => `${employment(n)} without placement.`,
  'without-hsa-id': (n) => `${employment(n)} without HSA id.`,
  'not-reconciled': (n) =>
    `${number(n)} ${oneOrMany(n, 'sender’s list has', 'senders’ lists have')} not been reconciled with the receiver’s.`,
  'reconciliation-stale': (n) =>
    `${number(n)} ${oneOrMany(n, 'reconciliation has', 'reconciliations have')} to be run again: the lists have changed.`,
  'matching-refused': (n) =>
    `${number(n)} ${oneOrMany(n, 'reconciliation', 'reconciliations')} could not pair rows by likeness: say by hand why rows stand alone.`,
  'pairs-open': (n) => `${number(n)} ${oneOrMany(n, 'pair waits', 'pairs wait')} for an answer in the reconciliation.`,
  'differences-open': (n) =>
    `${number(n)} ${oneOrMany(n, 'difference', 'differences')} between the lists ${oneOrMany(n, 'has', 'have')} not been resolved.`,
  'totals-unexplained': (n) =>
    `The control totals of ${number(n)} ${oneOrMany(n, 'sender differ', 'senders differ')} from the receiver’s, unexplained.`,
  'totals-unsigned': (n) =>
    `The control totals of ${number(n)} ${oneOrMany(n, 'sender are', 'senders are')} not signed by both parties as they are now.`,
  'without-disposition': (n) => `${cases(n)} without disposition.`,
  'close-before-still-open': (n) =>
    `${cases(n)} to be closed before the transfer ${oneOrMany(n, 'is', 'are')} still open.`,
  'case-without-receiver': (n) => `${cases(n)} to be transferred without receiving unit.`,
  'secrecy-incomplete': (n) => `${cases(n)} with a secrecy mark without date or authority.`,
  'party-not-notified': (n) =>
    `${cases(n)} where the individual party has not been notified, or where it is not said whether the party is an individual.`,
  'without-new-number': (n) => `${cases(n)} without new registration number.`,
  'not-handed-over': (n) => `${cases(n)} not handed over.`,
  'not-received': (n) => `${cases(n)} not receipted.`,
  'without-cross-reference': (n) => `${cases(n)} without cross-reference between old and new number.`,
  'dated-after-transfer': (n) =>
    `${number(n)} ${oneOrMany(n, 'entry', 'entries')} in the sender’s diary dated on or after the transfer date.`,
  'volume-without-type': (n) => `${volume(n)} without type.`,
  'volume-without-extent': (n) => `${volume(n)} without extent.`,
  'volume-without-place': (n) => `${volume(n)} without location.`,
  'without-transfer-mode': (n) => `${volume(n)} without transfer mode.`,
  'without-legal-basis': (n) => `${volume(n)} to be transferred without legal basis.`,
  'disposal-undecided': (n) => `${volume(n)} to be destroyed without disposal decision.`,
}
