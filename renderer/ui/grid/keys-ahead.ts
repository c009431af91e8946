import { isCommand, isLetter, isPlain } from './moves.ts'
import type { Key } from './moves.ts'

/** Where a key that ends the writing in a cell takes the keyboard: one cell down, up, right or left, or to a cell that was pointed at; or that the text is saved in the whole range. */
export type CellExit = 'down' | 'up' | 'right' | 'left' | 'fill' | { readonly row: number; readonly column: number }

/** Keys that were pressed before the cell they are meant for was there to take them: its letters, the key that ends it, and what comes after. */
interface KeysAhead {
  readonly letters: string
  /** Null where the writing is not ended yet. */
  readonly exit: KeyExit | null
  readonly rest: readonly string[]
}

type KeyExit = Extract<CellExit, string>
type HeldKey = Key & { readonly shiftKey: boolean }

const exits: Readonly<Record<string, KeyExit>> = {
  Enter: 'down',
  'Shift+Enter': 'up',
  'Ctrl+Enter': 'fill',
  Tab: 'right',
  'Shift+Tab': 'left',
}

/** The key as it is kept ahead: what ends a writing by its name, a letter as it is; null where it is neither. */
export function keyAhead(event: HeldKey): string | null {
  if (event.key === 'Enter' || event.key === 'Tab') {
    if (isCommand(event)) return event.key === 'Enter' ? 'Ctrl+Enter' : null
    if (!isPlain(event)) return null
    return event.shiftKey ? `Shift+${event.key}` : event.key
  }
  return isLetter(event) || (event.key === ' ' && isPlain(event)) ? event.key : null
}

/** Where a key ends the writing in a cell; null where it does not. */
export function exitOf(event: HeldKey): KeyExit | null {
  return exits[keyAhead(event) ?? ''] ?? null
}

export function readAhead(keys: readonly string[]): KeysAhead {
  const end = keys.findIndex((key) => exits[key] !== undefined)
  if (end < 0) return { letters: keys.join(''), exit: null, rest: [] }
  return { letters: keys.slice(0, end).join(''), exit: exits[keys[end] ?? ''] ?? null, rest: keys.slice(end + 1) }
}

/** What ends a writing before anything is written only moves: a cell that is passed over keeps what it holds. */
export function passedAhead(keys: readonly string[]): {
  readonly moves: readonly KeyExit[]
  readonly rest: readonly string[]
} {
  const { letters, exit, rest } = readAhead(keys)
  if (letters !== '' || exit === null) return { moves: [], rest: keys }
  const next = passedAhead(rest)
  return { moves: [exit, ...next.moves], rest: next.rest }
}
