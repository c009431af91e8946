/** What a letter pressed in the queue does. */
export type StageAct = 'same' | 'different' | 'later' | 'ask' | 'note' | 'weights' | 'previous' | 'next'

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
}

/** Letters are those on the buttons, in the language of the page. A key that is held down answers one pair, not all that follow. */
export function actOf(
  pressed: Pressed,
  letters: Readonly<Record<Exclude<StageAct, 'previous' | 'next'>, string>>,
): StageAct | null {
  return keyActOf(pressed, ['same', 'different', 'later', 'ask', 'note', 'weights'], letters)
}

/** The letter of an act that is offered, or a step to the one before or after. */
export function keyActOf<A extends string>(
  { key, ctrlKey, metaKey, altKey, repeat }: Pressed,
  offered: readonly A[],
  letters: Readonly<Record<A, string>>,
): A | 'previous' | 'next' | null {
  if (ctrlKey || metaKey || altKey || repeat) return null
  if (key === 'ArrowLeft') return 'previous'
  if (key === 'ArrowRight') return 'next'
  return offered.find((act) => letters[act] === key.toUpperCase()) ?? null
}

/** AltGr arrives as Ctrl+Alt on a Swedish keyboard, and is no shortcut. */
export function isUndo({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Omit<Pressed, 'repeat'> & { readonly shiftKey: boolean }): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'z'
}

/** Where letters are text: a field, or what may be typed in. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}
