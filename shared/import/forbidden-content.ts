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

/** What the filled cells of a column are, where at least four of five are that; null where they are something else. */
export function forbiddenContent(cells: readonly string[]): 'union' | 'diagnosis' | null {
  const texts = cells.map((text) => text.slice(0, longest))
  const members = texts.map(lettersOf).filter((name) => !none.has(name))
  const named = members.filter((name) => unions.has(name) || unionWords.has(name))
  if (
    named.length >= fewest &&
    named.length >= members.length * share &&
    // Two words at least, or one that can mean nothing else: a unit may be called Transport.
    (named.some((name) => unions.has(name)) || new Set(named).size > 2)
  ) {
    return 'union'
  }
  const codes = texts.filter((text) => anyDiagnosis.test(text))
  const pointed = codes.filter((text) => pointedDiagnosis.test(text))
  const isDiagnosis =
    codes.length >= fewest && codes.length >= texts.length * share && pointed.length * 2 >= codes.length
  return isDiagnosis ? 'diagnosis' : null
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
