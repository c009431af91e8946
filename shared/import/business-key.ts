import {
  parseRegistrationNumber,
  registrationNumberKey,
  registrationNumberSortKey,
} from '../identity/registration-number.ts'
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
      return number === '' ? none : { key: registrationNumberKey(number), sortKey: registrationNumberSortKey(number) }
    }
    case 'diary': {
      const number = text('registrationNumber')
      if (number === '') return none
      const series = cleanText(text('diarySeries')).toLowerCase()
      const document = text('documentNumber') || documentNumberIn(number)
      const part = document || `${text('documentDate')} ${text('subject')}`
      return {
        key: `${series}|${registrationNumberKey(number)}#${part}`,
        sortKey: `${registrationNumberSortKey(number)}#${document.padStart(8, '0')}`,
      }
    }
    case 'archive': {
      const signum = text('signum')
      if (signum === '') return none
      const parsed = parseSignum(signum)
      const canonical = parsed.ok ? formatSignum(parsed.signum) : signum.toUpperCase()
      const creator = text('recordsCreator').toLocaleLowerCase('sv')
      const volume = text('volumeNumber').toLowerCase().replaceAll(leadingZeros, '')
      return {
        key: `${creator}|${canonical}|${volume}`,
        sortKey: `${sortText(creator)}|${signumSortKey(signum)}|${padDigits(volume)}`,
      }
    }
  }
}

/** The fields that a key is made of. */
export const keyParts: Readonly<Record<RegisterName, readonly string[]>> = {
  staff: ['employmentNumber', 'personalIdentityNumber'],
  cases: ['oldRegistrationNumber'],
  diary: ['diarySeries', 'registrationNumber', 'documentNumber', 'documentDate', 'subject'],
  archive: ['signum', 'recordsCreator', 'volumeNumber'],
}

const none = { key: '', sortKey: '' }
const leadingZeros = /(?<!\d)0+(?=\d)/g

const mayEndInDocument = /(?:\D\d{1,3}|[.#]\d{4,5})\D*$/

/** The document number written after a registration number, as in `2018/1-5`. */
function documentNumberIn(number: string): string {
  // Reading a number twice is dear over a million rows, and most end in a year.
  if (!mayEndInDocument.test(number)) return ''
  const parsed = parseRegistrationNumber(number)
  return parsed.ok ? String(parsed.parts.documentNumber ?? '') : ''
}

/** Binary order of the result is Swedish order: å ä ö after z, case and é set aside. The same folding as `db/collation.ts`. */
export function sortText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('å', '{')
    .replaceAll('ä', '|')
    .replaceAll('ö', '}')
    .replaceAll('é', 'e')
    .replaceAll('ü', 'y')
}

function padDigits(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'))
}
