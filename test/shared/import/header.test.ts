import { describe, expect, it } from 'vitest'
import { guessHeader, joinHeader, stackColumns } from '#shared/import/header.ts'
import type { Merge } from '#shared/import/header.ts'
import { guessColumns } from '#shared/import/mapping.ts'
import { cellText } from '#shared/import/normalise.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { registers } from '#shared/registers/registers.ts'
import { testNumber } from '#test/support/core.ts'

const rows = (...all: (readonly RawCell[])[]): RawRow[] => all.map((cells, index) => ({ row: index + 1, cells }))
const across = (row: number, column: number, columns: number): Merge => ({ row, column, rows: 1, columns })
const down = (row: number, column: number): Merge => ({ row, column, rows: 2, columns: 1 })

const person: readonly RawCell[] = [testNumber(0), 'Berg', 'Eva', 12, 4, '12:30']
const parents: readonly RawCell[] = ['Pnr', 'Efternamn', 'Förnamn', 'Semester', null, 'Kompsaldo']
const children: readonly RawCell[] = [null, null, null, 'Kvar', 'Sparade']
const joined = ['Pnr', 'Efternamn', 'Förnamn', 'Semester / Kvar', 'Semester / Sparade', 'Kompsaldo']

describe('a header of two rows', () => {
  it('is found and joined where the children stand below', () => {
    const top = rows(['Personallista 2018'], parents, children, person)
    expect(guessHeader(top, [])).toEqual({ row: 3, rows: 2 })
    expect(joinHeader(top.slice(1, 3), [])).toEqual({ row: 3, cells: joined })
  })

  it('is found and joined where the parents stand above', () => {
    const top = rows(
      [null, null, null, 'Semester'],
      ['Pnr', 'Efternamn', 'Förnamn', 'Kvar', 'Sparade', 'Kompsaldo'],
      person,
    )
    expect(guessHeader(top, [])).toEqual({ row: 2, rows: 2 })
    expect(joinHeader(top.slice(0, 2), []).cells).toEqual(joined)
  })

  it('is found by its merges where no word of it is known', () => {
    const top = rows(
      ['Pnr', 'Efternamn', 'Konto', null],
      [null, null, 'Gammalt', 'Nytt'],
      [testNumber(0), 'Berg', 'a', 'b'],
    )
    const merges = [down(1, 0), down(1, 1), across(1, 2, 2)]
    expect(guessHeader(top, merges)).toEqual({ row: 2, rows: 2 })
    expect(joinHeader(top.slice(0, 2), merges).cells).toEqual(['Pnr', 'Efternamn', 'Konto / Gammalt', 'Konto / Nytt'])
    expect(guessHeader(top, [])).toEqual({ row: 1, rows: 1 })
  })

  it('is mapped by what its rows say together', () => {
    const guesses = guessColumns(registers.staff, joinHeader(rows(parents, children), []), [])
    expect(guesses.map(({ field }) => field)).toEqual([
      'personalIdentityNumber',
      'familyName',
      'givenNames',
      'vacationRemaining',
      'savedVacationDays',
      'compHours',
    ])
  })

  it.each<[string, RawCell, RawCell]>([
    ['numbers', 2016, 2017],
    ['texts', '2016', 'År 2017'],
    ['spans', '2016/17', '2017/2018'],
  ])('is found where years divide a header, as %s', (_, one, other) => {
    const titles: readonly RawCell[] = ['Pnr', 'Efternamn', 'Förnamn', 'Semesterdagar', null, 'Kompsaldo']
    const top = rows(titles, [null, null, null, one, other], person)
    for (const merges of [[], [across(1, 3, 2)]]) expect(guessHeader(top, merges)).toEqual({ row: 2, rows: 2 })
    const header = joinHeader(top.slice(0, 2), [])
    expect(header.cells[3]).toBe(`Semesterdagar / ${cellText(one)}`)
    expect(header.cells[4]).toBe(`Semesterdagar / ${cellText(other)}`)
    const fields = guessColumns(registers.staff, header, []).map(({ field }) => field)
    expect(fields.slice(2)).toEqual(['givenNames', null, null, 'compHours'])
  })

  it.each<[string, readonly RawCell[], readonly RawCell[]]>([
    ['years in columns of their own', ['Pnr', 'Efternamn', 'Från', 'Till'], [null, null, 2016, 2017]],
    [
      'somebody with years under a blank header',
      ['Efternamn', 'Enhet', 'Semester', null],
      ['Berg', 'Miljö', 2016, 2017],
    ],
    ['days under a header of two columns', ['Pnr', 'Efternamn', 'Semester', null], [null, null, 12, 4]],
    ['one year twice', ['Pnr', 'Efternamn', 'Semester', null], [null, null, 2016, 2016]],
    ['a single year', ['Pnr', 'Efternamn', 'Semester', null], [null, null, 2016, null]],
  ])('is not made of a row that holds %s', (_, titles, data) => {
    expect(guessHeader(rows(titles, data, person), [])).toEqual({ row: 1, rows: 1 })
  })

  it('tells the from and until of a leave from those of the employment', () => {
    const top = rows(
      [null, 'Anställning', null, 'Tjänstledighet', null],
      ['Pnr', 'From', 'Tom', 'From', 'Tom'],
      [testNumber(0), '2010-01-01', null, '2018-01-01', '2018-12-31'],
    )
    const merges = [across(1, 1, 2), across(1, 3, 2)]
    for (const known of [merges, []]) {
      expect(guessHeader(top, known)).toEqual({ row: 2, rows: 2 })
      const guesses = guessColumns(registers.staff, joinHeader(top.slice(0, 2), known), [])
      expect(guesses.map(({ field }) => field)).toEqual([
        'personalIdentityNumber',
        'startDate',
        'endDate',
        'leaveFrom',
        'leaveUntil',
      ])
    }
  })

  it('can be three, of which the first says nothing more of a known header', () => {
    const top = rows(
      [null, null, 'Saldon', null, null],
      [null, null, 'Semester', null, 'Kompsaldo'],
      ['Pnr', 'Efternamn', 'Kvar', 'Sparade', null],
      [testNumber(0), 'Berg', 1, 2, 3],
    )
    const merges = [across(1, 2, 3), across(2, 2, 2)]
    expect(joinHeader(top.slice(0, 3), merges).cells).toEqual([
      'Pnr',
      'Efternamn',
      'Semester / Kvar',
      'Semester / Sparade',
      'Kompsaldo',
    ])
    const strange = rows(['Konto', null], ['Ingående', null], ['Gammalt', 'Nytt'])
    expect(joinHeader(strange, [across(1, 0, 2), across(2, 0, 2)]).cells).toEqual([
      'Konto / Ingående / Gammalt',
      'Konto / Ingående / Nytt',
    ])
  })
})

