import { expect, test } from 'vitest'
import { readAhead } from '#renderer/ui/grid/keys-ahead.ts'

test('keys that were pressed ahead are the letters of a cell, the key that ends it, and what is for the next', () => {
  expect(readAhead([])).toEqual({ letters: '', exit: null, rest: [] })
  expect(readAhead(['A', 'l'])).toEqual({ letters: 'Al', exit: null, rest: [] })
  expect(readAhead(['A', 'Enter', 'B', 'Tab', 'C'])).toEqual({ letters: 'A', exit: 'down', rest: ['B', 'Tab', 'C'] })
  expect(readAhead(['Tab'])).toEqual({ letters: '', exit: 'right', rest: [] })
})

test('a text that is the name of a key is text, letter by letter', () => {
  expect(readAhead(Array.from('Enter'))).toEqual({ letters: 'Enter', exit: null, rest: [] })
  expect(readAhead(Array.from('😀 Åsa')).letters).toBe('😀 Åsa')
})
