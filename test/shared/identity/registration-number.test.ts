import {
  normaliseRegistrationNumber,
  parseRegistrationNumber,
  readRegistrationNumber,
  registrationNumberKey,
  registrationNumberSortKey,
  registrationProfiles,
  writeRegistrationNumber,
  type RegistrationParts,
  type RegistrationProblem,
  type RegistrationProfileId,
} from '#shared/identity/registration-number.ts'
import { describe, expect, test } from 'vitest'
import { createRandom } from './seeded-random.ts'

const NOTHING: RegistrationParts = {
  prefix: null,
  classCode: null,
  year: 0,
  serial: 0,
  unit: null,
  documentNumber: null,
  partial: false,
}

function read(text: string, profileId?: RegistrationProfileId): RegistrationParts | RegistrationProblem {
  const result = parseRegistrationNumber(text, profileId)
  return result.ok ? result.parts : result.problem
}

describe('parseRegistrationNumber', () => {
  test.each<[string, RegistrationProfileId, Partial<RegistrationParts>, string]>([
    ['403-123456-2012', 'class-serial-year', { classCode: '403', serial: 123456, year: 2012 }, '|2012|123456'],
    ['304-1234-2018', 'class-serial-year', { classCode: '304', serial: 1234, year: 2018 }, '|2018|1234'],
    ['116-2070-18', 'class-serial-year', { classCode: '116', serial: 2070, year: 2018 }, '|2018|2070'],
    ['2105-2018', 'serial-year', { serial: 2105, year: 2018 }, '|2018|2105'],
    ['LD11/02896', 'prefix-short-year-serial', { prefix: 'LD', year: 2011, serial: 2896 }, 'LD|2011|2896'],
    ['LD16/00585', 'prefix-short-year-serial', { prefix: 'LD', year: 2016, serial: 585 }, 'LD|2016|585'],
    ['KS 2010/232', 'prefix-year-serial', { prefix: 'KS', year: 2010, serial: 232 }, 'KS|2010|232'],
    ['KS2013/0195', 'prefix-year-serial', { prefix: 'KS', year: 2013, serial: 195 }, 'KS|2013|195'],
    ['RD 2018/123', 'prefix-year-serial', { prefix: 'RD', year: 2018, serial: 123 }, 'RD|2018|123'],
    ['LJ2014/1368', 'prefix-year-serial', { prefix: 'LJ', year: 2014, serial: 1368 }, 'LJ|2014|1368'],
    ['RUN 2019/15', 'prefix-year-serial', { prefix: 'RUN', year: 2019, serial: 15 }, 'RUN|2019|15'],
    ['KSKF/2016:423', 'prefix-year-colon-serial', { prefix: 'KSKF', year: 2016, serial: 423 }, 'KSKF|2016|423'],
    ['REV 59-2023', 'prefix-serial-year', { prefix: 'REV', serial: 59, year: 2023 }, 'REV|2023|59'],
    [
      'RA 22-2013/3147',
      'class-year-serial',
      { prefix: 'RA', classCode: '22', year: 2013, serial: 3147 },
      'RA|2013|3147',
    ],
    ['232-2010/1300', 'class-year-serial', { classCode: '232', year: 2010, serial: 1300 }, '|2010|1300'],
    ['1-814/2014', 'class-serial-slash-year', { classCode: '1', serial: 814, year: 2014 }, '|2014|814'],
    [
      'S2014/6324/SFÖ',
      'department-year-serial-unit',
      { prefix: 'S', year: 2014, serial: 6324, unit: 'SFÖ' },
      'S|2014|6324',
    ],
    [
      'Fi2017/00989/SFÖ',
      'department-year-serial-unit',
      { prefix: 'FI', year: 2017, serial: 989, unit: 'SFÖ' },
      'FI|2017|989',
    ],
    [
      'Fi2017/00989/SFÖ (delvis)',
      'department-year-serial-unit',
      { prefix: 'FI', year: 2017, serial: 989, unit: 'SFÖ', partial: true },
      'FI|2017|989',
    ],
    ['14/820', 'year-serial', { year: 2014, serial: 820 }, '|2014|820'],
    ['3579-05', 'serial-year', { serial: 3579, year: 2005 }, '|2005|3579'],
    ['3579-2005', 'serial-year', { serial: 3579, year: 2005 }, '|2005|3579'],
  ])('reads %s with the profile %s, and alike without one', (text, profileId, parts, key) => {
    const expected = { ok: true, profileId, display: text, parts: { ...NOTHING, ...parts } }
    expect(parseRegistrationNumber(text, profileId)).toEqual(expected)
    expect(parseRegistrationNumber(text)).toEqual(expected)
    const profile = profileId === 'department-year-serial-unit' ? 'prefix-year-serial' : profileId
    expect(registrationNumberKey(text, profileId)).toBe(`${profile}|${key}`)
    expect(registrationNumberKey(text)).toBe(`${profile}|${key}`)
  })

  test('every profile reads its own example', () => {
    for (const { id, example } of registrationProfiles) {
      expect(parseRegistrationNumber(example)).toMatchObject({ ok: true, profileId: id })
    }
  })

  test.each<[string, RegistrationProblem]>([
    ['', 'empty'],
    [' \u00a0', 'empty'],
    ['–', 'empty'],
    ['Dnr:', 'empty'],
    ['Ks2018/', 'incompleteNumber'],
    ['Dnr Ks2018/', 'incompleteNumber'],
    ['KS 2018', 'incompleteNumber'],
    ['304-1234-', 'incompleteNumber'],
    ['304--2018', 'incompleteNumber'],
    ['/820', 'incompleteNumber'],
    ['saknas', 'noProfile'],
    ['820', 'noProfile'],
    ['2105-2018 2106-2018', 'noProfile'],
    ['KS 2018/1, KS 2018/2', 'noProfile'],
    ['304-1234-3018', 'noProfile'],
    ['2018-03-01', 'looksLikeDate'],
    ['mar-18', 'looksLikeDate'],
    ['03-jan', 'looksLikeDate'],
    ['22-2013/2014', 'ambiguous'],
    ['304-2012-18', 'ambiguous'],
  ])('refuses %j as %s', (text, problem) => {
    expect(read(text)).toBe(problem)
  })

  test('where readings differ the profile of the diary decides', () => {
    expect(parseRegistrationNumber('22-2013/2014')).toMatchObject({
      problem: 'ambiguous',
      profileIds: ['class-year-serial', 'class-serial-slash-year'],
    })
    expect(read('22-2013/2014', 'class-year-serial')).toMatchObject({ classCode: '22', year: 2013, serial: 2014 })
    expect(read('22-2013/2014', 'class-serial-slash-year')).toMatchObject({ serial: 2013, year: 2014 })
    expect(read('304-2012-18', 'class-serial-year')).toMatchObject({ classCode: '304', serial: 2012, year: 2018 })
    expect(read('304-2012-18', 'serial-year')).toMatchObject({ serial: 304, year: 2012, documentNumber: 18 })
    expect(read('RA 22-2013/3147', 'class-serial-slash-year')).toBe('noProfile')
    expect(read('1-814/2014', 'class-year-serial')).toBe('noProfile')
  })

  test('the same parts read by two profiles are no ambiguity', () => {
    expect(read('S2014/6324')).toMatchObject({ prefix: 'S', year: 2014, serial: 6324 })
  })

  test('two-digit years are 1950–2049', () => {
    for (const [written, year] of [
      ['00', 2000],
      ['49', 2049],
      ['50', 1950],
      ['99', 1999],
    ] as const) {
      expect(read(`${written}/820`)).toMatchObject({ year })
      expect(read(`820-${written}`)).toMatchObject({ year })
      expect(read(`LD${written}/820`)).toMatchObject({ year })
    }
  })

  test('a suffix after the full number is a document number', () => {
    for (const text of ['KS 2010/232-5', 'KS 2010/232.5', 'KS 2010/232#5', 'KS 2010/232/5', '304-1234-2018-5']) {
      expect(read(text)).toMatchObject({ documentNumber: 5 })
    }
    expect(registrationNumberKey('KS 2010/232-5')).toBe(registrationNumberKey('KS 2010/232'))
  })
})

