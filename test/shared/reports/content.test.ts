import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/i18n/catalogues.ts'
import type { Language } from '#shared/i18n/catalogues.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import type { Values } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { contentColumns, contentRow, coverRows, totalRows } from '#shared/reports/content.ts'
import type { ReportCell, ReportFrame } from '#shared/reports/content.ts'
import { reportNamed, reports } from '#shared/reports/reports.ts'
import type { ReportDefinition } from '#shared/reports/reports.ts'
import { testNumber } from '#test/support/core.ts'

function report(name: ReportDefinition['name']): ReportDefinition {
  const found = reportNamed(name)
  if (found === undefined) throw new Error(name)
  return found
}

/** The cells of a row, by field. */
function rowOf(
  name: ReportDefinition['name'],
  values: Values,
  options: { readonly showIdentity?: boolean; readonly language?: Language } = {},
): Record<string, ReportCell> {
  const definition = report(name)
  const cells = contentRow(definition, values, { showIdentity: false, language: 'sv', ...options })
  return Object.fromEntries(definition.columns.map((field, index) => [field, cells[index] ?? null]))
}

const frame: ReportFrame = {
  words: catalogues.sv.reports.cover,
  units: catalogues.sv.reports.totalUnits,
  language: 'sv',
  transfer: { name: 'Prövning', transferDate: '2019-01-01', senders: ['A', 'B'], receiver: 'C' },
  rows: 3,
  protectedHidden: 0,
  producedAt: '2018-12-20T09:15:00.000Z',
  producedBy: 'Åsa',
  fullIdentityReason: null,
  sheetName: 'Lista',
}

describe.each(reports)('the report $name', (definition) => {
  it('names fields of its register only, once each', () => {
    const names = [...definition.columns, ...definition.redacted, ...definition.countBy]
    expect(names.filter((name) => fieldOf(definition.register, name) === undefined)).toEqual([])
    expect(new Set(definition.columns).size).toBe(definition.columns.length)
  })

  it('never has a column for protection, trade union or health', () => {
    expect(definition.columns).not.toContain('protection')
  })

  it.each(['sv', 'en'] as const)('has the headers of its fields in %s', (language) => {
    expect(contentColumns(definition, language).map(({ header }) => header)).toEqual(
      definition.columns.map((name) => fieldOf(definition.register, name)?.label[language]),
    )
  })

  it('has a title that Excel takes as the name of a sheet', () => {
    for (const title of Object.values(definition.title)) expect(title.slice(0, 31)).not.toMatch(/[[\]:*?/\\]/)
  })
})

describe('a row of a report', () => {
  const number = testNumber(0)

  it('masks the identity number', () => {
    expect(rowOf('staff-list', { personalIdentityNumber: number })['personalIdentityNumber']).toBe(
      `${number.slice(0, 8)}-****`,
    )
  })

  it('shows it whole only when told to', () => {
    const shown = rowOf('staff-list', { personalIdentityNumber: number }, { showIdentity: true })
    expect(shown['personalIdentityNumber']).toBe(`${number.slice(0, 8)}-${number.slice(8)}`)
  })

  it('masks an identity number that stands in a text', () => {
    const title = `Överklagande ${number.slice(2, 8)}-${number.slice(8)}`
    expect(rowOf('open-cases', { title })['title']).toBe(`Överklagande ${number.slice(2, 8)}-****`)
    expect(rowOf('open-cases', { title }, { showIdentity: true })['title']).toBe(title)
  })

  it('hides the texts that secrecy covers and keeps the mark', () => {
    const values = { title: 'Om N.N.', secrecyProvision: '21 kap. 1 §', oldRegistrationNumber: '304-1-2018' }
    expect(rowOf('open-cases', values)).toMatchObject({
      title: '[Sekretess]',
      secrecyProvision: '21 kap. 1 §',
      oldRegistrationNumber: '304-1-2018',
    })
    expect(rowOf('open-cases', values, { language: 'en' })['title']).toBe('[Secrecy]')
  })

  it('hides them whether or not identity numbers are shown', () => {
    const values = { correspondent: 'N.N.', subject: 'Ansökan', secrecyProvision: '21 kap. 1 §' }
    expect(rowOf('diary-extract', values, { showIdentity: true })).toMatchObject({
      correspondent: '[Sekretess]',
      subject: '[Sekretess]',
    })
  })

  it('does not say that a blank text was hidden', () => {
    expect(rowOf('diary-extract', { correspondent: null, secrecyProvision: '21 kap. 1 §' })['correspondent']).toBeNull()
  })

  it('shows the texts of a row without secrecy', () => {
    expect(rowOf('open-cases', { title: 'Vägbidrag', secrecyProvision: null })['title']).toBe('Vägbidrag')
  })

  it('leaves the texts of a register without redaction', () => {
    const values = { seriesTitle: 'Ärenden', secrecyProvision: '21 kap. 1 §' }
    expect(rowOf('archive-list', values)['seriesTitle']).toBe('Ärenden')
  })

  it('says yes and no in the language of the report', () => {
    expect(rowOf('open-cases', { individualParty: true })['individualParty']).toBe('Ja')
    expect(rowOf('open-cases', { individualParty: false }, { language: 'en' })['individualParty']).toBe('No')
  })

  it('keeps a code that the list has lost', () => {
    expect(rowOf('open-cases', { status: 'x_unknown' })['status']).toBe('x_unknown')
  })

  it('keeps numbers as numbers and days as days', () => {
    expect(rowOf('staff-list', { monthlySalary: 32500.5, startDate: '2010-01-01' })).toMatchObject({
      monthlySalary: 32500.5,
      startDate: '2010-01-01',
    })
  })

  it('has a nothing for each field without a value', () => {
    expect(Object.values(rowOf('staff-list', {})).every((cell) => cell === null)).toBe(true)
  })
})

