import { basename } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import { maxColumns } from '#shared/import/mapping.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { createRawWriter, insertDelivery, insertSheet, readSheets } from '#db/stores/deliveries.ts'
import { insertImport, readSameFile } from '#db/stores/imports.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import type { Tx } from '#db/write.ts'
import type { DeliveryNote, DeliveryPart, DeliverySheet } from '../../files/delivery.ts'
import type { WriteContext } from '../../host/context.ts'
import { runJob } from '../../host/run-job.ts'
import type { ReadDeliveryInput, ReadDeliveryOutput } from '../../jobs/read-delivery.ts'
import { guessReading, likeliestSheet } from './import-reading.ts'

/** File → raw cells of every sheet, kept as they stand → a first guess at how to read them. Nothing reaches a register yet. */
export async function stageDelivery(
  context: WriteContext,
  path: string,
  { sender, register }: { readonly sender?: string | undefined; readonly register?: RegisterName | undefined },
): Promise<
  Result<{ readonly importId: number }, 'import.unknown-sender' | 'import.too-many-columns' | 'import.no-header'>
> {
  const transfer = await readTransfer(context.read)
  const chosenSender = sender ?? transfer.senders[0] ?? ''
  const chosenId = await senderId(context.read, chosenSender)
  if (chosenId === undefined) {
    return fail('import.unknown-sender', { sender: chosenSender, known: transfer.senders.join(', ') })
  }
  // A file can be named after a person.
  const fileName = maskIdentityNumbersIn(basename(path))
  const written = await context.write(async (tx) => {
    const { deliveryId, widest, rows } = await keepDelivery(context, tx, path, fileName)
    if (widest > maxColumns)
      return fail('import.too-many-columns', { name: fileName, columns: widest, max: maxColumns })
    const sheet = likeliestSheet(await readSheets(tx, deliveryId))
    const reading = sheet === undefined ? null : guessReading(tx, sheet, { register })
    if (sheet === undefined || reading === null) return fail('import.no-header', { name: fileName })
    const importId = await insertImport(tx, deliveryId, { ...reading, senderId: chosenId, sheet: sheet.position })
    tx.describe({ fileName, rows, register: reading.register, sender: chosenSender })
    return ok({ importId })
  })
  return written.ok ? ok(written.value) : written
}

async function keepDelivery(
  context: WriteContext,
  tx: Tx,
  path: string,
  fileName: string,
): Promise<{ readonly deliveryId: number; readonly widest: number; readonly rows: number }> {
  const raw = createRawWriter(tx)
  const notes: DeliveryNote[] = []
  const sheets: { readonly sheet: DeliverySheet; readonly firstRawId: number; rows: number }[] = []
  let widest = 0
  const output = await runJob<ReadDeliveryInput, DeliveryPart, ReadDeliveryOutput>(
    'read-delivery',
    { path },
    {
      signal: context.signal,
      onPart(part) {
        if (part.kind === 'note') notes.push(part)
        else if (part.kind === 'sheet') sheets.push({ sheet: part, firstRawId: raw.nextId, rows: 0 })
        else {
          raw.append(part.rows)
          for (const row of part.rows) widest = Math.max(widest, row.cells.length)
          const current = sheets.at(-1)
          if (current !== undefined) current.rows += part.rows.length
          context.progress(part.done, part.total, 'bytes')
        }
      },
    },
  )
  const before = await readSameFile(tx, output.sha256)
  const said = [
    ...notes.map(({ code, params }) => ({ code, params })),
    ...(before === undefined ? [] : [{ code: 'same-file', params: before }]),
  ]
  const deliveryId = await insertDelivery(tx, {
    fileName,
    ...output,
    notes: JSON.stringify(said),
  })
  for (const [position, { sheet, firstRawId, rows }] of sheets.entries()) {
    await insertSheet(tx, deliveryId, {
      position,
      name: sheet.name,
      hidden: sheet.hidden,
      encoding: sheet.dialect?.encoding ?? null,
      delimiter: sheet.dialect?.delimiter ?? null,
      rows,
      firstRawId,
      lastRawId: firstRawId + rows - 1,
    })
  }
  return { deliveryId, widest, rows: sheets.reduce((sum, { rows }) => sum + rows, 0) }
}
