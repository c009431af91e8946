import { codeOf } from '../../registers/code-lists.ts'
import type { Values } from '../../registers/field.ts'
import { sortText } from '../business-key.ts'
import type { FindingRuleId } from '../rules.ts'
import { isAfter, isBefore, ordered, written } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'

export const staffRules: readonly RowRule[] = [
  ordered('startDate', 'endDate'),
  ordered('leaveFrom', 'leaveUntil'),
  {
    rules: ['ends-before-transfer'],
    reads: ['endDate'],
    check(values, remark, { transfer }) {
      if (isBefore(values['endDate'], transfer)) remark('ends-before-transfer', 'endDate', String(values['endDate']))
    },
  },
  {
    rules: ['starts-after-transfer', 'started-too-young', 'seniority-after-start'],
    reads: ['startDate', 'seniorityDate', 'personalIdentityNumber'],
    check(values, remark, { transfer }) {
      const start = values['startDate']
      if (typeof start !== 'string') return
      if (start.length === 10 && start >= transfer) remark('starts-after-transfer', 'startDate', start)
      const birth = birthDay(values)
      if (birth !== null && isBefore(start, String(Number(birth.slice(0, 4)) + 15) + birth.slice(4))) {
        remark('started-too-young', 'startDate', start)
      }
      const seniority = values['seniorityDate']
      if (isAfter(seniority, start)) remark('seniority-after-start', 'seniorityDate', `${String(seniority)} – ${start}`)
    },
  },
  {
    rules: ['rate-unusual', 'actual-rate-above'],
    reads: ['ftePercent', 'actualFtePercent'],
    check(values, remark) {
      const rate = values['ftePercent']
      if (typeof rate !== 'number') return
      if (rate === 0 || rate > 100) remark('rate-unusual', 'ftePercent', written(rate))
      const actual = values['actualFtePercent']
      if (typeof actual === 'number' && actual > rate) {
        remark('actual-rate-above', 'actualFtePercent', `${written(actual)} – ${written(rate)}`)
      }
    },
  },
  numberBeyond('saved-days-many', 'savedVacationDays', (days) => days > 30),
  numberBeyond('days-negative', 'savedVacationDays', (days) => days < 0),
  numberBeyond('days-negative', 'vacationRemaining', (days) => days < 0),
  numberBeyond('notice-unusual', 'noticeMonths', (months) => months < 0 || months > 12),
  {
    rules: ['entitlement-state', 'entitlement-region'],
    reads: ['vacationEntitlement', 'collectiveAgreement', 'personalIdentityNumber'],
    check(values, remark, { transfer }) {
      const days = values['vacationEntitlement']
      const steps = entitlements[String(values['collectiveAgreement'])]
      const birth = birthDay(values)
      if (typeof days !== 'number' || days <= 0 || steps === undefined || birth === null) return
      // The list may state the entitlement of the year before the transfer or that of the year itself.
      const age = Number(transfer.slice(0, 4)) - Number(birth.slice(0, 4))
      const fits = [age - 1, age].some((years) => steps.days(years) === days)
      if (!fits) remark(steps.rule, 'vacationEntitlement', written(days))
    },
  },
  {
    rules: ['pension-division'],
    reads: ['pensionPlan', 'personalIdentityNumber'],
    check(values, remark) {
      const plan = values['pensionPlan']
      const year = Number(birthDay(values)?.slice(0, 4))
      const isOther = plan === 'PA16_AVD1' ? year < 1988 : plan === 'PA16_AVD2' && year >= 1988
      if (isOther) remark('pension-division', 'pensionPlan', `${year} – ${planName(plan)}`)
    },
  },
  {
    rules: ['pension-plan-period'],
    reads: ['receiverPensionPlan'],
    check(values, remark, { transfer }) {
      const plan = values['receiverPensionPlan']
      const isOther = transfer < '2023' ? plan === 'AKAP-KR' : plan === 'AKAP-KL'
      if (isOther) remark('pension-plan-period', 'receiverPensionPlan', planName(plan))
    },
  },
  textUnlike('besta-malformed', 'bestaCode', /^\d{2}(?:[1-6][12]|[12][1-6])[0-9A-ZÅÄÖ]*$/),
  textUnlike('aid-malformed', 'aidLabel', /^\d{6}[ABCFLM]?$/i),
  {
    rules: ['transition-too-long'],
    reads: ['transitionTermsUntil'],
    check(values, remark, { yearAfter }) {
      const until = values['transitionTermsUntil']
      if (isAfter(until, yearAfter)) remark('transition-too-long', 'transitionTermsUntil', String(until))
    },
  },
  textUnlike('hsa-id-malformed', 'hsaId', /^SE\d{10}-[A-Za-z0-9]{1,18}$/),
  {
    rules: ['own-manager'],
    reads: ['managerName', 'givenNames', 'familyName'],
    check(values, remark) {
      const { managerName: manager, givenNames: given, familyName: family } = values
      if (typeof manager !== 'string' || typeof given !== 'string' || typeof family !== 'string') return
      const name = sortText(manager)
      const isSelf = [`${given} ${family}`, `${family} ${given}`, `${family}, ${given}`].some(
        (own) => sortText(own) === name,
      )
      if (isSelf) remark('own-manager', 'managerName', manager)
    },
  },
]

/** Vacation days by the age that is reached in the year. */
const ofState = {
  rule: 'entitlement-state',
  days: (age: number): number => (age < 30 ? 28 : age < 40 ? 31 : 35),
} as const
const ofRegion = {
  rule: 'entitlement-region',
  days: (age: number): number => (age < 40 ? 25 : age < 50 ? 31 : 32),
} as const
const entitlements: Readonly<Record<string, typeof ofState | typeof ofRegion>> = {
  VILLKORSAVTAL: ofState,
  VILLKORSAVTAL_T: ofState,
  AB: ofRegion,
  HOK: ofRegion,
}

/** The ISO day of birth that the identity number states; null where it states none that is in the calendar. */
function birthDay(values: Values): string | null {
  const number = values['personalIdentityNumber']
  if (typeof number !== 'string' || !/^(?:18|19|20)\d{6}/.test(number)) return null
  const stated = Number(number.slice(6, 8))
  // A coordination number has the day plus 60.
  const day = String(stated > 60 ? stated - 60 : stated).padStart(2, '0')
  const birth = `${number.slice(0, 4)}-${number.slice(4, 6)}-${day}`
  return Number.isNaN(Date.parse(birth)) ? null : birth
}

function planName(plan: Values[string] | undefined): string {
  return codeOf('pensionPlan', String(plan))?.label.sv ?? String(plan)
}

function numberBeyond(rule: FindingRuleId, field: string, isBeyond: (number: number) => boolean): RowRule {
  return {
    rules: [rule],
    reads: [field],
    check(values, remark) {
      const number = values[field]
      if (typeof number === 'number' && isBeyond(number)) remark(rule, field, written(number))
    },
  }
}

/** A text that, without its spaces, does not look as it should. */
function textUnlike(rule: FindingRuleId, field: string, pattern: RegExp): RowRule {
  return {
    rules: [rule],
    reads: [field],
    check(values, remark) {
      const text = values[field]
      if (typeof text === 'string' && !pattern.test(text.replaceAll(' ', ''))) remark(rule, field, text)
    },
  }
}
