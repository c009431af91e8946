import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Steps } from '#shared/steps.ts'
import { inTurns } from '#electron/host/in-turns.ts'

it('lets others have their turn between two steps of long work, and hands on what it comes to or throws', async () => {
  function* work(until: number): Steps<string> {
    for (let step = 0; step < 10; step++) {
      for (const from = performance.now(); performance.now() - from < until;);
      yield
    }
    return 'done'
  }
  const turns = { count: 0, isOver: false }
  const others = (async () => {
    for (; !turns.isOver; turns.count++) await setImmediate()
  })()
  expect(await inTurns(work(15))).toBe('done')
  turns.isOver = true
  await others
  expect(turns.count).toBeGreaterThan(8)
  const torn = inTurns(
    // oxlint-disable-next-line eslint/require-yield -- it never comes so far
    (function* (): Steps<never> {
      throw new Error('torn')
    })(),
  )
  await expect(torn).rejects.toThrow('torn')
})
