import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from 'xlsx'
import { sampleFolder } from '../../support/sample-manifest.ts'
import type { MadeFile } from './keyboard.ts'
import { testNumbers, workbookFile } from './made-files.ts'

/** What the receiver's list says otherwise than the sender's, and how many rows of it do. */
export interface PlantedErrors {
  /** Rows of the list. */
  readonly rows: number
  /** People whose identity number is left out and whose given name has lost a letter. */
  readonly misspelt: number
  /** People whose identity number is left out and who go by another given name: for a person to settle. */
  readonly renamed: number
  /** People of the sender who are missing, and people whom only the receiver has. */
  readonly missing: number
  readonly added: number
}

interface SenderRow {
  readonly number: string
  readonly family: string
  readonly given: string
  readonly unit: string
  readonly title: string
  readonly from: string
  readonly rate: string
  readonly salary: string
}

export interface ReceiverWish {
  /** Protected people are in it too, as the sender has them or each with another salary. */
  readonly protectedPeople?: 'alike' | 'otherwise'
  /** One of so many goes by another given name. */
  readonly renamedOf?: number
  readonly name?: string
}

export const receiverFile = 'Region HR efter inläsning.xlsx'

/**
 * The receiver's list after loading, made from the sample's staff list of the county board: other headers, other employment numbers,
 * and errors as people make them. Who has no identity number in it is given with the date of birth. Protected people are left out, or
 * are there as the sender has them.
 */
export function makeReceiverList({ protectedPeople, renamedOf = 20, name = receiverFile }: ReceiverWish = {}): {
  readonly file: MadeFile
  readonly planted: PlantedErrors
} {
  const known = senderRows(false)
  const lines: string[][] = []
  let misspelt = 0
  let renamed = 0
  let missing = 0
  for (const [index, row] of known.entries()) {
    if (index % 25 === 24) {
      missing += 1
      continue
    }
    const isMisspelt = index % 9 === 4
    const isRenamed = !isMisspelt && index % renamedOf === 7 % renamedOf
    const isDateOnly = isMisspelt || isRenamed || index % 5 === 2
    if (isMisspelt) misspelt += 1
    if (isRenamed) renamed += 1
    lines.push([
      isDateOnly ? row.number.slice(0, 8) : row.number,
      row.family,
      isMisspelt ? withoutLetter(row.given) : isRenamed ? 'Alexis' : row.given,
      `R${7000 + index}`,
      index % 7 === 3 ? `Enheten ${row.unit.toLocaleLowerCase('sv')}` : row.unit,
      row.title,
      row.from,
      row.rate,
      index % 11 === 5 ? '31000' : row.salary,
    ])
  }
  const numbers = new Set(known.map(({ number }) => number))
  const unused = testNumbers.filter((number) => !numbers.has(number)).slice(-2)
  const added = [
    [unused[0] ?? '', 'Nyström-Hjälm', 'Torvald', 'R9001', 'Regionstaben', 'Registrator', '2018-11-01', '100', '31500'],
    [unused[1] ?? '', 'Pålsgård', 'Yngvild', 'R9002', 'Regionstaben', 'Controller', '2018-12-01', '100', '44500'],
  ]
  const head = [
    'Pers.nr',
    'Efternamn',
    'Förnamn',
    'Anst nr',
    'Enhet',
    'Befattning',
    'Anställd fr.o.m.',
    'Syssgrad',
    'Månadslön',
  ]
  const hidden = (protectedPeople === undefined ? [] : senderRows(true)).map((row, index) => [
    row.number,
    row.family,
    row.given,
    `R${9100 + index}`,
    row.unit,
    row.title,
    row.from,
    row.rate,
    protectedPeople === 'alike' ? row.salary : '29999',
  ])
  const all = [...lines, ...added, ...hidden]
  return {
    file: workbookFile(name, utils.aoa_to_sheet([head, ...all])),
    planted: { rows: all.length, misspelt, renamed, missing, added: added.length },
  }
}

/** Rows of the sample that have a whole identity number, one of each person; either those of protected people or all others. */
function senderRows(isProtected: boolean): SenderRow[] {
  const book = read(readFileSync(join(sampleFolder, 'personal-lansstyrelsen.xlsx')))
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error('The sample has no staff sheet')
  const lines = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
  const top = lines.findIndex(([first]) => first === 'Personnummer')
  const names = lines[top] ?? []
  const seen = new Set<string>()
  return lines.slice(top + 1).flatMap((cells) => {
    const cell = (name: string): string => (cells[names.indexOf(name)] ?? '').trim()
    const digits = cell('Personnummer').replaceAll(/\D/g, '')
    const number = isProtected && digits.length === 10 ? `19${digits}` : digits
    const isWhole = number.length === 12 && !seen.has(number) && (cell('Skydd') !== '') === isProtected
    if (!isWhole) return []
    seen.add(number)
    const [from, rate, salary] = [cell('Anst.datum'), cell('Syssgrad'), cell('Månadslön')]
    // The register has the unit that protected people go to; whose units are others' is for the differences.
    const unit = (isProtected && cell('Mottagande enhet')) || cell('Enhet')
    const named = { number, family: cell('Efternamn'), given: cell('Förnamn') }
    return [{ ...named, unit, title: cell('Befattning'), from, rate, salary }]
  })
}

/** As it is typed in a hurry: one letter in the middle is lost. */
function withoutLetter(name: string): string {
  const at = Math.floor(name.length / 2)
  return name.slice(0, at) + name.slice(at + 1)
}
