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

export function writeDiaryCsv(path: string, rows: number): void {
  const file = openSync(path, 'w')
  writeSync(file, `\uFEFF${header.join(';')}\r\n`)
  for (let from = 0; from < rows; from += 5000) {
    const lines: string[] = []
    for (let index = from; index < Math.min(rows, from + 5000); index++) lines.push(diaryRow(index).join(';'))
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

function diaryRow(index: number): (string | number)[] {
  const entriesPerCase = 5
  const caseNumber = Math.floor(index / entriesPerCase)
  const year = 2010 + (caseNumber % 9)
  const day = `${year}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`
  const word = (step: number): string => words[(index * 7 + step * 3 + caseNumber) % words.length] ?? ''
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
