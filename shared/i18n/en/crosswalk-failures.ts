import type { FailureWording } from '../wording.ts'

const nothingChanged = 'Nothing was changed.'

/** Failures of saying where the old goes on in the new. */
export const crosswalkFailures = {
  'crosswalk.unknown-source': (): FailureWording => ({
    what: 'There is no series or class to map here: the node is no longer there, has no readable signum or is only a step on the way.',
    kept: nothingChanged,
    next: 'Choose a series or class in the old tree, or let the decision hold for all that stands below the node.',
  }),
  'crosswalk.unknown-target': (): FailureWording => ({
    what: 'The target is no class of the receiver’s classification, or is no longer there.',
    kept: nothingChanged,
    next: 'Choose a class in the new tree, or the relation Ends where there is no target.',
  }),
  'crosswalk.unknown-relation': (): FailureWording => ({
    what: 'The relation is no longer there.',
    kept: nothingChanged,
    next: 'Read the page again.',
  }),
  'crosswalk.split-rule-needed': (): FailureWording => ({
    what: 'A partial relation says nothing without a split rule.',
    kept: nothingChanged,
    next: 'Write which part goes there, such as records from 2015 on.',
  }),
  'crosswalk.reason-needed': (): FailureWording => ({
    what: 'What ends needs a decision, or a note that says why.',
    kept: nothingChanged,
    next: 'Write the decision or the reason and save again.',
  }),
  'crosswalk.contradicts': (): FailureWording => ({
    what: 'Nothing both ends and goes on.',
    kept: nothingChanged,
    next: 'First remove the relation that is not to hold.',
  }),
  'crosswalk.nothing-changed': (): FailureWording => ({
    what: 'There was nothing to change: all of it is said so already.',
    kept: nothingChanged,
    next: 'Change the relation or choose something else.',
  }),
}
