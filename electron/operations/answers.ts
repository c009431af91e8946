import { decisions, outcomes, silenceUnder } from '#shared/answers/outcome.ts'
import { ok } from '#shared/contract/failure.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { countProtectedAnswers, readAnswers, readAnswerWords, readBases } from '#db/stores/answers.ts'
import type { AnswerWords, PersonAnswer, SenderBasis } from '#db/stores/answers.ts'
import { newestEvent } from '#db/stores/edits.ts'
import type { Handler } from '../host/context.ts'

type Choice = ParsedInputOf<'answer.people'>

export const listOfAnswers: Handler<'answer.list'> = async ({ read }, { start, count, ...choice }) => {
  const bases = readBases(read)
  const isOfSender = createSenderChoice(bases, choice)
  const all = readAnswers(read, bases).filter(isOfSender)
  const chosen = all.filter((answer) => isChosen(answer, choice))
  const ordered = [...chosen.filter(isToContact), ...chosen.filter((answer) => !isToContact(answer))]
  const page = ordered.slice(start, start + count)
  const words = readAnswerWords(read, page)
  const senders = new Map(bases.map(({ senderId, sender }) => [senderId, sender]))
  return ok({
    version: newestEvent(read),
    bases: bases.map(({ sender, pairId, legalBasis, reference }) => ({
      sender,
      pairId,
      legalBasis,
      reference,
      silence: silenceUnder(legalBasis),
    })),
    counts: {
      people: all.length,
      decisions: [...decisions, null].map((decision) => ({
        decision,
        count: all.filter((answer) => answer.decision === decision).length,
      })),
      outcomes: outcomes.map((outcome) => ({
        outcome,
        count: all.filter((answer) => answer.outcome === outcome).length,
      })),
      toContact: all.filter(isToContact).length,
      protectedHidden: countProtectedAnswers(read)
        .filter(isOfSender)
        .reduce((sum, each) => sum + each.count, 0),
    },
    total: chosen.length,
    items: page.flatMap((answer, index) => {
      const said = words[index]
      return said === undefined ? [] : [viewOf(answer, senders.get(answer.senderId) ?? '', said)]
    }),
  })
}

export const peopleOfAnswers: Handler<'answer.people'> = async ({ read }, choice) => {
  const bases = readBases(read)
  const isOfSender = createSenderChoice(bases, choice)
  const people = readAnswers(read, bases).filter((answer) => isOfSender(answer) && isChosen(answer, choice))
  return ok({
    version: newestEvent(read),
    answered: summed(people.filter(({ hasAnswered }) => hasAnswered).map(({ ids }) => ids)),
    unanswered: summed(people.filter(({ hasAnswered }) => !hasAnswered).map(({ ids }) => ids)),
    onLeave: summed(people.filter(({ isOnLeave }) => isOnLeave).map(({ leaveIds }) => leaveIds)),
  })
}

function createSenderChoice(
  bases: readonly SenderBasis[],
  { sender }: Choice,
): (of: { readonly senderId: number }) => boolean {
  const senderId = bases.find((basis) => basis.sender === sender)?.senderId
  return (of) => sender === undefined || of.senderId === senderId
}

function isChosen(answer: PersonAnswer, { decision, outcome, toContact }: Choice): boolean {
  return (
    (decision === undefined || answer.decision === decision) &&
    (outcome === undefined || answer.outcome === outcome) &&
    (toContact !== true || isToContact(answer))
  )
}

/** On leave, and not reached by anybody yet. */
function isToContact({ isOnLeave, isContacted }: PersonAnswer): boolean {
  return isOnLeave && !isContacted
}

function summed(rows: readonly string[]): { people: number; rowIds: number[] } {
  return { people: rows.length, rowIds: rows.flatMap(idsOf) }
}

function idsOf(json: string): number[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a list of row numbers, made by the store
  return JSON.parse(json) as number[]
}

/** Free text may hold a number that somebody wrote in it. */
function viewOf(answer: PersonAnswer, sender: string, words: AnswerWords): OutputOf<'answer.list'>['items'][number] {
  const { ids, leaveIds, decision, outcome, reason, hasAnswered, isOnLeave, isContacted } = answer
  return {
    sender,
    rowIds: idsOf(ids),
    leaveRowIds: idsOf(leaveIds),
    familyName: shown(words.familyName),
    givenNames: shown(words.givenNames),
    senderUnit: shown(words.senderUnit),
    decision,
    decisionDate: words.decisionDate,
    decisionDocument: shown(words.decisionDocument),
    hasAnswered,
    outcome,
    reason,
    isOnLeave,
    leaveCause: words.leaveCause,
    isContacted,
  }
}

function shown(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}
