import { describe, expect, test } from 'vitest'
import type { Bridge, Reply } from '#shared/contract/bridge.ts'
import { createJobs } from '#renderer/bridge/jobs.ts'
import { createReadingQueue, isQuestionable, wantsPassword } from '#renderer/features/imports/reading-queue.ts'
import type { Preflight, QueuedFile } from '#renderer/features/imports/reading-queue.ts'

const plain: Preflight = {
  name: 'personal.xlsx',
  bytes: 20_000,
  kind: 'xlsx',
  needsPassword: false,
  neededBytes: 100_000,
  freeBytes: 1_000_000_000,
  estimatedSeconds: 1,
  sameFile: null,
}

test.each([
  ['a small new file', {}, false],
  ['a password', { needsPassword: true }, true],
  ['the same file again', { sameFile: { fileName: 'a.xlsx', at: '2018-11-01T08:00:00Z', state: 'committed' } }, true],
  ['too little space', { freeBytes: 99_999 }, true],
  ['a long wait', { estimatedSeconds: 61 }, true],
] as const)('%s is asked about before reading: %j', (_name, found, expected) => {
  expect(isQuestionable({ ...plain, ...found })).toBe(expected)
})

test.each([
  ['file.password-protected', {}, true],
  ['file.wrong-password', {}, true],
  ['file.password-protected', { reason: 'cipher' }, false],
  ['file.empty', {}, false],
] as const)('a password is asked for after %s %j: %s', (code, params, expected) => {
  expect(wantsPassword({ code, params })).toBe(expected)
})

describe('the reading queue', () => {
  test('reads files one after the other, in the order they were given', async () => {
    const { queue, host, states } = queueOnHost({})
    queue.add('place', [added('a.csv'), added('b.csv')], () => undefined)
    await host.settled()
    expect(states()).toEqual(['a.csv read', 'b.csv read'])
    expect(host.calls).toEqual([
      'accept a.csv',
      'import.preflight a.csv',
      'import.stage a.csv',
      'accept b.csv',
      'import.preflight b.csv',
      'import.stage b.csv',
    ])
  })

  test('a file that needs an answer waits for it while the next is read', async () => {
    const { queue, host, states } = queueOnHost({ 'locked.xlsx': { needsPassword: true } })
    queue.add('place', [added('locked.xlsx'), added('b.csv')], () => undefined)
    await host.settled()
    expect(states()).toEqual(['locked.xlsx asking', 'b.csv read'])
  })

  test('a wrong password keeps the question, and the right one reads the file', async () => {
    const { queue, host, states } = queueOnHost({ 'locked.xlsx': { needsPassword: true } })
    queue.add('place', [added('locked.xlsx')], () => undefined)
    await host.settled()
    const [file] = queue.filesOf('place')
    queue.read(file?.id ?? 0, 'fel')
    await host.settled()
    expect(states()).toEqual(['locked.xlsx asking'])
    expect(queue.filesOf('place')[0]?.failure?.code).toBe('file.wrong-password')
    queue.read(file?.id ?? 0, 'rätt')
    await host.settled()
    expect(states()).toEqual(['locked.xlsx read'])
  })

  test('a file that cannot be read says why and does not stop the next', async () => {
    const { queue, host, states } = queueOnHost({ 'picture.png': null })
    queue.add('place', [added('picture.png'), added('b.csv')], () => undefined)
    await host.settled()
    expect(states()).toEqual(['picture.png failed', 'b.csv read'])
    expect(queue.filesOf('place')[0]?.failure?.code).toBe('file.unknown-format')
  })

  test('a pasted table is read without questions', async () => {
    const { queue, host, states } = queueOnHost({})
    queue.add('place', [{ name: 'Inklistrad', content: { kind: 'text', text: 'Enhet\tNamn' } }], () => undefined)
    await host.settled()
    expect(states()).toEqual(['Inklistrad read'])
    expect(host.calls).toEqual(['import.paste Enhet\tNamn'])
  })

  test('files of one transfer are not shown in another, and what is done makes room for what is new', async () => {
    const { queue, host } = queueOnHost({})
    queue.add('place', [added('a.csv')], () => undefined)
    await host.settled()
    expect(queue.filesOf('other')).toEqual([])
    queue.add('place', [added('b.csv')], () => undefined)
    expect(queue.filesOf('place').map(({ name }) => name)).toEqual(['b.csv'])
    await host.settled()
  })

  test('what happens while nobody looks is said, and what happens in sight is not', async () => {
    const { queue, host } = queueOnHost({ 'picture.png': null })
    const unseen: QueuedFile[] = []
    queue.add('place', [added('a.csv'), added('picture.png')], (file) => unseen.push(file))
    await host.settled()
    expect(unseen.map(({ name, state }) => `${name} ${state}`)).toEqual(['a.csv read', 'picture.png failed'])
    queue.subscribe(() => undefined)
    queue.add('place', [added('b.csv')], (file) => unseen.push(file))
    await host.settled()
    expect(unseen).toHaveLength(2)
  })
})

function added(name: string) {
  return { name, content: { kind: 'file' as const, file: new File(['x'], name) } }
}

/** A host that knows every file by its name; `null` stands for one that it cannot read. */
function queueOnHost(found: Readonly<Record<string, Partial<Preflight> | null>>) {
  const calls: string[] = []
  let imports = 0
  const answer = (operation: string, input: Readonly<Record<string, unknown>>): Reply => {
    const file = String(input['file'] ?? input['text'])
    calls.push(`${operation} ${file}`)
    if (operation === 'import.preflight') {
      if (found[file] === null) return { ok: false, failure: { code: 'file.unknown-format', params: {} } }
      return { ok: true, value: { ...plain, name: file, ...found[file] } }
    }
    if (found[file]?.needsPassword === true && input['password'] !== 'rätt') {
      return { ok: false, failure: { code: 'file.wrong-password', params: {} } }
    }
    imports += 1
    return { ok: true, value: { importId: imports } }
  }
  const bridge = {
    capabilities: { pickPlace: false, reveal: false },
    call: (_id: string, operation: string, input: Readonly<Record<string, unknown>>) =>
      Promise.resolve(answer(operation, input)),
    cancel: () => undefined,
    listen: () => () => undefined,
    files: {
      accept: (file: File) => {
        calls.push(`accept ${file.name}`)
        return Promise.resolve({ handle: file.name, name: file.name })
      },
    },
  } as unknown as Bridge<File>
  const queue = createReadingQueue(bridge, createJobs(bridge).call)
  return {
    queue,
    states: () => queue.filesOf('place').map(({ name, state }) => `${name} ${state}`),
    host: {
      calls,
      /** Every answer is already there: some turns of the event loop take them all in. */
      settled: async () => {
        for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done, 0))
      },
    },
  }
}