describe('normaliseRegistrationNumber', () => {
  test.each([
    ['Dnr 304-1234-2018', '304-1234-2018'],
    ['DNR: KS 2018/12', 'KS 2018/12'],
    ['Dnr.304-1234-2018', '304-1234-2018'],
    ['Diarienr\u00a0304–1234−2018', '304-1234-2018'],
    ['Diarienummer:\tKs2018/12 ', 'Ks2018/12'],
    ['A\u0308rendenr KS  2018/0012', 'KS 2018/0012'],
    ['Ärendenummer: 304‑1234—2018', '304-1234-2018'],
    ['\ufeffKS\u200b 2018/12', 'KS 2018/12'],
    ['Dnrs 5', 'Dnrs 5'],
  ])('%j becomes %j', (text, expected) => {
    expect(normaliseRegistrationNumber(text)).toBe(expected)
    expect(normaliseRegistrationNumber(expected)).toBe(expected)
  })
})

describe('registrationNumberKey', () => {
  test('a reclassified county board case keeps its key', () => {
    expect(registrationNumberKey('305-1234-2018')).toBe(registrationNumberKey('304-1234-18', 'class-serial-year'))
  })

  test('numbers of different profiles never share a key', () => {
    const numbers = ['2018/123', '403-123-2018', '123-2018', 'RA 22-2018/123', '22-2018/123', '1-123/2018']
    expect(new Set(numbers.map((number) => registrationNumberKey(number))).size).toBe(numbers.length)
  })

  test('a department’s number keys alike with and without its unit', () => {
    expect(registrationNumberKey('S2014/6324')).toBe(registrationNumberKey('S2014/6324/SFÖ (delvis)'))
  })

  test('two texts whose digits are separated in different places never share a key', () => {
    for (const [one, other] of [
      ['A 1 12', 'A 11 2'],
      ['1 12-2018', '11 2-2018'],
      ['A|1', 'A1'],
      ['1|2-3', '12-3'],
      ['A i1', 'A|1'],
    ] as const) {
      expect(registrationNumberKey(one)).not.toBe(registrationNumberKey(other))
    }
    const random = createRandom(9)
    for (let round = 0; round < 20_000; round++) {
      const digits = Array.from({ length: random.between(2, 6) }, () => random.between(1, 9))
      const [prefix, suffix] = [random.pick(['', 'A ', 'KS ', 'Pärm ']), random.pick(['', '-2018', '/3', ' x'])]
      const write = (marks: readonly string[]) =>
        prefix + digits.map((digit, index) => `${marks[index] ?? ''}${digit}`).join('') + suffix
      const marks = () => digits.map((_, index) => (index === 0 ? '' : random.pick(['', '', ' ', '|', '-', '/', '.'])))
      const [some, others] = [marks(), marks()]
      if (some.join('x') === others.join('x')) continue
      const [one, other] = [write(some), write(others)]
      const [a, b] = [readRegistrationNumber(one), readRegistrationNumber(other)]
      // Where a profile reads both, its parts decide: `18/3` and `2018/3` are one case.
      if (a.parts !== null && b.parts !== null) continue
      expect(a.key, `${one} and ${other}`).not.toBe(b.key)
    }
  })

  test('what no profile reads keys by its plain form, without spaces that part nothing and leading zeros', () => {
    expect(registrationNumberKey('Ks2018/')).toBe('KS2018/')
    expect(registrationNumberKey('dnr: x 007 / 0 ab')).toBe('X7/0AB')
    expect(registrationNumberKey('022-2013/2014')).toBe('22-2013/2014')
    expect(registrationNumberKey('a|2018|5')).not.toContain('|')
    expect(registrationNumberKey('')).toBe('')
  })

  test('spelling never changes the parts or the key', () => {
    const random = createRandom(5)
    for (let round = 0; round < 20_000; round++) {
      const { profileId, text, parts } = makeNumber(random)
      const spelled = respell(text, random)
      const result = parseRegistrationNumber(spelled, profileId)
      expect(result).toMatchObject({ ok: true, parts: { ...NOTHING, ...parts } })
      expect(registrationNumberKey(spelled, profileId)).toBe(registrationNumberKey(text, profileId))
    }
  })

  test('without a profile the answer is the right parts or ambiguous, never other parts', () => {
    const random = createRandom(6)
    let certain = 0
    for (let round = 0; round < 20_000; round++) {
      const { text, parts } = makeNumber(random)
      const result = parseRegistrationNumber(text)
      const answer = result.ok ? result.parts : result.problem
      expect([text, answer]).toEqual([text, result.ok ? { ...NOTHING, ...parts } : 'ambiguous'])
      if (result.ok) certain++
    }
    expect(certain).toBeGreaterThan(15_000)
  })

  test('any text gets a key and a sort key, always the same', () => {
    const random = createRandom(7)
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let length = random.between(0, 18); length > 0; length--) text += random.pick('0125789KSÅö-–/:.# |()')
      const display = normaliseRegistrationNumber(text)
      expect(registrationNumberKey(display)).toBe(registrationNumberKey(text))
      expect(registrationNumberSortKey(display)).toBe(registrationNumberSortKey(text))
      expect(parseRegistrationNumber(display)).toEqual(parseRegistrationNumber(text))
    }
  })

  test('all at once is what each is by itself', () => {
    const random = createRandom(8)
    for (let round = 0; round < 20_000; round++) {
      let text = random.between(0, 2) > 0 ? respell(makeNumber(random).text, random) : ''
      if (text === '') for (let left = random.between(0, 12); left > 0; left--) text += random.pick('0128KSÅ-/:.')
      const result = parseRegistrationNumber(text)
      expect(readRegistrationNumber(text)).toEqual({
        key: registrationNumberKey(text),
        sortKey: registrationNumberSortKey(text),
        parts: result.ok ? result.parts : null,
        problem: result.ok ? null : result.problem,
      })
    }
  })
})

