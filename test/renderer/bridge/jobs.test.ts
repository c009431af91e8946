import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Bridge, Reply } from '#shared/contract/bridge.ts'
import { createJobs, jobOf } from '#renderer/bridge/jobs.ts'
import { OperationError } from '#renderer/bridge/operation-error.ts'

test('a long call is a job from the start until its reply, with the progress told under its id', async () => {
  const host = scriptedHost()
  const jobs = createJobs(host.bridge)
  const replied = jobs.call('import.commit', { importId: 1, fingerprint: 'x' })
  const [job] = jobs.current()
  expect(job).toMatchObject({ operation: 'import.commit', progress: null, cancelling: false })

  const progress = { kind: 'progress', job: job?.id ?? '', done: 3, total: 9, unit: 'rows', etaSeconds: null } as const
  jobs.hear(progress)
  expect(jobs.current()[0]?.progress).toBe(progress)
  jobs.cancel(job?.id ?? '')
  expect(jobs.current()[0]?.cancelling).toBe(true)
  expect(host.cancelled).toEqual([job?.id])

  host.answer({ ok: false, failure: { code: 'call.cancelled', params: {} } })
  await replied
  expect(jobs.current()).toEqual([])
})

test('the call about one import is told from that about another, whichever screen made it', async () => {
  const host = scriptedHost()
  const jobs = createJobs(host.bridge)
  const replies = [1, 2].map((importId) => jobs.call('import.commit', { importId, fingerprint: 'x' }))
  const [first, second] = jobs.current()
  expect(jobOf(jobs.current(), 'import.commit', 2)).toBe(second)
  expect(jobOf(jobs.current(), 'import.commit')).toBe(first)
  expect(jobOf(jobs.current(), 'import.commit', 3)).toBeUndefined()
  expect(jobOf(jobs.current(), 'history.undo')).toBeUndefined()
  for (const _ of replies) host.answer({ ok: false, failure: { code: 'call.cancelled', params: {} } })
  await Promise.all(replies)
})

test('a short call is no job, and no two calls share an id', async () => {
  const host = scriptedHost()
  const jobs = createJobs(host.bridge)
  const replies = [jobs.call('import.list', {}), jobs.call('import.list', {})]
  expect(jobs.current()).toEqual([])
  expect(new Set(host.called).size).toBe(2)
  host.answer({ ok: true, value: [] })
  host.answer({ ok: true, value: [] })
  expect(await Promise.all(replies)).toEqual([
    { ok: true, value: [] },
    { ok: true, value: [] },
  ])
})

test('leaving a screen cancels what it asked for', () => {
  const host = scriptedHost()
  const leaving = new AbortController()
  void createJobs(host.bridge).call('import.preview', { importId: 1 }, leaving.signal)
  leaving.abort()
  expect(host.cancelled).toEqual(host.called)
})

test('a host that is gone, or that refuses, is a failure and not an exception', async () => {
  const host = scriptedHost()
  const jobs = createJobs(host.bridge)
  const lost = jobs.call('report.list', {})
  host.break(new TypeError('fetch failed'))
  expect(await lost).toEqual({ ok: false, failure: { code: 'call.internal', params: { reason: 'no-answer' } } })
  const refused = jobs.call('report.list', {})
  host.break(new OperationError({ code: 'call.not-permitted', params: {} }))
  expect(await refused).toEqual({ ok: false, failure: { code: 'call.not-permitted', params: {} } })
})

/** A host at the other end of the wire, answering when it is told to. */
function scriptedHost(): {
  readonly bridge: Bridge<File>
  readonly called: string[]
  readonly cancelled: string[]
  readonly answer: (reply: Reply) => void
  readonly break: (error: Error) => void
} {
  const called: string[] = []
  const cancelled: string[] = []
  const waiting: { readonly settle: (reply: Reply<never>) => void; readonly reject: (error: Error) => void }[] = []
  return {
    called,
    cancelled,
    answer: (reply) => waiting.shift()?.settle(z.custom<Reply<never>>().parse(reply)),
    break: (error) => waiting.shift()?.reject(error),
    bridge: {
      capabilities: { pickPlace: false, reveal: false },
      call: (id) => {
        called.push(id)
        return new Promise((settle, reject) => waiting.push({ settle, reject }))
      },
      cancel: (id) => {
        cancelled.push(id)
      },
      listen: () => () => undefined,
      files: {
        accept: none,
        placeForStore: none,
        pickStore: none,
        placeForFile: none,
        placeForFolder: none,
        deliver: none,
      },
    },
  }
}

function none(): Promise<never> {
  return Promise.reject(new Error('Not asked for here'))
}
