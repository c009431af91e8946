import type { FailureParams } from '../../contract/failure.ts'
import { toleranceUnits } from '../../reconciliation/field-comparison.ts'
import { oneOrMany } from '../wording.ts'
import type { FailureWording } from '../wording.ts'
import { differences } from './differences.ts'

const nothingChanged = 'Nothing has been changed.'

/** What is left, after a colon; nothing where nothing is told. */
function listed(parts: readonly string[]): string {
  const told = parts.filter((part) => part !== '')
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

/** The greatest tolerance, after a colon. */
function atMost({ most, unit }: FailureParams): string {
  const known = toleranceUnits.find((each) => each === unit)
  return typeof most !== 'number' || known === undefined ? '' : `: at most ${differences.tolerated(most, known)}`
}

export const differenceFailures = {
  'difference.unknown-list': (): FailureWording => ({
    what: 'The reconciliation has no such list to compare with.',
    kept: nothingChanged,
    next: 'Choose two different lists of the reconciliation.',
  }),
  'difference.unknown-unit': (): FailureWording => ({
    what: 'Neither list has such a unit, or it is not shown by itself.',
    kept: nothingChanged,
    next: 'Reload the page and choose a unit that is shown. Others and protected entries are no unit.',
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
  'difference.note-needed': (): FailureWording => ({
    what: 'Data error and other cause say nothing without a note of what it is.',
    kept: nothingChanged,
    next: 'Write what is wrong or what the cause is, and state the cause again.',
  }),
  'difference.cause-unfit': (): FailureWording => ({
    what: 'The cause cannot hold for rows in the list of this party.',
    kept: nothingChanged,
    next: 'Choose a cause that can leave the row with this party alone.',
  }),
  'difference.value-needed': (): FailureWording => ({
    what: 'When both are wrong the right value is needed, and only then.',
    kept: nothingChanged,
    next: 'Write the right value, or choose who is right.',
  }),
  'difference.tolerance-too-large': (p: FailureParams): FailureWording => ({
    what: `The tolerance is greater than the field may differ${atMost(p)}.`,
    kept: 'The tolerance is as it was.',
    next: 'Set a smaller tolerance, or resolve the differences one by one or together with a reason.',
  }),
  'signature.not-settled': (p: FailureParams): FailureWording => ({
    what: `The control totals cannot be signed yet${listed([
      p['stale'] === 1 ? 'the lists have changed since the run' : '',
      typeof p['pairs'] === 'number' && p['pairs'] > 0
        ? `${p['pairs']} ${oneOrMany(p['pairs'], 'pair is', 'pairs are')} not settled`
        : '',
      typeof p['differences'] === 'number' && p['differences'] > 0
        ? `${p['differences']} ${oneOrMany(p['differences'], 'difference is', 'differences are')} not resolved`
        : '',
      p['unexplained'] === 1 ? 'the totals differ without an explanation' : '',
    ])}.`,
    kept: 'Nothing has been signed. All that is settled is kept.',
    next: 'Finish what is left, and sign then.',
  }),
  'signature.content-changed': (): FailureWording => ({
    what: 'The totals or the decisions have changed since the page was shown.',
    kept: 'Nothing has been signed.',
    next: 'Read the totals as they are now, and sign those.',
  }),
  'signature.same-person': (p: FailureParams): FailureWording => ({
    what: `The other party has already been signed for by ${p['name'] === undefined ? 'the same person' : `“${p['name']}”`}, and nobody signs for both.`,
    kept: 'The signature that is there is kept. Nothing has been added.',
    next: 'Let whoever stands for this party open the transfer under their own name, and sign.',
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