describe('registrationNumberSortKey', () => {
  test('orders by prefix, year and serial number, the unreadable last', () => {
    const ordered = [
      '9-2017',
      '304-1234-2017',
      '14-2018',
      '305-900-2018',
      '304-1000-2018',
      '304-2012-18',
      'K 2018/1',
      'KS 2017/10',
      'Ks2018/2',
      'KS 2018/2-3',
      'KS2018/2-20',
      'KS 2018/0010',
      'LD18/00585',
      'Å 2018/1',
      'Ä 2018/1',
      'Ö 2018/1',
      '',
      'Ks2018/',
      'saknas',
    ]
    expect(sortBinary(ordered.toReversed())).toEqual(ordered)
  })

  test('binary order is prefix, year, serial for any numbers of one diary', () => {
    const random = createRandom(8)
    const prefixes = ['K', 'KS', 'LD', 'RUN', 'Å', 'Ö']
    const numbers = Array.from({ length: 500 }, () => ({
      prefix: random.pick(prefixes),
      year: random.between(1950, 2049),
      serial: random.between(1, 99_999_999),
    }))
    const written = numbers
      .toSorted(
        (a, b) => prefixes.indexOf(a.prefix) - prefixes.indexOf(b.prefix) || a.year - b.year || a.serial - b.serial,
      )
      .map(({ prefix, year, serial }) => `${prefix} ${year}/${serial}`)
    const shuffled = numbers.map(({ prefix, year, serial }) => `${prefix} ${year}/${serial}`)
    expect(sortBinary(shuffled)).toEqual(written)
  })
})

