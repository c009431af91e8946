import { cleanText } from './normalise.ts'
import type { RawCell } from './raw.ts'

/**
 * Trade unions and diagnoses told by the cells of a column, whatever its header says: special categories of personal data that a
 * register never holds (GDPR art. 9; `domain.md` §1a).
 */

/** Names that are a trade union and nothing else, as lists write them; compared in lower case by letters and digits alone. */
const unions: ReadonlySet<string> = new Set(
  [
    'Akademikerförbundet SSR',
    'SSR',
    'Akavia',
    'Byggnads',
    'Civilekonomerna',
    'DIK',
    'Fackförbundet ST',
    'Fysioterapeuterna',
    'Försvarsförbundet',
    'IF Metall',
    'Jusek',
    'Lärarförbundet',
    'Lärarnas Riksförbund',
    'Läkarförbundet',
    'Naturvetarna',
    'OFR',
    'OFR/S',
    'Officersförbundet',
    'Polisförbundet',
    'Psykologförbundet',
    'Saco',
    'Saco-S',
    'SACO-förbund',
    'SEKO',
    'SRAT',
    'SULF',
    'Sveriges Arkitekter',
    'Sveriges Farmaceuter',
    'Sveriges Ingenjörer',
    'Sveriges Lärare',
    'Sveriges läkarförbund',
    'Sveriges Psykologförbund',
    'Sveriges Skolledare',
    'Sveriges Veterinärförbund',
    'Syndikalisterna',
    'TCO',
    'Unionen',
    'Vårdförbundet',
  ].map(lettersOf),
)

/** Trade unions whose names are words too: they count beside one that is not. */
const unionWords: ReadonlySet<string> = new Set(
  [
    'Vision',
    'Kommunal',
    'ST',
    'LO',
    'Ledarna',
    'Handels',
    'Transport',
    'Fastighets',
    'Forum',
    'SAC',
    'Reservofficerarna',
  ].map(lettersOf),
)

/** What stands in such a column for those who are in none. */
const none: ReadonlySet<string> = new Set(
  ['', 'nej', 'ej medlem', 'ingen', 'inget', 'saknas', 'oorganiserad'].map(lettersOf),
)

/** ICD-10-SE: a letter, two digits, and with a point a finer part (`F43.2`, `M54.5B`). Without a point it may be a room. */
const pointedDiagnosis = /^[A-TV-Z]\d{2}\.\d{1,2}[A-Z]?(?:[ ,:–-].*)?$/
const anyDiagnosis = /^[A-TV-Z]\d{2}(?:\.?\d{1,2}[A-Z]?)?(?:[ ,:–-].*)?$/

const fewest = 3
/** Characters; no name is longer, and a diagnosis stands first. */
const longest = 100
const share = 0.8
/** Distinct wordings of one column that are remembered; more are judged again each time. */
const mostRemembered = 500

type Kind = 'none' | 'union' | 'union-word' | 'diagnosis' | 'pointed-diagnosis' | 'other'

/** Counts what the cells of each column are, row by row, so that a whole sheet can be judged whatever its length. */
export class ContentTally {
  readonly #columns: ColumnTally[] = []

  add(cells: readonly RawCell[]): void {
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]
      if (cell === null || cell === undefined) continue
      while (this.#columns.length <= index) this.#columns.push(new ColumnTally())
      this.#columns[index]?.add(cell)
    }
  }

  get width(): number {
    return this.#columns.length
  }

  /** What the filled cells of a column are, where at least four of five are that; null where they are something else. */
  contentOf(index: number): 'union' | 'diagnosis' | null {
    return this.#columns[index]?.content() ?? null
  }
}

class ColumnTally {
  readonly #kinds = new Map<string, Kind>()
  /** By letters; a few prove that the words of it are no unit called Transport. */
  readonly #named = new Set<string>()
  #filled = 0
  #members = 0
  #unions = 0
  #unionWords = 0
  #codes = 0
  #pointed = 0

  add(cell: RawCell): void {
    // A number, a day or an error is filled and is neither.
    if (typeof cell !== 'string' || !mayCount(cell)) {
      this.#filled++
      this.#members++
      return
    }
    let kind = this.#kinds.get(cell)
    if (kind === undefined) {
      const text = cleanText(cell).slice(0, longest)
      if (text === '') return
      kind = kindOf(text)
      if (this.#kinds.size < mostRemembered && cell.length <= longest) this.#kinds.set(cell, kind)
      if ((kind === 'union' || kind === 'union-word') && this.#named.size <= 2) this.#named.add(lettersOf(text))
    }
    this.#filled++
    if (kind === 'none') return
    this.#members++
    if (kind === 'union') this.#unions++
    else if (kind === 'union-word') this.#unionWords++
    else if (kind !== 'other') this.#codes++
    if (kind === 'pointed-diagnosis') this.#pointed++
  }

  content(): 'union' | 'diagnosis' | null {
    const named = this.#unions + this.#unionWords
    // Three words at least, or one that can mean nothing else: a unit may be called Transport.
    const isUnion = this.#unions > 0 || this.#named.size > 2
    if (named >= fewest && named >= this.#members * share && isUnion) return 'union'
    const isDiagnosis = this.#codes >= fewest && this.#codes >= this.#filled * share && this.#pointed * 2 >= this.#codes
    return isDiagnosis ? 'diagnosis' : null
  }
}

function kindOf(text: string): Kind {
  const name = lettersOf(text)
  if (none.has(name)) return 'none'
  if (unions.has(name)) return 'union'
  if (unionWords.has(name)) return 'union-word'
  if (pointedDiagnosis.test(text)) return 'pointed-diagnosis'
  return anyDiagnosis.test(text) ? 'diagnosis' : 'other'
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The first three letters of every name and word above. */
const beginnings: ReadonlySet<number> = new Set(
  [...unions, ...unionWords, ...none].map((name) =>
    beginningOf(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)),
  ),
)

/** Whether a closer look is worth its time: of a million rows most cells are somebody's name, number or day. */
function mayCount(text: string): boolean {
  const first = text.charCodeAt(0)
  if (isDigit(first)) return false
  const second = text.charCodeAt(1)
  const third = text.charCodeAt(2)
  if (isLatinLetter(first) && isDigit(second)) return isDigit(third)
  // Blanks, marks and letters from afar, or the end, before a word or within its beginning.
  if (!isLatinLetter(first) || !isLatinLetter(second) || !isLatinLetter(third)) return true
  return beginnings.has(beginningOf(first, second, third))
}

/** The bit makes a Latin letter small. */
function beginningOf(first: number, second: number, third: number): number {
  return ((first | 0x20) << 16) | ((second | 0x20) << 8) | (third | 0x20)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLatinLetter(code: number): boolean {
  const small = code | 0x20
  return (small >= 0x61 && small <= 0x7a) || (code >= 0xc0 && code <= 0xff)
}
