import type { FailureParams } from '../../contract/failure.ts'
import { ifGiven, named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

const nothingTaken = 'Nothing from the file was taken in. What was there before is untouched.'
const mendFile = 'Mend the file and read it again.'

/** What is wrong with a list of classes, by its rows. */
export const classificationFailures = {
  'classification.no-header': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'The file')} has no header row for classes.`,
    kept: nothingTaken,
    next: 'Put headers above the columns: at least Class and Title, preferably Part of, Valid from, Valid until, Retention and Secrecy too.',
  }),
  'classification.empty': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'The file')} has headers but no classes.`,
    kept: nothingTaken,
    next: mendFile,
  }),
  'classification.too-many': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'The file')} has more than ${p['other'] ?? 'so many'} rows. No classification has so many classes.`,
    kept: nothingTaken,
    next: 'Check that it is the right file.',
  }),
  'classification.bad-code': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: ”${p['code'] ?? ''}” is no class code.${more(p)}`,
    kept: nothingTaken,
    next: 'Write digits with points between, at most five levels, such as 2.3.1. Where Excel has made the code a date: format the column as text and write it again.',
  }),
  'classification.no-title': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: class${ifGiven(p, 'code', ' ')} has no title.${more(p)}`,
    kept: nothingTaken,
    next: mendFile,
  }),
  'classification.bad-day': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: ”${p['other'] ?? ''}” is no day${ifGiven(p, 'code', ' (class ', ')')}.${more(p)}`,
    kept: nothingTaken,
    next: 'Write the day as 2019-01-01, or leave the cell empty.',
  }),
  'classification.wrong-order': (p: FailureParams): FailureWording => ({
    what: `${p['row'] === undefined ? '' : `${at(p)}: `}”${p['code'] ?? ''}” ends before it begins to hold (${p['other'] ?? ''}).${more(p)}`,
    kept: nothingTaken,
    next: 'Correct one of the days.',
  }),
  'classification.duplicate-code': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: class${ifGiven(p, 'code', ' ')} stands${ifGiven(p, 'other', ' in row ') || ' in the file'} already.${more(p)}`,
    kept: nothingTaken,
    next: 'Remove one of them, or correct the code. Where Excel has made 2.10 the number 2.1: format the column as text and write the code again.',
  }),
  'classification.unknown-parent': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: class${ifGiven(p, 'code', ' ')} is to stand under${ifGiven(p, 'other', ' ') || ' another'}, which is not in the file.${more(p)}`,
    kept: nothingTaken,
    next: 'Add the class above it, or correct the code.',
  }),
  'classification.circle': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: classes would stand under themselves${ifGiven(p, 'other', ': ')}.${more(p)}`,
    kept: nothingTaken,
    next: 'Correct what one of them is part of.',
  }),
  'classification.name-taken': (p: FailureParams): FailureWording => ({
    what: `There is a classification called ${named(p, 'name', 'so', '').trim()} already.`,
    kept: nothingTaken,
    next: 'Give the new one a name with its version, such as KLASSA 2.1.',
  }),
  'classification.unknown-organisation': (): FailureWording => ({
    what: 'The organisation is no longer there.',
    kept: nothingTaken,
    next: 'Choose anew whose the classification is.',
  }),
  'classification.file-changed': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'The file')} has changed since it was shown.`,
    kept: nothingTaken,
    next: 'Choose the file again and see what is in it now.',
  }),
}

function at(p: FailureParams): string {
  return p['row'] === undefined ? 'The file' : `Row ${p['row']}`
}

function more(p: FailureParams): string {
  const count = p['more']
  if (typeof count !== 'number' || count === 0) return ''
  return count === 1 ? ' The file has one more fault.' : ` The file has ${count} more faults.`
}