type Random = ReturnType<typeof createRandom>

function sortBinary(texts: string[]): string[] {
  const keyed = texts.map((text) => ({ text, key: registrationNumberSortKey(text) }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ text }) => text)
}

function makeNumber(random: Random) {
  const { id: profileId } = random.pick(registrationProfiles)
  const prefix = random.pick(['K', 'KS', 'RUN', 'KSKF', 'Ö'])
  const classCode = random.pick(['1', '22', '304', '2.3.1'])
  const unit = random.pick(['SFÖ', 'RTS'])
  const year = random.between(1950, 2049)
  const serial = random.between(1, random.pick([99, 9999, 999_999]))
  const short = String(year % 100).padStart(2, '0')
  const either = random.pick([short, String(year)])
  const written: Record<RegistrationProfileId, [string, Partial<RegistrationParts>]> = {
    'class-serial-year': [`${classCode}-${serial}-${either}`, { classCode }],
    'serial-year': [`${serial}-${either}`, {}],
    'prefix-short-year-serial': [`${prefix}${short}/${serial}`, { prefix }],
    'prefix-year-serial': [`${prefix} ${year}/${serial}`, { prefix }],
    'prefix-year-colon-serial': [`${prefix}/${year}:${serial}`, { prefix }],
    'prefix-serial-year': [`${prefix} ${serial}-${year}`, { prefix }],
    'class-year-serial': [`${classCode}-${year}/${serial}`, { classCode }],
    'class-serial-slash-year': [`${classCode}-${serial}/${year}`, { classCode }],
    'department-year-serial-unit': [`${prefix}${year}/${serial}/${unit}`, { prefix, unit }],
    'year-serial': [`${either}/${serial}`, {}],
  }
  const [text, parts] = written[profileId]
  return { profileId, text, parts: { ...parts, year, serial } }
}

