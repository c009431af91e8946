import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDelivery, type DeliveryPart, type ReadOptions } from '#electron/files/delivery.ts'
import { FileFailure } from '#electron/files/file-failure.ts'
import { collect } from './collect.ts'

const folder = new URL('../../fixtures/files/', import.meta.url)
const inputs = readdirSync(folder).filter((name) => name.includes('.input.'))

describe('a delivery is read as it stands', () => {
  for (const input of inputs) {
    it(`from ${input}`, async () => {
      const output = new URL(`${input.replace('.input.', '.output.')}.json`, folder)
      expect(await readAll(input)).toEqual(JSON.parse(readFileSync(output, 'utf8')))
    })
  }

  it('has fixtures', () => {
    expect(inputs.length).toBeGreaterThan(100)
  })
})

/** What a person has decided about the file, if anything, stands beside it. */
async function readAll(input: string): Promise<DeliveryPart[] | { failure: Pick<FileFailure, 'code' | 'params'> }> {
  const choice = new URL(`${input.replace('.input.', '.options.')}.json`, folder)
  const options = existsSync(choice) ? (JSON.parse(readFileSync(choice, 'utf8')) as ReadOptions) : {}
  try {
    return await collect(readDelivery({ path: new URL(input, folder).pathname }, options))
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error
    return { failure: { code: error.code, params: error.params } }
  }
}
