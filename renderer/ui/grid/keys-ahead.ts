/** Where a key that ends the writing in a cell takes the keyboard: one cell down, up, right or left, or to a cell that was pointed at; or that the text is saved in the whole range. */
export type CellExit = 'down' | 'up' | 'right' | 'left' | 'fill' | { readonly row: number; readonly column: number }

/** Keys that were pressed before the cell they are meant for was there to take them: its letters, the key that ends it, and what comes after. */
interface KeysAhead {
  readonly letters: string
  /** Null where the writing is not ended yet. */
  readonly exit: CellExit | null
  readonly rest: readonly string[]
}

const exits: Readonly<Record<string, CellExit>> = { Enter: 'down', Tab: 'right' }

export function isExit(key: string): boolean {
  return exits[key] !== undefined
}

export function readAhead(keys: readonly string[]): KeysAhead {
  const end = keys.findIndex(isExit)
  if (end < 0) return { letters: keys.join(''), exit: null, rest: [] }
  return { letters: keys.slice(0, end).join(''), exit: exits[keys[end] ?? ''] ?? null, rest: keys.slice(end + 1) }
}
