import type { Random } from '#resources/sample/random.ts'
import { otherSpellings, titles, units } from './swedish-names.ts'

/** A made-up person as one list would hold them if lists held no faults. */
export type Fields = Record<string, string>

/** What happens to a row on its way into a list, and in what share of the rows it can happen to. */
export interface Fault {
  readonly name: string
  readonly rate: number
  /** The list it happens in; both where it is not said. */
  readonly list?: 0 | 1
  /** The new values of the fields that change; null where it cannot happen to this row. */
  apply(values: Readonly<Fields>, random: Random): Fields | null
}

const text = (values: Readonly<Fields>, field: string): string => values[field] ?? ''
const edit =
  (field: string, change: (value: string, random: Random) => string | null) =>
  (values: Readonly<Fields>, random: Random): Fields | null => {
    const before = text(values, field)
    if (before === '') return null
    const after = change(before, random)
    return after === null || after === before ? null : { [field]: after }
  }
const missing = (field: string, rate: number): Fault => ({
  name: `${field} missing`,
  rate,
  apply: edit(field, () => ''),
})
const names = ['familyName', 'givenNames'] as const
const bothNames = (name: string, rate: number, change: (value: string, random: Random) => string | null): Fault[] =>
  names.map((field) => ({ name: `${field} ${name}`, rate, apply: edit(field, change) }))

/** In this order; a later one may fall on what an earlier one has made. No field is left without faults. */
export const faults: readonly Fault[] = [
  {
    name: 'familyName changed, former name known',
    rate: 0.02,
    list: 1,
    apply: (values) =>
      text(values, 'nextFamilyName') === ''
        ? null
        : { familyName: text(values, 'nextFamilyName'), formerFamilyName: text(values, 'familyName') },
  },
  {
    name: 'familyName changed, former name unknown',
    rate: 0.015,
    list: 1,
    apply: (values) => (text(values, 'nextFamilyName') === '' ? null : { familyName: text(values, 'nextFamilyName') }),
  },
  {
    name: 'familyName one of two',
    rate: 0.25,
    apply: edit('familyName', (value, random) => (/[ -]/.test(value) ? random.pick(value.split(/[ -]/)) : null)),
  },
  {
    name: 'familyName hyphen or space',
    rate: 0.25,
    apply: edit('familyName', (value) => (value.includes('-') ? value.replace('-', ' ') : value.replace(' ', '-'))),
  },
  {
    name: 'familyName particle lost',
    rate: 0.2,
    apply: edit('familyName', (value) => value.replace(/^(?:von|af|de) /, '')),
  },
  {
    name: 'familyName qvist',
    rate: 0.12,
    apply: edit('familyName', (value) => exchange(value, ['qvist', 'kvist', 'quist'])),
  },
  { name: 'familyName sson', rate: 0.03, apply: edit('familyName', (value) => value.replace(/sson$/, 'son')) },
  {
    name: 'familyName w v',
    rate: 0.05,
    apply: edit('familyName', (value) => value.replace(/w/i, (w) => (w === 'W' ? 'V' : 'v'))),
  },
  { name: 'givenNames call name only', rate: 0.2, apply: (values) => ({ givenNames: text(values, 'callName') }) },
  {
    name: 'givenNames other spelling',
    rate: 0.05,
    apply: edit('givenNames', (value) => value.replace(/^\p{L}+/u, (first) => otherSpellings[first] ?? first)),
  },
  {
    name: 'givenNames hyphen or space',
    rate: 0.15,
    apply: edit('givenNames', (value) => (value.includes('-') ? value.replace('-', ' ') : null)),
  },
  {
    name: 'givenNames initials',
    rate: 0.012,
    apply: edit('givenNames', (value) =>
      value
        .split(/[ -]/)
        .map((word) => word.charAt(0))
        .join(' '),
    ),
  },
  ...bothNames('slip', 0.02, slip),
  ...bothNames('without accents', 0.04, (value) => value.normalize('NFD').replace(/\p{M}/gu, '')),
  ...bothNames('mojibake', 0.008, (value) => value.replace(/[åäöÅÄÖé]/g, (letter) => mojibake[letter] ?? letter)),
  ...bothNames('question mark', 0.005, (value) => value.replace(/[åäöÅÄÖé]/g, '?')),
  ...bothNames('letters lost', 0.004, (value) => value.replace(/[åäöé]/g, '')),
  ...bothNames('cut', 0.003, (value) => (value.length > 7 ? value.slice(0, 6) : null)),
  ...bothNames('capitals', 0.05, (value) => value.toUpperCase()),
  {
    name: 'names exchanged',
    rate: 0.01,
    apply: (values) => ({ familyName: text(values, 'givenNames'), givenNames: text(values, 'familyName') }),
  },
  { name: 'callName missing', rate: 0.5, apply: edit('callName', () => '') },
  missing('familyName', 0.003),
  missing('givenNames', 0.006),
  { name: 'birthDate day and month exchanged', rate: 0.02, apply: edit('birthDate', exchangeDayAndMonth) },
  { name: 'birthDate slip', rate: 0.015, apply: edit('birthDate', digitSlip) },
  { name: 'birthDate year only', rate: 0.005, apply: edit('birthDate', (value) => value.slice(0, 4)) },
  { name: 'birthDate without dashes', rate: 0.3, apply: edit('birthDate', (value) => value.replaceAll('-', '')) },
  missing('birthDate', 0.03),
  { name: 'number slip', rate: 0.015, apply: edit('personalIdentityNumber', digitSlip) },
  {
    name: 'number of somebody else',
    rate: 0.002,
    apply: (values) =>
      text(values, 'personalIdentityNumber') === '' ? null : { personalIdentityNumber: text(values, 'otherNumber') },
  },
  {
    name: 'number with dash',
    rate: 0.3,
    apply: edit('personalIdentityNumber', (value) =>
      value.length === 12 ? `${value.slice(0, 8)}-${value.slice(8)}` : null,
    ),
  },
  {
    name: 'startDate another employment',
    rate: 0.25,
    list: 1,
    apply: (values) => ({ startDate: text(values, 'otherStart') }),
  },
  { name: 'startDate slip', rate: 0.02, apply: edit('startDate', digitSlip) },
  missing('startDate', 0.06),
  {
    name: 'moved',
    rate: 0.08,
    list: 1,
    apply: (values) => ({ postcode: text(values, 'otherPostcode'), place: text(values, 'otherPlace') }),
  },
  { name: 'postcode slip', rate: 0.02, apply: edit('postcode', digitSlip) },
  missing('postcode', 0.06),
  { name: 'place slip', rate: 0.03, apply: edit('place', slip) },
  missing('place', 0.05),
  { name: 'unit changed', rate: 0.3, list: 1, apply: (_values, random) => ({ senderUnit: random.pick(units) }) },
  {
    name: 'unit shortened',
    rate: 0.15,
    apply: edit('senderUnit', (value) =>
      value
        .split(' ')
        .map((word) => word.slice(0, 4))
        .join(' '),
    ),
  },
  { name: 'unit slip', rate: 0.02, apply: edit('senderUnit', slip) },
  missing('senderUnit', 0.06),
  { name: 'title changed', rate: 0.15, list: 1, apply: (_values, random) => ({ positionTitle: random.pick(titles) }) },
  { name: 'title shortened', rate: 0.08, apply: edit('positionTitle', (value) => value.slice(0, 6)) },
  { name: 'title slip', rate: 0.02, apply: edit('positionTitle', slip) },
  missing('positionTitle', 0.06),
  { name: 'employmentNumber slip', rate: 0.02, apply: edit('employmentNumber', digitSlip) },
  missing('employmentNumber', 0.05),
]

