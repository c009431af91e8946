import { decisions, outcomes, silenceUnder } from '#shared/answers/outcome.ts'
import { ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { countAnswers, countProtectedAnswers, listAnswers, readBases } from '#db/stores/answers.ts'
import type { Answer } from '#db/stores/answers.ts'
import type { Handler } from '../host/context.ts'

export const listOfAnswers: Handler<'answer.list'> = async ({ read }, { start, count, ...choice }) => {
  const counted = countAnswers(read, choice.sender)
  const sum = (isCounted: (each: (typeof counted)[number]) => boolean): number =>
    counted.filter(isCounted).reduce((all, each) => all + each.count, 0)
  const { total, items } = listAnswers(read, choice, { start, count })
  return ok({
    bases: readBases(read).map(({ sender, legalBasis, reference }) => ({
      sender,
      legalBasis,
      reference,
      silence: silenceUnder(legalBasis),
    })),
    counts: {
      people: sum(() => true),
      decisions: [...decisions, null].map((decision) => ({
        decision,
        count: sum((each) => each.decision === decision),
      })),
      outcomes: outcomes.map((outcome) => ({ outcome, count: sum((each) => each.outcome === outcome) })),
      toContact: sum((each) => each.toContact === 1),
      protectedHidden: countProtectedAnswers(read, choice.sender),
    },
    total,
    items: items.map(masked),
  })
}

/** Free text may hold a number that somebody wrote in it. */
function masked(answer: Answer): Omit<Answer, 'rowIds'> & { rowIds: number[] } {
  return {
    ...answer,
    rowIds: [...answer.rowIds],
    familyName: shown(answer.familyName),
    givenNames: shown(answer.givenNames),
    senderUnit: shown(answer.senderUnit),
    decisionDocument: shown(answer.decisionDocument),
  }
}

function shown(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}
