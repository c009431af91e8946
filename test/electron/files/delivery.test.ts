import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDelivery, type DeliveryPart } from '#electron/files/delivery.ts'
import { FileFailure } from '#electron/files/file-failure.ts'
import { collect } from './collect.ts'

const folder = new URL('../../fixtures/files/', import.meta.url)
const inputs = readdirSync(folder).filter((name) => name.includes('.input.'))

describe('a delivery is read as it stands', () => {
  for (const input of inputs) {
    it(`from ${input}`, async () => {
      const output = new URL(`${input.replace('.input.', '.output.')}.json`, folder)
      expect(await readAll(new URL(input, folder).pathname)).toEqual(JSON.parse(readFileSync(output, 'utf8')))
    })
  }

  it('has fixtures', () => {
    expect(inputs.length).toBeGreaterThan(50)
  })
})

async function readAll(path: string): Promise<DeliveryPart[] | { failure: Pick<FileFailure, 'code' | 'params'> }> {
  try {
    return await collect(readDelivery(path))
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error
    return { failure: { code: error.code, params: error.params } }
  }
}
