import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  findHeaderRow,
  forbiddenColumns,
  forbiddenContentColumns,
  guessColumns,
  guessRegister,
  holdsIdentityNumber,
  isForbiddenHeader,
  isHeaderLike,
  protectionColumns,
  protectionUnmapped,
} from '#shared/import/mapping.ts'
import { normaliseHeader } from '#shared/import/known-headers.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import { registerNames, registers } from '#shared/registers/registers.ts'
import { resourcesFolder, testNumber } from '#test/support/core.ts'

const row = (cells: readonly RawCell[], number = 1): RawRow => ({ row: number, cells })
const rows = (...all: (readonly RawCell[])[]): RawRow[] => all.map((cells, index) => row(cells, index + 1))

const manifest = z
  .object({
    files: z.array(
      z.object({ file: z.string(), register: z.enum(registerNames), headers: z.array(z.string()), headerRow: z.int() }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(resourcesFolder, 'sample', 'manifest.json'), 'utf8')))

describe('the header row', () => {
  it('is found under a title block', () => {
    const top = rows(
      ['Personallista'],
      ['Länsstyrelsen', null, 'Uttag', '2018-12-01'],
      [],
      ['Pnr', 'Efternamn', 'Förnamn', 'Anstnr'],
      [testNumber(0), 'Berg', 'Eva', '0012'],
    )
    expect(findHeaderRow(top)?.row).toBe(4)
  })

  it('is the row with most known headers where two rows have some', () => {
    const top = rows(['Anställning', 'Enhet', 'Titel'], ['Pnr', 'Efternamn', 'Anstnr', 'Enhet', 'Titel'])
    expect(findHeaderRow(top)?.row).toBe(2)
  })

  it('is never a row that holds an identity number', () => {
    const person = [`${testNumber(0).slice(0, 8)}\u2013${testNumber(0).slice(8)}`, 'Berg', 'Chef', 'Sekretess']
    expect(findHeaderRow(rows(person, ['Berg', 'Eva', testNumber(1)]))).toBeNull()
    expect(holdsIdentityNumber(row(person))).toBe(true)
    expect(holdsIdentityNumber(row([Number(testNumber(0)), 'Berg']))).toBe(true)
    expect(holdsIdentityNumber(row(['Personnummer', '2018-12-31', 5_561_234_567]))).toBe(false)
  })

  it('is told from a person’s row by how many of its cells are known', () => {
    expect(isHeaderLike(row(['Anstnr', 'Efternamn', 'Bilplats', 'Skydd']))).toBe(true)
    expect(isHeaderLike(row(['0012', 'Berg', 'Eva', 'Chef', 'Sekretessmarkering']))).toBe(false)
    expect(isHeaderLike(row([testNumber(0), 'Chef', 'Sekretess']))).toBe(false)
  })

  it('is the first row of short texts where no header is known', () => {
    expect(findHeaderRow(rows(['Lista 2018'], ['Kolumn ett', 'Kolumn två'], ['a', 'b']))?.row).toBe(2)
  })

  it('is not there in a sheet of numbers', () => {
    expect(findHeaderRow(rows([1, 2, 3], [4, 5, 6]))).toBeNull()
  })

  it('is not looked for further down than forty rows', () => {
    const filler = Array.from({ length: 40 }, (_, index) => row([`rad ${index}`], index + 1))
    expect(findHeaderRow([...filler, row(['Pnr', 'Efternamn', 'Anstnr'], 41)])).toBeNull()
  })
})

describe.each(registerNames)('a header of %s', (name) => {
  const register = registers[name]
  const synonyms = register.fields.flatMap((field) =>
    [field.label.sv, field.label.en, field.name, ...field.headers].map((header) => [header, field.name] as const),
  )

  it.each(synonyms)('%j is mapped to %s', (header, field) => {
    const [guess] = guessColumns(register, row([header, 'Okänd kolumn']), [])
    expect(guess).toMatchObject({ field, confidence: 1, reason: 'header' })
  })

  it('names one field only', () => {
    const fieldsByHeader = Map.groupBy(synonyms, ([header]) => normaliseHeader(header))
    const shared = [...fieldsByHeader].filter(([, found]) => new Set(found.map(([, field]) => field)).size > 1)
    expect(shared.map(([header, found]) => [header, ...found.map(([, field]) => field)])).toEqual([])
  })
})

describe('a guess', () => {
  it('sees through case, blanks, dots and dashes', () => {
    for (const header of ['PERSON-NUMMER', ' person nummer ', 'Personnummer:', 'person\u00ADnummer']) {
      expect(guessColumns(registers.staff, row([header]), [])[0]).toMatchObject({ field: 'personalIdentityNumber' })
    }
  })

  it('takes a header that is nearly a known one, and says so', () => {
    for (const header of ['Personnumer', 'Personnummer (12 siffror)', 'Persn']) {
      const [guess] = guessColumns(registers.staff, row([header]), [])
      expect(guess).toMatchObject({ field: 'personalIdentityNumber', reason: 'header-similar', confidence: 0.7 })
    }
  })

  it('gives a field to the column that fits it best and tells the other that it is taken', () => {
    const guesses = guessColumns(registers.staff, row(['Efternamn enligt folkbokföring', 'Efternamn']), [])
    expect(guesses).toMatchObject([
      { field: null, reason: 'taken' },
      { field: 'familyName', reason: 'header' },
    ])
  })

  it('is less certain where the cells say otherwise, and none where the header was only similar', () => {
    const names = rows(['Pnr', 'Startdatum'], ['Eva', 'ja'], ['Per', 'nej'], ['Åsa', 'nej']).slice(1)
    expect(guessColumns(registers.cases, row(['Dnr', 'Startdatum']), names)).toMatchObject([
      { field: 'oldRegistrationNumber', confidence: 0.6 },
      { field: 'openedDate', confidence: 0.6 },
    ])
    expect(guessColumns(registers.cases, row(['Dnr', 'Startdatumet']), names)[1]).toMatchObject({ field: null })
  })

  it('is as certain as before where the cells agree or are too few to tell', () => {
    const days = rows(['2018-01-01'], ['mars-18'], ['tills vidare'], ['43465']).map(({ cells }) =>
      row([null, ...cells], 2),
    )
    for (const samples of [days, days.slice(0, 2), []]) {
      expect(guessColumns(registers.cases, row(['Dnr', 'Startdatum']), samples)[1]).toMatchObject({
        field: 'openedDate',
        confidence: 1,
      })
    }
  })

  it('goes by the last part of a joined header where the whole is not known', () => {
    expect(
      guessColumns(registers.staff, row(['Grunduppgifter / Pnr', 'Semester / Sparade', 'Lön / Bilplats']), []),
    ).toMatchObject([
      { field: 'personalIdentityNumber', reason: 'header', confidence: 0.8 },
      { field: 'savedVacationDays', reason: 'header', confidence: 1 },
      { field: null },
    ])
  })

  it('recognises a code list by words that no other has', () => {
    const forms = rows(['Tillsvidare'], ['Vikariat'], ['Tillsvidare'], ['AVA'])
    expect(guessColumns(registers.staff, row(['Kolumn 7']), forms)[0]).toMatchObject({
      field: 'employmentForm',
      reason: 'values',
      confidence: 0.6,
    })
  })

  it.each([
    ['yes and no', ['Ja', 'Nej', 'Ja', 'Ja']],
    ['one word only', ['Tillsvidare', 'Tillsvidare', 'Tillsvidare']],
    ['single letters', ['I', 'U', 'K', 'I']],
  ])('makes nothing of %s', (_, words) => {
    const samples = rows(...words.map((word) => [word]))
    for (const name of registerNames) {
      expect(guessColumns(registers[name], row(['Kolumn 7']), samples)).toMatchObject([{ field: null }])
    }
  })

  it('leaves an unknown column alone', () => {
    expect(guessColumns(registers.staff, row(['Bilplats']), [])).toMatchObject([{ field: null, reason: 'none' }])
  })

  it('recognises identity numbers by their values where the header says nothing', () => {
    const samples = [0, 1, 2, 3].map((index) => row([testNumber(index), 'x'], index + 2))
    expect(guessColumns(registers.staff, row(['Nyckel', 'Bilplats']), samples)).toMatchObject([
      { field: 'personalIdentityNumber', reason: 'values' },
      { field: null },
    ])
  })

  it('recognises registration numbers by their values where the header says nothing', () => {
    const samples = rows(['304-1234-2018'], ['304-99-2018'], ['RUN 2018/15'])
    expect(guessColumns(registers.cases, row(['Nyckel']), samples)[0]).toMatchObject({
      field: 'oldRegistrationNumber',
      reason: 'values',
    })
  })

  it('does not take a column of days for registration numbers', () => {
    const samples = rows(['2018-12-31'], ['2018-11-30'], ['2018-10-29'])
    expect(guessColumns(registers.cases, row(['Nyckel']), samples)[0]).toMatchObject({ field: null })
  })
})

describe('the register', () => {
  it.each(manifest.files)('of $file is guessed from its headers', ({ headers, register }) => {
    expect(guessRegister(row(headers))).toBe(register)
  })

  it.each(manifest.files)('of $file has a field for each header, the forbidden ones aside', (file) => {
    const guesses = guessColumns(registers[file.register], row(file.headers), [])
    const unmapped = guesses.filter(({ field, forbidden }) => field === null && !forbidden)
    expect(unmapped.map(({ header }) => header)).toEqual([])
  })
})

describe('a forbidden column', () => {
  it.each([
    'Fackförbund',
    'FACKFÖRBUND',
    'Facklig tillh',
    'Facklig tillh.',
    'Facklig tillhörighet',
    'Facklig organisation',
    'Fackförening',
    'Sjukfrånvaro',
    'Sjukfrånvaro %',
    'Sjukfrånvaro 2018',
    'Antal sjukdagar',
    'Sjukskriven fr.o.m.',
    'Sjukdom',
    'Rehab',
    'Rehabåtgärd',
    'Rehabilitering',
    'Diagnos',
    'Diagnoskod',
    'Medicinsk diagnos',
    'Hälsotillstånd',
    'Trade union',
    'Långtidssjuk',
    'Total sjukfrånvaro',
    'Dgr sjuk',
    'Pågående sjukskrivning',
    'Huvuddiagnos',
    'Läkarintyg',
    'Fackavgift',
    'Medlem i facket',
    'Tillhör fack',
    'Trade union membership',
    'Sick leave',
    'A-kassa',
    'Medlem i a-kassa',
  ])('%j is one', (header) => {
    expect(isForbiddenHeader(header)).toBe(true)
    const [guess] = guessColumns(registers.staff, row([header]), [])
    expect(guess).toMatchObject({ field: null, forbidden: true, reason: 'forbidden' })
  })

  it.each([
    'Efternamn',
    'Fack',
    'Fack nr',
    'Facknämnd',
    'Tillhör facknämnd',
    'Fackhandläggare',
    'Fackverk',
    'Sjukvård',
    'Sjukhus',
    'Sjukvårdsområde',
    'Sjuksköterska',
    'Extra kassa',
    'Rubrik',
    'Förbund',
    'Ansvar',
  ])('%j is none', (header) => expect(isForbiddenHeader(header)).toBe(false))

  it('is none of the headers that a register knows', () => {
    const headers = registerNames.flatMap((name) =>
      registers[name].fields.flatMap((field) => [field.label.sv, field.label.en, field.name, ...field.headers]),
    )
    expect(headers.filter(isForbiddenHeader)).toEqual([])
  })

  it('is found under a title block, with the row that names it', () => {
    const top = rows(['Personallista'], ['Pnr', 'Efternamn', 'Fackförbund'], [testNumber(0), 'Berg', 'Vision'])
    expect([...forbiddenColumns(top)]).toEqual([[2, 2]])
  })

  it('is found where no other header is known', () => {
    expect([...forbiddenColumns(rows(['Kolumn ett', 'Diagnos'], ['a', 'b']))]).toEqual([[1, 1]])
  })

  it('is every year under a forbidden parent', () => {
    const top = rows(['Pnr', 'Efternamn', 'Sjukdagar', null], [null, null, 2016, 2017], [testNumber(0), 'Berg', 1, 2])
    expect([...forbiddenColumns(top)]).toEqual([
      [2, 1],
      [3, 1],
    ])
  })

  it('is every child of a forbidden parent', () => {
    const top = rows(
      ['Pnr', 'Efternamn', 'Sjukfrånvaro', null, 'Enhet'],
      [null, null, 'Dagar', 'Procent', null],
      [testNumber(0), 'Berg', 3, 1.5, 'Kansliet'],
    )
    expect([...forbiddenColumns(top)]).toEqual([
      [2, 1],
      [3, 1],
    ])
    expect(isForbiddenHeader('Frånvaro / Sjuk')).toBe(true)
    // Read in another encoding than it was written in.
    for (const garbled of [
      'FackfÃ¶rbund',
      'Fackf÷rbund',
      'Fackfšrbund',
      'Fackf\uFFFDrbund',
      'LÃ¤karintyg',
      'L\u201Ekarintyg',
    ]) {
      expect([garbled, isForbiddenHeader(garbled)]).toEqual([garbled, true])
    }
    expect(isForbiddenHeader('SjukvÃ¥rdsenhet')).toBe(false)
    expect(isForbiddenHeader('Medlem / Union')).toBe(true)
    expect(isForbiddenHeader('Avsändare / Union')).toBe(true)
    expect(isForbiddenHeader('Europeiska / Unionen')).toBe(false)
  })

  it('is told by its cells where its header is innocent', () => {
    const list = (header: string, ...cells: readonly RawCell[]): RawRow[] =>
      rows(
        ['Personallista'],
        ['Anstnr', 'Efternamn', header],
        ...cells.map((cell, index) => [`00${index}`, 'Berg', cell]),
      )
    const unions = list('Organisation', 'Vision', 'Saco-S', 'ej medlem', null, 'Fackförbundet ST', 'VÅRDFÖRBUNDET')
    expect([...forbiddenContentColumns(unions)]).toEqual([2])
    expect([...forbiddenColumns(unions)]).toEqual([[2, 2]])
    expect([...forbiddenColumns(list('Kod', 'F43.2', 'M54.5B', 'Z73', 'F32.1 Depression'))]).toEqual([[2, 2]])
  })

  it.each<[string, string, readonly string[]]>([
    ['units that are called as unions are', 'Enhet', ['Transport', 'Transport', 'Kommunal', 'Transport']],
    ['a union among other things', 'Övrigt', ['Vision', 'flyttar i mars', 'Unionen', 'ring', 'föräldraledig']],
    ['two unions', 'Övrigt', ['Unionen', 'TCO']],
    ['rooms', 'Rum', ['A10.1', 'A10.2', 'B12.4', 'C03.1']],
    ['rooms without a point', 'Övrigt', ['A101', 'B204', 'F432', 'C110']],
    ['BESTA', 'BESTA', ['11.12', '43.22', '21.31']],
  ])('is not made of %s', (_, header, cells) => {
    const top = rows(['Anstnr', 'Efternamn', header], ...cells.map((cell, index) => [`00${index}`, 'Berg', cell]))
    expect([...forbiddenColumns(top)]).toEqual([])
  })

  it('is not made of the parties of a diary or the series of an archive', () => {
    const parties = rows(
      ['Dnr', 'Avsändare', 'Ärendemening'],
      ...['Unionen', 'TCO', 'SEKO', 'Saco'].map((name) => ['1-2018', name, 'x']),
    )
    const series = rows(
      ['Arkivbildare', 'Signum', 'Volym'],
      ...['F10.1', 'F10.2', 'A11.1', 'B12.1'].map((signum) => ['Lst', signum, '1']),
    )
    expect([...forbiddenColumns(parties), ...forbiddenColumns(series)]).toEqual([])
  })

  it('is not made of a word in a data row', () => {
    const top = rows(['Efternamn', 'Förnamn', 'Ledighet'], ['Berg', 'Eva', 'sjuk'], ['Lund', 'Per', 'studier'])
    expect([...forbiddenColumns(top)]).toEqual([])
  })
})

describe('a column of protection marks', () => {
  it.each(['Skydd', 'Skyddad', 'Sekretessmarkering', 'Spärrmarkering', 'Kvarskrivning', 'Personskydd', 'Sekretess'])(
    'bears a header such as %j',
    (header) => {
      expect(guessColumns(registers.staff, row(['Pnr', header]), [])[1]).toMatchObject({
        field: 'protection',
        reason: 'header',
      })
      expect([
        ...protectionColumns(rows(['Lista'], ['Pnr', 'Efternamn', header], [testNumber(0), 'Berg', 'Ja'])),
      ]).toEqual([2])
    },
  )

  it('is found by a header with more after it, and not by a word that only begins alike', () => {
    const header = ['Anstnr', 'Efternamn', 'Sekretessmarkering J/N', 'Skyddsombud', 'Sekretess datum']
    expect([...protectionColumns(rows(header))]).toEqual([2])
  })

  it('is not made of a mark in a person’s row', () => {
    const top = rows(['Anstnr', 'Efternamn'], ['0012', 'Berg', 'Skyddad'], [testNumber(0), 'Chef', 'Sekretess'])
    expect([...protectionColumns(top)]).toEqual([])
  })

  it('must be mapped in a staff list', () => {
    const name = { header: 'Efternamn', field: 'familyName' }
    const mark = { header: 'Sekretessmarkering', field: null }
    expect(protectionUnmapped('staff', [name, mark])).toBe('Sekretessmarkering')
    expect(protectionUnmapped('staff', [name, { ...mark, field: 'workplace' }])).toBe('Sekretessmarkering')
    expect(protectionUnmapped('staff', [name, mark, { header: 'Skydd', field: 'protection' }])).toBeNull()
    expect(protectionUnmapped('staff', [name])).toBeNull()
    expect(protectionUnmapped('cases', [name, mark])).toBeNull()
  })
})

describe('a header that puts a question', () => {
  it.each(['Motsätter sig', 'Accepterar', 'Föräldraledig'])('%j is mapped to nothing', (header) => {
    expect(guessColumns(registers.staff, row([header]), [])).toMatchObject([{ field: null }])
  })
})
