import iconv from 'iconv-lite'
import { isAscii } from 'node:buffer'
import { isCodePage, isEncodingName, upperHalf, type CodePage, type EncodingName } from './code-page.ts'
import { repairMojibake } from './mojibake.ts'

export { encodings } from './code-page.ts'

/** What every byte of a file from 0x80 said, and how it fits each encoding. */
export interface ByteCounts {
  /** By byte − 0x80. */
  readonly insideWords: Float64Array
  /** The same bytes where no letter stands on at least one side. */
  readonly atEdges: Float64Array
  /** Well-formed UTF-8 sequences of more than one byte, and broken ones. */
  readonly wellFormed: number
  readonly broken: number
}

/**
 * A few broken sequences in text that is otherwise full of well-formed ones come from a careless concatenation, and the text
 * stays UTF-8. Else the code page in which the bytes make the most Swedish sense.
 */
export function likeliestEncoding(counts: ByteCounts): EncodingName {
  if (counts.broken === 0 || counts.wellFormed > counts.broken * 4) return 'utf-8'
  let best: CodePage = 'windows-1252'
  let highest = Number.NEGATIVE_INFINITY
  // Where no byte tells Windows-1252 from ISO-8859-1 they read the same, and where one does the former is right.
  for (const page of ['windows-1252', 'cp850', 'macintosh'] as const) {
    const score = scoreOf(page, counts)
    if (score > highest) {
      best = page
      highest = score
    }
  }
  return best
}

/** How many bytes stand for nothing in a code page. */
export function undecodableIn(page: CodePage, counts: ByteCounts): number {
  let count = 0
  for (const [index, letter] of upperHalf[page].entries()) {
    if (isNothing(letter)) count += (counts.insideWords[index] ?? 0) + (counts.atEdges[index] ?? 0)
  }
  return count
}

/**
 * Decodes a stream of chunks. Byte order marks are dropped; what stands for no character becomes U+FFFD.
 * @param repair whether text that was encoded twice is mended on the way
 */
export function createTextDecoder(encoding: EncodingName, repair = false): TextStreamDecoder {
  const decoder = decoderOf(encoding)
  return repair ? new RepairingDecoder(decoder) : decoder
}

export interface TextStreamDecoder {
  write(chunk: Buffer): string
  end(): string
}

/**
 * A few bytes in one of the `encodings`, for showing what they would be.
 * @param bytes a character per byte (latin1)
 */
export function decodeText(bytes: string, encoding: string, repair: boolean): string {
  if (!isEncodingName(encoding)) throw new RangeError(`no encoding is called ${encoding}`)
  const decoder = decoderOf(encoding)
  const text = decoder.write(Buffer.from(bytes, 'latin1')) + decoder.end()
  return repair ? repairMojibake(text) : text
}

function decoderOf(encoding: EncodingName): TextStreamDecoder {
  if (!isCodePage(encoding)) {
    const decoder = new TextDecoder(encoding)
    return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
  }
  if (encoding === 'iso-8859-1') return { write: (chunk) => chunk.toString('latin1'), end: () => '' }
  // Not the runtime's own decoder, which takes Windows-1252 for ISO-8859-1 in some of its versions.
  const decoder = iconv.getDecoder(encoding)
  return {
    write: (chunk) => (isAscii(chunk) ? chunk.toString('latin1') : decoder.write(chunk)),
    end: () => decoder.end() ?? '',
  }
}

/** Hands on text only up to a plain character, so that no damaged sign is cut in two. */
class RepairingDecoder implements TextStreamDecoder {
  readonly #decoder: TextStreamDecoder
  #rest = ''

  constructor(decoder: TextStreamDecoder) {
    this.#decoder = decoder
  }

  write(chunk: Buffer): string {
    const text = this.#rest + this.#decoder.write(chunk)
    let end = text.length
    while (end > 0 && text.length - end < 64 && text.charCodeAt(end - 1) >= 0x80) end--
    this.#rest = text.slice(end)
    return repairMojibake(text.slice(0, end))
  }

  end(): string {
    return repairMojibake(this.#rest + this.#decoder.end())
  }
}

/** Letters belong inside words, signs at their edges; what Swedish text has no use for speaks against a code page. */
function scoreOf(page: CodePage, counts: ByteCounts): number {
  let score = 0
  for (const [index, letter] of upperHalf[page].entries()) {
    const inside = counts.insideWords[index] ?? 0
    const edge = counts.atEdges[index] ?? 0
    if (inside + edge === 0) continue
    if (isNothing(letter)) score -= 3 * (inside + edge)
    else if (/[åäöÅÄÖé]/.test(letter)) score += inside + 0.5 * edge
    else if (/\p{L}/u.test(letter)) score += 0.2 * inside
    else if (/[\u00A0–—‘’“”•…€§°½´«»·×²³µ®©]/.test(letter)) score += 0.6 * edge - 0.2 * inside
    else score -= 0.5 * (inside + edge)
  }
  return score
}

/** Unassigned, or a control character that no text uses. */
function isNothing(letter: string): boolean {
  return letter === '\uFFFD' || (letter >= '\u0080' && letter <= '\u009F')
}
