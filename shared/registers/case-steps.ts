import type { Value, Values } from './field.ts'

/** The way of an open case from the old authority to the new one, in order; `domain.md` §1b. */
export const caseSteps = [
  'inventoried',
  'dispositioned',
  'receiverAssigned',
  'newNumberReserved',
  'packed',
  'handedOver',
  'received',
  'closedInOldDiary',
] as const
export type CaseStep = (typeof caseSteps)[number]

/**
 * What a step rests on in the row itself. `needs` are fields that must be filled in before the step; `states` are fields that taking
 * the step fills in. A row whose fields are all there has taken the step, whoever filled them in.
 */
interface StepFacts {
  readonly needs: readonly string[]
  readonly states: readonly string[]
}

const facts: Readonly<Record<CaseStep, StepFacts>> = {
  inventoried: { needs: [], states: [] },
  dispositioned: { needs: ['disposition'], states: [] },
  receiverAssigned: { needs: ['receiverUnit'], states: [] },
  newNumberReserved: { needs: ['newRegistrationNumber'], states: [] },
  packed: { needs: [], states: [] },
  handedOver: { needs: [], states: ['handedOverDate'] },
  received: { needs: [], states: ['receivedDate', 'receivedBy'] },
  closedInOldDiary: { needs: [], states: ['closedDate', 'crossReferenceSet'] },
}

/** Steps that leave no trace in the row: only a person can say that they are taken. */
const onlySaid: ReadonlySet<CaseStep> = new Set(['packed'])

/** The steps of a case that goes nowhere: it is closed where it is, or stays there as it is. */
const shortWays: Readonly<Record<string, readonly CaseStep[]>> = {
  closeBefore: ['inventoried', 'dispositioned', 'closedInOldDiary'],
  writeOff: ['inventoried', 'dispositioned', 'closedInOldDiary'],
  staysWithSender: ['inventoried', 'dispositioned'],
}

export interface StepState {
  readonly step: CaseStep
  /** `gap`: not taken although a later one is. */
  readonly state: 'done' | 'next' | 'gap' | 'later'
  /** Fields that are still to be filled in by hand before the step. */
  readonly missing: readonly string[]
}

/** Where a case stands: its own steps, by what its fields hold and by what people have said. `said` are recorded steps. */
export function caseProgress(values: Values, said: ReadonlySet<string>): StepState[] {
  const way = shortWays[String(values['disposition'])] ?? caseSteps
  const taken = way.map((step) => said.has(step) || isProven(step, values))
  const last = taken.lastIndexOf(true)
  // What is handed over was packed, whether anybody has said so or not.
  const done = way.map((step, index) => taken[index] === true || (onlySaid.has(step) && index < last))
  const next = done.indexOf(false)
  return way.map((step, index) => {
    const isDone = done[index] === true
    const state = isDone ? 'done' : index < last ? 'gap' : index === next ? 'next' : 'later'
    return { step, state, missing: isDone ? [] : facts[step].needs.filter((field) => isBlank(values[field])) }
  })
}

/** Why a step cannot be taken now; null where it can. */
export type StepRefusal =
  | { readonly why: 'other-way' | 'taken' }
  | { readonly why: 'earlier-first'; readonly step: CaseStep }
  | { readonly why: 'fields-missing'; readonly fields: readonly string[] }
  | { readonly why: 'future-day' | 'before-opened' | 'before-handover' | 'no-number-left' }

/**
 * Whether a step may be taken on a day; both days ISO. Of a step that the fields already prove a person may say that it is so, once.
 * A step says what has happened: not after today, nor before the case was opened, and nothing is received before it was handed over.
 */
export function refuseStep(
  values: Values,
  said: ReadonlySet<string>,
  step: CaseStep,
  { on, today }: { readonly on: string; readonly today: string },
): StepRefusal | null {
  if (on > today) return { why: 'future-day' }
  const progress = caseProgress(values, said)
  const at = progress.findIndex((each) => each.step === step)
  const own = progress[at]
  if (own === undefined) return { why: 'other-way' }
  if (said.has(step)) return { why: 'taken' }
  const before = progress.slice(0, at).find(({ state }) => state !== 'done')
  if (before !== undefined) return { why: 'earlier-first', step: before.step }
  if (own.missing.length > 0) return { why: 'fields-missing', fields: own.missing }
  const isBefore = (field: string): boolean => {
    const day = values[field]
    // Of a month or a year that is all that is known, any day of it comes after.
    return typeof day === 'string' && on < day
  }
  if (isBefore('openedDate')) return { why: 'before-opened' }
  if (step === 'received' && isBefore('handedOverDate')) return { why: 'before-handover' }
  return null
}

/** A number is reserved for a case that goes to the receiver and has none. */
export function isForReservation(values: Values): boolean {
  return values['disposition'] === 'transfer' && isBlank(values['newRegistrationNumber'])
}

/** What taking a step fills in: only what is blank, for what is there was stated by somebody. */
export function stepValues(
  values: Values,
  step: CaseStep,
  stated: { readonly on: string; readonly receiver: string },
): Record<string, Value> {
  const all: Record<string, Value> = {
    handedOverDate: stated.on,
    receivedDate: stated.on,
    receivedBy: stated.receiver,
    closedDate: stated.on,
    crossReferenceSet: true,
  }
  return Object.fromEntries(
    facts[step].states.flatMap((field) => (isBlank(values[field]) ? [[field, all[field] ?? null]] : [])),
  )
}

function isProven(step: CaseStep, values: Values): boolean {
  if (onlySaid.has(step)) return false
  return [...facts[step].needs, ...facts[step].states].every((field) => !isBlank(values[field]))
}

/** A `no` to whether the reference is set is no proof of it. */
function isBlank(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false
}
