import { oneOrMany } from '../wording.ts'
import type { diaries as swedish } from '../sv/diaries.ts'

export const diaries: typeof swedish = {
  views: 'Show the diary as',
  table: 'Entries',
  list: 'Diaries',
  lead: 'Which diaries there are, what is entered in them and where they go on (OSL chapter 4 section 2 and chapter 5).',
  caption: 'Diaries of senders and receiver',
  columns: {
    name: 'Diary',
    owner: 'Owner and system',
    period: 'Time',
    numbers: 'First and last number',
    entries: 'Entries',
    gaps: 'Gaps',
    continuesIn: 'Continues in',
    accessPoint: 'Where the public asks',
  },
  unnamed: 'No diary named',
  unstated: 'Not in Basic data',
  state: 'Add the diary',
  noEntries: 'Nothing entered',
  gapsOf: ({ gaps }) => `${gaps} ${oneOrMany(gaps, 'gap', 'gaps')}`,
  gapUnexplained: 'cause not stated',
  noGaps: 'None',
  notContinued: 'Not decided',
  receives: 'Receives',
  of: ({ name, organisation }) => `${name}, ${organisation}`,
  period: ({ from, until }) => `${from} – ${until}`,
  left: ({ count }) =>
    `${count} ${oneOrMany(count, 'diary of a sender does', 'diaries of senders do')} not continue anywhere yet.`,
  allContinued: 'All diaries of senders continue somewhere.',
  textsTitle: 'Reference texts',
  textsLead: 'To be entered in each diary. References go both ways: two numbers, two dates, two references.',
  inOld: ({ name }) => `In ${name}`,
  inNew: ({ next }) => `In ${next}`,
  oldText: ({ next, transferDate, lastDay }) =>
    `The diary was closed on ${lastDay}. Cases that were open then and have been handed over continue from ${transferDate} in ${next}, under a new registration number, which is stated in each case.`,
  newText: ({ name, transferDate }) =>
    `The case is registered anew on ${transferDate} after handover from ${name}. The earlier registration number is stated in the case. Documents received or drawn up before the handover are in the earlier diary.`,
  emptyTitle: 'No diary yet',
  emptyText: 'Add the diaries in Basic data, or import a diary extract: the diaries that entries name are shown here.',
  emptyLink: 'Add a diary',
}
