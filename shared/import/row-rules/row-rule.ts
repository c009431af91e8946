import type { Value, Values } from '../../registers/field.ts'
import { addDays } from '../dates.ts'
import type { FindingRuleId } from '../rules.ts'

export type Remark = (rule: FindingRuleId, field: string, raw: string) => void

/** One question, or several that belong together, put to the fields of a row. A million rows are asked: no work where nothing is said. */
export interface RowRule {
  readonly rules: readonly FindingRuleId[]
  /** The fields that the answer rests on: an edit of one of them asks again. */
  readonly reads: readonly string[]
  readonly check: (values: Values, remark: Remark, days: TransferDays) => void
}

/** The transfer date and the days that rules count from it; ISO days. */
export interface TransferDays {
  readonly transfer: string
  readonly yearBefore: string
  readonly yearAfter: string
  readonly deadlinesFrom: string
  readonly deadlinesTo: string
  readonly latestNotice: string
}

let latest: TransferDays | null = null

export function transferDays(transfer: string): TransferDays {
  if (latest?.transfer === transfer) return latest
  const nextYear = String(Number(transfer.slice(0, 4)) + 1)
  return (latest = {
    transfer,
    yearBefore: addDays(transfer, -365),
    yearAfter: nextYear + transfer.slice(4),
    deadlinesFrom: addDays(transfer, -60),
    deadlinesTo: addDays(transfer, 60),
    latestNotice: addDays(transfer, 30),
  })
}

/** Surely before: of two dates the coarser one sets the precision. */
export function isBefore(date: Value | undefined, other: string): boolean {
  if (typeof date !== 'string') return false
  const precision = Math.min(date.length, other.length)
  return precision === 10 ? date < other : date.slice(0, precision) < other.slice(0, precision)
}

/** Surely after. */
export function isAfter(date: Value | undefined, other: string): boolean {
  return typeof date === 'string' && isBefore(other, date)
}

/** A row whose `to` lies before its `from`; whole years too. */
export function ordered(from: string, to: string): RowRule {
  return {
    rules: ['dates-reversed'],
    reads: [from, to],
    check(values, remark) {
      const start = values[from]
      const end = values[to]
      const isReversed =
        typeof start === 'string'
          ? isBefore(end, start)
          : typeof start === 'number' && typeof end === 'number' && end < start
      if (isReversed) remark('dates-reversed', to, `${String(start)} – ${String(end)}`)
    },
  }
}

/** A number as it is written in Swedish. */
export function written(number: number): string {
  return String(number).replace('.', ',')
}
