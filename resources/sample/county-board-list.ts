import { type Cell, type Delivery, type Note, total, workbookBytes } from './delivery.ts'
import { at } from './lists.ts'
import { countyBoard } from './organisations.ts'

/** The county board's staff list as it was first delivered, and what has come to be known since. */
interface FirstList {
  readonly headers: readonly string[]
  /** Without the repeated row. */
  readonly rows: readonly (readonly Cell[])[]
  /** By row, identity numbers that were wrong in the first list. */
  readonly repairedIds: ReadonlyMap<number, string>
  readonly newcomers: readonly (readonly Cell[])[]
}

const firstDataRow = 5

/** Who has left since, by row. */
const leftAt: ReadonlySet<number> = new Set([29, 190, 211])
const movedAt: ReadonlyMap<number, string> = new Map([
  [40, 'Kultur'],
  [77, 'Reg utv'],
])
const raisedAt: ReadonlySet<number> = new Set([15, 64, 101, 158, 230])

/**
 * The same list six weeks later, as it really comes: answers that had not been given, a few rises and moves, what was wrong put right,
 * three people gone and two new ones. Every other row says what it said before.
 */
export function secondCountyBoardList({ headers, rows, repairedIds, newcomers }: FirstList): Delivery {
  const column = (header: string): number => headers.indexOf(header)
  const facts = { new: newcomers.length, changed: 0, unchanged: 0, vanished: leftAt.size }
  const notes: Note[] = []
  const kept = rows.flatMap((row, index): (readonly Cell[])[] => {
    if (leftAt.has(index)) return []
    const later = [...row]
    const id = repairedIds.get(index)
    if (id !== undefined) later[column('Personnummer')] = id
    const isImpossible = row[column('Anst.datum')] === '31 feb 2018'
    if (isImpossible) later[column('Anst.datum')] = '2018-02-28'
    const unit = movedAt.get(index)
    if (unit !== undefined) later[column('Enhet')] = unit
    if (raisedAt.has(index)) later[column('Månadslön')] = Number(row[column('Månadslön')]) + 700
    if (!isAnswer(row[column('Svar 6b')]) && index % 4 !== 0) {
      later[column('Svar 6b')] = 'Accepterar'
      later[column('Svarsdatum')] = '2018-12-03'
    }
    // What was kept out of the first list comes in with the second.
    if (id !== undefined) facts.new++
    else if (isImpossible || later.some((cell, at) => cell !== row[at])) facts.changed++
    else facts.unchanged++
    return [later]
  })
  const all = [...kept, ...newcomers]
  all.forEach((row, index) => {
    const note = (header: string, kind: string, why: string): void => {
      if (isPlanted(row, column(header), kind)) {
        notes.push({ row: firstDataRow + index, column: header, kind, bad: false, why })
      }
    }
    note('T.o.m.', 'endsBeforeTransfer', 'Anställningen slutar före överlämningsdagen.')
    note('Anst.form', 'unknownCode', 'Ordalydelsen "Enl. ök" har ingen given kod.')
  })
  const { bytes, sums } = countyBoardWorkbook(headers, all, '2018-12-14')
  return {
    file: 'personal-lansstyrelsen-2018-12-14.xlsx',
    bytes,
    register: 'staff',
    sender: countyBoard,
    sheet: 'Personal',
    headerRow: 4,
    headers,
    rows: all.length,
    notes,
    sums,
    facts,
  }
}

function isAnswer(cell: Cell | undefined): boolean {
  return cell === 'Accepterar' || cell === 'Ja' || cell === 'Motsätter sig'
}

function isPlanted(row: readonly Cell[], at: number, kind: string): boolean {
  const cell = row[at]
  if (kind === 'unknownCode') return cell === 'Enl. ök'
  return typeof cell === 'string' && cell.startsWith('2018-')
}

/** The workbook with its title rows and its sum row, and what it adds up to. */
export function countyBoardWorkbook(
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
  drawnOn: string,
): { readonly bytes: Uint8Array; readonly sums: Readonly<Record<string, number>> } {
  const sums = Object.fromEntries(
    ['Syssgrad', 'Månadslön', 'Semesterdagar kvar', 'Sparade dgr', 'Kompsaldo'].map((column) => {
      const values = rows.map((row) => at(row, headers.indexOf(column)))
      return [column, total(values.map((value) => (typeof value === 'number' ? value : null)))]
    }),
  )
  const title = [
    ['Personalförteckning inför verksamhetsövergång till Region Norrmark'],
    [`${countyBoard}, HR-funktionen`, null, null, `Uttag ${drawnOn}`],
    ['Månadslön avser heltid. Innehåller personuppgifter – får inte spridas.'],
  ]
  const sumRow = headers.map((header, index): Cell => (index === 0 ? 'Summa' : (sums[header] ?? null)))
  const bytes = workbookBytes([
    {
      name: 'Personal',
      rows: [...title, headers, ...rows, sumRow],
      widths: [15, 18, 16, 9, 34, 24, 11, 16, 11, 12, 12, 9, 11, 9, 9, 9, 16, 14, 14, 14, 11, 36, 22, 12],
      mergeFirstRowOver: 6,
    },
  ])
  return { bytes, sums }
}
