import { openPassingReader, openWriter } from '#db/open.ts'
import { transact } from '#db/write.ts'
import type { Act } from '#db/write.ts'
import { ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { changeRows, countTyped, describeChange, isAnythingChanged } from '../operations/steps/change-rows.ts'
import type { RowChanges } from '../operations/steps/change-rows.ts'
import { serveJob } from './job-port.ts'

export interface ChangeRowsInput extends RowChanges {
  readonly storePath: string
  readonly key: string
  readonly act: Act
  /** Only to be worked out. */
  readonly dryRun: boolean
}

export interface ChangeRowsPart {
  readonly done: number
  readonly total: number
}

export interface ChangeRowsOutput {
  readonly ok: true
  readonly value: OutputOf<'register.change'>
}

/** Many typed values, worked out or carried out in one transaction; nothing is written where nothing would become another. */
serveJob<ChangeRowsInput, ChangeRowsPart, ChangeRowsOutput>(async (changes, send, last) => {
  const { storePath, key, act, dryRun } = changes
  const total = countTyped(changes.typed)
  let done = 0
  const breathe = (rows: number): Promise<void> => send({ done: (done += rows), total })
  const read = openPassingReader(storePath, key)
  try {
    if (dryRun || !isAnythingChanged(read, changes)) {
      return ok({ ...(await changeRows(read, changes, breathe)), eventId: null })
    }
  } finally {
    read.connection.close()
  }
  const writer = openWriter(storePath, key)
  try {
    const written = await transact(
      writer,
      storePath,
      act,
      async (tx) => {
        const tally = await changeRows(tx, changes, breathe)
        tx.describe(describeChange(changes, tally))
        return ok(tally)
      },
      last,
    )
    return ok({ ...written.value, eventId: written.eventId })
  } finally {
    writer.connection.close()
  }
})
