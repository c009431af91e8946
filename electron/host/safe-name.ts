const maxBytes = 140

/** Names that Windows gives to devices, with or without an extension. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/iu

/** Separators and characters that some file system refuses; control, format (bidi, zero width) and line characters. */
const forbidden = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/**
 * Makes a proposed name into the name of one file in one folder on any operating system: no separators, no leading or
 * trailing dots, no device names, at most 140 bytes of UTF-8 with the extension kept.
 * @param fallback used when nothing is left of the name
 */
export function safeFileName(proposed: string, fallback: string): string {
  const cleaned = trimmed(proposed.toWellFormed().normalize('NFC').replace(forbidden, ' ').replace(/\s+/gu, ' '))
  const named = cleaned === '' ? fallback : cleaned
  return shortened(deviceName.test(named) ? `_${named}` : named)
}

function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/gu, '')
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name
  const extension = /\.[\p{L}\p{N}]{1,16}$/u.exec(name)?.[0] ?? ''
  const room = maxBytes - Buffer.byteLength(extension)
  let stem = ''
  let used = 0
  for (const character of name.slice(0, name.length - extension.length)) {
    used += Buffer.byteLength(character)
    if (used > room) break
    stem += character
  }
  return trimmed(stem) + extension
}
