import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { fail, ok } from '#shared/contract/failure.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { FileFailure, systemCode } from '../files/file-failure.ts'
import { asWriteFailure } from '../files/hashed-file.ts'
import type { Handler, HostContext, WriteContext } from '../host/context.ts'
import { removeStore } from '#db/open.ts'
import type { Store } from '#db/open.ts'
import { readImport } from '#db/stores/imports.ts'
import { write } from '#db/write.ts'
import { planFingerprint } from '../import/plan-source.ts'
import { commitPlan, stageDelivery } from '../import/run.ts'
import { createSession, describeSession } from './steps/session.ts'

/** The part of the sample's manifest that the app needs; the rest is for tests. */
const Manifest = z.object({
  transfer: z.object({
    name: z.string(),
    transferDate: z.string(),
    receiver: z.string(),
    senders: z.array(z.string()),
  }),
  files: z.array(z.object({ file: z.string(), register: z.enum(registerNames), sender: z.string() })),
  /** Lists that come again: for a person to import, after those above. */
  secondDeliveries: z.array(z.object({ file: z.string() })),
})

/** A practice transfer with made-up people: its deliveries are imported as any other, and can be undone as any other. */
export const createSample: Handler<'sample.create'> = async (context, { place, passphrase, person }) => {
  const path = context.files.path(place)
  if (path === undefined) return fail('file.unknown-handle')
  const { transfer, files } = readManifest(context)
  const store = await createSession(context, path, passphrase, person, transfer, 'sample.create')
  try {
    await importAll(context, store, person, files)
  } catch (error) {
    // Half a sample is none.
    await context.setSession(null)
    removeStore(store)
    throw error
  }
  return ok(await describeSession(context))
}

async function importAll(
  context: HostContext,
  store: Store,
  person: string,
  files: z.infer<typeof Manifest>['files'],
): Promise<void> {
  for (const [index, { file, register, sender }] of files.entries()) {
    const source = join(sampleFolder(context), file)
    const staged = await stageDelivery(editorOf(context, store, person, 'import.stage'), {
      from: { kind: 'file', path: source },
      register,
      sender,
    })
    if (!staged.ok) throw new Error(`${file}: ${staged.failure.code}`)
    const record = await readImport(store.reader, staged.value.importId)
    if (record === undefined) throw new Error(`${file}: not staged`)
    const editor = editorOf(context, store, person, 'import.commit')
    const committed = await commitPlan(editor, record.id, planFingerprint(store.reader, record))
    if (!committed.ok) throw new Error(`${file}: ${committed.failure.code}`)
    context.progress(index + 1, files.length, 'steps')
  }
}

/** The sample's source files, copied to a folder to be imported by hand. */
export const saveSampleSources: Handler<'sample.save-sources'> = async (context, { folder }) => {
  const target = context.files.path(folder)
  if (target === undefined) return fail('file.unknown-handle')
  const manifest = readManifest(context)
  const files = [...manifest.files, ...manifest.secondDeliveries].map(({ file }) => file)
  try {
    mkdirSync(target, { recursive: true })
    for (const file of files) copyFileSync(join(sampleFolder(context), file), join(target, file))
  } catch (error) {
    // Where a file already bears the name of the folder.
    if (systemCode(error) === 'EEXIST') throw new FileFailure('file.not-writable', { name: basename(target) })
    throw asWriteFailure(error, target)
  }
  return ok({ folder: basename(target), files })
}

/** The same context that the operation of that name would have been given. */
function editorOf(
  context: HostContext,
  store: Store,
  person: string,
  operation: 'import.stage' | 'import.commit',
): WriteContext {
  const act = { operation, by: person, at: context.now() }
  return {
    ...context,
    store,
    read: store.reader,
    person,
    act,
    progress: () => undefined,
    write: (work, options) => write(store, { ...act, ...options }, work),
  }
}

function readManifest(context: HostContext): z.infer<typeof Manifest> {
  return Manifest.parse(JSON.parse(readFileSync(join(sampleFolder(context), 'manifest.json'), 'utf8')))
}

function sampleFolder(context: HostContext): string {
  return join(context.resourcesFolder, 'sample')
}
