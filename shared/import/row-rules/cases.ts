import { readRegistrationNumber } from '../../identity/registration-number.ts'
import { codeOf } from '../../registers/code-lists.ts'
import type { Values } from '../../registers/field.ts'
import { addDays } from '../dates.ts'
import { isAfter, isBefore, ordered, written } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'
import { openText, secrecyMark, secrecyProvision } from './texts.ts'

/** A file that counts days from 1904 and is read from 1900, or the other way round, is so many days off. */
const epochGap = 1462

const closedStatus: ReadonlySet<Values[string] | undefined> = new Set(['closed', 'ad_acta', 'obliterated'])

const vacant =
  /^(?:vakan[ts]|vakans(?:er|hålls)?|ledig(?: tjänst)?|saknas|ej (?:utsedd|tilldelad|fördelad)|ofördelat?|n\.? ?n\.?|tillsätts|okänd)$/i

export const casesRules: readonly RowRule[] = [
  ordered('openedDate', 'closedDate'),
  {
    // The year of a case number is that of the day the case was opened, unless one of them is wrong.
    rules: ['year-differs', 'excel-epoch'],
    reads: ['openedDate', 'oldRegistrationNumber'],
    check(values, remark) {
      const opened = values['openedDate']
      const number = values['oldRegistrationNumber']
      if (typeof opened !== 'string' || typeof number !== 'string') return
      const year = readRegistrationNumber(number).parts?.year
      if (year === undefined || opened.startsWith(String(year))) return
      const isOffByEpochs =
        opened.length === 10 && [-epochGap, epochGap].some((days) => addDays(opened, days).startsWith(String(year)))
      remark(isOffByEpochs ? 'excel-epoch' : 'year-differs', 'openedDate', `${number} – ${opened}`)
    },
  },
  secrecyMark,
  {
    // A case that is closed does not belong in a list of open ones; it goes in, for the person to say.
    rules: ['case-closed'],
    reads: ['closedDate', 'status'],
    check(values, remark, { transfer }) {
      const closed = values['closedDate']
      if (isBefore(closed, transfer)) remark('case-closed', 'closedDate', String(closed))
      else if (closedStatus.has(values['status'])) {
        const status = String(values['status'])
        remark('case-closed', 'status', codeOf('caseStatus', status)?.label.sv ?? status)
      }
    },
  },
  {
    rules: ['handler-vacant'],
    reads: ['oldHandler'],
    check(values, remark) {
      const handler = values['oldHandler']
      if (typeof handler === 'string' && vacant.test(handler)) remark('handler-vacant', 'oldHandler', handler)
    },
  },
  openText('title'),
  ordered('openedDate', 'lastActivityDate'),
  ordered('openedDate', 'decidedDate'),
  ordered('handedOverDate', 'receivedDate'),
  secrecyProvision,
  {
    rules: ['opened-after-transfer'],
    reads: ['openedDate'],
    check(values, remark, { transfer }) {
      const opened = values['openedDate']
      if (typeof opened === 'string' && opened.length === 10 && opened >= transfer) {
        remark('opened-after-transfer', 'openedDate', opened)
      }
    },
  },
  {
    rules: ['deadline-near-transfer'],
    reads: ['nextDeadline'],
    check(values, remark, { deadlinesFrom, deadlinesTo }) {
      const deadline = values['nextDeadline']
      if (typeof deadline !== 'string' || deadline.length < 10) return
      if (deadline >= deadlinesFrom && deadline <= deadlinesTo)
        remark('deadline-near-transfer', 'nextDeadline', deadline)
    },
  },
  {
    rules: ['case-idle'],
    reads: ['lastActivityDate'],
    check(values, remark, { yearBefore }) {
      const last = values['lastActivityDate']
      if (isBefore(last, yearBefore)) remark('case-idle', 'lastActivityDate', String(last))
    },
  },
  {
    rules: ['grant-sum-differs'],
    reads: ['grantAwarded', 'grantPaid', 'grantRemaining'],
    check(values, remark) {
      const { grantAwarded: awarded, grantPaid: paid, grantRemaining: remaining } = values
      if (typeof awarded !== 'number' || typeof paid !== 'number' || typeof remaining !== 'number') return
      if (Math.abs(awarded - paid - remaining) < 0.005) return
      remark('grant-sum-differs', 'grantRemaining', `${written(awarded)} − ${written(paid)} ≠ ${written(remaining)}`)
    },
  },
  {
    rules: ['new-number-early', 'number-kept'],
    reads: ['newRegisteredDate', 'newRegistrationNumber', 'oldRegistrationNumber'],
    check(values, remark, { transfer }) {
      const registered = values['newRegisteredDate']
      if (isBefore(registered, transfer)) remark('new-number-early', 'newRegisteredDate', String(registered))
      const number = values['newRegistrationNumber']
      if (typeof number === 'string' && number === values['oldRegistrationNumber']) {
        remark('number-kept', 'newRegistrationNumber', number)
      }
    },
  },
  {
    rules: ['party-notified-late'],
    reads: ['partyNotifiedDate'],
    check(values, remark, { latestNotice }) {
      const notified = values['partyNotifiedDate']
      if (isAfter(notified, latestNotice)) remark('party-notified-late', 'partyNotifiedDate', String(notified))
    },
  },
]