describe('a header of one row', () => {
  it.each<[string, readonly Merge[]]>([
    ['without merges', []],
    ['whose title is merged over all of it', [across(1, 0, 6)]],
  ])('%s stays one below a title', (_, merges) => {
    const header = ['Pnr', 'Efternamn', 'Förnamn', 'Semester kvar', 'Sp sem', 'Kompsaldo']
    expect(guessHeader(rows(['Personallista', null, null, null, null, null], header, person), merges)).toEqual({
      row: 2,
      rows: 1,
    })
  })

  it('does not take in the first row of data', () => {
    const top = rows(['Enhet', 'Titel', 'Chef'], ['Kansliet', 'Utredare', 'Eva Berg'], ['Staben', null, 'Per Ek'])
    expect(guessHeader(top, [])).toEqual({ row: 1, rows: 1 })
    expect(guessHeader(rows(['Pnr', 'Efternamn', 'Semester'], ['x', null, 'Kvar']), [])).toEqual({ row: 1, rows: 1 })
  })

  it('is none where a sheet has none', () => {
    expect(guessHeader(rows([1, 2], [3, 4]), [])).toBeNull()
    expect(guessHeader([], [])).toBeNull()
  })

  it('is joined to itself', () => {
    expect(joinHeader(rows(['Pnr', null, ' Efter\u00A0namn ']), [])).toEqual({
      row: 1,
      cells: ['Pnr', '', 'Efter namn'],
    })
    expect(joinHeader([], [])).toEqual({ row: 0, cells: [] })
  })
})

describe('a parent', () => {
  it('reaches no further than its merge', () => {
    const top = rows(['Semester', null, null], ['Kvar', 'Sparade', 'Rum'])
    expect(joinHeader(top, [across(1, 0, 2)]).cells).toEqual(['Semester / Kvar', 'Semester / Sparade', 'Rum'])
  })

  it('reaches the next parent where nothing is merged, but no known header on its way', () => {
    const top = rows(['Semester', null, null, 'Flex'], ['Kvar', 'Kompsaldo', 'Sparade', 'Saldo'])
    expect(joinHeader(top, []).cells).toEqual(['Semester / Kvar', 'Kompsaldo', 'Semester / Sparade', 'Flex / Saldo'])
  })

  it('that says the same as its child says it once', () => {
    expect(joinHeader(rows(['Pnr', 'Namn'], ['Pnr', 'Efternamn']), []).cells).toEqual(['Pnr', 'Namn / Efternamn'])
  })
})

describe('columns of stacked sheets', () => {
  it('answer to each other by their headers, wherever they stand', () => {
    expect(stackColumns(['Pnr', 'Efternamn', 'Enhet'], ['ENHET', 'Ny', 'pnr.'])).toEqual([2, -1, 0])
  })

  it('of one name answer in order', () => {
    expect(stackColumns(['Datum', 'Datum', 'Datum'], ['Datum', 'Pnr', 'Datum'])).toEqual([0, 2, -1])
  })

  it('without a header answer only in their place', () => {
    expect(stackColumns(['Pnr', '', ''], ['Pnr', ''])).toEqual([0, 1, -1])
    expect(stackColumns(['', 'Pnr'], ['Pnr', ''])).toEqual([-1, 0])
  })
})
