import { FileFailure } from './file-failure.ts'

/** What a scanner reports. Names come without their namespace prefix. */
export interface XmlHandler {
  /** `attributes` is the raw text inside the tag; see `attributeOf`. A self-closing element is opened and closed. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** Only called while `wantsText` is true; a text may come in several pieces. Entities are already decoded. */
  text(text: string): void
  wantsText: boolean
}

/**
 * A small incremental XML scanner for office packages: elements, attributes, text, CDATA, comments, the five named and all
 * numeric entities. It refuses document type declarations, so an entity can never stand for more than one character.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  readonly #openNames: string[] = []
  #rest = ''
  /** How long the rest must grow before it is worth scanning again: doubles while one token is not finished. */
  #enough = 0
  #sawRoot = false

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  /** @throws FileFailure `file.too-hostile`, or `MalformedXml` */
  write(chunk: string): void {
    this.#rest += chunk
    if (this.#rest.length >= this.#enough) this.#scan()
    if (this.#rest.length > longestToken) throw new FileFailure('file.too-hostile', { reason: 'xml-token' })
  }

  /** @throws MalformedXml when elements are left open or there was none */
  end(): void {
    this.#scan()
    if (this.#openNames.length > 0 || !this.#sawRoot || this.#rest.trim() !== '') {
      throw new MalformedXml('ends too early')
    }
  }

  #scan(): void {
    const text = this.#rest
    let at = 0
    while (at < text.length) {
      const next = text.charCodeAt(at) === lessThan ? this.#markup(text, at) : this.#text(text, at)
      if (next === undefined) break
      at = next
    }
    this.#rest = text.slice(at)
    this.#enough = at === 0 ? text.length * 2 : 0
  }

  /** The index after the text that starts at `at`, or `undefined` when more input is needed. */
  #text(text: string, at: number): number | undefined {
    const end = text.indexOf('<', at)
    if (end === -1 && !this.#handler.wantsText) return text.length
    if (end === -1) return undefined
    if (this.#handler.wantsText) this.#handler.text(decodeEntities(text.slice(at, end)))
    return end
  }

  #markup(text: string, at: number): number | undefined {
    const second = text.charCodeAt(at + 1)
    if (second === exclamation) return this.#declaration(text, at)
    if (second === questionMark) return after(text, '?>', at + 2)
    const end = endOfTag(text, at + 1)
    if (end === -1) return undefined
    if (second === slash) this.#closeTag(text.slice(at + 2, end).trim())
    else this.#openTag(text, at + 1, end)
    return end + 1
  }

  #openTag(text: string, start: number, end: number): void {
    const isEmpty = text.charCodeAt(end - 1) === slash
    const contentEnd = isEmpty ? end - 1 : end
    let nameEnd = start
    while (nameEnd < contentEnd && text.charCodeAt(nameEnd) > space) nameEnd++
    const name = localName(text.slice(start, nameEnd))
    if (name === '') throw new MalformedXml('element without a name')
    this.#sawRoot = true
    this.#handler.open(name, text.slice(nameEnd, contentEnd))
    if (isEmpty) this.#handler.close(name)
    else if (this.#openNames.push(name) > deepestNesting)
      throw new FileFailure('file.too-hostile', { reason: 'xml-depth' })
  }

  #closeTag(qualified: string): void {
    const name = localName(qualified)
    if (this.#openNames.pop() !== name) throw new MalformedXml(`unexpected end of ${name}`)
    this.#handler.close(name)
  }

  #declaration(text: string, at: number): number | undefined {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9)
      if (end === -1) return undefined
      if (this.#handler.wantsText) this.#handler.text(text.slice(at + 9, end))
      return end + 3
    }
    if (text.length - at < '<![CDATA['.length) return undefined
    throw new FileFailure('file.too-hostile', { reason: 'document-type' })
  }
}

/** The document breaks the rules of XML; the reader that knows which part it was turns this into `file.damaged`. */
export class MalformedXml extends Error {}

/** The decoded value of an attribute, by its name without prefix, or `undefined`. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals === -1) return undefined
    let quote = equals + 1
    while (attributes.charCodeAt(quote) <= space) quote++
    const mark = attributes[quote]
    if (mark !== '"' && mark !== "'") throw new MalformedXml('attribute without quotes')
    const end = attributes.indexOf(mark, quote + 1)
    if (end === -1) throw new MalformedXml('attribute without end')
    if (localName(attributes.slice(at, equals).trim()) === name) return decodeEntities(attributes.slice(quote + 1, end))
    at = end + 1
  }
}

/** `_x000D_` and the like, the way office files write characters that XML cannot hold. */
export function decodeOfficeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

const lessThan = 0x3c
const greaterThan = 0x3e
const exclamation = 0x21
const questionMark = 0x3f
const slash = 0x2f
const space = 0x20
const doubleQuote = 0x22
const singleQuote = 0x27
/** A cell holds 32,767 characters, each at most ten as an entity; anything above this is no workbook. Characters. */
const longestToken = 4_000_000
const deepestNesting = 1000

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** The index of the `>` that ends the tag, looking past quoted values, or -1. */
function endOfTag(text: string, start: number): number {
  let quote = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === greaterThan) return at
    else if (code === doubleQuote || code === singleQuote) quote = code
    else if (code === lessThan) throw new MalformedXml('tag inside a tag')
  }
  return -1
}

function after(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from)
  return at === -1 ? undefined : at + mark.length
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  const plain = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
  if (!plain.includes('&')) return plain
  return plain.replaceAll(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return namedEntities[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
}
