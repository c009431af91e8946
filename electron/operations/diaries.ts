import { ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { enteredDiaries, statedDiaries } from '#db/stores/diary-inventory.ts'
import type { EnteredDiary, StatedDiary } from '#db/stores/diary-inventory.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'

type DiaryView = OutputOf<'diary.inventory'>['diaries'][number]

/** Every diary that is stated or that entries name: what nobody has stated is in the list too. */
export const listDiaries: Handler<'diary.inventory'> = async ({ read }) => {
  const { transferDate } = await readTransfer(read)
  const stated = statedDiaries(read)
  const left = new Set(enteredDiaries(read))
  const take = (diary: StatedDiary): EnteredDiary | null => {
    const found = [...left].find((entered) => isSame(entered, diary, stated)) ?? null
    if (found !== null) left.delete(found)
    return found
  }
  const known = stated.map((diary) => {
    const { id, isReceivers, numberProfile, openedOn, closedOn, ...texts } = diary
    return {
      seriesId: id,
      name: masked(texts.name),
      organisation: masked(texts.organisation),
      isReceivers,
      owner: masked(texts.owner),
      system: masked(texts.system),
      openedOn,
      closedOn,
      numberProfile,
      accessPoint: masked(texts.accessPoint),
      gapCause: masked(texts.gapCause),
      continuesIn: texts.continuesIn && {
        name: masked(texts.continuesIn.name),
        organisation: masked(texts.continuesIn.organisation),
      },
      entered: enteredView(take(diary)),
    }
  })
  const unknown = [...left].map((entered) => ({
    ...blank,
    name: masked(entered.name),
    organisation: masked(entered.sender),
    isReceivers: false,
    entered: enteredView(entered),
  }))
  return ok({ transferDate, diaries: [...known, ...unknown] })
}

const blank = {
  seriesId: null,
  owner: null,
  system: null,
  openedOn: null,
  closedOn: null,
  numberProfile: null,
  accessPoint: null,
  gapCause: null,
  continuesIn: null,
}

/** An entry that names no diary is of the only one that its organisation has. */
function isSame({ key, organisationId }: EnteredDiary, diary: StatedDiary, all: readonly StatedDiary[]): boolean {
  if (organisationId === null || organisationId !== diary.organisationId) return false
  if (key !== '') return key === diary.name.trim().toLowerCase()
  return all.filter((other) => other.organisationId === organisationId).length === 1
}

function enteredView(entered: EnteredDiary | null): DiaryView['entered'] {
  if (entered === null) return null
  const { entries, name, first, last, gaps } = entered
  return { entries, writtenName: masked(name), first: masked(first), last: masked(last), gaps }
}

function masked(text: string): string
function masked(text: string | null): string | null
function masked(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}
