import type { Catalogue, Language } from '../i18n/catalogues.ts'
import { formatNumber } from '../i18n/format.ts'
import { formatIdentityNumber, maskIdentityNumber } from '../identity/identity-number.ts'
import { maskIdentityNumbersIn } from '../identity/masking.ts'
import { codeOf } from '../registers/code-lists.ts'
import { statedTotal } from '../registers/control-total.ts'
import { isNumeric } from '../registers/field.ts'
import type { Field, Value, Values } from '../registers/field.ts'
import { fieldOf } from '../registers/registers.ts'
import type { ReportDefinition } from './reports.ts'

/** Text, number, ISO day or nothing: no formula can be made of it. */
export type ReportCell = string | number | null

export interface ReportColumn {
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'integer' | 'decimal' | 'date'
}

/** What the cover states about this one file. */
export interface ReportFrame {
  readonly words: Catalogue['reports']['cover']
  readonly units: Catalogue['reports']['totalUnits']
  readonly language: Language
  readonly transfer: {
    readonly name: string
    readonly transferDate: string
    readonly senders: readonly string[]
    readonly receiver: string
  }
  readonly rows: number
  readonly protectedHidden: number
  readonly producedAt: string
  readonly producedBy: string
  readonly fullIdentityReason: string | null
  readonly sheetName: string
}

export interface ReportTotals {
  readonly sums: readonly { readonly field: string; readonly sum: number }[]
  readonly counts: readonly {
    readonly field: string
    readonly values: readonly { readonly value: string | null; readonly count: number }[]
  }[]
}

export function contentColumns(definition: ReportDefinition, language: Language): ReportColumn[] {
  return fieldsOf(definition).map((field) => ({
    header: field.label[language],
    width: Math.max(field.width, Math.min(field.label[language].length + 3, 30)),
    kind: columnKind(field),
  }))
}

/** One row of the data sheet. A text under secrecy is replaced by the word for it; the mark itself stays. */
export function contentRow(
  definition: ReportDefinition,
  values: Values,
  options: { readonly showIdentity: boolean; readonly language: Language },
): ReportCell[] {
  const secret =
    (values['secrecyProvision'] ?? null) !== null ||
    definition.redacted.some((name) => /^\s*sekretess/i.test(String(values[name] ?? '')))
  return fieldsOf(definition).map((field) => {
    const value = values[field.name] ?? null
    if (secret && definition.redacted.includes(field.name)) return value === null ? null : secrecyWord[options.language]
    return cellOf(field, value, options)
  })
}

/** Label and value, in the order of the title block of `domain.md` §5. */
export function coverRows(definition: ReportDefinition, frame: ReportFrame, totals: ReportTotals): ReportCell[][] {
  const { words, language, transfer } = frame
  const produced = frame.producedAt.slice(0, 16).replace('T', ' ')
  return [
    [definition.title[language], ''],
    [words.transfer, transfer.name],
    [words.sender, transfer.senders.join('; ')],
    [words.receiver, transfer.receiver],
    [words.transferDate, transfer.transferDate],
    [words.producedAt, `${produced} UTC`],
    [words.producedBy, frame.producedBy],
    [words.cutOff, `${produced} UTC`],
    [words.rows, formatNumber(language, frame.rows, 0)],
    ...totals.sums.map(({ field, sum }): ReportCell[] => [
      `${words.total} ${totalLabel(definition, field, frame)}`,
      formatNumber(language, statedTotal(fieldOf(definition.register, field)?.type, sum), 4),
    ]),
    [words.registrationNumberOfList, ''],
    ['', words.secrecyBanner],
    ...(frame.protectedHidden > 0 ? [['', words.protectedElsewhere(frame.protectedHidden)]] : []),
    ...(definition.columns.some((name) => fieldOf(definition.register, name)?.type === 'identity')
      ? [['', frame.fullIdentityReason === null ? words.identityMasked : words.identityFull(frame.fullIdentityReason)]]
      : []),
    ...(definition.signedBy.length > 0
      ? [
          ['', ''],
          [words.signature, words.twoOriginals],
        ]
      : []),
    ...definition.signedBy.flatMap((signer): ReportCell[][] => [
      ['', ''],
      [words.signedBy, signer[language]],
      [words.signatureName, ''],
      [words.signatureTitle, ''],
      [words.signatureOrganisation, ''],
      [words.signaturePlace, ''],
      [words.signatureDate, ''],
    ]),
  ]
}

/** Control totals of the listed rows: sums first, then counts by each field that the report counts by. */
export function totalRows(
  definition: ReportDefinition,
  frame: ReportFrame,
  totals: ReportTotals,
): { readonly columns: readonly ReportColumn[]; readonly rows: readonly ReportCell[][] } {
  const { words, language } = frame
  return {
    columns: [
      { header: words.controlTotals, width: 32, kind: 'text' },
      { header: '', width: 44, kind: 'text' },
      { header: words.total, width: 16, kind: 'decimal' },
    ],
    rows: [
      [words.rows, '', frame.rows],
      ...totals.sums.map(({ field, sum }): ReportCell[] => [
        words.total,
        totalLabel(definition, field, frame),
        statedTotal(fieldOf(definition.register, field)?.type, sum),
      ]),
      ...totals.counts.flatMap(({ field, values }) => {
        const known = fieldOf(definition.register, field)
        return values.map(({ value, count }): ReportCell[] => [
          words.countBy(labelOf(definition, field, language)),
          known === undefined || value === null
            ? words.blank
            : String(cellOf(known, value, { showIdentity: false, language })),
          count,
        ])
      }),
    ],
  }
}

function cellOf(
  field: Field,
  value: Value,
  options: { readonly showIdentity: boolean; readonly language: Language },
): ReportCell {
  if (value === null) return null
  if (typeof value === 'boolean') return codeOf('yesNo', value ? 'yes' : 'no')?.label[options.language] ?? String(value)
  if (field.type === 'identity' && typeof value === 'string') {
    return options.showIdentity ? formatIdentityNumber(value) : maskIdentityNumber(value)
  }
  if (field.codes !== undefined && typeof value === 'string')
    return codeOf(field.codes, value)?.label[options.language] ?? value
  if (typeof value === 'string' && field.type === 'text' && !options.showIdentity) return maskIdentityNumbersIn(value)
  return value
}

function fieldsOf(definition: ReportDefinition): Field[] {
  return definition.columns.map((name) => {
    const field = fieldOf(definition.register, name)
    if (field === undefined) throw new Error(`Report ${definition.name} names no field ${name}`)
    return field
  })
}

function columnKind(field: Field): ReportColumn['kind'] {
  if (field.type === 'date') return 'date'
  if (field.type === 'integer' || field.type === 'year') return 'integer'
  return isNumeric(field.type) ? 'decimal' : 'text'
}

/** A field with the unit that its total is stated in. */
function totalLabel(definition: ReportDefinition, name: string, { language, units }: ReportFrame): string {
  const type = fieldOf(definition.register, name)?.type
  const unit = type === undefined ? undefined : units[type]
  const label = labelOf(definition, name, language)
  return unit === undefined ? label : `${label} (${unit})`
}

function labelOf(definition: ReportDefinition, name: string, language: Language): string {
  return fieldOf(definition.register, name)?.label[language] ?? name
}

const secrecyWord: Readonly<Record<Language, string>> = { sv: '[Sekretess]', en: '[Secrecy]' }
