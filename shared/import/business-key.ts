import { readRegistrationNumber } from '../identity/registration-number.ts'
import { formatSignum, parseSignum, signumSortKey } from '../identity/signum.ts'
import type { RegisterName, Value } from '../registers/field.ts'
import { cleanText } from './normalise.ts'

/** The stable key of a row within its sender, and a text whose binary order is the register's natural order. */
export function businessKey(
  register: RegisterName,
  values: Readonly<Record<string, Value>>,
): { readonly key: string; readonly sortKey: string } {
  const text = (name: string): string => String(values[name] ?? '')
  switch (register) {
    case 'staff': {
      const key = text('employmentNumber') || text('personalIdentityNumber')
      return { key, sortKey: `${sortText(text('familyName'))} ${sortText(text('givenNames'))} ${key}` }
    }
    case 'cases': {
      const number = text('oldRegistrationNumber')
      if (number === '') return none
      const { key, sortKey } = readRegistrationNumber(number)
      return { key, sortKey }
    }
    case 'diary': {
      const number = text('registrationNumber')
      if (number === '') return none
      const reading = readRegistrationNumber(number)
      const series = cleanText(text('diarySeries')).toLowerCase()
      // `2018/1-5` states the document after the number.
      const document = text('documentNumber') || String(reading.parts?.documentNumber ?? '')
      const part = document || `${text('documentDate')} ${text('subject')}`
      return {
        key: `${series}|${reading.key}#${part}`,
        sortKey: `${reading.sortKey}#${document.padStart(8, '0')}`,
      }
    }
    case 'archive': {
      const signum = text('signum')
      if (signum === '') return none
      const parsed = parseSignum(signum)
      const canonical = parsed.ok ? formatSignum(parsed.signum) : signum.toUpperCase()
      const creator = text('recordsCreator').toLocaleLowerCase('sv')
      const volume = volumeKey(text('volumeNumber'))
      return {
        key: `${creator}|${canonical}|${volume}`,
        sortKey: `${sortText(creator)}|${signumSortKey(signum)}|${padDigits(volume)}`,
      }
    }
  }
}

/** A volume number as it tells volumes of a series apart: `Vol 03` is `3`. */
export function volumeKey(volumeNumber: string): string {
  return volumeNumber.toLowerCase().replace(volumeWord, '').replaceAll(leadingZeros, '')
}

/** The fields that a key is made of. */
export const keyParts: Readonly<Record<RegisterName, readonly string[]>> = {
  staff: ['employmentNumber', 'personalIdentityNumber'],
  cases: ['oldRegistrationNumber'],
  diary: ['diarySeries', 'registrationNumber', 'documentNumber', 'documentDate', 'subject'],
  archive: ['signum', 'recordsCreator', 'volumeNumber'],
}

/** Of those, the ones that are no key by themselves: how they are spelt can be changed by hand, but not what they say. */
export const spelledKeyParts: Readonly<Record<RegisterName, readonly string[]>> = {
  staff: [],
  cases: [],
  diary: ['diarySeries', 'documentNumber'],
  archive: ['recordsCreator', 'volumeNumber'],
}

const none = { key: '', sortKey: '' }
/** `Vol 3` is volume 3. */
const volumeWord = /^vol(?:ym(?:er)?)?\.? ?(?=\d)/
const leadingZeros = /(?<!\d)0+(?=\d)/g

/** Binary order of the result is Swedish order: å ä ö after z, case and é set aside. The same folding as `db/collation.ts`. */
export function sortText(text: string): string {
  const lower = text.toLowerCase()
  // Of a million names most have none of these letters.
  if (!folded.test(lower)) return lower
  return lower.replaceAll('å', '{').replaceAll('ä', '|').replaceAll('ö', '}').replaceAll('é', 'e').replaceAll('ü', 'y')
}

const folded = /[åäöéü]/

function padDigits(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'))
}
