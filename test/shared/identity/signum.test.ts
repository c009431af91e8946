import { formatSignum, generalSchemeLetters, parseSignum, signumSortKey, type Signum } from '#shared/identity/signum.ts'
import { describe, expect, test } from 'vitest'
import { createRandom } from './seeded-random.ts'

function read(text: string, letters?: string): Signum | string {
  const result = parseSignum(text, letters)
  return result.ok ? result.signum : result.problem
}

describe('parseSignum', () => {
  test.each<[string, string, (number | string)[], number | null, string]>([
    ['A', 'A', [], null, 'A'],
    ['A1:1', 'A', [1], 1, 'A1:1'],
    ['A 1 a:3', 'A', [1, 'a'], 3, 'A1a:3'],
    ['A I a', 'A', [1, 'a'], null, 'A1a'],
    ['A Ia', 'A', [1, 'a'], null, 'A1a'],
    ['F1A:12', 'F', [1, 'a'], 12, 'F1a:12'],
    ['F 1 a 2 b', 'F', [1, 'a', 2, 'b'], null, 'F1a2b'],
    ['F1a II : 07', 'F', [1, 'a', 2], 7, 'F1a2:7'],
    ['F XXXIX', 'F', [39], null, 'F39'],
    ['F IX', 'F', [9], null, 'F9'],
    ['F14ab', 'F', [14, 'ab'], null, 'F14ab'],
    ['\u00a0d\u00a01\u2009A ', 'D', [1, 'a'], null, 'D1a'],
    ['Ö1', 'Ö', [1], null, 'Ö1'],
    ['O\u03081:2', 'Ö', [1], 2, 'Ö1:2'],
    ['E:4', 'E', [], 4, 'E:4'],
  ])('reads %j', (text, letter, levels, volume, written) => {
    expect(read(text)).toEqual({ kind: 'series', letter, levels, volume })
    expect(formatSignum({ kind: 'series', letter, levels, volume })).toBe(written)
  })

  test.each([
    ['2', [2]],
    ['2.3.1', [2, 3, 1]],
    ['1.10.02.4.5', [1, 10, 2, 4, 5]],
  ])('reads the class %s', (text, levels) => {
    expect(read(text)).toEqual({ kind: 'class', levels })
    expect(formatSignum({ kind: 'class', levels })).toBe(levels.join('.'))
  })

  test.each([
    ['', 'empty'],
    [' \u00a0', 'empty'],
    ['I 1', 'letter'],
    ['M2', 'letter'],
    ['Å1', 'letter'],
    ['Aa', 'levels'],
    ['A a 1', 'levels'],
    ['A1 2', 'levels'],
    ['A1AB', 'levels'],
    ['A1abc', 'levels'],
    ['A IIII', 'levels'],
    ['Allmänt', 'levels'],
    ['A1:', 'format'],
    ['A1:a', 'format'],
    ['A1:1-12', 'format'],
    ['1.2.3.4.5.6', 'format'],
    ['1.', 'format'],
    ['198501012382', 'format'],
    ['A1/2', 'format'],
  ])('refuses %j as %s', (text, problem) => {
    expect(read(text)).toBe(problem)
  })

  test('the creator decides the main letters', () => {
    expect(read('H1', 'ABCDEFGÖ')).toBe('letter')
    expect(read('I1', 'ABCDEFGHIJ')).toMatchObject({ letter: 'I', levels: [1] })
  })

  test('any signum is read back from any spelling of it', () => {
    const random = createRandom(9)
    for (let round = 0; round < 10_000; round++) {
      const signum = makeSeries(random)
      expect(read(formatSignum(signum))).toEqual(signum)
      const spelled = [signum.letter, ...signum.levels.map((level) => spellLevel(level, random))].join(
        random.pick([' ', '\u00a0', '  ']),
      )
      expect(read(signum.volume === null ? spelled : `${spelled} : ${signum.volume}`)).toEqual(signum)
    }
  })

  test('any text gets an answer, and what is read is written in a form that reads the same', () => {
    const random = createRandom(10)
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      for (let length = random.between(0, 8); length > 0; length--) text += random.pick('AFÖIVXabö0129 .:')
      const signum = read(text)
      if (typeof signum === 'string') continue
      expect(read(formatSignum(signum))).toEqual(signum)
      expect(signumSortKey(formatSignum(signum))).toBe(signumSortKey(text))
    }
  })
})

describe('signumSortKey', () => {
  test('binary order is classes, series naturally with Ö last, and then the rest', () => {
    const ordered = [
      '1',
      '1.2',
      '1.2.3',
      '1.10',
      '2',
      '10.1',
      'A',
      'A:1',
      'A:10',
      'A1',
      'A 1:2',
      'A1:10',
      'A I a',
      'A1a:3',
      'A1a2',
      'A1a10',
      'A1b',
      'A1z',
      'A1å',
      'A1ä',
      'A1ö',
      'A1aa',
      'A2',
      'A10',
      'B1',
      'L1',
      'Ö1',
      'Ö2',
      '',
      'okänd',
      'Övrigt',
    ]
    expect(sortBinary(ordered.toReversed())).toEqual(ordered)
  })

  test('numbers sort as numbers at every level', () => {
    const random = createRandom(11)
    for (let round = 0; round < 5000; round++) {
      const signum = makeSeries(random)
      const [low, high] = [random.between(1, 500), random.between(501, 99_999)]
      const [before, after] = [formatSignum({ ...signum, volume: low }), formatSignum({ ...signum, volume: high })]
      expect(signumSortKey(before) < signumSortKey(after)).toBe(true)
      const levels = signum.levels.length % 2 === 0 ? signum.levels : signum.levels.slice(0, -1)
      const lower = formatSignum({ ...signum, levels: [...levels, low] })
      const higher = formatSignum({ ...signum, levels: [...levels, high] })
      expect(signumSortKey(lower) < signumSortKey(higher)).toBe(true)
    }
  })
})

function makeSeries(random: ReturnType<typeof createRandom>) {
  const levels: (number | string)[] = []
  for (let count = random.between(0, 4); count > 0; count--) {
    levels.push(levels.length % 2 === 0 ? random.between(1, 120) : random.pick('abcdefghiö'))
  }
  const volume = random.pick([null, random.between(1, 2000)])
  return { kind: 'series' as const, letter: random.pick(generalSchemeLetters), levels, volume }
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI']

function spellLevel(level: number | string, random: ReturnType<typeof createRandom>): string {
  if (typeof level === 'string') return random.pick([level, level.toUpperCase()])
  return random.pick([String(level), ROMAN[level] ?? `0${level}`])
}

function sortBinary(texts: string[]): string[] {
  const keyed = texts.map((text) => ({ text, key: signumSortKey(text) }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ text }) => text)
}
