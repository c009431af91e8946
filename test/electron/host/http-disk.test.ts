import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ask, ownHeaders, startLoopback, type Answer, type Loopback } from './loopback-attempt.ts'

let loopback: Loopback | undefined
afterEach(async () => await loopback?.stop())

async function uploadTo(path: string): Promise<Answer> {
  loopback = await startLoopback({ runFolder: (made) => ({ ...made, newPath: () => Promise.resolve(path) }) })
  const { port } = loopback.port
  return await ask(port, {
    method: 'POST',
    path: '/files?name=a.csv',
    headers: ownHeaders(port, await loopback.enter()),
    body: 'x'.repeat(3_000_000),
  })
}

// The failed file is removed afterwards, so the device is only ever named through a link in a folder of the test's own.
test.runIf(process.platform === 'linux')(
  'a full disk is named after the whole upload has been taken, so that the browser shows the reply',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stafett-full-'))
    const link = join(folder, 'a.csv')
    symlinkSync('/dev/full', link)
    const answer = await uploadTo(link)
    expect([answer.status, JSON.parse(answer.body).failure.code]).toEqual([507, 'file.no-space'])
    expect([existsSync(link), existsSync('/dev/full')]).toEqual([false, true])
    rmSync(folder, { recursive: true })
  },
)

test('a folder that cannot be written to is named', async () => {
  const answer = await uploadTo('/no/such/folder/a.csv')
  expect(answer.status).toBe(500)
  expect(JSON.parse(answer.body).failure).toEqual({
    code: 'file.not-writable',
    params: { name: 'a.csv', system: 'ENOENT' },
  })
})
