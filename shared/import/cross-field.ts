import { maskIdentityNumbersIn } from '../identity/masking.ts'
import { readRegistrationNumber } from '../identity/registration-number.ts'
import { codeOf } from '../registers/code-lists.ts'
import type { RegisterName, Values } from '../registers/field.ts'
import { addDays } from './dates.ts'
import { round } from './normalise.ts'
import type { Finding, FindingRuleId } from './rules.ts'

type Remark = (rule: FindingRuleId, field: string, raw: string) => void

/** Rules that need two fields of the row, or a field and the transfer date, or the sense of a text. Adds to `findings`. */
export function addCrossFieldFindings(
  register: RegisterName,
  values: Values,
  transferDate: string,
  findings: Finding[],
): void {
  const remark: Remark = (rule, field, raw) => {
    findings.push({ rule, field, raw })
  }
  switch (register) {
    case 'staff':
      checkOrder(values, 'startDate', 'endDate', remark)
      checkOrder(values, 'leaveFrom', 'leaveUntil', remark)
      if (isBefore(values['endDate'], transferDate)) {
        remark('ends-before-transfer', 'endDate', String(values['endDate']))
      }
      return
    case 'cases':
      checkOrder(values, 'openedDate', 'closedDate', remark)
      checkYear(values, remark)
      checkSecrecy(values, remark)
      checkOpen(values, transferDate, remark)
      checkHandler(values, remark)
      checkText(values, 'title', remark)
      return
    case 'diary':
      checkText(values, 'subject', remark)
      return
    case 'archive': {
      const volume = values['volumeNumber']
      if (typeof volume === 'string' && volumeRange.test(volume)) remark('volume-range', 'volumeNumber', volume)
    }
  }
}

/**
 * The full-time salary of a row that states the actual one, in whole öre; where the employment rate is not known the salary stays
 * as it is written, with a finding. Changes `values`.
 */
export function salaryToFullTime(values: Record<string, Values[string]>, findings: Finding[]): void {
  const salary = values['monthlySalary']
  if (typeof salary !== 'number') return
  const rate = values['ftePercent']
  if (typeof rate === 'number' && rate > 0) values['monthlySalary'] = round((salary * 100) / rate, 2)
  else findings.push({ rule: 'salary-basis-unknown', field: 'monthlySalary', raw: String(salary).replace('.', ',') })
}

function checkOrder(values: Values, from: string, to: string, remark: Remark): void {
  const start = values[from]
  const end = values[to]
  if (typeof start === 'string' && isBefore(end, start)) remark('dates-reversed', to, `${start} – ${String(end)}`)
}

/** Surely before: of two dates the coarser one sets the precision. */
function isBefore(date: Values[string] | undefined, other: string): boolean {
  if (typeof date !== 'string') return false
  const precision = Math.min(date.length, other.length)
  return precision === 10 ? date < other : date.slice(0, precision) < other.slice(0, precision)
}

/** A file that counts days from 1904 and is read from 1900, or the other way round, is so many days off. */
const epochGap = 1462

/** The year of a case number is that of the day the case was opened, unless one of them is wrong. */
function checkYear(values: Values, remark: Remark): void {
  const opened = values['openedDate']
  const number = values['oldRegistrationNumber']
  if (typeof opened !== 'string' || typeof number !== 'string') return
  const year = readRegistrationNumber(number).parts?.year
  if (year === undefined || opened.startsWith(String(year))) return
  const isOffByEpochs =
    opened.length === 10 && [-epochGap, epochGap].some((days) => addDays(opened, days).startsWith(String(year)))
  remark(isOffByEpochs ? 'excel-epoch' : 'year-differs', 'openedDate', `${number} – ${opened}`)
}

/** A secrecy mark states provision, date and authority (OSL 5 kap. 5 §). */
function checkSecrecy(values: Values, remark: Remark): void {
  const provision = values['secrecyProvision']
  if (typeof provision !== 'string') return
  if ((values['secrecyDate'] ?? null) !== null && (values['secrecyAuthority'] ?? null) !== null) return
  remark('secrecy-incomplete', 'secrecyProvision', provision)
}

const closedStatus: ReadonlySet<Values[string] | undefined> = new Set(['closed', 'ad_acta', 'obliterated'])

/** A case that is closed does not belong in a list of open ones; it goes in, for the person to say. */
function checkOpen(values: Values, transferDate: string, remark: Remark): void {
  const closed = values['closedDate']
  if (isBefore(closed, transferDate)) remark('case-closed', 'closedDate', String(closed))
  else if (closedStatus.has(values['status'])) {
    const status = String(values['status'])
    remark('case-closed', 'status', codeOf('caseStatus', status)?.label.sv ?? status)
  }
}

const vacant =
  /^(?:vakan[ts]|vakans(?:er|hålls)?|ledig(?: tjänst)?|saknas|ej (?:utsedd|tilldelad|fördelad)|ofördelat?|n\.? ?n\.?|tillsätts|okänd)$/i

function checkHandler(values: Values, remark: Remark): void {
  const handler = values['oldHandler']
  if (typeof handler === 'string' && vacant.test(handler)) remark('handler-vacant', 'oldHandler', handler)
}

const secrecyWord = /^\W{0,3}sekretess(?![a-zåäö])/i
const volumeRange = /^(?:vol(?:ym(?:er)?)?\.? ?)?\d{1,6} ?[-–—] ?\d{1,6}$/i

/** Secrecy that is only said in words, and identity numbers where anybody reads. */
function checkText(values: Values, field: string, remark: Remark): void {
  const text = values[field]
  if (typeof text !== 'string') return
  if ((values['secrecyProvision'] ?? null) === null && secrecyWord.test(text)) remark('secrecy-in-text', field, text)
  const masked = maskIdentityNumbersIn(text)
  if (masked !== text) remark('identity-in-text', field, masked)
}
