import { isOpenEnd, readDate } from '../import/dates.ts'
import { cellText, cleanText, isBlank } from '../import/normalise.ts'
import type { RawCell, RawRow } from '../import/raw.ts'
import { codeOf } from '../registers/code-lists.ts'
import { recordForms } from '../records/forms.ts'
import { classColumnNames, findClassHeader } from './classification-columns.ts'
import type { ClassColumnName, ClassColumns } from './classification-columns.ts'

/** What can be wrong with a list of classes. Nothing of a list with a fault is taken in. */
export const classificationFaults = [
  'no-header',
  'empty',
  'too-many',
  'bad-code',
  'no-title',
  'bad-day',
  'wrong-order',
  'duplicate-code',
  'unknown-parent',
  'circle',
] as const
export type ClassificationFault = (typeof classificationFaults)[number]

/** One fault, by the row of the file; `other` is the parent, the row of the twin or the circle that it is about. */
export interface FoundFault {
  readonly fault: ClassificationFault
  readonly row: number
  readonly code: string
  readonly other: string
}

/** A class as it would be taken in. */
export interface PlannedClass {
  readonly row: number
  readonly code: string
  readonly title: string
  /** The code of the class that it stands under; null at the top. */
  readonly parent: string | null
  /** 1 at the top. */
  readonly level: number
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly retention: string | null
  readonly retentionPeriod: string | null
  readonly secrecy: string | null
}

export interface ClassificationPlan {
  readonly columns: readonly ClassColumnName[]
  /** Each after the one that it stands under. Empty where there is any fault. */
  readonly classes: readonly PlannedClass[]
  readonly faults: readonly FoundFault[]
}

/** More than any scheme has; a list of more is something else. */
export const mostClasses = 100_000

/**
 * What a list of classes comes to: all of it, or what is wrong with it. Where the list has a column for it, that alone says what a
 * class stands under; otherwise its code does: `2.3.1` stands under `2.3`, and a code without points at the top.
 */
export function planClassification(rows: readonly RawRow[]): ClassificationPlan {
  const header = findClassHeader(rows)
  if (header === null) return refused([], [{ fault: 'no-header', row: rows[0]?.row ?? 1, code: '', other: '' }])
  const { at, columns } = header
  const names = classColumnNames.filter((name) => columns[name] !== undefined)
  const body = rows.slice(at + 1)
  const first = rows[at]?.row ?? 1
  if (body.length === 0) return refused(names, [{ fault: 'empty', row: first, code: '', other: '' }])
  if (body.length > mostClasses)
    return refused(names, [{ fault: 'too-many', row: first, code: '', other: String(mostClasses) }])
  const faults: FoundFault[] = []
  const read = body.map((row) => readClass(row, columns, faults))
  const byCode = new Map<string, ReadClass>()
  for (const each of read) {
    if (each.code === '') continue
    const twin = byCode.get(each.code)
    if (twin === undefined) byCode.set(each.code, each)
    else faults.push({ fault: 'duplicate-code', row: each.row, code: each.code, other: String(twin.row) })
  }
  for (const { row, code, parent } of byCode.values()) {
    if (parent !== null && !byCode.has(parent)) faults.push({ fault: 'unknown-parent', row, code, other: parent })
  }
  const levels = levelsOf(byCode, faults)
  if (faults.length > 0)
    return refused(
      names,
      faults.toSorted((a, b) => a.row - b.row),
    )
  const classes = [...byCode.values()].map((each) => ({ ...each, level: levels.get(each.code) ?? 1 }))
  // Stable, so that siblings keep the order of the file.
  return { columns: names, classes: classes.toSorted((a, b) => a.level - b.level), faults: [] }
}

function refused(columns: readonly ClassColumnName[], faults: readonly FoundFault[]): ClassificationPlan {
  return { columns, classes: [], faults }
}

type ReadClass = Omit<PlannedClass, 'level'>

