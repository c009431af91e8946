import type { Decision } from '#shared/answers/outcome.ts'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { codeOf } from '#shared/registers/code-lists.ts'

export type Answers = OutputOf<'answer.list'>
export type Answer = Answers['items'][number]
export type People = OutputOf<'answer.people'>

/** What can be said of people: how far the question has come, what they answered, or that they were reached while on leave. */
export const acts = ['informed', 'asked', 'accepts', 'objects', 'noResponse', 'contacted'] as const
export type Act = Exclude<Decision, 'notAsked'> | 'contacted'

/** Whether an act is what a person has said, and not what has been done about the question: it takes the place of another answer. */
export function isOwnAnswer(act: Act): boolean {
  return act === 'accepts' || act === 'objects'
}

/** People of the list to say the same of, as the core gives those of a whole choice. */
export function peopleOf(items: readonly Answer[], version: number): People {
  const rowsOf = (hasAnswered: boolean): number[][] =>
    items.filter((each) => each.hasAnswered === hasAnswered).map(({ rowIds }) => rowIds)
  return {
    version,
    answered: summed(rowsOf(true)),
    unanswered: summed(rowsOf(false)),
    onLeave: summed(items.map(({ leaveRowIds }) => leaveRowIds).filter((rowIds) => rowIds.length > 0)),
  }
}

function summed(rows: readonly (readonly number[])[]): People['answered'] {
  return { people: rows.length, rowIds: rows.flat() }
}

/** Of whom an act is said: nobody's own answer gives way to one who is merely told or asked, unless a person wants it. */
export function concerned(act: Act, people: People, replaces: boolean): People['answered'] {
  if (act === 'contacted') return people.onLeave
  const { answered, unanswered } = people
  if (!isOwnAnswer(act) && !replaces) return unanswered
  return {
    people: answered.people + unanswered.people,
    rowIds: [...answered.rowIds, ...unanswered.rowIds],
  }
}

/** An answer, its day and its document are one thing: they are written together, so that none of them is left of an earlier one. */
export function changeOf(
  act: Act,
  { rowIds }: People['answered'],
  said: { readonly version: number; readonly day: string; readonly document: string },
): InputOf<'register.change'> {
  const { version, day, document } = said
  const texts: readonly (readonly [string, string])[] =
    act === 'contacted'
      ? [['leaveContactedDate', day]]
      : [
          ['decision', codeOf('decision', act)?.label.sv ?? act],
          ['decisionDate', day],
          ['decisionDocument', document],
        ]
  return {
    register: 'staff',
    what: {
      kind: 'cells',
      cells: rowIds.flatMap((rowId) => texts.map(([field, text]) => ({ rowId, field, text, version }))),
    },
  }
}
