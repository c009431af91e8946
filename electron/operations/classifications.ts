import { basename } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import { mostPreviewed } from '#shared/contract/tables/classifications.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { insertClassification, isNameTaken, isOrganisation } from '#db/stores/classifications.ts'
import type { Handler, ReadContext } from '../host/context.ts'
import { runJob } from '../host/run-job.ts'
import type { ReadClassificationInput, ReadClassificationOutput } from '../jobs/read-classification.ts'

export const previewClassification: Handler<'classification.preview'> = async (context, { file, password }) => {
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  const { sha256, plan } = await readClasses(context, { path, password })
  return ok({
    fileName: maskIdentityNumbersIn(basename(path)),
    sha256,
    columns: [...plan.columns],
    classes: plan.classes.length,
    levels: plan.classes.at(-1)?.level ?? 0,
    // As the file has them.
    first: plan.classes
      .toSorted((a, b) => a.row - b.row)
      .slice(0, mostPreviewed)
      .map(({ code, title, level, parent }) => ({ code, title: maskIdentityNumbersIn(title), level, parent })),
    faultCount: plan.faults.length,
    faults: plan.faults.slice(0, mostPreviewed).map((found) => ({
      ...found,
      code: maskIdentityNumbersIn(found.code),
      other: maskIdentityNumbersIn(found.other),
    })),
  })
}

/** All of it or nothing: the first fault of the list is the failure, with how many more there are. */
export const importClassification: Handler<'classification.import'> = async (context, input) => {
  const { file, password, sha256, name, side, organisationId, version, validFrom, validTo } = input
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return fail('classification.wrong-order', { code: name, other: `${validFrom} – ${validTo}` })
  const read = await readClasses(context, { path, password })
  const fileName = maskIdentityNumbersIn(basename(path))
  if (sha256 !== undefined && sha256 !== read.sha256) return fail('classification.file-changed', { name: fileName })
  const [fault, ...more] = read.plan.faults
  if (fault !== undefined) {
    const [code, other] = [maskIdentityNumbersIn(fault.code), maskIdentityNumbersIn(fault.other)]
    return fail(`classification.${fault.fault}`, { name: fileName, row: fault.row, code, other, more: more.length })
  }
  const written = await context.write(async (tx) => {
    if (isNameTaken(tx, name)) return fail('classification.name-taken', { name })
    if (organisationId !== undefined && !isOrganisation(tx, organisationId))
      return fail('classification.unknown-organisation')
    const values = {
      name,
      side,
      organisationId: organisationId ?? null,
      version: version || null,
      validFrom,
      validTo,
      source: fileName,
    }
    insertClassification(tx, values, read.plan.classes)
    tx.describe({ name, side, classes: read.plan.classes.length, fileName })
    return ok({ classes: read.plan.classes.length })
  })
  if (!written.ok) return written
  context.files.release(file)
  return ok({ ...written.value, eventId: written.eventId })
}

/** A list of classes is small: a reader that says nothing for so long is stuck. */
const silentSeconds = 30

function readClasses(context: ReadContext, input: ReadClassificationInput): Promise<ReadClassificationOutput> {
  return runJob<ReadClassificationInput, { readonly done: number }, ReadClassificationOutput>(
    'read-classification',
    input,
    { signal: context.signal, silentSeconds, onPart: ({ done }) => context.progress(done, 0, 'rows') },
  )
}