function readClass({ row, cells }: RawRow, columns: ClassColumns, faults: FoundFault[]): ReadClass {
  const cell = (name: ClassColumnName): RawCell => {
    const index = columns[name]
    return index === undefined ? null : (cells[index] ?? null)
  }
  const text = (name: ClassColumnName): string | null => cleanText(cellText(cell(name))) || null
  const written = codeText(cell('code'))
  const code = recordForms.classCode(written) ?? ''
  const fault = (kind: ClassificationFault, other = ''): void =>
    void faults.push({ fault: kind, row, code: written, other })
  if (code === '') fault('bad-code')
  const title = text('title') ?? ''
  if (title === '') fault('no-title')
  const day = (name: 'validFrom' | 'validTo'): string | null => {
    const value = cell(name)
    if (isBlank(value) || isOpenEnd(value)) return null
    const reading = readDate(value)
    if (reading === null || (reading.kind !== 'day' && reading.kind !== 'serial')) {
      fault('bad-day', cleanText(cellText(value)))
      return null
    }
    return reading.value
  }
  const [validFrom, validTo] = [day('validFrom'), day('validTo')]
  if (validFrom !== null && validTo !== null && validTo < validFrom) fault('wrong-order', `${validFrom} – ${validTo}`)
  const parent = columns.parent === undefined ? parentOfCode(code) : codeText(cell('parent')) || null
  return {
    row,
    code,
    title,
    parent,
    validFrom,
    validTo,
    ...retentionOf(text('retention'), text('retentionPeriod')),
    secrecy: text('secrecy'),
  }
}

/** `2.3 Tillväxt` names class 2.3. What a workbook shows counts, for `2.10` is a number there and would be 2.1. */
function codeText(cell: RawCell): string {
  const text = typeof cell === 'number' ? String(cell) : cleanText(cellText(cell))
  return (/^(\d[\d.]*?)\.?(?= |$)/.exec(text)?.[1] ?? text).slice(0, 100)
}

function parentOfCode(code: string): string | null {
  const point = code.lastIndexOf('.')
  return point === -1 ? null : code.slice(0, point)
}

/** `Bevaras`, or `Gallras efter 10 år` in one cell; what is no such word is kept as the period, as it was written. */
function retentionOf(text: string | null, period: string | null): Pick<PlannedClass, 'retention' | 'retentionPeriod'> {
  const said = [text, period].find((each) => each !== null && startsWithRetention.test(each)) ?? null
  const [, word = '', rest = ''] = (said === null ? null : startsWithRetention.exec(said)) ?? []
  const code = word === '' ? null : word.toLowerCase().startsWith('g') ? 'destroy' : 'preserve'
  const retention = code !== null && codeOf('retention', code) !== undefined ? code : null
  const left = [text === said ? null : text, period === said ? null : period, cleanText(rest) || null]
  return { retention, retentionPeriod: left.find((each) => each !== null) ?? null }
}
const startsWithRetention = /^(bevaras?|gallras?)\b(?: ?efter\b)?(.*)$/iu

/** How deep each class stands; a class on or above a circle has no level, and each circle is told once, by its first row. */
function levelsOf(byCode: ReadonlyMap<string, ReadClass>, faults: FoundFault[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  const lost = new Set<string>()
  for (const start of byCode.keys()) {
    const way: string[] = []
    const onWay = new Set<string>()
    let code: string | null = start
    while (code !== null && byCode.has(code) && !levels.has(code) && !lost.has(code) && !onWay.has(code)) {
      way.push(code)
      onWay.add(code)
      code = byCode.get(code)?.parent ?? null
    }
    if (code !== null && onWay.has(code)) {
      const circle = way.slice(way.indexOf(code))
      const [earliest] = circle.flatMap((each) => byCode.get(each) ?? []).toSorted((a, b) => a.row - b.row)
      const shown = [...circle, code].slice(0, 12).join(' → ')
      faults.push({ fault: 'circle', row: earliest?.row ?? 0, code: earliest?.code ?? code, other: shown })
    }
    const isLost = code !== null && (onWay.has(code) || lost.has(code))
    let level = code === null ? 0 : (levels.get(code) ?? 0)
    for (const each of way.toReversed()) {
      if (isLost) lost.add(each)
      else levels.set(each, ++level)
    }
  }
  return levels
}
