import type { RegisterName, Value } from '../registers/field.ts'
import { formatSignum, parseSignum } from '../identity/signum.ts'
import { parseYears } from './normalise.ts'
import type { Finding } from './rules.ts'

/**
 * Fills fields that another field of the same row states: names in one column, years as a range. Changes `values`; a field
 * that nothing is said of stays absent from them.
 */
export function deriveValues(register: RegisterName, values: Record<string, Value>): void {
  if (register === 'staff') splitName(values)
  if (register === 'archive') {
    splitYears(values)
    splitSignum(values)
  }
  if (typeof values['secrecyProvision'] === 'string' && noSecrecy.test(values['secrecyProvision'])) {
    values['secrecyProvision'] = null
  }
}

/** What is written in a secrecy column to say that there is no secrecy. A yes or a cross is a mark, and stays. */
const noSecrecy = /^(?:nej|no|n|ingen|inga|none|saknas|falskt|false|0|[-–—])\.?$/i

/** Fields that can get a value from another mapped field, and so belong to every row of such a plan. */
export function derivedFields(register: RegisterName, mapped: ReadonlySet<string>): string[] {
  if (register === 'staff' && mapped.has('familyName')) return ['givenNames']
  if (register !== 'archive') return []
  return [...(mapped.has('years') ? ['yearFrom', 'yearTo'] : []), ...(mapped.has('signum') ? ['volumeNumber'] : [])]
}

/** Rules that need two fields of the row, or a field and the transfer date. */
export function crossFieldFindings(
  register: RegisterName,
  values: Readonly<Record<string, Value>>,
  transferDate: string,
): Finding[] {
  const findings: Finding[] = []
  const reversed = (from: string, to: string): void => {
    const start = values[from]
    const end = values[to]
    if (typeof start === 'string' && typeof end === 'string' && end < start) {
      findings.push({ rule: 'dates-reversed', field: to, raw: `${start} – ${end}` })
    }
  }
  if (register === 'staff') {
    reversed('startDate', 'endDate')
    reversed('leaveFrom', 'leaveUntil')
    const end = values['endDate']
    if (typeof end === 'string' && end < transferDate) {
      findings.push({ rule: 'ends-before-transfer', field: 'endDate', raw: end })
    }
  }
  if (register === 'cases') {
    reversed('openedDate', 'closedDate')
    findings.push(...yearFindings(values), ...secrecyFindings(values))
  }
  return findings
}

/** "Efternamn, Förnamn" in one column. Without a comma the text stays where it is: which part is which is not guessed. */
function splitName(values: Record<string, Value>): void {
  const family = values['familyName']
  if (typeof family !== 'string' || values['givenNames'] != null) return
  const comma = family.indexOf(',')
  if (comma === -1) return
  values['familyName'] = family.slice(0, comma).trim() || null
  values['givenNames'] = family.slice(comma + 1).trim() || null
}

function splitYears(values: Record<string, Value>): void {
  const text = values['years']
  if (text === undefined || values['yearFrom'] != null || values['yearTo'] != null) return
  const years = typeof text === 'string' ? parseYears(text) : null
  values['yearFrom'] = years?.from ?? null
  values['yearTo'] = years?.to ?? null
}

/** `A1:3` states series and volume at once; a volume that has a column of its own wins. */
function splitSignum(values: Record<string, Value>): void {
  const signum = values['signum']
  if (signum === undefined || values['volumeNumber'] != null) return
  values['volumeNumber'] = null
  const parsed = typeof signum === 'string' ? parseSignum(signum) : null
  if (parsed?.ok !== true || parsed.signum.kind !== 'series' || parsed.signum.volume === null) return
  values['signum'] = formatSignum({ ...parsed.signum, volume: null })
  values['volumeNumber'] = String(parsed.signum.volume)
}

function yearFindings(values: Readonly<Record<string, Value>>): Finding[] {
  const opened = values['openedDate']
  const number = values['oldRegistrationNumber']
  if (typeof opened !== 'string' || typeof number !== 'string') return []
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(number)?.[1]
  if (year === undefined || opened.startsWith(year)) return []
  return [{ rule: 'year-differs', field: 'openedDate', raw: `${number} – ${opened}` }]
}

/** A secrecy mark states provision, date and authority (OSL 5 kap. 5 §). */
function secrecyFindings(values: Readonly<Record<string, Value>>): Finding[] {
  const provision = values['secrecyProvision']
  if (typeof provision !== 'string') return []
  if (values['secrecyDate'] != null && values['secrecyAuthority'] != null) return []
  return [{ rule: 'secrecy-incomplete', field: 'secrecyProvision', raw: provision }]
}
