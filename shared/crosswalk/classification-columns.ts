import { normaliseHeader } from '../import/known-headers.ts'
import { cellText } from '../import/normalise.ts'
import type { RawRow } from '../import/raw.ts'

/** What a list of classes can say of each of them. */
export const classColumnNames = [
  'code',
  'title',
  'parent',
  'validFrom',
  'validTo',
  'retention',
  'retentionPeriod',
  'secrecy',
] as const
export type ClassColumnName = (typeof classColumnNames)[number]

/** Where each stands: 0-based columns. */
export type ClassColumns = Readonly<Partial<Record<ClassColumnName, number>>>

/** Headers that mean it, as KLASSA lists, diary plans and the project's own tables write them. */
const headers: Readonly<Record<ClassColumnName, readonly string[]>> = {
  code: [
    'Klass',
    'Kod',
    'Klasskod',
    'Klassbeteckning',
    'Beteckning',
    'Punktnotation',
    'Notation',
    'Nr',
    'Processkod',
    'Processnummer',
    'Klassificeringskod',
    'Diarieplan',
    'Class',
    'Code',
    'Class code',
  ],
  title: ['Rubrik', 'Titel', 'Namn', 'Klassnamn', 'Benämning', 'Process', 'Processnamn', 'Title', 'Name'],
  parent: ['Hör till', 'Överordnad', 'Överordnad klass', 'Överordnad kod', 'Förälder', 'Under', 'Parent', 'Part of'],
  validFrom: ['Gäller fr.o.m.', 'Gäller från', 'Giltig från', 'Giltig fr.o.m.', 'Fr.o.m.', 'Från', 'Valid from'],
  validTo: [
    'Gäller t.o.m.',
    'Gäller till',
    'Giltig till',
    'Giltig t.o.m.',
    'T.o.m.',
    'Till',
    'Valid until',
    'Valid to',
  ],
  retention: [
    'Bevaras eller gallras',
    'Bevaras/Gallras',
    'Bevara/Gallra',
    'Gallring',
    'Preserve or destroy',
    'Retention',
  ],
  retentionPeriod: ['Gallringsfrist', 'Frist', 'Gallras efter', 'Bevarandetid', 'Retention period'],
  secrecy: ['Sekretess', 'Sekretessbestämmelse', 'Lagrum', 'OSL', 'Secrecy'],
}

const nameByHeader = new Map(
  classColumnNames.flatMap((name) => headers[name].map((header) => [normaliseHeader(header), name] as const)),
)

/** The columns of a header row; the first that means a thing is taken. */
export function classColumnsOf(header: RawRow): ClassColumns {
  const found: Partial<Record<ClassColumnName, number>> = {}
  header.cells.forEach((cell, index) => {
    const name = nameByHeader.get(normaliseHeader(cellText(cell)))
    if (name !== undefined) found[name] ??= index
  })
  return found
}

/** Rows at the top among which the header is looked for. */
const headerRows = 20

/** The first row that names both a class and what it is called; null where none does. */
export function findClassHeader(
  rows: readonly RawRow[],
): { readonly at: number; readonly columns: ClassColumns } | null {
  for (const [at, row] of rows.slice(0, headerRows).entries()) {
    const columns = classColumnsOf(row)
    if (columns.code !== undefined && columns.title !== undefined) return { at, columns }
  }
  return null
}
