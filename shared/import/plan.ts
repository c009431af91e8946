import type { RegisterName, Value, Values } from '../registers/field.ts'
import { fieldOf, registers } from '../registers/registers.ts'
import { businessKey, keyParts } from './business-key.ts'
import { createColumnReader } from './column-reader.ts'
import type { CellReader } from './column-reader.ts'
import { addCrossFieldFindings, salaryToFullTime } from './cross-field.ts'
import { derivedFields, deriveValues } from './derive.ts'
import { createFooterTest, createHeaderTest } from './footer.ts'
import { cellText, isBlank } from './normalise.ts'
import type { RawRow } from './raw.ts'
import { severityOf } from './rules.ts'
import type { Finding } from './rules.ts'
import { expandVolumes } from './volume-range.ts'

/** How one sheet is to be read: chosen by a person, guessed at first. */
export interface PlanSetting {
  readonly register: RegisterName
  readonly transferDate: string
  readonly headerRow: number
  /** Number of cells in the header row. */
  readonly width: number
  /** By column index: the field, or null where the column is kept as raw text only. */
  readonly columns: readonly (string | null)[]
  /** Text files say how many cells a row has; in workbooks blank cells at the end are simply absent. */
  readonly countsCells: boolean
  /** Percent fields of this sheet that are written as fractions. */
  readonly fractions: ReadonlySet<string>
  /** Columns that are hidden in the workbook, by index. */
  readonly hiddenColumns: ReadonlySet<number>
  /** Whether a salary is that of full time, which the register holds, or of the employment rate. */
  readonly salaryBasis: 'full-time' | 'actual'
  /** Metres of one box, by field, where an extent is counted in boxes and a person has said how wide they are. */
  readonly boxWidths?: ReadonlyMap<string, number>
  /** What wordings of this sender stand for: by field and `valueKey`, a code or the text to be read instead. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly sheetName: string
  /** The field that the name of the sheet is the value of, in rows that have none: where sheets per unit or year are stacked. */
  readonly sheetNameField: string | null
  /** By field, the width of its numbers where some begin with noughts, as the survey found it. */
  readonly paddedWidths?: ReadonlyMap<string, number>
  /** The header of each column, so that one that is repeated among the rows is known. */
  readonly headers?: readonly string[]
}

export interface PlannedRow {
  readonly row: number
  readonly outcome: 'row' | 'rejected' | 'footer'
  /** Mapped fields, and those derived from them, by name; a mapped blank is null. What is absent is left as it is stored. */
  readonly values: Values
  /** Canonical business key within the sender; empty when the row has none. */
  readonly key: string
  readonly sortKey: string
  readonly findings: readonly Finding[]
}

/** Plans rows one at a time, and knows which fields its rows will hold. */
export interface Planner {
  (raw: RawRow): PlannedRow
  /** The keys alone, for the survey of repeated keys: cheaper than the whole plan. One, or none, or those of a range of volumes. */
  keysOf(raw: RawRow): readonly string[]
  /** Fields that the plan gives values to: the mapped ones and those derived from them. */
  readonly fields: readonly string[]
}

/**
 * Preview and commit both call this and nothing else. A row's plan depends on the row alone: what a planner keeps between rows is
 * only what texts of a column were read as. A million rows of twenty columns are on the clock here.
 */
