import { expect, test } from 'vitest'
import { decidingLetters } from '#renderer/features/imports/deciding-letters.ts'

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
