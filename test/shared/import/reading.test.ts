import { describe, expect, it } from 'vitest'
import type { ProfileContent } from '#shared/import/profile.ts'
import { guessReading, readingOfSheets, repairReading } from '#shared/import/reading.ts'
import type { Reading, SheetTop } from '#shared/import/reading.ts'
import { testNumber } from '#test/support/core.ts'

function sheet(position: number, ...rows: string[][]): SheetTop {
  return {
    position,
    hidden: false,
    rows: rows.length,
    hiddenColumns: [],
    forbiddenColumns: [],
    merges: [],
    top: rows.map((cells, index) => ({ row: index + 1, cells })),
  }
}

function readingOf(sheets: SheetTop[], ...profiles: ProfileContent[]): Reading {
  const known = profiles.map((content, index) => ({ profileId: index + 1, content }))
  const reading = guessReading(sheets, { register: 'staff', sheets: sheets.map(({ position }) => position) }, known)
  if (reading === null) throw new Error('No header was found')
  return reading
}

const fieldsOf = ({ columns }: Reading): (string | null)[] => columns.map(({ field }) => field)
const headers = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr']
const fields = ['personalIdentityNumber', 'familyName', 'givenNames', 'employmentNumber']
const rowOf = (n: number): string[] => [testNumber(n), 'Alm', 'Anna', String(n)]

describe('a profile', () => {
  const profileOf = (columns: ProfileContent['columns'], values: ProfileContent['values'] = []): ProfileContent => ({
    register: 'staff',
    headers: columns.map(({ header }) => header),
    headerRows: 1,
    columns,
    answers: [],
    values,
  })
  const named = headers.map((header, index) => ({ header, field: fields[index] ?? null }))
  const marked = sheet(0, [...headers, 'Skydd', 'Övrigt'], [...rowOf(1), 'J', 'x'], [...rowOf(2), '', 'y'])

  it('cannot take the mark of protected identity from its column', () => {
    const profile = profileOf([...named, { header: 'Skydd', field: null }, { header: 'Övrigt', field: 'workplace' }])
    expect(fieldsOf(readingOf([marked], profile))).toEqual([...fields, 'protection', 'workplace'])
  })

  it('cannot give the mark to a column that says something else', () => {
    const profile = profileOf([
      ...named,
      { header: 'Skydd', field: 'workplace' },
      { header: 'Övrigt', field: 'protection' },
    ])
    expect(fieldsOf(readingOf([marked], profile))).toEqual([...fields, 'protection', null])
  })

  it('that was saved with a meaning that lifts a protection is read without it', () => {
    const kept = { field: 'senderUnit', raw: 'N', value: 'Norr' }
    const values = [{ field: 'protection', raw: 'J', value: 'none' }, kept]
    const profile = profileOf([...named, { header: 'Skydd', field: 'protection' }], values)
    const reading = readingOf([marked], profile)
    expect([reading.profileId, reading.values]).toEqual([1, [kept]])
  })
})

describe('a stacked sheet', () => {
  const main = sheet(0, headers, rowOf(1), rowOf(2))
  const second = (...rows: string[][]) =>
    readingOfSheets(readingOf([main, sheet(1, ...rows)]), [main, sheet(1, ...rows)])[1]

  it('is read by what its headers say where they are other words than the first sheet has', () => {
    const read = second(['Pnr', 'Given names', 'Namn', 'AnstId'], [testNumber(3), 'Anna', 'Alm', '3'])
    expect(read).toMatchObject({
      headerRow: 1,
      columns: ['personalIdentityNumber', 'givenNames', 'familyName', 'employmentNumber'],
      unstacked: [],
    })
  })

  it('gives no field twice, and a shared header goes before a similar one', () => {
    const read = second(
      ['Släktnamn', 'Förnamn', 'Efternamn', 'Pnr', 'Bilplats'],
      ['x', 'Anna', 'Alm', testNumber(3), '1'],
    )
    expect(read?.columns).toEqual([null, 'givenNames', 'familyName', 'personalIdentityNumber', null])
    expect(read?.unstacked).toEqual(['Släktnamn', 'Bilplats'])
  })

  it('has its marks of protected identity read although the first sheet has none', () => {
    const read = second([...headers, 'Skydd', 'Enhet'], [...rowOf(3), 'J', 'Norr'])
    expect(read?.columns).toEqual([...fields, 'protection', null])
    expect(read?.unstacked).toEqual(['Enhet'])
  })

  it('is never read by position below headers that nobody knows', () => {
    const read = second(['Etunimi', 'Sukunimi', 'Tunnus'], ['Anna', 'Alm', testNumber(3)])
    expect(read).toMatchObject({ headerRow: 1, columns: [null, null, null] })
  })

  it('without a header of its own has its columns in the same places, from the first row', () => {
    expect(second(rowOf(3), rowOf(4))).toMatchObject({ headerRow: 0, columns: fields })
    // A row without numbers is no header when rows stand above it.
    expect(second(rowOf(3), ['', 'Ek', 'Eva', ''])).toMatchObject({ headerRow: 0, columns: fields })
  })
})

describe('a repair basket', () => {
  const twice = sheet(0, [...headers, 'Enhet', 'Enhet'], [...rowOf(1), 'A', 'B'])
  const basket = sheet(0, ['Stafett-rad', ...headers, 'Enhet', 'Enhet'], ['1:2', ...rowOf(1), 'A', 'B'])

  it.each([
    ['first', ['senderUnit', null]],
    ['second', [null, 'senderUnit']],
  ])('has the field in the %s of two columns of one name, as its import had', (_, units) => {
    const old = readingOf([twice])
    const chosen = old.columns.map((column, index) =>
      column.header === 'Enhet' ? { ...column, field: units[index - headers.length] ?? null } : column,
    )
    const read = repairReading(readingOf([basket]), { ...old, columns: chosen })
    expect(fieldsOf(read)).toEqual([null, ...fields, ...units])
  })

  it('gives no field twice', () => {
    const old = readingOf([twice])
    const columns = old.columns.map((column) =>
      column.header === 'Enhet' ? { ...column, field: 'senderUnit' } : column,
    )
    expect(fieldsOf(repairReading(readingOf([basket]), { ...old, columns })).slice(-2)).toEqual(['senderUnit', null])
  })

  it('begins with the name of the sheet where that is a value', () => {
    const old = readingOf([twice, sheet(1, headers, rowOf(2))])
    const columns = old.columns.map((column) => (column.isSheetName ? { ...column, field: 'workplace' } : column))
    const named = sheet(0, ['', ...headers, ''], ['Blad1', ...rowOf(1), 'x'])
    expect(fieldsOf(repairReading(readingOf([named]), { ...old, columns }))).toEqual(['workplace', ...fields, null])
  })
})
