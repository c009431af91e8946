import { argon2id } from 'hash-wasm'

/**
 * The 256-bit key of a store, as hexadecimal: Argon2id (RFC 9106) of the passphrase, with the store's own 16-byte salt, which
 * stands first in the file. 64 MiB and three passes take about half a second and are the second recommended setting of the RFC.
 */
export function deriveKey(passphrase: string, salt: Uint8Array): Promise<string> {
  return argon2id({
    password: passphrase.normalize('NFC'),
    salt,
    parallelism: 1,
    iterations: 3,
    memorySize: 65_536,
    hashLength: 32,
    outputType: 'hex',
  })
}
