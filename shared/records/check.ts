import { fail } from '../contract/failure.ts'
import type { Failure, FailureCode } from '../contract/failure.ts'
import { createColumnReader } from '../import/column-reader.ts'
import { isPointUnclear, pointReadings } from '../import/lone-point.ts'
import { cleanText } from '../import/normalise.ts'
import type { Finding } from '../import/rules.ts'
import type { Value, Values } from '../registers/field.ts'
import { recordForms } from './forms.ts'
import type { RecordField, RecordKind, RecordRule } from './record.ts'
import { recordFieldOf } from './records.ts'

type CheckCode = Extract<FailureCode, `record.${string}`>
type Refusal<C extends CheckCode> = { readonly ok: false; readonly failure: Failure<C> }
type TextCode = 'record.point-or-comma' | 'record.unreadable-value' | 'record.wrong-form' | 'record.too-small'

/**
 * What a typed text says, read as the cell of a delivery is; an empty text is null. A reference is the id of a row as digits. Refused
 * is also what can be read only in a way that may not be meant: `12 dec` is no day, and `32.500` is asked about.
 */
export function readRecordText(
  kind: RecordKind,
  field: RecordField,
  text: string,
  transferDate: string,
): { readonly ok: true; readonly value: Value } | Refusal<TextCode> {
  const clean = cleanText(text)
  if (clean === '') return { ok: true, value: null }
  const about = { kind: kind.name, field: field.name, text: clean }
  if (isPointUnclear(field.type, clean)) return fail('record.point-or-comma', { ...about, ...pointReadings(clean) })
  const findings: Finding[] = []
  const value = createColumnReader(field, {
    transferDate,
    isFraction: false,
    isWorkbook: false,
    values: undefined,
    paddedWidth: undefined,
  })(text, findings)
  if (value === null || findings.length > 0) return fail('record.unreadable-value', about)
  const formed = field.form === undefined ? value : recordForms[field.form](String(value))
  if (formed === null) return fail('record.wrong-form', { ...about, form: field.form ?? '' })
  if (field.least !== undefined && Number(formed) < field.least)
    return fail('record.too-small', { ...about, least: field.least })
  return { ok: true, value: formed }
}

/** What is wrong with a row as a whole, or null: what must be given, and what holds between its fields. */
export function checkRecord(
  kind: RecordKind,
  values: Values,
): Refusal<'record.missing-value' | 'record.wrong-order' | 'record.does-not-add-up' | 'record.given-apart'> | null {
  const missing = kind.fields.find(({ name, required }) => required === 'error' && isBlank(values, name))
  if (missing !== undefined) return fail('record.missing-value', { kind: kind.name, field: missing.name })
  for (const rule of kind.rules) {
    const refused = checkRule(kind, rule, values)
    if (refused !== null) return refused
  }
  return null
}

function checkRule(kind: RecordKind, rule: RecordRule, values: Values): ReturnType<typeof checkRecord> {
  const about = { kind: kind.name }
  switch (rule.rule) {
    case 'order': {
      const [from, until] = [values[rule.from], values[rule.until]]
      if (from === null || from === undefined || until === null || until === undefined || from <= until) return null
      return fail('record.wrong-order', { ...about, field: rule.until, other: rule.from })
    }
    case 'difference': {
      const [whole, part, rest] = rule.of
      const off = Number(values[whole] ?? 0) - Number(values[part] ?? 0) - Number(values[rest] ?? 0)
      // Half an öre: sums of money are decimal numbers.
      return Math.abs(off) < 0.005 ? null : fail('record.does-not-add-up', { ...about, field: rest, whole, part })
    }
    case 'with':
      return values[rule.where] === rule.is && isBlank(values, rule.field)
        ? fail('record.missing-value', { ...about, field: rule.field, where: rule.where, is: rule.is })
        : null
    case 'together': {
      const blank = rule.fields.filter((name) => isBlank(values, name))
      const given = rule.fields.find((name) => !isBlank(values, name))
      if (blank[0] === undefined || given === undefined) return null
      return fail('record.given-apart', { ...about, field: blank[0], other: given })
    }
  }
}

function isBlank(values: Values, name: string): boolean {
  return values[name] === null || values[name] === undefined
}

/** A value as it is typed: what `readRecordText` reads back to the same. */
export function recordText(kind: RecordKind, name: string, value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  if (typeof value === 'number' && recordFieldOf(kind, name)?.refers === undefined)
    return String(value).replace('.', ',')
  return String(value)
}
