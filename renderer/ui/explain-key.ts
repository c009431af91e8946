interface Key {
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Alt + R asks where a value came from. AltGr arrives as Ctrl+Alt on a Swedish keyboard and is left alone. */
export function isExplain({ code, altKey, ctrlKey, metaKey, shiftKey }: Key): boolean {
  return altKey && !ctrlKey && !metaKey && !shiftKey && code === 'KeyR'
}
