import { z } from 'zod'
import { query } from '../operation.ts'
import { IsoDay } from '../views.ts'
import { Nothing } from './parts.ts'

const Place = z.strictObject({ name: z.string(), organisation: z.string().nullable() })

/** A diary as the frame states it, as entries name it, or both. */
const DiaryView = z.strictObject({
  /** The record of the frame; null where entries name a diary that nobody has stated. */
  seriesId: z.int().nullable(),
  /** Empty of entries that name no diary. */
  name: z.string(),
  organisation: z.string().nullable(),
  /** Of the receiver: other diaries go on in it. */
  isReceivers: z.boolean(),
  owner: z.string().nullable(),
  system: z.string().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  numberProfile: z.string().nullable(),
  accessPoint: z.string().nullable(),
  gapCause: z.string().nullable(),
  continuesIn: Place.nullable(),
  /** What the register has of it; null where it has nothing. */
  entered: z
    .strictObject({
      entries: z.int(),
      /** As entries name it, to find them by. */
      writtenName: z.string(),
      first: z.string().nullable(),
      last: z.string().nullable(),
      /** Stretches of missing numbers. */
      gaps: z.int(),
    })
    .nullable(),
})

/** The diaries of all sides, as OSL 4 kap. 2 § has the public told of them. */
export const diaryOperations = {
  'diary.inventory': query({
    input: Nothing,
    output: z.strictObject({ transferDate: IsoDay, diaries: z.array(DiaryView) }),
    needs: 'reader',
    fails: [],
  }),
} as const
