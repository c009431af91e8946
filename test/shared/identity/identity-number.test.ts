import {
  formatIdentityNumber,
  isIdentityNumber,
  maskIdentityNumber,
  parseIdentityNumber,
  type IdentityNumber,
  type IdentityProblem,
} from '#shared/identity/identity-number.ts'
import { describe, expect, test } from 'vitest'
import {
  absenceNote,
  caseList,
  havePublicNumbers,
  numberList,
  organisationList,
  readPublicNumbers,
  structuredCases,
} from './public-numbers.ts'
import { createRandom } from './seeded-random.ts'

// Every valid number here is from Skatteverket's public test lists (github personnummer/meta).
const T = '2019-01-01'
const PERSONS = [
  '195001182046',
  '196104032898',
  '198002292392',
  '198501012382',
  '198501012390',
  '198502062394',
  '198512292395',
  '199601152391',
  '199612112392',
  '200001012384',
  '200010012391',
  '200102192382',
  '200301212387',
]
const COORDINATIONS = ['196101772389', '198404822390']
const ODD_COORDINATIONS = [
  ['195200622396', 'month 00'],
  ['195300812384', 'month 00'],
  ['195302602395', 'day 60'],
  ['196309602396', 'day 60'],
  ['196100602397', 'month 00 and day 60'],
  ['198000602394', 'month 00 and day 60'],
  ['196602902394', '30 February'],
  ['198106912382', '31 June'],
] as const

function accepted(text: string, reference = T): IdentityNumber {
  const result = parseIdentityNumber(text, reference)
  if (!result.ok) throw new Error(`${text}: ${result.problem}`)
  return result.number
}

function problem(text: string, reference = T): IdentityProblem | 'accepted' {
  const result = parseIdentityNumber(text, reference)
  return result.ok ? 'accepted' : result.problem
}

