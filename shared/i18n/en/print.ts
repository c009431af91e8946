import type { print as source } from '../sv/print.ts'
import { oneOrMany } from '../wording.ts'

/** The print view of a register. */
export const print: typeof source = {
  open: 'Print',
  keys: 'Ctrl + P',
  title: ({ register }) => `${register}: print`,
  print: 'Print',
  back: 'Back to the register',
  excel: 'Take out Excel instead',
  loading: 'Fetching the rows …',
  transfer: 'Transfer',
  transferOf: ({ name, date }) => `${name}, ${date}`,
  selection: 'Selection',
  everything: 'All rows',
  search: ({ text }) => `Search: ”${text}”`,
  sorted: ({ columns }) => `Sorted by ${columns}`,
  descending: 'descending',
  produced: 'Produced',
  rows: 'Rows',
  rowsOf: ({ shown, total }) => (shown === total ? shown : `${shown} of ${total}`),
  tooMany: ({ most, total }) =>
    `The selection has ${total} rows. A print holds the first ${most}; the totals below are of those. Take out the list as Excel to have all of them.`,
  protectedLeftOut: ({ count }) =>
    `${count} protected ${oneOrMany(count, 'record is', 'records are')} not part of the print.`,
  banner: {
    staff:
      'Holds personal data. Identity numbers are masked. The print may be a public record: examine secrecy before it is handed out (OSL chapters 21 and 39).',
    cases: 'May hold personal data and information under secrecy. Examine secrecy before it is handed out (OSL).',
    diary: 'May hold personal data and information under secrecy. Examine secrecy before it is handed out (OSL).',
    archive: 'Examine secrecy before it is handed out (OSL).',
  },
  totals: 'Total',
  none: 'No rows match the selection.',
}