describe.each(['sv', 'en'] as const)('a code in %s', (language) => {
  const coded = reports.flatMap((definition) =>
    definition.columns.flatMap((name) => {
      const codes = fieldOf(definition.register, name)?.codes
      return codes === undefined ? [] : [[definition.name, name, codes] as const]
    }),
  )

  it.each(coded)('is written as its label: %s, %s', (name, field, list) => {
    for (const { value, label } of codeLists[list]) {
      expect(rowOf(name, { [field]: value }, { language })[field]).toBe(label[language])
    }
  })
})

describe('the cover', () => {
  const totals = { sums: [{ field: 'monthlySalary', sum: 1234.5 }], counts: [] }
  const text = (rows: readonly ReportCell[][]): string => rows.flat().join('\n')

  it('states title, parties, day, rows and sums', () => {
    const rows = coverRows(report('staff-list'), frame, totals)
    expect(rows.slice(0, 10)).toEqual([
      ['Personalöverföringslista', ''],
      ['Överföring', 'Prövning'],
      ['Avlämnande part', 'A; B'],
      ['Mottagande part', 'C'],
      ['Överlämningsdatum', '2019-01-01'],
      ['Framställd', '2018-12-20 09:15 UTC'],
      ['Framställd av', 'Åsa'],
      ['Avser uppgifter t.o.m.', '2018-12-20 09:15 UTC'],
      ['Antal rader', '3'],
      ['Summa Månadslön (kr)', '1\u00A0234,5'],
    ])
  })

  it('says that identity numbers are masked, or why they are not', () => {
    expect(text(coverRows(report('staff-list'), frame, totals))).toContain('Personnummer visas maskerade.')
    const full = { ...frame, fullIdentityReason: 'lönekörning' }
    expect(text(coverRows(report('staff-list'), full, totals))).toContain('Skäl: lönekörning')
  })

  it('speaks of identity numbers only where the list has them', () => {
    expect(text(coverRows(report('archive-list'), frame, { sums: [], counts: [] }))).not.toContain('Personnummer')
  })

  it('says how many protected persons are left out, if any', () => {
    expect(text(coverRows(report('staff-list'), frame, totals))).not.toContain('Skyddade')
    expect(text(coverRows(report('staff-list'), { ...frame, protectedHidden: 4 }, totals))).toContain('(4 st)')
  })

  it.each(reports)('of $name has a place for the name of each who signs it', (definition) => {
    const rows = coverRows(definition, frame, { sums: [], counts: [] })
    const signers = rows.filter(([label]) => label === frame.words.signedBy).map(([, signer]) => signer)
    expect(signers).toEqual(definition.signedBy.map((signer) => signer.sv))
  })

  it('is written in English too', () => {
    const words = catalogues.en.reports.cover
    const rows = coverRows(report('staff-list'), { ...frame, words, language: 'en' }, totals)
    expect(rows[0]).toEqual(['Staff transfer list', ''])
    expect(text(rows)).not.toContain('Personnummer')
  })
})

describe('the totals', () => {
  const totals = {
    sums: [{ field: 'ftePercent', sum: 175 }],
    counts: [
      {
        field: 'decision',
        values: [
          { value: 'accepts', count: 2 },
          { value: null, count: 1 },
        ],
      },
    ],
  }

  it('state rows, then sums, then counts by label, blanks named', () => {
    expect(totalRows(report('staff-list'), frame, totals).rows).toEqual([
      ['Antal rader', '', 3],
      ['Summa', 'Sysselsättningsgrad (heltidstjänster)', 1.75],
      ['Antal per ställningstagande', 'Accepterar', 2],
      ['Antal per ställningstagande', 'Uppgift saknas', 1],
    ])
  })

  it('are sums of numeric fields only', () => {
    for (const register of Object.values(registers)) {
      for (const name of register.totals) {
        expect(['integer', 'decimal', 'money', 'percent', 'hours', 'metres']).toContain(
          fieldOf(register.name, name)?.type,
        )
      }
    }
  })
})
