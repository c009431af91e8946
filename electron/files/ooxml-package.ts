import { TextDecoder } from 'node:util'
import { FileFailure } from './file-failure.ts'
import { numberFormatOf, type NumberFormat } from './number-format.ts'
import type { DateSystem } from './serial-date.ts'
import { StringTable } from './string-table.ts'
import { MalformedXml, XmlScanner, attributeOf, decodeOfficeEscapes, type XmlHandler } from './xml-scanner.ts'
import { zipLimits, type ZipParts } from './zip-gate.ts'

/** What a workbook's own parts say, apart from the cells. */
export interface OoxmlBook {
  readonly sheets: readonly OoxmlSheet[]
  readonly dateSystem: DateSystem
  readonly hasMacros: boolean
  /** It takes values from other workbooks; the ones it holds are those of when it was last calculated. */
  readonly hasExternalLinks: boolean
  /** By cell style. */
  readonly formats: readonly NumberFormat[]
  readonly strings: StringTable
}

export interface OoxmlSheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

/**
 * The name of the part that holds the workbook, or `undefined` when the package is no workbook.
 * A name that ends in `.bin` is the binary kind (.xlsb).
 */
export async function findWorkbookPart(zip: ZipParts): Promise<string | undefined> {
  const rels = zip.find('_rels/.rels')
  if (rels !== undefined) {
    const { byKind } = await readRelations(zip, rels, '')
    const target = byKind.get('officeDocument')
    const part = target === undefined ? undefined : zip.find(target)
    if (part !== undefined) return /workbook[^/]*\.(xml|bin)$/i.test(part) ? part : await workbookIfSo(zip, part)
  }
  return zip.find('xl/workbook.xml') ?? zip.find('xl/workbook.bin')
}

/** @throws FileFailure `file.damaged`, `file.too-hostile` */
export async function readBook(zip: ZipParts, workbookPart: string): Promise<OoxmlBook> {
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  const file = workbookPart.slice(folder.length)
  const relsPart = zip.find(`${folder}_rels/${file}.rels`)
  const relations = relsPart === undefined ? undefined : await readRelations(zip, relsPart, folder)
  const workbook = await readWorkbookPart(zip, workbookPart)
  if (workbook.sheets.length > zipLimits.sheets) throw new FileFailure('file.too-hostile', { reason: 'sheets' })

  const sheets: OoxmlSheet[] = []
  for (const { name, hidden, relation } of workbook.sheets) {
    const target = relations?.byId.get(relation)
    if (target !== undefined && target.kind !== 'worksheet') continue
    const part = target === undefined ? undefined : zip.find(target.part)
    if (part === undefined) throw new FileFailure('file.damaged', { part: name })
    sheets.push({ name, hidden, part })
  }
  if (sheets.length === 0) throw new FileFailure('file.damaged', { part: workbookPart })

  const stylesPart = zip.find(relations?.byKind.get('styles') ?? `${folder}styles.xml`)
  const stringsPart = zip.find(relations?.byKind.get('sharedStrings') ?? `${folder}sharedStrings.xml`)
  return {
    sheets,
    dateSystem: workbook.dateSystem,
    hasMacros: zip.names.some((name) => /vbaProject\.bin$/i.test(name)),
    hasExternalLinks: zip.names.some((name) => /\/externalLinks\/[^/]+\.(xml|bin)$/i.test(name)),
    formats: stylesPart === undefined ? [] : await readFormats(zip, stylesPart),
    strings: stringsPart === undefined ? new StringTable() : await readStrings(zip, stringsPart),
  }
}

/**
 * Feeds one part to a handler, in small pieces; yields after each, with the unpacked bytes so far, so that the caller can
 * hand on what the handler gathered. The encoding is read from the part itself.
 * @throws FileFailure `file.damaged` for broken XML
 */
export async function* scanPart(zip: ZipParts, part: string, handler: XmlHandler): AsyncGenerator<number> {
  const scanner = new XmlScanner(handler)
  let decoder: TextDecoder | undefined
  let bytes = 0
  try {
    for await (const chunk of zip.open(part)) {
      decoder ??= decoderFor(chunk)
      bytes += chunk.length
      const text = decoder.decode(chunk, { stream: true })
      for (let at = 0; at < text.length; at += pieceLength) {
        scanner.write(text.slice(at, at + pieceLength))
        yield bytes
      }
    }
    scanner.end()
  } catch (error) {
    if (error instanceof MalformedXml || error instanceof RangeError) {
      throw new FileFailure('file.damaged', { part }, { cause: error })
    }
    throw error
  }
}

