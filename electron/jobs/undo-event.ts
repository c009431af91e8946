import { openWriter } from '#db/open.ts'
import { transactAll } from '#db/write.ts'
import type { Act } from '#db/write.ts'
import { redoEvent, undoEvents } from '../operations/steps/take-back.ts'
import type { RedoResult, UndoResult } from '../operations/steps/take-back.ts'
import { serveJob } from './job-port.ts'

export interface UndoEventInput {
  readonly storePath: string
  readonly key: string
  readonly act: Act
  readonly wish:
    | { readonly kind: 'undo'; readonly eventId: number; readonly together: boolean }
    | { readonly kind: 'redo'; readonly eventId: number }
}

export interface UndoEventPart {
  readonly done: number
  readonly total: number
}

/** Takes events back, or does one again, all in one transaction. */
serveJob<UndoEventInput, UndoEventPart, UndoResult | RedoResult>(async ({ storePath, key, act, wish }, send, last) => {
  const writer = openWriter(storePath, key)
  try {
    return await transactAll<UndoResult | RedoResult>(
      writer,
      storePath,
      (record) =>
        wish.kind === 'undo'
          ? undoEvents(writer, act, wish, record, send)
          : redoEvent(writer, act, wish.eventId, record, send),
      last,
    )
  } finally {
    writer.connection.close()
  }
})
