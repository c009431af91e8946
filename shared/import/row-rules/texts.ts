import { maskIdentityNumbersIn } from '../../identity/masking.ts'
import type { RowRule } from './row-rule.ts'

const secrecyWord = /^\W{0,3}sekretess(?![a-zåäö])/i

/** Secrecy that is only said in words, and identity numbers where anybody reads. */
export function openText(field: string): RowRule {
  return {
    rules: ['secrecy-in-text', 'identity-in-text'],
    reads: [field, 'secrecyProvision'],
    check(values, remark) {
      const text = values[field]
      if (typeof text !== 'string') return
      if ((values['secrecyProvision'] ?? null) === null && secrecyWord.test(text))
        remark('secrecy-in-text', field, text)
      const masked = maskIdentityNumbersIn(text)
      if (masked !== text) remark('identity-in-text', field, masked)
    },
  }
}

/** A secrecy mark states provision, date and authority (OSL 5 kap. 5 §); a column that is not in the list says nothing of it. */
export const secrecyMark: RowRule = {
  rules: ['secrecy-incomplete'],
  reads: ['secrecyProvision', 'secrecyDate', 'secrecyAuthority'],
  check(values, remark) {
    const provision = values['secrecyProvision']
    if (typeof provision !== 'string') return
    for (const field of ['secrecyDate', 'secrecyAuthority']) {
      if (values[field] === null) remark('secrecy-incomplete', field, provision)
    }
  },
}

/** `21 kap. 1 §`, `OSL 21 kap 1 a §`, `21:1`. */
const provisionText = /^\W*(?:osl\W*)?\d{1,2}(?: ?kap\.? ?\d{1,3} ?[a-z]? ?§| ?: ?\d{1,3})/i

export const secrecyProvision: RowRule = {
  rules: ['secrecy-provision-unreadable'],
  reads: ['secrecyProvision'],
  check(values, remark) {
    const provision = values['secrecyProvision']
    if (typeof provision !== 'string' || provisionText.test(provision)) return
    remark('secrecy-provision-unreadable', 'secrecyProvision', provision)
  },
}
