import type { ofArchive as rules } from '../../../import/rules-of/archive.ts'
import { beginning } from '../../wording.ts'
import type { FindingWording } from '../../wording.ts'

export const ofArchive: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'years-after-transfer': {
    title: 'Years after the transfer',
    text: ({ example }) => `The volume ends in ${example}, in or after the year of the transfer.`,
    hint: 'Nothing is added to an archive that is closed. Check the years.',
  },
  'archive-closed-late': {
    title: 'The archive closes after the transfer',
    text: ({ example }) => `The archive is closed ${example}, on or after the transfer date.`,
    hint: 'The archive closes the day before the transfer.',
  },
  'signum-unusual': {
    title: 'Unusual signum',
    text: ({ example }) => `”${example}” is neither a signum of the general archive scheme nor a class.`,
    hint: 'Write a letter A–H, J–L or Ö and then numbers and lower-case letters, for example F1a, or a class such as 2.3.1.',
  },
  'extent-unusual': {
    title: 'Unusual extent for one volume',
    text: ({ example }) => `The extent of the volume is ${example} shelf metres.`,
    hint: 'An archive box is 55–80 mm. Check that the extent is not in centimetres or of several volumes.',
  },
  'preserved-destroyed': {
    title: 'Preserved but to be destroyed',
    text: () => 'The volume is to be preserved, but the transfer mode is destruction.',
    hint: 'What is to be preserved must not be destroyed. Check which holds before anything is destroyed.',
  },
  'volume-unaccounted': {
    title: 'The volume is not fully accounted for',
    text: ({ field }) => `${field} is missing.`,
    hint: 'Type, extent and location are to be accounted for in every volume.',
  },
  'retention-unsaid': {
    title: 'Unclear whether the volume is preserved',
    text: () => 'Neither preservation nor a retention period is stated.',
    hint: 'State whether the volume is preserved or destroyed, and when.',
  },
  'destroyed-without-decision': {
    title: 'Destruction without decision',
    text: ({ example }) => `The volume is to be destroyed (${example}), but there is no decision.`,
    hint: 'Destroy nothing without a regulation or decision. State which, or preserve until there is one.',
  },
  'loan-without-return': {
    title: 'Loan without return date',
    text: () => 'The volume is lent with no date of return.',
    hint: 'Agree on the return and fill in the date.',
  },
  'incorporated-without-target': {
    title: 'Incorporated without target',
    text: () => 'The volume is to be incorporated, but no archive, series or class at the receiver is stated.',
    hint: 'State where it belongs at the receiver. Otherwise it is kept separate.',
  },
  'disposal-overdue': {
    title: 'Overdue disposal',
    text: ({ example }) => `The volume should have been destroyed by ${example}.`,
    hint: 'Carry out the disposal before the transfer, if the decision holds. Otherwise the duty passes to the receiver.',
  },
  'volume-gap': {
    title: 'Gap among the volumes of the series',
    text: ({ example }) => `Volumes missing before this one: ${example}.`,
    hint: 'Find out whether they are elsewhere, destroyed or lost from the inventory.',
  },
  'volume-overlap': {
    title: 'Volume that is listed twice',
    text: ({ example }) => `Volume ${example} is also part of another row of the series.`,
    hint: 'Every volume has a designation of its own. Check which row holds.',
  },
  'years-outside-creator': {
    title: 'Years outside those of the records creator',
    text: ({ example }) =>
      `The years lie more than one year outside the time when the records creator was active: ${example}.`,
    hint: 'Check the years and which records creator the volume belongs to, or correct the time of the creator under Base data.',
  },
  'class-unknown': {
    title: 'Class at the receiver not in the classification',
    text: ({ field, example }) =>
      `${field} ”${beginning(example)}” is not among the classes of Base data that hold on the transfer date.`,
    hint: 'Correct the class, or add it under Base data.',
  },
}
