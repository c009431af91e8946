import type { RegisterName, Value } from '../registers/field.ts'
import { formatSignum, parseSignum } from '../identity/signum.ts'
import { parseYears } from './normalise.ts'
import { looksLikeVolumeRange } from './volume-range.ts'

/**
 * Fills fields that another field of the same row states: names in one column, years as a range. Changes `values`; a field
 * that nothing is said of stays absent from them.
 */
export function deriveValues(register: RegisterName, values: Record<string, Value>): void {
  if (register === 'staff') splitName(values)
  if (register === 'cases') splitCaseType(values)
  if (register === 'archive') {
    splitYears(values)
    splitSignum(values)
    // A row that states its volumes one by one says so of a volume that an earlier list had in a range.
    if (values['volumeNumber'] !== undefined) values['volumeRange'] ??= null
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
  if (register === 'cases' && mapped.has('caseType')) return ['classCode']
  if (register !== 'archive') return []
  return [
    ...(mapped.has('years') ? ['yearFrom', 'yearTo'] : []),
    ...(mapped.has('signum') ? ['volumeNumber'] : []),
    ...(mapped.has('signum') || mapped.has('volumeNumber') ? ['volumeRange'] : []),
  ]
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

/** `304 Regional utveckling` states the class and its name; a class that has a column of its own wins. */
function splitCaseType(values: Record<string, Value>): void {
  const text = values['caseType']
  if (text === undefined || values['classCode'] != null) return
  const [, code = null, name = text] = (typeof text === 'string' ? classThenName.exec(text) : null) ?? []
  values['classCode'] = code
  values['caseType'] = name
}
const classThenName = /^(\d{1,6}(?:\.\d{1,6}){0,4})\s+(?=\p{L})(.+)$/su

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
  if (typeof signum === 'string' && splitVolumeRange(values, signum)) return
  const parsed = typeof signum === 'string' ? parseSignum(signum) : null
  if (parsed?.ok !== true || parsed.signum.kind !== 'series' || parsed.signum.volume === null) return
  values['signum'] = formatSignum({ ...parsed.signum, volume: null })
  values['volumeNumber'] = String(parsed.signum.volume)
}

/** `A1:1-12` states a series and a range of its volumes. Answers whether it did; changes `values`. */
function splitVolumeRange(values: Record<string, Value>, signum: string): boolean {
  const colon = signum.lastIndexOf(':')
  if (colon === -1) return false
  const series = parseSignum(signum.slice(0, colon))
  const volumes = signum.slice(colon + 1).trim()
  if (!series.ok || series.signum.kind !== 'series' || !looksLikeVolumeRange(volumes)) return false
  values['signum'] = formatSignum(series.signum)
  values['volumeNumber'] = volumes
  return true
}
