import { addDays, isDayOff } from '../../checklists/due-date.ts'
import { ordered } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'
import { openText, secrecyMark, secrecyProvision } from './texts.ts'

export const diaryRules: readonly RowRule[] = [
  openText('subject'),
  secrecyMark,
  secrecyProvision,
  ordered('documentDate', 'registeredDate'),
  {
    rules: ['registered-late'],
    reads: ['documentDate', 'registeredDate'],
    check(values, remark) {
      const { documentDate: made, registeredDate: registered } = values
      if (typeof made !== 'string' || typeof registered !== 'string' || registered <= made) return
      if (made.length === 10 && registered.length === 10 && registered > latestInTime(made)) {
        remark('registered-late', 'registeredDate', `${made} – ${registered}`)
      }
    },
  },
  {
    // Who wrote, or was written to, may be left out only where the register says so, or is secret (OSL 5 kap. 2 §); a column that is
    // not in the list says nothing of it.
    rules: ['correspondent-missing'],
    reads: ['correspondent', 'correspondentOmitted', 'direction', 'secrecyProvision'],
    check(values, remark) {
      if (values['correspondent'] !== null || values['correspondentOmitted'] === true) return
      if ((values['secrecyProvision'] ?? null) !== null) return
      const { direction } = values
      if (direction === 'incoming' || direction === 'outgoing') remark('correspondent-missing', 'correspondent', '')
    },
  },
  {
    rules: ['dated-after-transfer'],
    reads: ['documentDate'],
    check(values, remark, { transfer }) {
      const made = values['documentDate']
      if (typeof made === 'string' && made.length === 10 && made >= transfer) {
        remark('dated-after-transfer', 'documentDate', made)
      }
    },
  },
]

/** Working days within which a document is to be registered (`domain.md` §1c). */
const daysInTime = 3

/** The last day on which a document of this day is registered in time; remembered, for the days of a diary are few and its rows many. */
function latestInTime(made: string): string {
  const known = latestByDay.get(made)
  if (known !== undefined) return known
  let day = made
  for (let working = 0; working < daysInTime;) {
    day = addDays(day, 1)
    if (!isDayOff(day)) working++
  }
  latestByDay.set(made, day)
  return day
}

const latestByDay = new Map<string, string>()