/** One letter changed, lost, doubled or exchanged with the next. */
function slip(value: string, random: Random): string | null {
  if (value.length < 3) return null
  const at = random.int(1, value.length - 2)
  const [before, here, after] = [value.slice(0, at), value.charAt(at), value.slice(at + 1)]
  return random.pick([
    before + random.pick('aeinrstlk'.split('')) + after,
    before + after,
    before + here + here + after,
    before + after.charAt(0) + here + after.slice(1),
  ])
}

/** One digit changed: of an identity number this fails the check digit, so that the result is nobody's number. */
function digitSlip(value: string, random: Random): string | null {
  const places = Array.from(value).flatMap((character, place) => (/\d/.test(character) && place >= 2 ? [place] : []))
  if (places.length === 0) return null
  const place = random.pick(places)
  return value.slice(0, place) + String((Number(value.charAt(place)) + random.int(1, 9)) % 10) + value.slice(place + 1)
}

function exchangeDayAndMonth(value: string): string | null {
  const [year, month, day = ''] = value.split('-')
  return Number(day) >= 1 && Number(day) <= 12 ? `${year}-${day}-${month}` : null
}

function exchange(value: string, endings: readonly string[]): string {
  const at = endings.findIndex((ending) => value.endsWith(ending))
  const [from, to] = [endings[at], endings[(at + 1) % endings.length]]
  return from === undefined || to === undefined ? value : value.slice(0, -from.length) + to
}

const mojibake: Readonly<Record<string, string>> = { å: 'Ã¥', ä: 'Ã¤', ö: 'Ã¶', Å: 'Ã…', Ä: 'Ã„', Ö: 'Ã–', é: 'Ã©' }
