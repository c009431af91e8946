import { formatInstant, formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

export type NoteParams = Readonly<Record<string, string | number>>

/** Remarks on how a delivered file was read, by code (`electron/files/delivery.ts`, `electron/operations`). */
export const notes: Readonly<Record<string, (params: NoteParams) => string>> = {
  'macros-ignored': () => 'Arbetsboken har makron. De har varken sparats eller körts.',
  'encoding-guessed': (p) =>
    `Teckenkodningen är antagen: ${p['encoding'] ?? 'okänd'}. Kontrollera å, ä och ö i raderna som avgör.`,
  'undecodable-bytes': (p) => `${count(p, 'count')} tecken gick inte att läsa som ${p['encoding'] ?? 'text'}.`,
  'unclosed-quote': (p) =>
    `Ett citattecken på rad ${p['line'] ?? '?'} avslutas aldrig. Citattecken är därför lästa som vanliga tecken.`,
  'mixed-line-ends': () => 'Filen blandar två sorters radslut. Alla rader är lästa.',
  'hidden-sheet': (p) => `Bladet ”${p['name'] ?? p['sheet'] ?? ''}” är dolt i arbetsboken. Det kan läsas ändå.`,
  'hidden-columns': (p) =>
    `${count(p, 'count')} ${oneOrMany(p['count'] ?? '', 'kolumn är dold', 'kolumner är dolda')}${inSheet(p)}. De är lästa och märkta.`,
  'hidden-rows': (p) =>
    `${count(p, 'count')} ${oneOrMany(p['count'] ?? '', 'rad är dold', 'rader är dolda')}${inSheet(p)}. De är lästa och märkta.`,
  'external-links': () =>
    'Arbetsboken hämtar värden ur andra filer. De värden som stod i den när den sparades är lästa; inga länkar har följts.',
  'date-1904': () => 'Arbetsboken räknar datum från 1904, som äldre Excel för Mac. Datumen är omräknade.',
  mojibake: (p) => `${count(p, 'count')} tecken ser ut att ha kodats två gånger, som Ã¥ för å. Texten kan repareras.`,
  'several-tables': (p) =>
    `Filen har ${count(p, 'count')} tabeller under varandra. Var och en visas som ett blad: välj vilka som ska läsas.`,
  preamble: (p) =>
    `${count(p, 'lines')} ${oneOrMany(p['lines'] ?? '', 'rad', 'rader')} före listan hör inte till den. De är sparade men inte inlästa.`,
  'row-limit': (p) =>
    `Bladet ${p['sheet'] === undefined || p['sheet'] === '' ? '' : `”${p['sheet']}” `}har ${count(p, 'rows')} rader, precis så många som formatet rymmer. Resten kan ha gått förlorad: be avlämnaren om en CSV-fil.`,
  'merged-cells': (p) =>
    `${count(p, 'count')} ${oneOrMany(p['count'] ?? '', 'sammanfogat område', 'sammanfogade områden')}${inSheet(p)}. Texten hör till den övre vänstra cellen.`,
  'forbidden-columns': (p) =>
    p['count'] === 1
      ? 'En kolumn får inte lagras. Dess celler har inte sparats.'
      : `${count(p, 'count')} kolumner får inte lagras. Deras celler har inte sparats.`,
  'same-file': (p) =>
    `Samma fil lästes in ${p['at'] === undefined ? 'tidigare' : formatInstant(String(p['at']))} (${p['state'] === 'committed' ? 'införd' : 'under arbete'}).`,
}

/** Of a remark that this version has no sentence for. */
export const unknownNote = (code: string): string => `Anmärkning vid läsningen: ${code}.`

function count(params: NoteParams, key: string): string {
  const value = params[key]
  return typeof value === 'number' ? formatNumber('sv', value, 0) : (value ?? 'Några')
}

function inSheet(params: NoteParams): string {
  const { sheet } = params
  return sheet === undefined || sheet === '' ? '' : ` i bladet ”${sheet}”`
}
