import type { records as source } from '../sv/records.ts'
import { oneOrMany } from '../wording.ts'

export const records: typeof source = {
  title: 'Basic data',
  lead: 'What the registers rest on: who hands over and who receives, their units, people, rooms, diaries and archives.',
  kinds: 'Kinds of basic data',
  groups: { frame: 'The transfer', archive: 'Frame of the archives' },
  add: 'Add',
  addOf: (row) => `Add: ${row}`,
  changeOf: (name) => `Change ${name}`,
  removeOf: (name) => `Remove ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  saved: (name) => `Saved: ${name}.`,
  removed: (name) => `Removed: ${name}.`,
  undone: 'The change of basic data has been undone.',
  nothing: 'Nothing chosen',
  toComplete: 'Missing',
  help: {
    date: 'Write the day as 2018-12-31.',
    number: 'Decimal comma. Blanks between thousands are fine.',
    fields: {
      organisationNumber: 'Ten digits, such as 232100-0016.',
      aliases: 'With semicolons between.',
      bestaLevel: '1 to 6.',
      confirmedBy: 'Whoever has tried the suggestion.',
    },
  },
  open: 'Show choices',
  search: 'Search the list',
  actions: 'Actions',
  shown: (from, to, total) => `${from}–${to} of ${total}`,
  earlier: 'Previous page',
  later: 'Next page',
  expand: (name) => `Show what belongs to ${name}`,
  collapse: (name) => `Hide what belongs to ${name}`,
  moreUnder: (count, name) =>
    `${count} ${oneOrMany(count, 'more belongs', 'more belong')} to ${name}. Search to reach them.`,
  empty: {
    title: (label) => `${label}: nothing yet`,
    text: 'The first is added with the button above.',
    readOnly: 'Nobody has added anything yet.',
  },
  noneFound: { title: 'Nothing matches the words', text: 'Search for another word, or clear the search box.' },
  noLinks: 'No rows of the registers belong here.',
  gone: 'The row is no longer there.',
  noneOfRow: 'Nothing noted.',
}
