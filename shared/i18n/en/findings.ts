import type { FindingRuleId, Severity } from '../../import/rules.ts'
import type { findings as source } from '../sv/findings.ts'
import type { FindingWording } from '../wording.ts'

const rules: Readonly<Record<FindingRuleId, FindingWording>> = {
  'required-missing': {
    title: 'A value the row must have is missing',
    text: ({ field }) => `${field} is blank. The row is not taken in.`,
    hint: 'Fill in the value in the sender’s list and read the file in again.',
  },
  'recommended-missing': {
    title: 'A value the row should have is missing',
    text: ({ field }) => `${field} is blank. The row is taken in all the same.`,
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
    title: 'Identity number to look at',
    text: ({ example }) =>
      `”${example}” is valid but unusual, for example a coordination number or a number without century.`,
    hint: 'Check that it is the right person.',
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
    title: 'Totals row',
    text: ({ example }) => `The row ”${example}” counts as a totals row and is not taken in.`,
    hint: 'Check that it really is a totals row.',
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
    text: ({ example }) =>
      `Registration number and date have different years: ${example}. The row is taken in all the same.`,
    hint: 'Check the date. Cases registered anew may have an older number.',
  },
  'dates-reversed': {
    title: 'End date before start date',
    text: ({ field, example }) => `${field} is before its start date: ${example}. The row is taken in all the same.`,
    hint: 'Check which of the dates is wrong.',
  },
  'ends-before-transfer': {
    title: 'The employment ends before the transfer date',
    text: ({ example }) => `The last day of employment is ${example}, before the transfer date.`,
    hint: 'The row is taken in and is not counted among those that go over.',
  },
  'secrecy-incomplete': {
    title: 'Incomplete secrecy mark',
    text: ({ example }) =>
      `Secrecy ”${example}” lacks date or authority (OSL ch. 5 s. 5). The row is taken in all the same.`,
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
    title: 'The key belongs to another person',
    text: () =>
      'The row already taken in with the same key has another personal identity number. The row is not taken in.',
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
