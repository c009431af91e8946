import type { FailureWording } from '../wording.ts'

const nothingChanged = 'Nothing has been changed.'

export const differenceFailures = {
  'difference.unknown-list': (): FailureWording => ({
    what: 'The reconciliation has no such list to compare with.',
    kept: nothingChanged,
    next: 'Choose two different lists of the reconciliation.',
  }),
  'difference.run-changed': (): FailureWording => ({
    what: 'The reconciliation has been run again since the rows were shown.',
    kept: nothingChanged,
    next: 'Read the page again and choose the rows anew.',
  }),
  'difference.nothing-changed': (): FailureWording => ({
    what: 'There was nothing to change: all that was chosen is so already, or is no longer shown.',
    kept: nothingChanged,
    next: 'Read the page again, or choose other rows.',
  }),
  'difference.value-needed': (): FailureWording => ({
    what: 'When both are wrong the right value is needed, and only then.',
    kept: nothingChanged,
    next: 'Write the right value, or choose who is right.',
  }),
  'quality.not-drawn': (): FailureWording => ({
    what: 'The pair is not in the sample.',
    kept: nothingChanged,
    next: 'Read the page anew and check the pairs that are shown.',
  }),
  'quality.no-answer': (): FailureWording => ({
    what: 'These rows cannot be answered like that.',
    kept: nothingChanged,
    next: 'Choose one of the answers that are shown.',
  }),
}
