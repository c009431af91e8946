import { expect, test } from 'vitest'
import { decidingLetters, likelyEncodings } from '#renderer/features/imports/deciding-letters.ts'

const marked = (line: string): string =>
  decidingLetters(line)
    .map(({ text, decides }) => (decides ? `[${text}]` : text))
    .join('')

test.each([
  ['Enhet;Namn', 'Enhet;Namn'],
  ['Länsstyrelsen', 'L[ä]nsstyrelsen'],
  ['Åse Öberg', '[Å]se [Ö]berg'],
  ['LÃ¤nsstyrelsen', 'L[Ã¤]nsstyrelsen'],
  ['L\uFFFDnsstyrelsen', 'L[\uFFFD]nsstyrelsen'],
  ['', ''],
])('%j is shown as %j', (line, expected) => {
  expect(marked(line)).toBe(expected)
})

test('a letter far into a long line is in sight', () => {
  const shown = marked(`${'a;'.repeat(500)}Värmland${';b'.repeat(500)}`)
  expect(shown).toContain('V[ä]rmland')
  expect(shown).toMatch(/^…/)
  expect(shown).toMatch(/…$/)
  expect(shown.length).toBeLessThan(200)
})

test('the encodings in sight are the one in use and those that lose no more, where they stood', () => {
  const candidates = [
    { encoding: 'utf-8', undecodable: 917 },
    { encoding: 'cp850', undecodable: 0 },
    { encoding: 'windows-1252', undecodable: 0 },
  ]
  const names = (current: string): readonly string[] =>
    likelyEncodings(candidates, current).map(({ encoding }) => encoding)
  expect(names('windows-1252')).toEqual(['cp850', 'windows-1252'])
  expect(names('utf-8')).toEqual(['utf-8', 'cp850', 'windows-1252'])
  expect(names('unheard-of')).toEqual(['cp850', 'windows-1252'])
})
