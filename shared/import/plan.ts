import { parseIdentityNumber } from '../identity/identity-number.ts'
import { parseRegistrationNumber } from '../identity/registration-number.ts'
import { codeFromWording } from '../registers/code-lists.ts'
import type { Field, RegisterName, Value, Values } from '../registers/field.ts'
import { fieldOf, registers } from '../registers/registers.ts'
import { businessKey, keyParts } from './business-key.ts'
import { crossFieldFindings, derivedFields, deriveValues } from './derive.ts'
import {
  cellText,
  cleanText,
  isBlank,
  isOpenEnd,
  isWrittenPercent,
  parseDate,
  parseHours,
  parseMetres,
  parseNumber,
  round,
} from './normalise.ts'
import type { RawCell, RawRow } from './raw.ts'
import { severityOf } from './rules.ts'
import type { Finding } from './rules.ts'

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
  /** Percent fields of this sheet that are written as fractions (every value at most 1). */
  readonly fractions: ReadonlySet<string>
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
  /** The key alone, for the survey of repeated keys: cheaper than the whole plan. */
  keyOf(raw: RawRow): string
  /** Fields that the plan gives values to: the mapped ones and those derived from them. */
  readonly fields: readonly string[]
}

/** Preview and commit both call this and nothing else. Pure; no state between rows. */
export function createPlanner(setting: PlanSetting): Planner {
  const register = registers[setting.register]
  const mapped = setting.columns.flatMap((name, index) => {
    const field = name === null ? undefined : fieldOf(setting.register, name)
    return field === undefined ? [] : [{ field, index }]
  })
  const mappedNames = new Set(mapped.map(({ field }) => field.name))
  const derived = derivedFields(setting.register, mappedNames)
  const keyColumns = mapped.filter(({ field }) => keyParts[setting.register].includes(field.name))
  const keyIndexes = mapped.flatMap(({ field, index }) =>
    register.keyFields.flat().includes(field.name) ? [index] : [],
  )

  const readValues = (raw: RawRow, columns: typeof mapped, findings: Finding[]): Record<string, Value> => {
    const values: Record<string, Value> = {}
    for (const { field, index } of columns) {
      const cell = raw.cells[index] ?? null
      values[field.name] = isBlank(cell) ? null : readCell(field, cell, setting, findings)
    }
    deriveValues(setting.register, values)
    return values
  }

  const plan = (raw: RawRow): PlannedRow => {
    const findings: Finding[] = []
    const values = readValues(raw, mapped, findings)
    const { key, sortKey } = businessKey(setting.register, values)
    if (isFooter(raw, keyIndexes)) {
      const example = raw.cells.map(cellText).find((text) => text !== '') ?? ''
      return {
        row: raw.row,
        outcome: 'footer',
        values,
        key,
        sortKey,
        findings: [{ rule: 'footer-row', field: null, raw: example }],
      }
    }
    for (const field of register.fields) {
      if (field.required === undefined || (values[field.name] ?? null) !== null) continue
      const index = setting.columns.indexOf(field.name)
      // A cell that holds something unreadable has a finding of its own already.
      if (index !== -1 && !isBlank(raw.cells[index])) continue
      if (field.required === 'error') findings.push({ rule: 'required-missing', field: field.name, raw: '' })
      else if (mappedNames.has(field.name)) findings.push({ rule: 'recommended-missing', field: field.name, raw: '' })
    }
    if (setting.countsCells && raw.cells.length < setting.width) {
      findings.push({ rule: 'too-few-cells', field: null, raw: `${raw.cells.length} / ${setting.width}` })
    }
    if (raw.cells.length > setting.width && raw.cells.slice(setting.width).some((cell) => !isBlank(cell))) {
      findings.push({ rule: 'too-many-cells', field: null, raw: `${raw.cells.length} / ${setting.width}` })
    }
    if (raw.hidden === true) findings.push({ rule: 'hidden-row', field: null, raw: '' })
    findings.push(...crossFieldFindings(setting.register, values, setting.transferDate))
    if (key === '' && !findings.some(isError)) {
      findings.push({ rule: 'required-missing', field: register.keyFields[0]?.[0] ?? null, raw: '' })
    }
    return { row: raw.row, outcome: findings.some(isError) ? 'rejected' : 'row', values, key, sortKey, findings }
  }
  return Object.assign(plan, {
    keyOf: (raw: RawRow) => businessKey(setting.register, readValues(raw, keyColumns, [])).key,
    fields: [...derived, ...mappedNames].filter((name, index, all) => all.indexOf(name) === index),
  })
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

function readCell(field: Field, cell: RawCell, setting: PlanSetting, findings: Finding[]): Value {
  if (cell !== null && typeof cell === 'object' && 'error' in cell) {
    findings.push({ rule: 'formula-error', field: field.name, raw: cell.error })
    return null
  }
  const text = cleanText(cellText(cell))
  if (text.includes('\uFFFD')) findings.push({ rule: 'undecodable-text', field: field.name, raw: text })
  const wrong = (rule: Finding['rule']): null => {
    findings.push({ rule, field: field.name, raw: text })
    return null
  }
  switch (field.type) {
    case 'text':
      return text
    case 'date':
      return isOpenEnd(cell) ? null : (parseDate(cell) ?? wrong('not-a-date'))
    case 'integer':
    case 'year': {
      const number = parseNumber(cell, { pointGroups: field.type === 'integer' })
      return number !== null && Number.isInteger(number) ? number : wrong('not-a-number')
    }
    case 'decimal':
    case 'money': {
      const number = parseNumber(cell, { pointGroups: field.type === 'money' })
      return number === null ? wrong('not-a-number') : round(number, 4)
    }
    case 'percent': {
      const number = parseNumber(cell)
      if (number === null) return wrong('not-a-number')
      const isFraction = setting.fractions.has(field.name) && !isWrittenPercent(cell)
      return round(isFraction ? number * 100 : number, 4)
    }
    case 'hours':
      return parseHours(cell) ?? wrong('not-a-number')
    case 'metres':
      return parseMetres(cell) ?? wrong('not-a-number')
    case 'boolean': {
      const code = codeFromWording('yesNo', cell === true ? 'ja' : cell === false ? 'nej' : text)
      return code === undefined ? wrong('unknown-code') : code === 'yes'
    }
    case 'code':
      if (field.codes === undefined) return text
      return codeFromWording(field.codes, text) ?? (wrong('unknown-code'), field.unknownAs ?? null)
    case 'identity':
      return readIdentity(field, text, setting, findings)
    case 'registration':
      return readRegistration(field, cell, text, findings)
    case 'signum':
      return text
  }
}

function readIdentity(field: Field, text: string, setting: PlanSetting, findings: Finding[]): Value {
  const parsed = parseIdentityNumber(text, setting.transferDate)
  if (!parsed.ok) {
    findings.push({ rule: 'identity-invalid', field: field.name, raw: text })
    return null
  }
  if (parsed.number.notes.length > 0) findings.push({ rule: 'identity-note', field: field.name, raw: text })
  return parsed.number.value
}

function readRegistration(field: Field, cell: RawCell, text: string, findings: Finding[]): Value {
  if (cell !== null && typeof cell === 'object') {
    findings.push({ rule: 'registration-became-date', field: field.name, raw: text })
    return null
  }
  const parsed = parseRegistrationNumber(text)
  if (!parsed.ok && parsed.problem === 'incompleteNumber') {
    findings.push({ rule: 'registration-incomplete', field: field.name, raw: text })
    return null
  }
  return text
}

function isError(finding: Finding): boolean {
  return severityOf(finding.rule) === 'error'
}

const footerText =
  /^(?:delsumma|summa|totalt|total|sum|antal|medel|genomsnitt)(?: (?:antal|anställda|personer|rader|poster|ärenden|handlingar|volymer|hyllmeter))*[\d\s.,:=%'–-]*(?:kr|sek|st|hm)?\.?$/iu

/**
 * A word of summing up and numbers, nothing else. A row that states its key, or any text or day beside the word, is a row,
 * whatever it begins with (`Medel till …`, `Antal …`).
 */
function isFooter(raw: RawRow, keyIndexes: readonly number[]): boolean {
  const first = raw.cells.findIndex((cell) => typeof cell === 'string' && !isBlank(cell))
  if (first === -1 || !footerText.test(cleanText(cellText(raw.cells[first])))) return false
  return raw.cells.every((cell, index) => {
    if (index === first || isBlank(cell)) return true
    return !keyIndexes.includes(index) && (parseHours(cell) ?? parseMetres(cell)) !== null
  })
}
