import { basename } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import { openStore } from '#db/open.ts'
import { hasTransfer, insertSender } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { createSession, describeSession } from './steps/session.ts'

export const sessionState: Handler<'session.state'> = async (context) => ok(await describeSession(context))

export const createTransfer: Handler<'transfer.create'> = async (context, { place, passphrase, person, transfer }) => {
  const path = context.files.path(place)
  if (path === undefined) return fail('file.unknown-handle')
  await createSession(context, path, passphrase, person, transfer, 'transfer.create')
  return ok(await describeSession(context))
}

export const openTransfer: Handler<'transfer.open'> = async (
  context,
  { store: handle, passphrase, person, readOnly },
) => {
  const path = context.files.path(handle)
  if (path === undefined) return fail('file.unknown-handle')
  if (context.session()?.store.path === path) {
    // The same file cannot be owned twice, not even by the one who already owns it; tried first, so that it is not lost in vain.
    const tried = await openStore(path, passphrase, { readOnly: true })
    tried.close()
    await context.setSession(null)
  }
  const store = await openStore(path, passphrase, { readOnly })
  if (!(await hasTransfer(store.reader))) {
    store.close()
    return fail('store.damaged', { name: basename(path) })
  }
  await context.setSession({ store, person })
  context.recent.add(path, context.now())
  return ok(await describeSession(context))
}

export const closeTransfer: Handler<'transfer.close'> = async (context) => {
  await context.setSession(null)
  return ok(await describeSession(context))
}

export const addSender: Handler<'transfer.add-sender'> = async (context, { name }) => {
  await context.write(async (tx) => {
    tx.describe({ name })
    await insertSender(tx, name)
    return ok(null)
  })
  return ok(await describeSession(context))
}
