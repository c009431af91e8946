import { hashRaw } from '@node-rs/argon2'

/**
 * The 256-bit key of a store, as hexadecimal: Argon2id (RFC 9106) of the passphrase, with the store's own 16-byte salt, which
 * stands first in the file. 64 MiB and three passes are the second recommended setting of the RFC; a thread beside works them out in
 * about a tenth of a second.
 */
export async function deriveKey(passphrase: string, salt: Uint8Array): Promise<string> {
  const costs = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 }
  return (await hashRaw(passphrase.normalize('NFC'), { ...costs, salt })).toString('hex')
}
