import { createStore, openStore } from '#db/open.ts'
import { StoreFailure } from '#db/store-failure.ts'

/**
 * A process of its own that opens or makes a store, says `open` or the code of the failure, and then holds the store until it is
 * killed. Arguments: `open` or `create`, path; the passphrase is in STAFETT_PASSPHRASE.
 */
const [, , verb, path = ''] = process.argv
const passphrase = process.env['STAFETT_PASSPHRASE'] ?? ''
try {
  await (verb === 'create' ? createStore(path, passphrase) : openStore(path, passphrase, { readOnly: verb === 'read' }))
  console.log('open')
  setInterval(() => undefined, 1000)
} catch (error) {
  console.log(error instanceof StoreFailure ? error.code : String(error))
  process.exit(1)
}
