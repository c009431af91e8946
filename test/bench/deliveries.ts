import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { utils, write } from 'xlsx'

/** Made-up diary deliveries of any size, the same on every run: 14 fields of the register and one column that it does not know. */
const header = [
  'Diarium',
  'Dnr',
  'Handlingsnr',
  'Datum',
  'Reg.datum',
  'I/U/K',
  'Avsändare/Mottagare',
  'Ärendemening',
  'Handlingstyp',
  'Sekretess',
  'Sekr.datum',
  'Fil',
  'Plats',
  'Gallras',
  'Systemnyckel',
]
const words = [
  'ansökan',
  'yttrande',
  'beslut',
  'remiss',
  'kollektivtrafik',
  'länsplan',
  'kulturstöd',
  'projektmedel',
  'överenskommelse',
  'årsredovisning',
  'återrapportering',
  'bidrag',
  'samverkan',
  'infrastruktur',
  'bredband',
  'livsmedel',
]
const kinds = ['Skrivelse', 'Beslut', 'Protokoll', 'E-post', 'Promemoria']

/**
 * Some 3,600 words of two parts, the first of them a hundred times as frequent as the last, as in a diary: with a handful of words
 * everything that is searched for would be found in every fourth entry.
 */
export const manyWords: readonly string[] = (() => {
  const first =
    'kultur vatten skog buss skol vård mat ben väg bro hamn järn flyg energi klimat miljö natur bygd lands region läns kommun stads by gårds folk ungdoms barn familje äldre idrotts teater musik film konst musei biblioteks turist besöks närings företags export turism digital bredbands data press kris beredskaps säkerhets tillsyns gräns hälso tand läkemedels forsknings student högskole praktik arbets'
  const last =
    'stöd plan avtal beslut medel projekt bidrag program utredning strategi översyn remiss yttrande rapport redovisning uppföljning samråd samverkan ansökan anmälan klagomål tillstånd dispens förordning policy riktlinje budget revision upphandling enkät statistik kartläggning analys prognos förstudie inventering möte konferens utbildning nätverk råd nämnd styrelse stiftelse bolag förening fond pris stipendium inbjudan'
  const parts = [first, last].map((text) => text.split(' '))
  return (parts[1] ?? []).flatMap((end) => (parts[0] ?? []).map((start) => start + end))
})()

/** The same number between 0 and 1 for the same `index` and `step` (an integer hash). */
function chance(index: number, step: number): number {
  let mixed = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(step + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}

/** Entries whose texts are made of `vocabulary`, frequent words first; the few words above unless said otherwise. */
export function writeDiaryCsv(path: string, rows: number, vocabulary?: readonly string[]): void {
  const file = openSync(path, 'w')
  writeSync(file, `\uFEFF${header.join(';')}\r\n`)
  for (let from = 0; from < rows; from += 5000) {
    const lines: string[] = []
    for (let index = from; index < Math.min(rows, from + 5000); index++)
      lines.push(diaryRow(index, vocabulary).join(';'))
    writeSync(file, `${lines.join('\r\n')}\r\n`)
  }
  closeSync(file)
}

export function writeDiaryWorkbook(path: string, rows: number): void {
  const sheet = utils.aoa_to_sheet([header, ...Array.from({ length: rows }, (_, index) => diaryRow(index))], {
    dense: true,
  })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Diarium')
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

export function diaryRow(index: number, vocabulary?: readonly string[]): (string | number)[] {
  const entriesPerCase = 5
  const caseNumber = Math.floor(index / entriesPerCase)
  const year = 2010 + (caseNumber % 9)
  const day = `${year}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`
  const word = (step: number): string =>
    (vocabulary === undefined
      ? words[(index * 7 + step * 3 + caseNumber) % words.length]
      : vocabulary[Math.floor(vocabulary.length * chance(index, step) ** 3)]) ?? ''
  const secret = index % 50 === 0
  return [
    'Länsstyrelsen i Norrmarks län',
    `${300 + (caseNumber % 20)}-${1000 + caseNumber}-${year}`,
    (index % entriesPerCase) + 1,
    day,
    day,
    ['I', 'U', 'K'][index % 3] ?? 'I',
    `Kommunen ${word(1)} ${index % 290}`,
    `${word(2)} om ${word(3)} och ${word(4)} ${caseNumber}`,
    kinds[index % kinds.length] ?? '',
    secret ? '30 kap. 23 § OSL' : '',
    secret ? day : '',
    index % 4 === 0 ? `handling-${index}.pdf` : '',
    index % 4 === 0 ? '' : `Rum ${index % 40}, hylla ${index % 9}`,
    index % 3 === 0 ? 'Bevaras' : '10 år',
    `K${index.toString(36)}`,
  ]
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
