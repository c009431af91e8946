import { basename, dirname } from 'node:path'
import { ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { createStore, removeStore } from '#db/open.ts'
import type { Store } from '#db/open.ts'
import { roleOf } from '#db/stores/people.ts'
import { insertTransfer, readTransfer } from '#db/stores/transfer.ts'
import type { Transfer } from '#db/stores/transfer.ts'
import { write } from '#db/write.ts'
import type { HostContext } from '../../host/context.ts'

/** Makes a store with its transfer and opens it; a store whose first event cannot be written is removed again. */
export async function createSession(
  context: HostContext,
  path: string,
  passphrase: string,
  person: string,
  transfer: Transfer,
  operation: 'transfer.create' | 'sample.create',
): Promise<Store> {
  const store = await createStore(path, passphrase)
  try {
    await write(store, { operation, by: person, at: context.now() }, async (tx) => {
      tx.describe({ name: transfer.name, transferDate: transfer.transferDate })
      await insertTransfer(tx, transfer)
      return ok(null)
    })
  } catch (error) {
    removeStore(store)
    throw error
  }
  await context.setSession({ store, person })
  context.recent.add(path, context.now())
  return store
}

export async function describeSession(context: HostContext): Promise<OutputOf<'session.state'>> {
  const session = context.session()
  const recent = context.recent.list().map(({ path, openedAt }) => ({
    ...context.files.register(path),
    folder: dirname(path),
    openedAt,
  }))
  const state = { suggestedPerson: context.suggestedPerson, recent }
  if (session === null) return { ...state, open: null }
  const { store, person } = session
  const { name, transferDate, senders, receiver, receiverParty } = await readTransfer(store.reader)
  const role = roleOf(store.reader, person)
  return {
    ...state,
    open: {
      fileName: basename(store.path),
      folder: dirname(store.path),
      readOnly: store.writer === null || role === 'reader',
      person,
      role,
      name,
      transferDate,
      senders: [...senders],
      receiver,
      receiverParty,
    },
  }
}
