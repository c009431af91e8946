import type { FailureParams } from '../../contract/failure.ts'
import type { FieldType } from '../../registers/field.ts'

/** How a value of each type is written, after one that could not be read. */
const byType: Readonly<Record<FieldType, string>> = {
  text: 'Write the text again, without characters that have gone wrong.',
  date: 'Write the date as 2018-12-31.',
  integer: 'Write a whole number in digits.',
  decimal: 'Write the number in digits with a decimal comma.',
  money: 'Write the amount in digits with a decimal comma.',
  percent: 'Write the percentage in digits with a decimal comma.',
  hours: 'Write the hours with a decimal comma or as 12:30.',
  metres: 'Write shelf metres in digits with a decimal comma.',
  year: 'Write the year with four digits.',
  boolean: 'Write yes or no.',
  code: 'Write one of the words of the code list.',
  identity: 'Write the whole number with twelve digits.',
  registration: 'Write the number as it stands in the diary.',
  signum: 'Write the signum as it stands in the inventory.',
}

/** The sentence of the type alone; of a number that is read but cannot be right, its limit. */
export function howToWrite({ type, rule }: FailureParams): string {
  if (rule === 'implausible-number' && type !== 'year')
    return type === 'percent'
      ? 'Write a number from 0 to 110.'
      : 'Write a number that is neither negative nor an identity number, a salary as the kronor of one month.'
  return new Map<unknown, string>(Object.entries(byType)).get(type) ?? 'Read the row again and try once more.'
}
