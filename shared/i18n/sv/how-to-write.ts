import type { FailureParams } from '../../contract/failure.ts'
import type { FieldType } from '../../registers/field.ts'

/** How a value of each type is written, after one that could not be read. */
const byType: Readonly<Record<FieldType, string>> = {
  text: 'Skriv texten på nytt, utan tecken som har blivit fel.',
  date: 'Skriv datumet som 2018-12-31.',
  integer: 'Skriv ett helt tal med siffror.',
  decimal: 'Skriv talet med siffror och decimalkomma.',
  money: 'Skriv beloppet med siffror och decimalkomma.',
  percent: 'Skriv procenten med siffror och decimalkomma.',
  hours: 'Skriv timmarna med decimalkomma eller som 12:30.',
  metres: 'Skriv hyllmeter med siffror och decimalkomma.',
  year: 'Skriv årtalet med fyra siffror.',
  boolean: 'Skriv ja eller nej.',
  code: 'Skriv ett av kodlistans ord.',
  identity: 'Skriv hela numret med tolv siffror.',
  registration: 'Skriv numret som det står i diariet.',
  signum: 'Skriv signum som det står i förteckningen.',
}

/** The sentence of the type alone; of a number that is read but cannot be right, its limit. */
export function howToWrite({ type, rule }: FailureParams): string {
  if (rule === 'implausible-number' && type !== 'year')
    return type === 'percent'
      ? 'Skriv ett tal från 0 till 110.'
      : 'Skriv ett tal som varken är negativt eller ett personnummer, en lön som kronor för en månad.'
  return new Map<unknown, string>(Object.entries(byType)).get(type) ?? 'Läs om raden och försök igen.'
}