/** Rows that are far apart in width swell when they are filled out, so few of them may come at once. Characters. */
const pieceLength = 8192

/** Byte order mark, else the pattern of `<?` in UTF-16, else the XML declaration, else UTF-8. RangeError if unknown. */
function decoderFor(start: Buffer): TextDecoder {
  const [first, second] = start
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be')
  const declaration = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(
    start.toString('latin1', 0, 200),
  )
  const name = declaration?.[1] ?? 'utf-8'
  return new TextDecoder(/^utf-?16/i.test(name) ? 'utf-8' : name)
}

async function scanWhole(zip: ZipParts, part: string, handler: XmlHandler): Promise<void> {
  const pieces = scanPart(zip, part, handler)
  while ((await pieces.next()).done !== true);
}

interface Relations {
  readonly byId: ReadonlyMap<string, { readonly kind: string; readonly part: string }>
  readonly byKind: ReadonlyMap<string, string>
}

async function readRelations(zip: ZipParts, part: string, folder: string): Promise<Relations> {
  const byId = new Map<string, { kind: string; part: string }>()
  const byKind = new Map<string, string>()
  await scanWhole(zip, part, {
    wantsText: false,
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
      const kind = (attributeOf(attributes, 'Type') ?? '').split('/').pop() ?? ''
      const target = resolvePart(folder, attributeOf(attributes, 'Target') ?? '')
      byId.set(attributeOf(attributes, 'Id') ?? '', { kind, part: target })
      if (!byKind.has(kind)) byKind.set(kind, target)
    },
    close: () => {},
    text: () => {},
  })
  return { byId, byKind }
}

function resolvePart(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function workbookIfSo(zip: ZipParts, part: string): Promise<string | undefined> {
  if (!part.toLowerCase().endsWith('.xml')) return undefined
  let root: string | undefined
  await scanWhole(zip, part, {
    wantsText: false,
    open: (name) => {
      root ??= name
    },
    close: () => {},
    text: () => {},
  })
  return root === 'workbook' ? part : undefined
}

interface WorkbookPart {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly relation: string }[]
  readonly dateSystem: DateSystem
}

async function readWorkbookPart(zip: ZipParts, part: string): Promise<WorkbookPart> {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let dateSystem: DateSystem = 1900
  await scanWhole(zip, part, {
    wantsText: false,
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '')) dateSystem = 1904
      if (name !== 'sheet') return
      sheets.push({
        name: decodeOfficeEscapes(attributeOf(attributes, 'name') ?? ''),
        hidden: /hidden$/i.test(attributeOf(attributes, 'state') ?? ''),
        relation: attributeOf(attributes, 'id') ?? '',
      })
    },
    close: () => {},
    text: () => {},
  })
  return { sheets, dateSystem }
}

async function readFormats(zip: ZipParts, part: string): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>()
  const formatIds: number[] = []
  let isInCellFormats = false
  await scanWhole(zip, part, {
    wantsText: false,
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      } else if (name === 'cellXfs') isInCellFormats = true
      else if (name === 'xf' && isInCellFormats) formatIds.push(Number(attributeOf(attributes, 'numFmtId') ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false
    },
    text: () => {},
  })
  const formats = new Map<number, NumberFormat>()
  return formatIds.map((id) => {
    const format = formats.get(id) ?? numberFormatOf(id, codes.get(id))
    formats.set(id, format)
    return format
  })
}

async function readStrings(zip: ZipParts, part: string): Promise<StringTable> {
  const table = new StringTable()
  let current = ''
  let phonetic = 0
  const handler: XmlHandler = {
    wantsText: false,
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') handler.wantsText = phonetic === 0
    },
    close: (name) => {
      if (name === 'si') table.add(decodeOfficeEscapes(current))
      else if (name === 'rPh') phonetic--
      else if (name === 't') handler.wantsText = false
    },
    text: (text) => {
      current += text
    },
  }
  await scanWhole(zip, part, handler)
  return table
}
