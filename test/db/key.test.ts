import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKey } from '#db/key.ts'

const salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex')

describe('the key of a store', () => {
  it('is Argon2id as another implementation works it out, with 64 MiB and three passes', async () => {
    const message = 'Räksmörgås på Åre station'
    const costs = { nonce: salt, memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 }
    expect(await deriveKey(message, salt)).toBe(argon2Sync('argon2id', { message, ...costs }).toString('hex'))
  })

  it('is the same however the letters of the passphrase are put together', async () => {
    expect(await deriveKey('Årsra\u0308kning', salt)).toBe(await deriveKey('A\u030Arsräkning', salt))
  })
})
