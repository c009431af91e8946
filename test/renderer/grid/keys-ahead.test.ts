import { expect, test } from 'vitest'
import { exitOf, keyAhead, passedAhead, readAhead } from '#renderer/ui/grid/keys-ahead.ts'

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

test('a key that ends a writing before anything is written only moves, and erases nothing', () => {
  expect(passedAhead(['Enter'])).toEqual({ moves: ['down'], rest: [] })
  expect(passedAhead(['Tab', 'Tab', 'B', 'Enter'])).toEqual({ moves: ['right', 'right'], rest: ['B', 'Enter'] })
  expect(passedAhead(['B', 'Enter', 'Enter'])).toEqual({ moves: [], rest: ['B', 'Enter', 'Enter'] })
  expect(passedAhead([])).toEqual({ moves: [], rest: [] })
})

test('keys are kept with what was held down beside them', () => {
  const press = (key: string, held: object = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    getModifierState: () => false,
    ...held,
  })
  expect(keyAhead(press('a'))).toBe('a')
  expect(keyAhead(press(' '))).toBe(' ')
  // It picks a column, and writes nothing.
  expect(keyAhead(press(' ', { ctrlKey: true }))).toBeNull()
  expect(keyAhead(press('c', { ctrlKey: true }))).toBeNull()
  expect(exitOf(press('Enter', { shiftKey: true }))).toBe('up')
  expect(exitOf(press('Enter', { ctrlKey: true }))).toBe('fill')
  expect(exitOf(press('Tab', { shiftKey: true }))).toBe('left')
  expect(exitOf(press('Tab', { ctrlKey: true }))).toBeNull()
  expect(readAhead(['x', 'Shift+Enter', 'y'])).toEqual({ letters: 'x', exit: 'up', rest: ['y'] })
})
