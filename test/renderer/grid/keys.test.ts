import { expect, test } from 'vitest'
import { isCommand, isTyping, moveOf } from '#renderer/ui/grid/moves.ts'

/** A key as a browser reports it. */
const key = (name: string, held: readonly ('ctrl' | 'alt' | 'meta' | 'AltGraph')[] = []) => ({
  key: name,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  metaKey: held.includes('meta'),
  getModifierState: (modifier: 'AltGraph') => held.includes(modifier),
})

test('AltGr makes letters, as Ctrl+Alt or alone, and never a command', () => {
  for (const letter of ['@', '€', '{', 'z', 'd']) {
    for (const held of [['AltGraph'], ['ctrl', 'alt', 'AltGraph'], ['ctrl', 'alt']] as const) {
      expect(isTyping(key(letter, held))).toBe(true)
      expect(isCommand(key(letter, held))).toBe(false)
    }
  }
})

test('a letter, a dead key and Backspace begin to write; commands, moves and Space do not', () => {
  for (const name of ['a', 'Å', '7', '´', 'Dead', 'Process', 'Backspace']) expect(isTyping(key(name))).toBe(true)
  for (const name of ['Enter', 'Escape', 'F2', 'Shift', ' ', 'Delete', 'ArrowUp'])
    expect(isTyping(key(name))).toBe(false)
  expect(isTyping(key('c', ['ctrl']))).toBe(false)
  expect(isTyping(key('1', ['alt']))).toBe(false)
  expect(isTyping(key('z', ['meta']))).toBe(false)
})

test('arrows move by one, and with Ctrl to the edge', () => {
  expect(moveOf(key('ArrowDown'))).toBe('down')
  expect(moveOf(key('ArrowDown', ['ctrl']))).toBe('column-end')
  expect(moveOf(key('ArrowDown', ['ctrl', 'alt', 'AltGraph']))).toBeNull()
})
