import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { refuseStep, stepValues } from '#shared/registers/case-steps.ts'
import type { CaseStep, StepRefusal } from '#shared/registers/case-steps.ts'
import type { Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { createSaidLookup, createStepWriter, readReceivers, sortKeyOfCase } from '#db/stores/case-steps.ts'
import { createEditLookup, createEditWriter, createRemarkWriter, createValueWriter } from '#db/stores/edits.ts'
import { readRows } from '#db/stores/register-view.ts'
import type { Tx } from '#db/write.ts'

/** Every field that a step rests on or fills in. */
export const stepFields = [
  'oldRegistrationNumber',
  'openedDate',
  'disposition',
  'receiverUnit',
  'newRegistrationNumber',
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

/**
 * Records a step of one case at a time. What the step states of it (the day of handover, who received) is an edit by hand, which a
 * later delivery does not overwrite.
 */
export function createStepTaker(tx: Tx, { step, note, on, receiver }: Taking): (row: CaseRow) => void {
  const record = createStepWriter(tx, step, note)
  const editsOf = createEditLookup(tx, 'cases')
  const edits = createEditWriter(tx, 'cases')
  const remarks = createRemarkWriter(tx, 'cases')
  const write = createValueWriter(tx, 'cases')
  const sortKeyOf = sortKeyOfCase(tx)
  return ({ id, values: before }) => {
    record(id)
    const stated = stepValues(before, step, { on, receiver })
    const fields = Object.keys(stated)
    if (fields.length === 0) return
    const earlier = editsOf(id)
    for (const field of fields) {
      const delivered = earlier.find((edit) => edit.field === field)?.delivered ?? before[field] ?? null
      edits.keep(id, { field, edited: stated[field] ?? null, delivered })
      remarks.clear(id, field)
    }
    write(id, stated, sortKeyOf(id))
  }
}

type StepTally = Omit<OutputOf<'case.advance-rows'>, 'eventId'>
type CasesLeft = StepTally['left'][number]

/** Cases read, and then written, between two breaths. */
const casesAtOnce = 250
/** Cases named of each reason. */
const mostNumbers = 10

/** Which of these cases can take the step; with a transaction they take it. `breathe` is told of the cases so far. */
export async function takeStepWithMany(
  read: Reader | Tx,
  ids: Int32Array,
  taking: Taking,
  breathe: (done: number) => Promise<void>,
): Promise<StepTally> {
  const saidOf = createSaidLookup(read)
  const take = 'eventId' in read ? createStepTaker(read, taking) : null
  const left = createLeft()
  let rows = 0
  for (let start = 0; start < ids.length; start += casesAtOnce) {
    const stretch = [...ids.subarray(start, start + casesAtOnce)]
    const found = readRows(read, 'cases', stretch, stepFields)
    if (found.length < stretch.length) left.add({ why: 'unknown-row' }, stretch.length - found.length)
    for (const row of found) {
      const refused = refuseStep(row.values, saidOf(row.id), taking.step, taking)
      if (refused === null) {
        take?.(row)
        rows++
      } else left.add(refused, 1, String(row.values['oldRegistrationNumber'] ?? ''))
    }
    await breathe(Math.min(start + casesAtOnce, ids.length))
  }
  return { rows, left: left.sum() }
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
