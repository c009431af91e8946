import type { signatures as source } from '../sv/signatures.ts'
import { oneOrMany } from '../wording.ts'

export const signatures = {
  title: 'Signatures',
  lead: 'Both parties sign the same control totals, when nothing is left to settle or explain.',
  notSigned: 'Not signed',
  signed: 'Signed',
  changed: 'Signed, but changed since',
  changedText: 'Totals, decisions or lists are no longer those that were signed. It has to be signed anew.',
  by: (name, title, organisation) => `${name}, ${title}, ${organisation}`,
  where: (place, on) => `${place} ${on}`,
  recorded: (by, at) => `Recorded by ${by}, ${at}`,
  content: (sha256) => `Checksum of what was signed: ${sha256}`,
  leftTitle: 'Cannot be signed yet',
  left: {
    isStale: 'The lists have changed since the run. Run the reconciliation again.',
    pairs: (count) =>
      `${count} ${oneOrMany(count, 'pair is not settled', 'pairs are not settled')}, protected people included.`,
    differences: (count) =>
      `${count} ${oneOrMany(count, 'difference is not resolved', 'differences are not resolved')}, protected people included.`,
    isUnexplained: 'The control totals differ without an explanation.',
  },
  sign: 'Sign',
  dialog: 'Sign the control totals',
  help: 'The signature is of the totals, the decisions and the lists as they are now. If any of it changes, that is shown.',
  side: 'For whom',
  name: 'Name in print',
  personTitle: 'Title',
  organisation: 'Organisation',
  place: 'Place',
  on: 'Date',
  onHelp: 'Write as 2018-12-28.',
  missing: 'Fill this in.',
  notADay: 'Write a date like 2018-12-28.',
  done: (side) => `${side}: signed.`,
  toReport: 'To the reconciliation report',
  undone: 'The signature is removed.',
} satisfies typeof source
