import type { FailureParams } from '../../contract/failure.ts'
import { fieldOf } from '../../registers/registers.ts'
import { named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'
import { rowDetails } from './row-details.ts'

const nothingChanged = 'Nothing has changed.'

/** Failures of what belongs to one row: its person, its steps, notes and evidence. */
export const rowFailures = {
  'person.unreadable-number': (): FailureWording => ({
    what: 'The number cannot be read as a personal identity number, a coordination number or an interim number.',
    kept: nothingChanged,
    next: 'Write the number with its century, such as 19850101-0000, and check the digits.',
  }),
  'person.number-taken': (): FailureWording => ({
    what: 'The number is this person’s already, or has been stated as a later number of somebody.',
    kept: nothingChanged,
    next: 'Check the number. If what was stated earlier is wrong, undo it in the history first.',
  }),
  'person.number-of-other': (): FailureWording => ({
    what: 'The number already stands for another person.',
    kept: nothingChanged,
    next: 'Check the number. Join them only if you know that it is the same person. If that is refused: ask HR at the sender.',
  }),
  'case.step-refused': (p: FailureParams): FailureWording => {
    const steps = new Map<unknown, string>(Object.entries(rowDetails.steps))
    const why = new Map<unknown, (p: { earlier: string; fields: string }) => string>(
      Object.entries(rowDetails.refusals),
    )
    const refused = why.get(p['why'])?.({ earlier: steps.get(p['earlier']) ?? '', fields: labelsOf(p['fields']) })
    return {
      what: [`The step ”${steps.get(p['step']) ?? ''}” cannot be recorded for ${ofCase(p)}.`, refused ?? []]
        .flat()
        .join(' '),
      kept: 'No step was recorded for any of the cases.',
      next: 'Put right what stands in the way, or leave the case out, and try again.',
    }
  },
  'case.not-receiver': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'receiver', 'The person who was named')} is not somebody who receives.`,
    kept: nothingChanged,
    next: 'Choose a person of the receiving side. They are listed under Basic data, People and roles.',
  }),
  'case.unknown-range': (): FailureWording => ({
    what: 'The number range is gone, or its diary has no number pattern.',
    kept: nothingChanged,
    next: 'Look over the range and the diary in Basic data, and choose again.',
  }),
  'case.not-reserved': (p: FailureParams): FailureWording => ({
    what:
      p['number'] === ''
        ? 'No number is reserved for the case.'
        : `${named(p, 'number', 'The number')} cannot be given back: the case has been handed over and is in the receiver’s diary.`,
    kept: nothingChanged,
    next: 'Open the case again and see how far it has come.',
  }),
  'row.unknown-note': (): FailureWording => ({
    what: 'The note is no longer there.',
    kept: nothingChanged,
    next: 'Open the row again.',
  }),
  'row.unknown-evidence': (): FailureWording => ({
    what: 'The attachment is no longer there.',
    kept: nothingChanged,
    next: 'Open the row again.',
  }),
  'row.evidence-too-large': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'The file')} is too large to be kept as an attachment: at most 25 MB.`,
    kept: nothingChanged,
    next: 'Save a smaller version of the file, or note where the original is kept.',
  }),
}

/** Fields of a case by name, as their labels. */
function labelsOf(fields: string | number | undefined): string {
  return String(fields ?? '')
    .split(', ')
    .map((name) => fieldOf('cases', name)?.label.en ?? name)
    .join(', ')
}

function ofCase({ number }: FailureParams): string {
  return number === undefined ? 'a case' : `case ${number}`
}
