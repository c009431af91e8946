import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { isForReservation, refuseStep, stepValues } from '#shared/registers/case-steps.ts'
import type { CaseStep, StepRefusal } from '#shared/registers/case-steps.ts'
import type { Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { createSaidLookup, createStepWriter, readReceivers } from '#db/stores/case-steps.ts'
import { createReservationWriter } from '#db/stores/number-reservations.ts'
import { readRows } from '#db/stores/register-view.ts'
import type { Tx } from '#db/write.ts'
import { createCaseWriter, createNumberSource } from './number-reservation.ts'
import type { FreeNumber } from './number-reservation.ts'

/** Every field that a step rests on or fills in. */
export const stepFields = [
  'oldRegistrationNumber',
  'openedDate',
  'disposition',
  'receiverUnit',
  'receiverClassCode',
  'newRegistrationNumber',
  'newRegisteredDate',
  'handedOverDate',
  'receivedDate',
  'receivedBy',
  'closedDate',
  'crossReferenceSet',
]

/** What a person says of a step: its day, ISO, and for `received` who received. `today` is the day of the act. */
export interface Taking {
  readonly step: CaseStep
  readonly note: string
  readonly on: string
  readonly today: string
  readonly receiver: string
  /** Of the step `newNumberReserved`: the range that the numbers are reserved from; null where the cases have theirs. */
  readonly numberRange: number | null
  /** T, an ISO day: a reserved number is dated from it. */
  readonly transferDate: string
}

/** Whoever receives is of the receiving side or, where no people of it are recorded, the one who acts. */
export function mayTake(read: Reader, { step, receiver }: Taking, person: string): boolean {
  if (step !== 'received') return true
  const receivers = readReceivers(read)
  return receiver !== '' && (receivers.length === 0 ? receiver === person : receivers.includes(receiver))
}

interface CaseRow {
  readonly id: number
  readonly values: Values
}

/** What a step comes to with one case: why it cannot be taken, or the number that is reserved with it. */
export type StepOutcome =
  { readonly refused: StepRefusal } | { readonly refused: null; readonly number: FreeNumber | null }

/** Judges one case after the other, in the order in which numbers are given out; undefined where there is no such range. */
export function createStepJudge(read: Reader, taking: Taking): ((row: CaseRow) => StepOutcome) | undefined {
  const saidOf = createSaidLookup(read)
  const { step, numberRange } = taking
  const isReserving = step === 'newNumberReserved' && numberRange !== null
  const nextNumber = isReserving ? createNumberSource(read, numberRange) : null
  if (nextNumber === undefined) return undefined
  return ({ id, values }) => {
    const said = saidOf(id)
    if (nextNumber === null || !isForReservation(values)) {
      return { refused: refuseStep(values, said, step, taking), number: null }
    }
    // As if it had a number: everything else is to be in order before one is given out.
    const refused = refuseStep({ ...values, newRegistrationNumber: '-' }, said, step, taking)
    if (refused !== null) return { refused }
    const number = nextNumber(values)
    if (number === 'no-number-left') return { refused: { why: number } }
    if (number === 'class-missing') return { refused: { why: 'fields-missing', fields: ['receiverClassCode'] } }
    return { refused: null, number }
  }
}

/** Records a step of one case at a time, with what it states of it: the day of handover, who received, the number reserved. */
export function createStepTaker(tx: Tx, taking: Taking): (row: CaseRow, number: FreeNumber | null) => void {
  const { step, note, numberRange, transferDate } = taking
  const record = createStepWriter(tx, step, note)
  const write = createCaseWriter(tx)
  const reserve = numberRange === null ? null : createReservationWriter(tx, numberRange)
  return (row, number) => {
    record(row.id)
    if (number !== null) reserve?.(row.id, number)
    const dated = row.values['newRegisteredDate'] ?? transferDate
    const reserved = number === null ? {} : { newRegistrationNumber: number.number, newRegisteredDate: dated }
    write(row, { ...stepValues(row.values, step, taking), ...reserved })
  }
}

type StepTally = Omit<OutputOf<'case.advance-rows'>, 'eventId'>
type CasesLeft = StepTally['left'][number]

/** Cases read, and then written, between two breaths. */
const casesAtOnce = 250
/** Cases named of each reason. */
const mostNumbers = 10

/** Which of these cases can take the step; with a transaction they take it. Undefined where numbers are to be of a range that is none. `breathe` is told of the cases so far. */
export async function takeStepWithMany(
  read: Reader | Tx,
  ids: Int32Array,
  taking: Taking,
  breathe: (done: number) => Promise<void>,
): Promise<StepTally | undefined> {
  const judge = createStepJudge(read, taking)
  if (judge === undefined) return undefined
  const take = 'eventId' in read ? createStepTaker(read, taking) : null
  const left = createLeft()
  let rows = 0
  let [firstNumber, lastNumber] = ['', '']
  for (let start = 0; start < ids.length; start += casesAtOnce) {
    const stretch = [...ids.subarray(start, start + casesAtOnce)]
    const found = readRows(read, 'cases', stretch, stepFields)
    if (found.length < stretch.length) left.add({ why: 'unknown-row' }, stretch.length - found.length)
    for (const row of found) {
      const outcome = judge(row)
      if (outcome.refused !== null) {
        left.add(outcome.refused, 1, String(row.values['oldRegistrationNumber'] ?? ''))
        continue
      }
      take?.(row, outcome.number)
      rows++
      if (outcome.number === null) continue
      lastNumber = outcome.number.number
      firstNumber ||= lastNumber
    }
    await breathe(Math.min(start + casesAtOnce, ids.length))
  }
  const numbers = firstNumber === '' ? null : { first: firstNumber, last: lastNumber }
  return { rows, numbers, left: left.sum() }
}

/** Counts cases by why they do not take a step, with the first of each by number as a page may see them. */
function createLeft() {
  const groups = new Map<string, CasesLeft>()
  return {
    add(refused: StepRefusal | { readonly why: 'unknown-row' }, count: number, number = ''): void {
      const key = JSON.stringify(refused)
      const group = groups.get(key) ?? {
        why: refused.why,
        earlier: refused.why === 'earlier-first' ? refused.step : null,
        fields: refused.why === 'fields-missing' ? [...refused.fields] : [],
        count: 0,
        numbers: [],
      }
      const isNamed = number !== '' && group.numbers.length < mostNumbers
      const numbers = isNamed ? [...group.numbers, maskIdentityNumbersIn(number)] : group.numbers
      groups.set(key, { ...group, count: group.count + count, numbers })
    },
    sum: (): CasesLeft[] => [...groups.values()],
  }
}
