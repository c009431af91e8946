import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/operations.ts'
import type { createCore as CreateCore } from '#electron/core.ts'
import { findProjectFolders } from '#electron/host/project-folders.ts'
import { manyWords, writeDiaryCsv } from '../deliveries.ts'

/**
 * Makes a store with a diary of so many entries, the way a person would: delivered, planned, committed. Prints nothing; run in a
 * process of its own, so that what the import has taken of memory is not counted against the work that is measured.
 */
const [storePath = '', rows = '0'] = process.argv.slice(2)
const folder = dirname(storePath)
if (existsSync(storePath)) throw new Error(`${storePath} is there already`)
// What people run: the build, without the cost of stripping types in every worker.
const built = new URL('../../../out/main/electron/core.js', import.meta.url).href
const { createCore } = (await import(built)) as { createCore: typeof CreateCore }
const core = createCore({
  dataFolder: join(folder, 'data'),
  resourcesFolder: findProjectFolders(import.meta.url).resources,
  suggestedPerson: 'Bench',
})
let calls = 0

async function call<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await core.dispatch({ id: String(++calls), operation, input })
  if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply.failure)}`)
  return reply.value as OutputOf<N>
}

const sender = 'Länsstyrelsen i Norrmarks län'
await call('transfer.create', {
  place: (await core.register(storePath)).handle,
  passphrase: 'bench-bench-bench',
  person: 'Bench',
  transfer: { name: 'Bench', transferDate: '2019-01-01', senders: [sender], receiver: 'Region Norrmark' },
})
const file = join(folder, 'diary.csv')
writeDiaryCsv(file, Number(rows), manyWords)
const { importId } = await call('import.stage', {
  file: (await core.register(file)).handle,
  sender,
  register: 'diary',
})
const { fingerprint } = await call('import.preview', { importId })
await call('import.commit', { importId, fingerprint })
await call('transfer.close', {})