export function createPlanner(setting: PlanSetting): Planner {
  const { register, transferDate, width, countsCells } = setting
  const columns = mappedColumns(setting)
  const keyColumns = columns.filter(({ name }) => keyParts[register].includes(name))
  const required = requiredFields(setting)
  const isFooter = createFooterTest(register, setting.columns)
  const isHeaderAgain = createHeaderTest(setting.headers ?? [])
  const firstKey = registers[register].keyFields[0]?.[0] ?? null
  const mapped = new Set(columns.map(({ name }) => name))
  const namedBySheet = sheetNameColumn(setting)
  const isActualSalary = setting.salaryBasis === 'actual' && mapped.has('monthlySalary')

  const readValues = (
    raw: RawRow,
    chosen: readonly Column[],
    blank: Values,
    findings: Finding[],
  ): Record<string, Value> => {
    // A copy of the blank row has all its members from the start, in one order.
    const values: Record<string, Value> = { ...blank }
    const { cells } = raw
    for (const column of chosen) {
      const cell = cells[column.index]
      if (cell === null || cell === undefined) continue
      const value = column.read(cell, findings)
      if (value !== null) values[column.name] = value
    }
    if (namedBySheet !== null && (values[namedBySheet.name] ?? null) === null) {
      values[namedBySheet.name] = namedBySheet.read(setting.sheetName, findings)
    }
    if (countsCells && cells.length < width) leaveUnstated(values, chosen, cells.length)
    deriveValues(register, values)
    return values
  }
  const blankRow = blankValues(columns)
  const blankKey = blankValues(keyColumns)

  const plan = (raw: RawRow): PlannedRow => {
    const findings: Finding[] = []
    const values = readValues(raw, columns, blankRow, findings)
    if (isActualSalary) salaryToFullTime(values, findings)
    const { key, sortKey } = businessKey(register, values)
    if (isFooter(raw) || isHeaderAgain(raw)) {
      const example = raw.cells.map(cellText).find((text) => text !== '') ?? ''
      const remark: Finding = { rule: 'footer-row', field: null, raw: example }
      return { row: raw.row, outcome: 'footer', values, key, sortKey, findings: [remark] }
    }
    for (const { name, index, isError } of required) {
      if ((values[name] ?? null) !== null) continue
      // A cell that holds something unreadable has a finding of its own already, which need not keep the row out.
      if (!isError) {
        if (isBlank(raw.cells[index])) findings.push({ rule: 'recommended-missing', field: name, raw: '' })
      } else if (!findings.some((finding) => finding.field === name && severityOf(finding.rule) === 'error')) {
        findings.push({ rule: 'required-missing', field: name, raw: '' })
      }
    }
    addCellCount(raw, findings)
    if (raw.hidden === true) findings.push({ rule: 'hidden-row', field: null, raw: '' })
    addCrossFieldFindings(register, values, transferDate, findings)
    let isRejected = findings.some(isError)
    if (key === '' && !isRejected) {
      findings.push({ rule: 'required-missing', field: firstKey, raw: '' })
      isRejected = true
    }
    return { row: raw.row, outcome: isRejected ? 'rejected' : 'row', values, key, sortKey, findings }
  }
  const fields = [...derivedFields(register, mapped), ...mapped, ...(namedBySheet === null ? [] : [namedBySheet.name])]
  return Object.assign(plan, {
    keysOf: (raw: RawRow) => {
      const values = readValues(raw, keyColumns, blankKey, [])
      const { key, sortKey } = businessKey(register, values)
      if (key === '') return []
      if (register !== 'archive') return [key]
      return expandVolumes({ row: raw.row, outcome: 'row', values, key, sortKey, findings: [] }).map((row) => row.key)
    },
    fields: [...new Set(fields)],
  })

  function addCellCount({ cells }: RawRow, findings: Finding[]): void {
    if (cells.length === width) return
    const isShort = cells.length < width
    if (isShort ? !countsCells : cells.slice(width).every(isBlank)) return
    findings.push({
      rule: isShort ? 'too-few-cells' : 'too-many-cells',
      field: null,
      raw: `${cells.length} / ${width}`,
    })
  }
}

/** Key fields of the register that no column is mapped to: without them no row can be told from another. */
export function unmappedKeys(register: RegisterName, columns: readonly (string | null)[]): string[] {
  return registers[register].keyFields.flatMap((alternatives) =>
    alternatives.some((name) => columns.includes(name)) ? [] : [alternatives[0] ?? ''],
  )
}

/** The row is about a person with protected identity: it goes in as any other and is shown to nobody. */
export function isProtected(register: RegisterName, values: Values): boolean {
  return register === 'staff' && (values['protection'] ?? 'none') !== 'none'
}

/** Fields of `planned` whose value differs from the stored row: the row is unchanged when there are none. */
export function changedFields(planned: Values, stored: Values): string[] {
  return Object.keys(planned).filter((name) => (planned[name] ?? null) !== (stored[name] ?? null))
}

interface Column {
  readonly name: string
  readonly index: number
  readonly read: CellReader
}

function mappedColumns(setting: PlanSetting): Column[] {
  return setting.columns.flatMap((name, index) =>
    name === null || fieldOf(setting.register, name) === undefined
      ? []
      : [{ name, index, read: readerOf(setting, name) }],
  )
}

function sheetNameColumn(setting: PlanSetting): Pick<Column, 'name' | 'read'> | null {
  const name = setting.sheetNameField
  if (name === null || fieldOf(setting.register, name) === undefined) return null
  return { name, read: readerOf(setting, name) }
}

function readerOf(setting: PlanSetting, name: string): CellReader {
  const field = fieldOf(setting.register, name)
  if (field === undefined) throw new Error(`The register ${setting.register} has no field ${name}`)
  return createColumnReader(field, {
    transferDate: setting.transferDate,
    isFraction: setting.fractions.has(name),
    isWorkbook: !setting.countsCells,
    values: setting.values.get(name),
    paddedWidth: setting.paddedWidths?.get(name),
    boxWidth: setting.boxWidths?.get(name),
  })
}

/** What a row must hold, and what a mapped column should; `index` is -1 where no column is mapped. */
function requiredFields(setting: PlanSetting): { name: string; index: number; isError: boolean }[] {
  return registers[setting.register].fields.flatMap(({ name, required }) => {
    const index = setting.columns.indexOf(name)
    if (required === undefined || (required === 'warning' && index === -1)) return []
    return [{ name, index, isError: required === 'error' }]
  })
}

/** A record that ends before a column says nothing of it, not that it is blank: what is stored there stays. Changes `values`. */
function leaveUnstated(values: Record<string, Value>, columns: readonly Column[], cells: number): void {
  for (const { name, index } of columns) if (index >= cells && values[name] === null) delete values[name]
}

function blankValues(columns: readonly Column[]): Values {
  return Object.fromEntries(columns.map(({ name }) => [name, null]))
}

function isError(finding: Finding): boolean {
  return severityOf(finding.rule) === 'error'
}
