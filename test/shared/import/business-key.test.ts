import { describe, expect, it } from 'vitest'
import { businessKey, keyParts } from '#shared/import/business-key.ts'
import type { RegisterName, Values } from '#shared/registers/field.ts'

const keyOf = (register: RegisterName, values: Values): string => businessKey(register, values).key
const sorted = (register: RegisterName, rows: readonly Values[]): Values[] =>
  rows.toSorted((a, b) => (businessKey(register, a).sortKey < businessKey(register, b).sortKey ? -1 : 1))

describe('the key of a case', () => {
  it.each([
    ['304-1234-2018', '304-1234-18'],
    ['304-1234-2018', '304–1234–2018'],
    ['304-1234-2018', 'Dnr 304-1234-2018'],
    ['304-1234-2018', '\u00A0304-1234-2018 '],
    // Reclassified: serial and year stay.
    ['304-1234-2018', '305-1234-2018'],
    ['KS 2013/195', 'KS2013/0195'],
    ['KS 2013/195', 'ks 2013/195'],
    ['LD16/00585', 'LD16/585'],
    ['3579-05', '3579-2005'],
  ])('%j is that of %j', (a, b) => {
    expect(keyOf('cases', { oldRegistrationNumber: a })).toBe(keyOf('cases', { oldRegistrationNumber: b }))
  })

  it.each([
    ['304-1234-2018', '304-1234-2017'],
    ['304-1234-2018', '304-1235-2018'],
    ['KS 2013/195', 'RD 2013/195'],
    ['LD16/00585', 'LD17/00585'],
  ])('%j is not that of %j', (a, b) => {
    expect(keyOf('cases', { oldRegistrationNumber: a })).not.toBe(keyOf('cases', { oldRegistrationNumber: b }))
  })

  it('is none without a number', () => {
    expect(businessKey('cases', { oldRegistrationNumber: null })).toEqual({ key: '', sortKey: '' })
  })

  it('orders by year and then by number', () => {
    const numbers = ['304-99-2018', '304-100-2018', '304-5-2017'].map((oldRegistrationNumber) => ({
      oldRegistrationNumber,
    }))
    expect(sorted('cases', numbers).map((row) => row['oldRegistrationNumber'])).toEqual([
      '304-5-2017',
      '304-99-2018',
      '304-100-2018',
    ])
  })
})

describe('the key of a diary entry', () => {
  it('is its case and document number', () => {
    const entry = { registrationNumber: '304-1234-2018', documentNumber: 5 }
    expect(keyOf('diary', entry)).toBe(keyOf('diary', { ...entry, registrationNumber: '304-1234-18', subject: 'x' }))
    expect(keyOf('diary', entry)).not.toBe(keyOf('diary', { ...entry, documentNumber: 6 }))
  })

  it('is its day and subject where it has no document number', () => {
    const entry = { registrationNumber: '304-1234-2018', documentDate: '2018-02-03', subject: 'Yttrande' }
    expect(keyOf('diary', entry)).not.toBe(keyOf('diary', { ...entry, subject: 'Beslut' }))
    expect(keyOf('diary', entry)).not.toBe(keyOf('diary', { ...entry, documentDate: '2018-02-04' }))
  })

  it('differs by diary, however that is spelled', () => {
    const entry = { registrationNumber: '2018/1', documentNumber: 1, diarySeries: 'Kultur Söder' }
    expect(keyOf('diary', entry)).not.toBe(keyOf('diary', { ...entry, diarySeries: 'Landsbygd' }))
    for (const diarySeries of [' kultur  söder', 'KULTUR SÖDER', 'Kultur So\u0308der']) {
      expect(keyOf('diary', { ...entry, diarySeries })).toBe(keyOf('diary', entry))
    }
    expect(keyParts.diary).toContain('diarySeries')
  })

  it('takes the document number from the registration number where it has none of its own', () => {
    const entry = { registrationNumber: '304-1234-2018', documentNumber: 5, subject: 'Yttrande' }
    expect(keyOf('diary', { registrationNumber: '304-1234-2018-5', subject: 'yttrande' })).toBe(keyOf('diary', entry))
    expect(keyOf('diary', { registrationNumber: '304-1234-2018-6' })).not.toBe(keyOf('diary', entry))
  })

  it('orders the documents of a case by number', () => {
    const entries = [10, 9, 1].map((documentNumber) => ({ registrationNumber: '304-1-2018', documentNumber }))
    expect(sorted('diary', entries).map((row) => row['documentNumber'])).toEqual([1, 9, 10])
  })
})

describe('the key of a volume', () => {
  const volume = { recordsCreator: 'Länsstyrelsen', signum: 'F1a', volumeNumber: '3' }

  it.each(['F 1 a', 'F1A', 'F I a', 'F  1a'])('is the same for the signum %j', (signum) => {
    expect(keyOf('archive', { ...volume, signum })).toBe(keyOf('archive', volume))
  })

  it('differs by creator, signum and volume', () => {
    for (const other of [{ recordsCreator: 'Förbundet' }, { signum: 'F1b' }, { volumeNumber: '4' }]) {
      expect(keyOf('archive', { ...volume, ...other })).not.toBe(keyOf('archive', volume))
    }
  })

  it.each([
    ['01', '1'],
    ['3A', '003a'],
    ['1-12', '01-12'],
  ])('is the same for the volumes %j and %j', (a, b) => {
    expect(keyOf('archive', { ...volume, volumeNumber: a })).toBe(keyOf('archive', { ...volume, volumeNumber: b }))
    expect(keyOf('archive', { ...volume, volumeNumber: '10' })).not.toBe(
      keyOf('archive', { ...volume, volumeNumber: '1' }),
    )
  })

  it('is kept for a signum that cannot be read', () => {
    expect(keyOf('archive', { ...volume, signum: '?? 12' })).not.toBe('')
  })

  it('orders Ö last and numbers as numbers', () => {
    const volumes = [
      ['Ö1', '1'],
      ['F10', '1'],
      ['F2', '10'],
      ['F2', '9'],
      ['A1', '1'],
    ].map(([signum = '', volumeNumber = '']) => ({ recordsCreator: 'X', signum, volumeNumber }))
    expect(sorted('archive', volumes).map((row) => `${row['signum']}:${row['volumeNumber']}`)).toEqual([
      'A1:1',
      'F2:9',
      'F2:10',
      'F10:1',
      'Ö1:1',
    ])
  })
})

describe('the key of an employment', () => {
  it('is its number, leading zeros kept', () => {
    expect(keyOf('staff', { employmentNumber: '0012', personalIdentityNumber: 'x' })).toBe('0012')
  })

  it('is the identity number where there is no employment number', () => {
    expect(keyOf('staff', { employmentNumber: null, personalIdentityNumber: 'x' })).toBe('x')
  })

  it('orders by family name in Swedish', () => {
    const people = ['Öberg', 'Zetterlund', 'Ärlig', 'Åberg', 'berg'].map((familyName) => ({
      familyName,
      employmentNumber: familyName,
    }))
    expect(sorted('staff', people).map((row) => row['familyName'])).toEqual([
      'berg',
      'Zetterlund',
      'Åberg',
      'Ärlig',
      'Öberg',
    ])
  })
})
