import { FileFailure } from './file-failure.ts'

export type FileKind = 'zip' | 'ole' | 'text'

/**
 * What the first bytes say the file is; its name is never asked.
 * Text is what is left when nothing else fits: the whole-file encoding scan has the last word on that.
 *
 * @param head the first bytes of the file, 512 if there are that many
 * @throws FileFailure `file.unknown-format` with what it looks like
 */
export function kindOfFile(head: Uint8Array, name: string): FileKind {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole'
  for (const [looksLike, magic] of foreignFormats) {
    if (startsWith(head, magic)) throw new FileFailure('file.unknown-format', { name, looksLike })
  }
  const markup = markupKind(head)
  if (markup !== undefined) throw new FileFailure('file.unknown-format', { name, looksLike: markup })
  return 'text'
}

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

const foreignFormats: readonly (readonly [string, readonly number[]])[] = [
  ['pdf', ascii('%PDF-')],
  ['png', [0x89, ...ascii('PNG')]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', ascii('GIF8')],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', ascii('Rar!')],
  ['rtf', ascii('{\\rtf')],
  ['sqlite', ascii('SQLite format 3')],
  ['program', [0x7f, ...ascii('ELF')]],
  ['program', [0x4d, 0x5a, 0x90, 0x00]],
  ['access', [0x00, 0x01, 0x00, 0x00, ...ascii('Standard')]],
]

/** Many old systems call a web page or an XML dump ".xls"; read as text it would become nonsense rows. */
function markupKind(head: Uint8Array): 'html' | 'xml' | undefined {
  const start = Buffer.from(head).toString('latin1').replace('\u00ef\u00bb\u00bf', '').trimStart().toLowerCase()
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table')) return 'html'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml'
  return undefined
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte)
}