/** The same number as another clerk or program might have written it. */
function respell(text: string, random: Random): string {
  const label = random.pick(['', 'Dnr ', 'dnr: ', 'Diarienr.', 'DIARIENUMMER\u00a0', 'Ärendenr : ', '\tÄrendenummer '])
  const space = () => random.pick(['', '', ' ', '\u00a0', '  '])
  const spaced = text.replace(/[-/:]| /g, (mark) => {
    if (mark === ' ') return space()
    return space() + (mark === '-' ? random.pick('-–—‑−') : mark) + space()
  })
  const cased = random.pick([spaced, spaced.toLowerCase(), spaced.normalize('NFD')])
  return label + cased + space()
}

describe('writeRegistrationNumber', () => {
  const parts = { prefix: 'RUN', classCode: '304', year: 2019, serial: 27 }

  test.each<[RegistrationProfileId, string]>([
    ['class-serial-year', '304-27-2019'],
    ['serial-year', '27-2019'],
    ['prefix-short-year-serial', 'RUN19/00027'],
    ['prefix-year-serial', 'RUN 2019/27'],
    ['prefix-year-colon-serial', 'RUN/2019:27'],
    ['prefix-serial-year', 'RUN 27-2019'],
    ['class-year-serial', 'RUN 304-2019/27'],
    ['class-serial-slash-year', '304-27/2019'],
    ['department-year-serial-unit', 'RUN2019/00027'],
    ['year-serial', '19/27'],
  ])('writes a number of %s as its diary does', (profileId, expected) => {
    expect(writeRegistrationNumber(profileId, parts)).toBe(expected)
  })

  test('writes what each profile reads back as the same number', () => {
    const { between } = createRandom(19)
    for (const { id } of registrationProfiles) {
      for (let round = 0; round < 200; round++) {
        const year = between(1990, 2048)
        const serial = between(1, 99_999)
        const written = writeRegistrationNumber(id, { prefix: 'Ks', classCode: '1.3', year, serial }) ?? ''
        expect([id, written, read(written, id)]).toMatchObject([id, written, { year, serial }])
      }
    }
  })

  test('writes none where the profile asks for what there is not', () => {
    expect(writeRegistrationNumber('class-serial-year', { ...parts, classCode: '' })).toBeNull()
    expect(writeRegistrationNumber('class-serial-year', { ...parts, classCode: 'Kultur' })).toBeNull()
    expect(writeRegistrationNumber('prefix-year-serial', { ...parts, prefix: ' ' })).toBeNull()
  })
})
