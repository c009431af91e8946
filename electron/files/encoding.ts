import iconv from 'iconv-lite'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp850' | 'mac-roman'

/** What the bytes of a whole text file turned out to be. */
export interface EncodingVerdict {
  readonly encoding: TextEncodingName
  /** True when the choice rests on letter frequency and a person should look at å, ä and ö. */
  readonly guessed: boolean
  /** How many bytes, or broken sequences, stand for no character in that encoding. */
  readonly undecodable: number
  /** True when this is no text at all. */
  readonly binary: boolean
}

/** Looks at every byte of a file, chunk by chunk. */
export class EncodingScan {
  readonly #counts = new Float64Array(256)
  readonly #utf8 = new Utf8Check()
  #evenNuls = 0
  #oddNuls = 0
  #size = 0
  #mark: TextEncodingName | undefined

  add(chunk: Buffer): void {
    if (this.#size === 0) this.#mark = byteOrderMark(chunk)
    const counts = this.#counts
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      counts[byte] = (counts[byte] ?? 0) + 1
      if (byte === 0) {
        if (((this.#size + at) & 1) === 0) this.#evenNuls++
        else this.#oddNuls++
      }
    }
    this.#size += chunk.length
    this.#utf8.add(chunk)
  }

  verdict(): EncodingVerdict {
    this.#utf8.end()
    const utf16 = this.#utf16()
    if (utf16 !== undefined) return { encoding: utf16, guessed: false, undecodable: this.#size % 2, binary: false }
    const binary = this.#isBinary()
    if (this.#isUtf8()) return { encoding: 'utf-8', guessed: false, undecodable: this.#utf8.broken, binary }
    const encoding = this.#likeliestCodePage()
    const undecodable = encoding === 'windows-1252' ? this.#sum(unassignedIn1252) : 0
    return { encoding, guessed: true, undecodable, binary }
  }

  #utf16(): TextEncodingName | undefined {
    if (this.#mark === 'utf-16le' || this.#mark === 'utf-16be') return this.#mark
    // Western text has a zero in every other byte; the other half has next to none.
    const units = this.#size / 2
    if (this.#oddNuls > units * 0.4 && this.#evenNuls < units * 0.02) return 'utf-16le'
    if (this.#evenNuls > units * 0.4 && this.#oddNuls < units * 0.02) return 'utf-16be'
    return undefined
  }

  /** A few broken bytes in text that is otherwise full of well-formed UTF-8 come from a careless concatenation. */
  #isUtf8(): boolean {
    const { broken, wellFormed } = this.#utf8
    return broken === 0 || this.#mark === 'utf-8' || wellFormed > broken * 20
  }

  #isBinary(): boolean {
    const nuls = this.#counts[0] ?? 0
    return nuls > this.#size * 0.0005 || this.#sum(controls) > this.#size * 0.01
  }

  #likeliestCodePage(): TextEncodingName {
    let best: TextEncodingName = 'windows-1252'
    let most = this.#sum(swedishLetters['windows-1252'])
    for (const encoding of ['cp850', 'mac-roman'] as const) {
      const count = this.#sum(swedishLetters[encoding])
      if (count > most) {
        best = encoding
        most = count
      }
    }
    return best
  }

  #sum(bytes: readonly number[]): number {
    return bytes.reduce((sum, byte) => sum + (this.#counts[byte] ?? 0), 0)
  }
}

/** Decodes a stream of chunks. Byte order marks are dropped; what stands for no character becomes U+FFFD. */
export interface TextStreamDecoder {
  write(chunk: Buffer): string
  end(): string
}

export function createTextDecoder(encoding: TextEncodingName): TextStreamDecoder {
  if (encoding === 'cp850' || encoding === 'mac-roman') {
    const decoder = iconv.getDecoder(encoding === 'cp850' ? 'cp850' : 'macintosh')
    return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' }
  }
  const decoder = new TextDecoder(encoding)
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

/** The bytes for å ä ö Å Ä Ö é, which are most of what Swedish text has outside ASCII. */
const swedishLetters = {
  'windows-1252': [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9],
  cp850: [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82],
  'mac-roman': [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e],
} as const

const unassignedIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

/** Control characters that text does not use: all but tab, line ends, form feed, DOS end of file and escape. */
const controls = Array.from({ length: 32 }, (_, byte) => byte).filter(
  (byte) => ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte),
)

function byteOrderMark(start: Buffer): TextEncodingName | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  return undefined
}

/** Counts well-formed and broken multi-byte sequences, across chunk borders. */
class Utf8Check {
  broken = 0
  wellFormed = 0
  #missing = 0
  /** What the next byte must lie between; narrower after some lead bytes (overlong forms, surrogates). */
  #low = 0x80
  #high = 0xbf

  add(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (byte < 0x80 && this.#missing === 0) continue
      this.#step(byte)
    }
  }

  end(): void {
    if (this.#missing > 0) this.broken++
    this.#missing = 0
  }

  #step(byte: number): void {
    if (this.#missing > 0) {
      if (byte >= this.#low && byte <= this.#high) {
        this.#low = 0x80
        this.#high = 0xbf
        if (--this.#missing === 0) this.wellFormed++
        return
      }
      this.broken++
      this.#missing = 0
      if (byte < 0x80) return
    }
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf
    if (byte >= 0xc2 && byte <= 0xdf) this.#missing = 1
    else if (byte >= 0xe0 && byte <= 0xef) this.#missing = 2
    else if (byte >= 0xf0 && byte <= 0xf4) this.#missing = 3
    else this.broken++
  }
}
