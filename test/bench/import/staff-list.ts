import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { utils, write } from 'xlsx'
import { z } from 'zod'

/** Made-up staff lists of 20 columns and any length, the same on every run. Identity numbers are Skatteverket's published test numbers. */
export const staffHeader = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Anstnr',
  'Enhet',
  'Kostnadsställe',
  'Befattning',
  'BESTA-kod',
  'Anställningsform',
  'Anst.datum',
  'T.o.m.',
  'Sysselsättningsgrad',
  'Månadslön',
  'Semesterdagar kvar',
  'Sparade semesterdagar',
  'Kompsaldo',
  'Flexsaldo',
  'Arbetsställe',
  'Ställningstagande',
  'Mottagande enhet',
]

const family = ['Andersson', 'Öberg', 'Lindqvist', 'Åkesson', 'Svensson', 'Berg', 'Holm', 'Nyström', 'Ek', 'Sjögren']
const given = ['Anna', 'Erik', 'Åsa', 'Lars', 'Maria', 'Johan', 'Östen', 'Karin', 'Nils', 'Eva', 'Märta']
const numbers = z
  .object({ personalNumbers: z.array(z.string()) })
  .parse(
    JSON.parse(readFileSync(new URL('../../../resources/sample/test-numbers.json', import.meta.url), 'utf8')),
  ).personalNumbers

/** In the second delivery every 50th row has another salary. */
export type Round = 'first' | 'second'

export function writeStaffCsv(path: string, rows: number, round: Round): void {
  const file = openSync(path, 'w')
  writeSync(file, `\uFEFF${staffHeader.join(';')}\r\n`)
  for (let from = 0; from < rows; from += 5000) {
    const lines: string[] = []
    for (let index = from; index < Math.min(rows, from + 5000); index++) lines.push(staffRow(index, round).join(';'))
    writeSync(file, `${lines.join('\r\n')}\r\n`)
  }
  closeSync(file)
}

export function writeStaffWorkbook(path: string, rows: number): void {
  const cells = Array.from({ length: rows }, (_, index) => staffRow(index, 'first'))
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([staffHeader, ...cells], { dense: true }), 'Personal')
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

function staffRow(index: number, round: Round): (string | number)[] {
  const salary = 26_000 + ((index * 37) % 300) * 100 + (round === 'second' && index % 50 === 0 ? 500 : 0)
  return [
    numbers[index % numbers.length] ?? '',
    `${family[index % family.length]}${index % 3 === 0 ? `-${family[(index * 7) % family.length]}` : ''}`,
    given[(index * 3) % given.length] ?? '',
    // Spread, as numbers handed out over many years are.
    `A${String((index * 7919) % 9_999_991).padStart(7, '0')}`,
    `Enhet ${index % 60}`,
    String(1000 + (index % 400)),
    `Handläggare ${index % 40}`,
    `${11 + (index % 60)}32`,
    index % 10 === 0 ? 'vikariat' : 'tillsvidare',
    `20${two(index % 18)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
    index % 10 === 0 ? '2019-06-30' : '',
    ['100', '75', '80', '50'][index % 4] ?? '',
    String(salary),
    (index * 0.5) % 30,
    index % 25,
    `${index % 40},5`,
    `-${index % 9},25`,
    `Hus ${index % 7}, plan ${index % 5}`,
    index % 20 === 0 ? 'Motsätter sig' : 'Accepterar',
    `Förvaltning ${index % 12}`,
  ]
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
