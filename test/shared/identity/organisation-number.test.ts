import {
  formatOrganisationNumber,
  isOrganisationNumber,
  parseOrganisationNumber,
} from '#shared/identity/organisation-number.ts'
import { describe, expect, test } from 'vitest'
import { absenceNote, havePublicNumbers, numberList, organisationList, readPublicNumbers } from './public-numbers.ts'
import { createRandom } from './seeded-random.ts'

const REGIONS = [
  '232100-0016',
  '232100-0024',
  '232100-0032',
  '232100-0040',
  '232100-0057',
  '232100-0065',
  '232100-0131',
]

describe('parseOrganisationNumber', () => {
  test.each(REGIONS)('reads the region %s in every written form', (written) => {
    const value = written.replace('-', '')
    for (const text of [
      written,
      value,
      `16${value}`,
      `16${written}`,
      ` ${written}\u00a0`,
      written.replace('-', ' – '),
    ]) {
      expect(parseOrganisationNumber(text)).toEqual({ ok: true, value })
    }
    expect(formatOrganisationNumber(value)).toBe(written)
    expect(isOrganisationNumber(written)).toBe(true)
  })

  test.each([
    ['', 'format'],
    ['Region Dalarna', 'format'],
    ['232100-016', 'format'],
    ['17232100-0016', 'format'],
    ['232100+0016', 'format'],
    ['232100-0017', 'checkDigit'],
    ['850101-2382', 'looksLikeIdentityNumber'],
    ['198501012382', 'format'],
  ] as const)('refuses %j as %s', (text, problem) => {
    expect(parseOrganisationNumber(text)).toEqual({ ok: false, problem })
    expect(isOrganisationNumber(text)).toBe(false)
  })

  test('the strict validator tidies nothing', () => {
    expect(isOrganisationNumber('232100 0016')).toBe(false)
    expect(isOrganisationNumber('232100–0016')).toBe(false)
  })

  test('one wrong digit is never accepted', () => {
    const random = createRandom(4)
    for (let round = 0; round < 1000; round++) {
      const value = random.pick(REGIONS).replace('-', '')
      const at = random.between(0, 9)
      const digit = (Number(value.charAt(at)) + random.between(1, 9)) % 10
      expect(isOrganisationNumber(value.slice(0, at) + digit + value.slice(at + 1))).toBe(false)
    }
  })

  test('what is not ten digits is shown as it is', () => {
    expect(formatOrganisationNumber('232100-0016')).toBe('232100-0016')
    expect(formatOrganisationNumber('okänt')).toBe('okänt')
  })
})

describe.skipIf(!havePublicNumbers)(`all public test numbers${absenceNote}`, () => {
  test('orgnumber.json: six organisation numbers accepted', () => {
    const cases = readPublicNumbers('orgnumber.json', organisationList)
    expect(cases).toHaveLength(6)
    for (const { short_format: value, separated_format: written } of cases) {
      expect(parseOrganisationNumber(written)).toEqual({ ok: true, value })
      expect(formatOrganisationNumber(value)).toBe(written)
    }
  })

  test('no personnummer or coordination number is an organisation number', () => {
    const persons = readPublicNumbers('allPins.json.gz', numberList)
    const coordinations = readPublicNumbers('allCoords.json', numberList)
    const accepted = [...persons, ...coordinations].filter(
      (value) => isOrganisationNumber(value) || isOrganisationNumber(value.slice(2)),
    )
    expect(accepted).toEqual([])
  })
})
