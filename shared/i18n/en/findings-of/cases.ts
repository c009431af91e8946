import type { ofCases as rules } from '../../../import/rules-of/cases.ts'
import { beginning } from '../../wording.ts'
import type { FindingWording } from '../../wording.ts'

export const ofCases: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'opened-after-transfer': {
    title: 'The case was opened after the transfer date',
    text: ({ example }) => `The case was opened ${example}, on or after the transfer date.`,
    hint: 'Such a case belongs in the receiver’s diary. Check the date.',
  },
  'deadline-near-transfer': {
    title: 'Deadline near the transfer',
    text: ({ example }) => `The deadline ${example} is within 60 days of the transfer date.`,
    hint: 'Settle who does what before and after the transfer, so that the deadline is not missed.',
  },
  'case-idle': {
    title: 'The case has been idle for more than a year',
    text: ({ example }) => `The case was last changed ${example}.`,
    hint: 'See whether it can be closed before the transfer.',
  },
  'grant-sum-differs': {
    title: 'The amounts do not add up',
    text: ({ example }) => `Awarded − paid = remaining: ${example}.`,
    hint: 'Check the amounts with the accounting system before the transfer.',
  },
  'secrecy-provision-unreadable': {
    title: 'Secrecy provision that cannot be read',
    text: ({ example }) => `”${beginning(example)}” does not state chapter and section.`,
    hint: 'Write the provision as 21 kap. 1 §.',
  },
  'new-number-early': {
    title: 'Registered at the receiver before the transfer',
    text: ({ example }) => `The new date of registration is ${example}, before the transfer date.`,
    hint: 'The case is registered anew when it has been taken over. Check the date.',
  },
  'party-notified-late': {
    title: 'The party was notified late',
    text: ({ example }) => `The party was notified ${example}, more than 30 days after the transfer date.`,
    hint: 'Check the date, and that the party knows where to turn.',
  },
  'number-kept': {
    title: 'Same registration number before and after',
    text: ({ example }) => `The new registration number is the old one: ${example}.`,
    hint: 'The case is closed in the old diary and gets a number of its own in the new one, with references both ways.',
  },
  'party-waiting': {
    title: 'The party can demand a decision',
    text: ({ example }) =>
      `The case was opened ${example}, more than six months before the transfer, and is not decided.`,
    hint: 'The party can demand a decision, and the authority then has four weeks. Decide it before the transfer if possible.',
  },
  'party-not-notified': {
    title: 'Individual party not notified',
    text: () => 'The case is to be handed over, but the party has not been notified.',
    hint: 'Write to the party who takes over, and enter the day.',
  },
  'transfer-without-unit': {
    title: 'To be handed over with no receiving unit',
    text: () => 'The case is to be handed over, but no receiving board or unit is stated.',
    hint: 'Agree with the receiver and fill in the unit.',
  },
  'transfer-without-number': {
    title: 'Handed over without new registration number',
    text: ({ example }) => `The case was handed over ${example}, but has no new registration number.`,
    hint: 'The receiver registers the case anew and states the number.',
  },
  'transfer-without-mode': {
    title: 'To be handed over in no stated mode',
    text: () => 'The case is to be handed over, but it is not said how.',
    hint: 'Choose a transfer mode: copy, loan, or transferred and kept separate or incorporated.',
  },
  'transfer-without-basis': {
    title: 'Transferred without legal basis',
    text: ({ example }) => `The transfer mode is ${example}, but there is no legal basis.`,
    hint: 'Records may be given away only with the support of a decision or regulation. State the basis, or choose copy or loan until there is one.',
  },
  'receipt-incomplete': {
    title: 'Incomplete receipt',
    text: ({ field }) => `The receipt lacks ${field}.`,
    hint: 'A receipt has both name and date. Complete it with the person who received.',
  },
  'reference-missing': {
    title: 'Cross-reference missing',
    text: ({ example }) =>
      `The case was received ${example}, but there is no reference between the old and the new number.`,
    hint: 'Make the reference in both diaries.',
  },
  'paper-without-place': {
    title: 'Paper file without location',
    text: ({ example }) => `The medium is ${example}, but there is no location.`,
    hint: 'State where the file is, so that it can be handed over.',
  },
  'secrecy-not-reviewed': {
    title: 'Secrecy not reviewed by the receiver',
    text: ({ example }) =>
      `The case with secrecy ”${beginning(example)}” has been received, but the receiver has not reviewed the secrecy.`,
    hint: 'A secrecy mark is a warning, not a decision. The receiver tries whether the provision holds there.',
  },
  'handler-unknown': {
    title: 'The name of the case officer is not among those listed',
    text: ({ example }) => `None of those listed under Staff is called ”${example}”.`,
    hint: 'Check the spelling, or whether the person has left. Not everybody employed is listed. Otherwise appoint another.',
  },
  'handler-stays': {
    title: 'The case officer does not go over',
    text: ({ example }) => `The case is to be handed over, but ”${example}” does not go over to the receiver.`,
    hint: 'Plan a personal handover to the new case officer.',
  },
  'case-at-both': {
    title: 'Same registration number at two senders',
    text: ({ example }) => `The number is also at ${example}.`,
    hint: 'Check whether it is the same case. If so it is to be handed over once.',
  },
  'new-number-shared': {
    title: 'Same new registration number on several cases',
    text: ({ example }) => `”${example}” is the new registration number of more than one case.`,
    hint: 'Every case has a number of its own in the receiver’s diary.',
  },
  'document-count-differs': {
    title: 'The number of documents differs from the diary',
    text: ({ example }) => `Number of documents in the case and in the diary: ${example}.`,
    hint: 'Check which documents are missing in the file or in the diary.',
  },
}
