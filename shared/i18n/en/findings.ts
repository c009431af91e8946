import type { FindingRuleId, Severity } from '../../import/rules.ts'
import type { findings as source } from '../sv/findings.ts'
import { beginning } from '../wording.ts'
import type { FindingWording } from '../wording.ts'
import { ofArchive } from './findings-of/archive.ts'
import { ofCases } from './findings-of/cases.ts'
import { ofDiary } from './findings-of/diary.ts'
import { ofStaff } from './findings-of/staff.ts'

const rules: Readonly<Record<FindingRuleId, FindingWording>> = {
  ...ofStaff,
  ...ofCases,
  ...ofDiary,
  ...ofArchive,
  'required-missing': {
    title: 'A value the row must have is missing',
    text: ({ field }) => `${field} is blank. The row is not taken in.`,
    hint: 'Fill in the value in the sender’s list and read the file in again.',
  },
  'recommended-missing': {
    title: 'A value the row should have is missing',
    text: ({ field }) => `${field} is blank.`,
    hint: 'Ask the sender to complete it. The value may come in the next delivery.',
  },
  'too-few-cells': {
    title: 'The row has fewer cells than the header row',
    text: ({ example }) => `Cells on the row and in the header row: ${example}.`,
    hint: 'Check whether a delimiter is missing, so that values stand in the wrong column.',
  },
  'too-many-cells': {
    title: 'The row has more cells than the header row',
    text: ({ example }) => `Cells on the row and in the header row: ${example}. The surplus is kept as raw text.`,
    hint: 'Check whether a text holds the delimiter without quotation marks.',
  },
  'not-a-date': {
    title: 'Not a date',
    text: ({ field, example }) =>
      `${field}: ”${example}” cannot be read as a date. The field is left blank, the raw text is kept.`,
    hint: 'Write dates as 2018-12-31.',
  },
  'not-a-number': {
    title: 'Not a number',
    text: ({ field, example }) =>
      `${field}: ”${example}” cannot be read as a number. The field is left blank, the raw text is kept.`,
    hint: 'Write numbers with digits and a decimal comma, for example 32 500,50.',
  },
  'unknown-code': {
    title: 'Unknown word in a code list',
    text: ({ field, example }) =>
      `${field}: ”${example}” is not in the code list. The field is left blank, the raw text is kept.`,
    hint: 'Use one of the words of the code list. Nothing is guessed.',
  },
  'identity-invalid': {
    title: 'Invalid personal identity number',
    text: ({ example }) =>
      `”${example}” is not a valid personal identity or coordination number. The row is not taken in.`,
    hint: 'Check the number against the population register. The check digit or the date is wrong.',
  },
  'identity-note': {
    title: 'Unusual identity number',
    text: ({ example }) =>
      `”${example}” is valid, but its date of birth is unusual: it is not in the calendar, can be read with two centuries, or gives an age below 15 or above 75.`,
    hint: 'Check that the number is of the right person. Write it with its century, such as 19 or 20, if that is missing.',
  },
  'registration-incomplete': {
    title: 'Incomplete registration number',
    text: ({ example }) => `”${example}” lacks serial number or year. The row is not taken in.`,
    hint: 'Fill in the whole registration number in the sender’s list.',
  },
  'registration-became-date': {
    title: 'Registration number that Excel turned into a date',
    text: ({ example }) =>
      `The cell holds the date ”${example}” where a registration number should be. The row is not taken in.`,
    hint: 'Format the column as text in Excel and type the number again, or ask for a CSV file.',
  },
  'duplicate-row': {
    title: 'The same row stands several times',
    text: ({ example }) =>
      `The row equals row ${example} in every mapped field. The first is taken in, the copy is not.`,
    hint: 'Nothing needs doing if the row just happened to be included twice.',
  },
  'duplicate-key': {
    title: 'Same key, different values',
    text: ({ example }) => `Row ${example} has the same key but other values. None of them is taken in.`,
    hint: 'Settle with the sender which row holds, correct the list and read it in again.',
  },
  'footer-row': {
    title: 'Totals row or repeated header',
    text: ({ example }) => `The row ”${example}” counts as a totals row or a repeated header and is not taken in.`,
    hint: 'Check that the row really is no record.',
  },
  'formula-error': {
    title: 'Formula error in the cell',
    text: ({ field, example }) => `${field}: the cell shows ${example} instead of a value. The field is left blank.`,
    hint: 'Correct the formula in the sender’s list or paste the value.',
  },
  'forbidden-column': {
    title: 'Column that must not be stored',
    text: ({ example }) => `The column ”${example}” holds sensitive data. Its cells have not been saved.`,
    hint: 'Nothing needs doing. Ask the sender to leave the column out next time.',
  },
  'unmapped-column': {
    title: 'Column without field',
    text: ({ example }) => `The column ”${example}” is not mapped to a field. The raw text is kept with the row.`,
    hint: 'Map the column in the step Columns if the value belongs in the register.',
  },
  'fraction-as-percent': {
    title: 'Fraction read as percent',
    text: ({ field, example }) => `${field}: ”${example}” is read as a fraction, so that 0.75 becomes 75 %.`,
    hint: 'Check a few rows in the plan.',
  },
  'year-differs': {
    title: 'The year of the registration number differs from the date',
    text: ({ example }) => `Registration number and date have different years: ${example}.`,
    hint: 'Check the date. Cases registered anew may have an older number.',
  },
  'dates-reversed': {
    title: 'End date before start date',
    text: ({ field, example }) => `${field} is before its start date: ${example}.`,
    hint: 'Check which of the dates is wrong.',
  },
  'ends-before-transfer': {
    title: 'The employment ends before the transfer date',
    text: ({ example }) => `The last day of employment is ${example}, before the transfer date.`,
    hint: 'The row is taken in and is not counted among those that go over.',
  },
  'secrecy-incomplete': {
    title: 'Incomplete secrecy mark',
    text: ({ example }) => `Secrecy ”${example}” lacks date or authority (OSL ch. 5 s. 5).`,
    hint: 'Add the date and the authority that set the mark.',
  },
  'hidden-row': {
    title: 'Hidden row',
    text: () => 'The row is hidden in the workbook, often by a filter. It is counted.',
    hint: 'Check with the sender whether the row should be included.',
  },
  'no-rows': {
    title: 'No rows',
    text: () => 'The sheet has no rows below the header row.',
    hint: 'Check that the right sheet and header row are chosen.',
  },
  'other-person': {
    title: 'The employment number belongs to another person',
    text: () =>
      'The row already taken in with the same employment number has another personal identity number. The row is not taken in.',
    hint: 'Check the employment number and the identity number with the sender.',
  },
  'protection-carried': {
    title: 'Protected identity according to another row',
    text: () => 'Another row of the same person bears the mark. It holds here too, and the row is not shown.',
    hint: 'Nothing needs doing. Ask the sender to mark every row of the person.',
  },
  'undecodable-text': {
    title: 'Characters that could not be read',
    text: ({ field, example }) => `${field}: ”${example}” holds characters that have been lost.`,
    hint: 'Ask for the file as UTF-8 or an Excel workbook.',
  },
  'edit-conflict': {
    title: 'The delivery and an edit by hand disagree',
    text: ({ field, example }) =>
      `${field}: a person has changed the value, and the delivery now says ”${example}”. The edit stands unless something else is chosen.`,
    hint: 'Compare the three values in the plan and choose which one stands.',
  },
  'leading-zeros-lost': {
    title: 'Leading zeros have been lost',
    text: ({ field, example }) =>
      `${field}: ”${example}” is shorter than the other numbers of the column, which begin with zeros. The value is taken in as it stands.`,
    hint: 'The zeros cannot be recovered with certainty: ask the sender for CSV, or for the column formatted as text.',
  },
  'identity-became-number': {
    title: 'Identity number that Excel turned into a number',
    text: ({ example }) => `”${example}” was an identity number, but digits have been lost. The row is not taken in.`,
    hint: 'The number cannot be recovered: ask the sender for CSV, or for the column formatted as text.',
  },
  'date-serial': {
    title: 'Date written as Excel’s day number',
    text: ({ field, example }) => `${field}: ”${example}” is read as a day number counted from 1900.`,
    hint: 'Check a few dates. If the file counts from 1904 (older Excel for Mac) they are four years and a day off: then ask the sender for CSV with dates such as 2018-12-31.',
  },
  'cut-text': {
    title: 'Text that may have been cut',
    text: ({ field, example }) =>
      `${field}: the text is exactly as long as programs cut at. It begins ”${beginning(example)}”.`,
    hint: 'Check the end of the text. What has been cut cannot be recovered: ask the sender for CSV.',
  },
  mojibake: {
    title: 'Garbled letters',
    text: ({ field, example }) =>
      `${field}: the å, ä and ö of ”${example}” are garbled. The text is taken in as it stands.`,
    hint: 'In a text file the letters can be repaired in the step File and register. Otherwise ask the sender for the file as UTF-8.',
  },
  'date-imprecise': {
    title: 'Date without a day',
    text: ({ field, example }) =>
      `${field}: ”${example}” states only a year, month or term. What is stated is kept, no day is added. Where it cannot be told whether it is before or after the transfer date the field is left blank.`,
    hint: 'Fill in the whole date if it is known. Autumn (HT) and spring term (VT) are kept as their year.',
  },
  'hidden-column': {
    title: 'Hidden column',
    text: ({ example }) => `The column ”${example}” is hidden in the workbook. It is counted.`,
    hint: 'Check with the sender whether the column should be included.',
  },
  'forbidden-content': {
    title: 'Column with data that must not be stored',
    text: ({ example }) =>
      `The column ”${example}” holds trade unions or diagnoses, though its header does not say so. Its cells have not been saved.`,
    hint: 'Nothing needs doing. Ask the sender to leave the column out next time.',
  },
  'salary-basis-unknown': {
    title: 'The salary cannot be converted to full time',
    text: ({ example }) =>
      `The salary ${example} is the actual one, but the employment rate is missing. It is taken in as it stands.`,
    hint: 'Fill in the employment rate, or ask the sender for the full-time salary.',
  },
  'excel-epoch': {
    title: 'Date that Excel’s day count has made wrong',
    text: ({ field, example }) =>
      `${field}: ”${example}” suggests that days were counted from the wrong year, 1900 or 1904, or that the cell was blank. Excel’s day nought is left blank.`,
    hint: 'If dates are four years and a day off, the file counts from the other year. The right date cannot be recovered with certainty: ask the sender for CSV with dates such as 2018-12-31.',
  },
  'volume-range': {
    title: 'Several volumes on one row',
    text: ({ example }) =>
      `The row is about volumes ${example}, which cannot be divided with certainty: years are not counted as volumes, and a range rises and holds at most 1,000 volumes. It is taken in as one row.`,
    hint: 'Ask the sender for one row per volume if the volumes should be counted one by one.',
  },
  'volumes-expanded': {
    title: 'One row became several volumes',
    text: ({ example }) =>
      `The row is about volumes ${example} and becomes one row per volume. The rest of it holds for the whole range; the shelf metres are divided equally, so that their sum is that of the row.`,
    hint: 'Nothing needs to be done. The range is kept in the field Volume range. Correct shelf metres and years of a volume that differs.',
  },
  'extent-converted': {
    title: 'Boxes converted to shelf metres',
    text: ({ field, example }) => `${field}: “${example}” is converted by the width that was chosen for the delivery.`,
    hint: 'Measure the series where it matters and correct them. The width is changed under Values in the import.',
  },
  'extent-counted': {
    title: 'Extent in boxes instead of shelf metres',
    text: ({ field, example }) =>
      `${field}: ”${example}” is not converted, for boxes differ in width. The field is left blank, the raw text is kept.`,
    hint: 'Choose how wide the boxes are under Values, or measure, or ask the sender for shelf metres.',
  },
  'secrecy-in-text': {
    title: 'Secrecy stands only in the text',
    text: ({ field, example }) =>
      `${field} begins with the word for secrecy, but no provision is given: ”${beginning(example)}”.`,
    hint: 'Fill in provision, date and authority. The text is masked in lists that are handed out.',
  },
  'handler-vacant': {
    title: 'The case has no case officer',
    text: ({ example }) => `”${example}” stands as case officer.`,
    hint: 'Appoint somebody who can hand the case over.',
  },
  'case-closed': {
    title: 'Closed case in the list of open ones',
    text: ({ field, example }) => `${field} ”${example}” says that the case is closed.`,
    hint: 'Closed cases stay with the sender. Ask why it is included, or choose the disposition Stays with sender.',
  },
  'identity-in-text': {
    title: 'Identity number in a text',
    text: ({ field, example }) => `${field} holds a personal identity number: ”${beginning(example)}”.`,
    hint: 'Ask the sender to reword the text. The number is shown masked.',
  },
  'implausible-number': {
    title: 'Implausible number',
    text: ({ field, example }) =>
      `${field}: ”${example}” is not plausible. The field is left empty, the raw text is kept.`,
    hint: 'An employment rate is 0–110 per cent, a monthly salary neither negative nor an identity number, and counts, shelf metres, supplements and grants are never below nought. A year has four digits, and no number is an identity number. Check that the column is mapped to the right field.',
  },
  'key-lost-zeros': {
    title: 'The employment number has probably lost leading zeros',
    text: ({ field, example }) =>
      `${field} differs from ”${example}”, which is taken in already, by leading zeros alone. The row counts as new and the earlier one as vanished.`,
    hint: 'Nothing is merged on a guess. Ask the sender for CSV, or for the column formatted as text, or write the zeros into the list, and read it in again.',
  },
}

const severities: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' }

export const findings = {
  rules,
  severities,
  severityMeaning: {
    error: 'The row is not taken in until the error is corrected.',
    warning: 'The row is taken in, and keeps the remark.',
    info: 'For information.',
  },
  wholeRow: 'The row',
} satisfies typeof source
