import type { TotalMeasure } from '../../reconciliation/control-totals.ts'
import type { CauseCode } from '../../reconciliation/gap-contributions.ts'
import type { GapState } from '../../reconciliation/gap.ts'
import type { controlTotals as source } from '../sv/control-totals.ts'
import { codeMeasureWords } from '../code-measures.ts'
import { differences } from './differences.ts'

const measures: Readonly<Record<TotalMeasure, string>> = {
  persons: 'People',
  employments: 'Employments',
  posts: 'Full-time posts',
  actualSalary: 'Actual monthly salary (SEK)',
  savedDays: 'Saved vacation days',
  compHours: 'Comp time (hours)',
  notAsked: 'Not asked',
  informed: 'Informed',
  asked: 'Asked',
  accepts: 'Accept',
  objects: 'Object',
  noResponse: 'No answer',
  onLeave: 'On leave',
  protected: 'Protected identities',
  units: 'Units',
  cases: 'Cases',
  documents: 'Documents',
  grantRemaining: 'Left to pay (SEK)',
  entries: 'Diary entries',
  volumes: 'Volumes',
  shelfMetres: 'Shelf metres',
  ...codeMeasureWords('en'),
}

const causes: Readonly<Record<CauseCode, string>> = {
  leftBefore: 'Ends before the day of transfer',
  objects: 'Objects',
  silence: 'No answer, stays',
  joinedLater: 'Begins on or after the day of transfer',
  splitPost: 'Split post',
  twoEmployments: 'Two employments',
  closedBefore: 'Closed before the day of transfer',
  stays: 'Stays with the sender',
  toOther: 'Goes to another',
  openedLater: 'Opened on or after the day of transfer',
  addedLater: 'Added after the list',
  destroyed: 'Destroyed',
  endedBefore: 'Ended before the transfer date',
  ceases: 'Ends with the transfer',
  newUnit: 'New with the receiver',
  divided: 'Divided among several',
  merged: 'Merged with another',
  dataError: 'Error in the data',
  other: 'Other cause',
  ...differences.resolutions,
  tolerance: 'Within the tolerance',
  otherUnit: 'Counted elsewhere',
  otherSender: 'With another sender',
  withheld: 'Protected entries',
  onlyHere: 'Only with the sender',
  onlyThere: 'Only with the receiver',
  rejectedRow: 'Rejected row',
  differs: 'The value differs',
  ambiguous: 'Unclear which row is which',
}

const states: Readonly<Record<GapState, string>> = {
  equal: 'Equal',
  explained: 'Explained differences',
  unexplained: 'Unexplained differences',
}

export const controlTotals = {
  title: 'Control totals',
  lead: 'Each side is counted by itself. The gap is put down to causes until nothing is unexplained.',
  measures,
  causes,
  states,
  only: (at) => `Only ${at}`,
  /** A state, and what it rests on. */
  withTolerance: (state, tolerances) => `${state}; tolerance ${tolerances}`,
  withParty: (cause, party) => `${cause}: ${party}`,
  remainder: 'Left',
  scopes: { whole: 'The whole list', rest: 'Others and protected entries', unnamed: 'Without a name' },
} satisfies typeof source