describe('parseIdentityNumber', () => {
  test.each(PERSONS)('reads %s in every written form', (value) => {
    const number = {
      kind: 'personnummer',
      value,
      birthDate: `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`,
      notes: [],
    }
    for (const text of writtenForms(value)) expect(accepted(text)).toEqual(number)
  })

  test.each(COORDINATIONS)('reads the coordination number %s with its real birth date', (value) => {
    const day = String(Number(value.slice(6, 8)) - 60).padStart(2, '0')
    const number = {
      kind: 'samordningsnummer',
      value,
      birthDate: `${value.slice(0, 4)}-${value.slice(4, 6)}-${day}`,
      notes: [],
    }
    for (const text of writtenForms(value)) expect(accepted(text)).toEqual(number)
  })

  test.each(ODD_COORDINATIONS)('accepts the coordination number %s (%s) with a note', (value) => {
    const number = { kind: 'samordningsnummer', value, birthDate: null, notes: ['impossibleDate'] }
    for (const text of writtenForms(value)) expect(accepted(text)).toEqual(number)
  })

  test('reads interim numbers, the letter in either case', () => {
    const number = { kind: 'interim', value: '20000101T220', birthDate: '2000-01-01', notes: [] }
    expect(accepted('000101-T220')).toEqual(number)
    expect(accepted('20000101t220')).toEqual(number)
    expect(problem('000101-E221')).toBe('format')
    expect(problem('000101-T221')).toBe('checkDigit')
    expect(problem('002101-T220')).toBe('impossibleDate')
  })

  test.each([
    ['spaces around and within', ' 19850101 2382 '],
    ['no-break, thin and zero-width spaces', '\u00a019850101\u2009-\u200b2382\ufeff'],
    ['a soft hyphen', '19850101\u00ad-2382'],
    ['an en dash', '850101–2382'],
    ['an em dash', '850101—2382'],
    ['a minus sign', '850101−2382'],
    ['a non-breaking hyphen', '850101‑2382'],
  ])('tolerates %s', (_, text) => {
    expect(accepted(text).value).toBe('198501012382')
  })

  test.each<[string, IdentityProblem]>([
    ['', 'format'],
    ['okänt', 'format'],
    ['19850101', 'format'],
    ['850101', 'format'],
    ['1985010123821', 'format'],
    ['98501012382', 'format'],
    ['178501012382', 'format'],
    ['150916-0006', 'format'],
    ['850101-2383', 'checkDigit'],
    ['19700428-9895', 'checkDigit'],
    ['19420566-9899', 'checkDigit'],
    ['19570229-9999', 'impossibleDate'],
    ['19570431-9999', 'impossibleDate'],
    ['19571301-9999', 'impossibleDate'],
    ['19570032-9999', 'impossibleDate'],
    ['19570792-9999', 'impossibleDate'],
    ['19571361-9999', 'impossibleDate'],
    ['20210791-9967', 'futureDate'],
    ['857209-0606', 'looksLikeOrgNumber'],
    ['16857209-0606', 'looksLikeOrgNumber'],
    ['1,98501E+11', 'excelScientific'],
    ['1.98501E+11', 'excelScientific'],
    ['1,98E+11', 'excelScientific'],
    ['8,50101e+09', 'excelScientific'],
  ])('refuses %j as %s, without a proposal', (text, expected) => {
    expect(parseIdentityNumber(text, T)).toEqual({ ok: false, problem: expected })
  })

  test.each<[string, string, IdentityProblem, string]>([
    ['nine digits', '301212387', 'excelLostLeadingZero', '200301212387'],
    ['nine digits with separator', '30121-2387', 'excelLostLeadingZero', '200301212387'],
    ['eight digits', '10012391', 'excelLostLeadingZero', '200010012391'],
    ['seven digits', '1012384', 'excelLostLeadingZero', '200001012384'],
    ['the letter O for zero', '1985O1O1-2382', 'format', '198501012382'],
    ['a small o for zero', '85o1o1-2382', 'format', '198501012382'],
    ['a dot as separator', '850101.2382', 'format', '198501012382'],
    ['dots in the date', '1985.01.01-2382', 'format', '198501012382'],
    ['a decimal number', '198501012382.0', 'format', '198501012382'],
    ['a decimal number with comma', '198501012382,0', 'format', '198501012382'],
  ])('proposes, but does not accept: %s', (_, text, expected, proposal) => {
    expect(parseIdentityNumber(text, T)).toEqual({ ok: false, problem: expected, proposal })
    expect(accepted(proposal).value).toBe(proposal)
  })

  test('proposes nothing where the repaired text is no number either', () => {
    expect(parseIdentityNumber('301212388', T)).toEqual({ ok: false, problem: 'excelLostLeadingZero' })
    expect(parseIdentityNumber('1985O1O1-2383', T)).toEqual({ ok: false, problem: 'format' })
    expect(parseIdentityNumber('20000101', T)).toEqual({ ok: false, problem: 'format' })
  })

  test('notes an age outside 15–75 at the reference date, to the day', () => {
    expect(accepted('200401012380').notes).toEqual([])
    expect(accepted('200401022389').notes).toEqual(['ageOutOfRange'])
    expect(accepted('200401022389', '2019-01-02').notes).toEqual([])
    expect(accepted('194301027472').notes).toEqual([])
    expect(accepted('194301027472', '2019-01-02').notes).toEqual(['ageOutOfRange'])
    expect(accepted('194212319240').notes).toEqual(['ageOutOfRange'])
  })

  test('where only the birth year is certain, notes an age that is out of range either way', () => {
    expect(accepted('193100602394').notes).toEqual(['impossibleDate', 'ageOutOfRange'])
    expect(accepted('198000602394', '1995-12-31').notes).toEqual(['impossibleDate'])
    expect(accepted('198000602394', '1994-12-31').notes).toEqual(['impossibleDate', 'ageOutOfRange'])
  })

  test('takes the century from the text, then from the plus sign, then from the reference date', () => {
    expect(accepted('19090527+1474').value).toBe('190905271474')
    expect(accepted('090527+1474').value).toBe('190905271474')
    expect(accepted('090121+9931').value).toBe('190901219931')
    expect(accepted('151079-2383', '2015-10-18')).toEqual({
      kind: 'samordningsnummer',
      value: '191510792383',
      birthDate: '1915-10-19',
      notes: ['ageOutOfRange'],
    })
    expect(accepted('151079-2383', '2015-10-19')).toEqual({
      kind: 'samordningsnummer',
      value: '201510792383',
      birthDate: '2015-10-19',
      notes: ['centuryAmbiguous', 'ageOutOfRange'],
    })
    expect(accepted('201510792383', '2015-10-19').notes).toEqual(['ageOutOfRange'])
  })

  test('the plus sign counts from the year, not the day, a person turns 100', () => {
    expect(accepted('151079+2383', '2015-01-01').value).toBe('191510792383')
    expect(accepted('151079+2383', '2015-12-31').value).toBe('191510792383')
  })

  test('29 February belongs to a century that has it', () => {
    expect(accepted('000229-2399')).toMatchObject({ value: '200002292399', notes: [] })
    expect(accepted('000229-2399', '2010-01-01').notes).toEqual(['ageOutOfRange'])
  })

  test('a reference that is no ISO day is a mistake of the caller', () => {
    expect(() => parseIdentityNumber('198501012382', '20190101')).toThrow(RangeError)
    expect(() => parseIdentityNumber('198501012382', '2019-13-01')).toThrow(RangeError)
  })

  test('noise from spreadsheets never changes the answer', () => {
    const random = createRandom(1)
    const noise = [' ', '\t', '\u00a0', '\u2009', '\u200b', '\u00ad', '\ufeff']
    for (let round = 0; round < 2000; round++) {
      const value = random.pick([...PERSONS, ...COORDINATIONS])
      const characters = random.pick(writtenForms(value)).split('')
      for (let count = random.between(1, 4); count > 0; count--) {
        characters.splice(random.between(0, characters.length), 0, random.pick(noise))
      }
      const text = characters.join('').replace('-', random.pick('-–—‑−'))
      expect(accepted(text).value).toBe(value)
    }
  })

  test('one wrong digit is never accepted', () => {
    const random = createRandom(2)
    for (let round = 0; round < 2000; round++) {
      const value = random.pick([...PERSONS, ...COORDINATIONS])
      const at = random.between(2, 11)
      const digit = (Number(value.charAt(at)) + random.between(1, 9)) % 10
      const wrong = value.slice(0, at) + digit + value.slice(at + 1)
      expect(problem(wrong)).not.toBe('accepted')
      expect(isIdentityNumber(wrong)).toBe(false)
    }
  })

  test('the usual spelling, read at a glance, gets the answer that any other spelling gets', () => {
    const random = createRandom(4)
    for (let round = 0; round < 20_000; round++) {
      const day = `${random.between(1890, 2021)}${random.between(0, 14)}`.padEnd(6, '0') + random.between(0, 39)
      const digits = (day + random.between(0, 9999)).padEnd(12, '0').slice(0, 12)
      const reference = `${random.between(1970, 2030)}-06-15`
      // A blank after the second digit is read with care.
      const careful = parseIdentityNumber(`${digits.slice(0, 2)} ${digits.slice(2)}`, reference)
      expect(parseIdentityNumber(digits, reference)).toEqual(careful)
      expect(parseIdentityNumber(`${digits.slice(0, 8)}-${digits.slice(8)}`, reference)).toEqual(careful)
    }
    for (const value of PERSONS) {
      for (const year of [1960, 1990, 2005, 2019, 2060]) {
        const careful = parseIdentityNumber(` ${value}`, `${year}-01-01`)
        expect(parseIdentityNumber(value, `${year}-01-01`)).toEqual(careful)
      }
    }
  })

  test('any text gets an answer, and an accepted one is stored in a form that reads as itself', () => {
    const random = createRandom(3)
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let length = random.between(0, 14); length > 0; length--) text += random.pick('0001112389-+ .,EOTXå')
      const result = parseIdentityNumber(text, T)
      const value = result.ok ? result.number.value : result.proposal
      if (value === undefined) continue
      expect(isIdentityNumber(value)).toBe(true)
      expect(accepted(value).value).toBe(value)
      expect(accepted(formatIdentityNumber(value)).value).toBe(value)
    }
  })
})

describe('isIdentityNumber', () => {
  test('accepts the four written forms and nothing that needs tidying', () => {
    for (const value of [...PERSONS, ...COORDINATIONS, ...ODD_COORDINATIONS.map(([odd]) => odd)]) {
      for (const text of writtenForms(value)) expect(isIdentityNumber(text)).toBe(true)
    }
    for (const text of ['19850101 2382', ' 198501012382', '850101–2382', '20000101t220', '301212387', '', '0']) {
      expect(isIdentityNumber(text)).toBe(false)
    }
  })
})

describe('showing a stored number', () => {
  test('masked, the last four characters are hidden', () => {
    expect(maskIdentityNumber('198501012382')).toBe('19850101-****')
    expect(maskIdentityNumber('20000101T220')).toBe('20000101-****')
    expect(maskIdentityNumber('196101772389')).toBe('19610177-****')
  })

  test('what is not a stored form is masked whole', () => {
    for (const text of ['850101-2382', '19850101-2382', 'R-20181', '', '165560000000']) {
      expect(maskIdentityNumber(text)).toBe('****')
    }
  })

  test('written out with its separator; anything else as it is', () => {
    expect(formatIdentityNumber('198501012382')).toBe('19850101-2382')
    expect(formatIdentityNumber('20000101T220')).toBe('20000101-T220')
    expect(formatIdentityNumber('R-20181')).toBe('R-20181')
  })
})

describe.skipIf(!havePublicNumbers)(`all public test numbers${absenceNote}`, () => {
  const LATE = '2024-01-01'

  test('allPins: 41,129 personnummer read in the twelve-digit form and, by plus or minus, in the short one', () => {
    const pins = readPublicNumbers('allPins.json.gz', numberList)
    expect(pins).toHaveLength(41_129)
    const failures = pins.filter((pin) => {
      const short = pin.slice(2, 8) + (Number(pin.slice(0, 4)) <= 1924 ? '+' : '-') + pin.slice(8)
      return [pin, formatIdentityNumber(pin), short].some((text) => {
        const result = parseIdentityNumber(text, LATE)
        return (
          !result.ok || result.number.kind !== 'personnummer' || result.number.value !== pin || !isIdentityNumber(text)
        )
      })
    })
    expect(failures).toEqual([])
  })

  test('allPins: two numbers are listed twice, and no two different ones are alike without the century', () => {
    const pins = readPublicNumbers('allPins.json.gz', numberList)
    const pinsByShort = Map.groupBy(pins, (pin) => pin.slice(2))
    expect(pinsByShort.size).toBe(41_127)
    expect([...pinsByShort.values()].filter((twins) => twins.length > 1)).toEqual([
      ['202001092390', '202001092390'],
      ['202101012397', '202101012397'],
    ])
  })

  test('allCoords: three pairs are alike without the century; the reference date decides and a note says so', () => {
    const coordinations = readPublicNumbers('allCoords.json', numberList)
    const colliding = [...Map.groupBy(coordinations, (value) => value.slice(2))].filter(([, twins]) => twins.length > 1)
    expect(colliding).toEqual([
      ['1510792383', ['191510792383', '201510792383']],
      ['1800852384', ['191800852384', '201800852384']],
      ['1812602397', ['191812602397', '201812602397']],
    ])
    for (const [short, [older = '', younger = '']] of colliding) {
      const late = accepted(short, LATE)
      expect(late.value).toBe(younger)
      expect(late.notes).toEqual(expect.arrayContaining(['centuryAmbiguous', 'ageOutOfRange']))
      expect(accepted(short, '2014-12-31').value).toBe(older)
      expect(accepted(`${short.slice(0, 6)}+${short.slice(6)}`, LATE).value).toBe(older)
    }
  })

  test('allPins: a short number not born by the reference date is read a century earlier, never as future', () => {
    const pins = readPublicNumbers('allPins.json.gz', numberList)
    const later = pins.filter((pin) => pin >= '20190102')
    expect(later.length).toBeGreaterThan(100)
    for (const pin of later) {
      expect(problem(pin)).toBe('futureDate')
      expect(accepted(pin.slice(2)).value.slice(0, 4)).toBe(String(Number(pin.slice(0, 4)) - 100))
    }
  })

  test('allCoords: 2,264 coordination numbers accepted, the 194 odd dates with a note and no birth date', () => {
    const coordinations = readPublicNumbers('allCoords.json', numberList)
    expect(coordinations).toHaveLength(2264)
    const odd = coordinations.filter((value) => {
      expect(isIdentityNumber(value)).toBe(true)
      const number = accepted(value, LATE)
      expect(number).toMatchObject({ kind: 'samordningsnummer', value })
      const isNoted = number.notes.includes('impossibleDate')
      expect(number.birthDate === null).toBe(isNoted)
      return isNoted
    })
    expect(odd).toHaveLength(194)
    const noMonth = odd.filter((value) => value.slice(4, 6) === '00')
    const noDay = odd.filter((value) => value.slice(6, 8) === '60')
    expect(noMonth.filter((value) => !noDay.includes(value))).toHaveLength(129)
    expect(noDay.filter((value) => !noMonth.includes(value))).toHaveLength(38)
    expect(noDay.filter((value) => noMonth.includes(value))).toHaveLength(3)
  })

  test('list.json: the strict validator agrees on every form; a space is invalid to it but not to the importer', () => {
    const cases = readPublicNumbers('list.json', caseList)
    expect(cases).toHaveLength(14)
    for (const entry of cases) {
      for (const text of [entry.long_format, entry.short_format, entry.separated_format, entry.separated_long]) {
        expect([text, isIdentityNumber(text)]).toEqual([text, entry.valid])
      }
    }
    expect(accepted('19090527 1474').value).toBe('190905271474')
  })

  test('structured.json: the strict validator agrees on every number and text', () => {
    const groups = readPublicNumbers('structured.json', structuredCases)
    let count = 0
    for (const formats of Object.values(groups)) {
      for (const { valid, invalid } of Object.values(formats)) {
        for (const text of valid) expect([text, isIdentityNumber(String(text))]).toEqual([text, true])
        for (const text of invalid) expect([text, isIdentityNumber(String(text))]).toEqual([text, false])
        count += valid.length + invalid.length
      }
    }
    expect(count).toBe(70)
  })

  test('interim.json: eleven letters accepted, E refused', () => {
    const cases = readPublicNumbers('interim.json', caseList)
    expect(cases).toHaveLength(12)
    for (const entry of cases) {
      for (const text of [entry.long_format, entry.short_format, entry.separated_format, entry.separated_long]) {
        expect([text, isIdentityNumber(text)]).toEqual([text, entry.valid])
        const result = parseIdentityNumber(text, T)
        expect(result.ok ? result.number.kind : result.problem).toBe(entry.valid ? 'interim' : 'format')
      }
    }
  })

  test('orgnumber.json: organisation numbers fail as such', () => {
    const cases = readPublicNumbers('orgnumber.json', organisationList)
    expect(cases).toHaveLength(6)
    for (const { short_format: short, separated_format: separated } of cases) {
      for (const text of [short, separated, `16${short}`]) {
        expect(problem(text)).toBe('looksLikeOrgNumber')
        expect(isIdentityNumber(text)).toBe(false)
      }
    }
  })
})

function writtenForms(value: string): string[] {
  const short = value.slice(2)
  return [value, `${value.slice(0, 8)}-${value.slice(8)}`, short, `${short.slice(0, 6)}-${short.slice(6)}`]
}
