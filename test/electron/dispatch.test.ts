import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DispatchSettings } from '#electron/host/dispatch.ts'
import { createDispatcher } from '#electron/host/dispatch.ts'
import type { Handlers } from '#electron/host/context.ts'
import { FileFailure } from '#electron/files/file-failure.ts'
import { handlers } from '#electron/operations/handlers.ts'
import { StoreFailure } from '#db/store-failure.ts'
import type { HostMessage, Reply } from '#shared/contract/bridge.ts'
import { isFailureCode, ok } from '#shared/contract/failure.ts'
import type { CommandRow, QueryRow } from '#shared/contract/operation.ts'
import { operations } from '#shared/contract/operations.ts'
import { passphrase, person, startCore, transfer } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { createRandom } from '#test/shared/identity/seeded-random.ts'

const rows = Object.entries(operations) as [string, QueryRow | CommandRow][]
const names = rows.map(([name]) => name)

/** Codes that the boundary itself may answer, whatever the operation. */
const boundaryCodes = ['call.unknown-operation', 'call.invalid-input', 'call.not-permitted', 'store.none-open']

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

let calls = 0
const send = (operation: string, input: unknown, id = `call ${++calls}`): Promise<Reply> =>
  desk.core.dispatch({ id, operation, input })
const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.failure.code)

describe('an operation that there is not', () => {
  it.each([
    '',
    'nonsense',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'import',
    'IMPORT.LIST',
    'import.list ',
  ])('%j is refused by name', async (operation) => {
    expect(await send(operation, {})).toEqual({
      ok: false,
      failure: { code: 'call.unknown-operation', params: { operation } },
    })
  })

  it('is named by its first hundred characters', async () => {
    const reply = await send('x'.repeat(1_000_000), {})
    expect(reply).toMatchObject({ failure: { params: { operation: 'x'.repeat(100) } } })
  })
})

describe('a call', () => {
  it('is refused while another one of the same name runs', async () => {
    const [first, second] = await Promise.all([send('session.state', {}, 'twin'), send('import.list', {}, 'twin')])
    expect([codeOf(first), codeOf(second)]).toEqual(['ok', 'call.invalid-input'])
    expect(codeOf(await send('import.list', {}, 'twin'))).toBe('ok')
  })

  it('that comes once more while it runs gets the answer of the first', async () => {
    const [first, second] = await Promise.all([send('import.list', {}, 'again'), send('import.list', {}, 'again')])
    expect(first.ok).toBe(true)
    expect(second).toBe(first)
  })

  it('that comes once more after it has ended is not carried out again', async () => {
    const own = startCore()
    await own.createTransfer()
    const call = { id: 'resent', operation: 'transfer.add-sender', input: { name: 'Landstinget' } }
    const first = await own.core.dispatch(call)
    expect(first.ok).toBe(true)
    expect(await own.core.dispatch(call)).toEqual(first)
    const { events } = await own.value('history.list', { count: 50 })
    expect(events.filter(({ operation }) => operation === call.operation)).toHaveLength(1)
    await own.stop()
  })

  it('whose input is wrong is told where', async () => {
    expect(await send('register.rows', { viewId: 'x', start: -1, count: 5 })).toMatchObject({
      failure: { code: 'call.invalid-input', params: { path: 'start', issue: expect.stringMatching(/\S/) as string } },
    })
  })
})

describe('the permission of', () => {
  const needing = (needs: string): string[] => rows.flatMap(([name, row]) => (row.needs === needs ? [name] : []))

  it.each([...needing('reader'), ...needing('editor')])(
    '%s is not given without a store, before its input is looked at',
    async (name) => {
      const empty = startCore()
      for (const input of [{}, undefined, 'x']) {
        const reply = await empty.core.dispatch({ id: 'a', operation: name, input })
        expect(codeOf(reply)).toBe('store.none-open')
      }
      await empty.stop()
    },
  )

  describe('a store that is open for reading', () => {
    let reading: TestCore
    beforeAll(async () => {
      reading = startCore()
      await reading.openTransfer(desk.path('prov.stafett'), { readOnly: true })
    })
    afterAll(() => reading.stop())

    it.each(needing('editor'))('is not given to %s', async (name) => {
      expect(await reading.core.dispatch({ id: 'a', operation: name, input: {} })).toEqual({
        ok: false,
        failure: { code: 'call.not-permitted', params: { needs: 'editor' } },
      })
    })

    it('is given to whoever only looks', async () => {
      expect((await reading.value('session.state', {})).open).toMatchObject({ readOnly: true, name: transfer.name })
      expect(await reading.value('checklist.view', {})).toMatchObject({ transferDate: transfer.transferDate })
    })
  })
})

describe('whatever is sent', () => {
  const random = createRandom(20_190_101)
  const strings = [
    '',
    ' ',
    'å',
    '__proto__',
    'constructor',
    '\u0000',
    '\uD800',
    '\u202E',
    "'; DROP TABLE staff; --",
    '../../etc/passwd',
    'staff',
    '2019-01-01',
    '1e999',
    '<script>',
    'x'.repeat(300),
    'x'.repeat(20_000),
  ]
  const numbers = [0, -0, 1, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, Number.NaN, Number.POSITIVE_INFINITY]

  function randomValue(depth: number): unknown {
    switch (random.between(0, depth > 3 ? 4 : 7)) {
      case 0:
        return null
      case 1:
        return random.pick([true, false])
      case 2:
        return random.pick(numbers)
      case 3:
        return random.pick(strings)
      case 4:
        return undefined
      case 5:
        return Array.from({ length: random.between(0, 4) }, () => randomValue(depth + 1))
      default:
        return Object.fromEntries(
          Array.from({ length: random.between(0, 4) }, () => [random.pick(strings), randomValue(depth + 1)]),
        )
    }
  }

  /** The names that the operation knows, with anything at all for values. */
  function randomInput(row: QueryRow | CommandRow): unknown {
    const shape = row.input instanceof z.ZodObject ? Object.keys(row.input.shape) : []
    const known = Object.fromEntries(shape.map((name) => [name, randomValue(1)]))
    const kinds = [() => known, () => known, () => randomValue(0), () => ({ ...known, more: randomValue(1) })]
    return random.pick(kinds)()
  }

  it('is answered with a value or a declared failure, never a bug, and leaves no trace', async () => {
    const before = await desk.value('history.list', {})
    const answered = new Map<string, number>()
    for (let round = 0; round < 2000; round++) {
      const [name, row] = random.pick(rows)
      const input = randomInput(row)
      // What is right is not refused: these two could happen to be.
      if (name === 'transfer.close' || name === 'transfer.add-sender') continue
      const code = codeOf(await send(name, input))
      answered.set(code, (answered.get(code) ?? 0) + 1)
      const declared: readonly string[] = ['ok', ...boundaryCodes, ...row.fails]
      expect([name, code, declared.includes(code)]).toEqual([name, code, true])
    }
    expect(await desk.value('history.list', {})).toEqual(before)
    expect(answered.get('call.invalid-input')).toBeGreaterThan(1000)
    expect(answered.get('ok')).toBeGreaterThan(10)
  })

  it.each(names.filter((name) => name !== 'transfer.close'))(
    '%s refuses what is no object, and objects with odd names',
    async (name) => {
      for (const input of [undefined, null, 1, 'x', [], [{}], () => ({}), Symbol('x'), 10n]) {
        expect(codeOf(await send(name, input))).toBe('call.invalid-input')
      }
      const odd = JSON.parse('{"__proto__": {"readOnly": true}, "constructor": {"prototype": {"x": 1}}}') as unknown
      expect(codeOf(await send(name, odd))).toBe('call.invalid-input')
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
    },
  )

  it('in size is refused, not choked on', async () => {
    const huge = 'å'.repeat(5_000_000)
    expect(codeOf(await send('register.open', { register: 'staff', search: huge }))).toBe('call.invalid-input')
    expect(codeOf(await send('transfer.add-sender', { name: huge }))).toBe('call.invalid-input')
    expect(codeOf(await send('transfer.open', { store: huge, passphrase: huge, person: huge }))).toBe(
      'call.invalid-input',
    )
    const filters = Array.from({ length: 100_000 }, () => ({ kind: 'contains', field: 'x', text: 'y' }))
    expect(codeOf(await send('register.open', { register: 'staff', filters }))).toBe('call.invalid-input')
  })

  it('at the limits of a view is answered', async () => {
    const values = Array.from({ length: 500 }, (_, index) => `värde ${index}`)
    const filters = Array.from({ length: 50 }, () => ({ kind: 'in', field: 'familyName', values }))
    const sort = Array.from({ length: 5 }, () => ({ field: 'familyName', descending: true }))
    expect(codeOf(await send('register.open', { register: 'staff', search: 'å '.repeat(100), filters, sort }))).toBe(
      'ok',
    )
  })

  it('of rows beyond the end of a view is none', async () => {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    for (const start of [0, 1, Number.MAX_SAFE_INTEGER])
      expect(await desk.value('register.rows', { viewId, start, count: 500 })).toMatchObject({ start, rows: [] })
  })

  it('of a view that is gone is said to be gone', async () => {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    for (let other = 0; other < 12; other++) await desk.value('register.open', { register: 'cases' })
    expect(await desk.outcome('register.rows', { viewId, start: 0, count: 1 })).toBe('register.view-expired')
  })
})

describe('a handler', () => {
  /** A boundary with the real handlers but one. */
  function boundaryWith(replaced: Partial<Handlers>): {
    readonly reply: (operation: string) => Promise<Reply>
    bugs: unknown[]
    said: HostMessage[]
  } {
    const bugs: unknown[] = []
    const said: HostMessage[] = []
    const settings: DispatchSettings = {
      handlers: { ...handlers, ...replaced },
      host: {
        files: { register: () => ({ handle: 'h', name: 'n' }), path: () => undefined, release: () => undefined },
        recent: { list: () => [], add: () => undefined },
        suggestedPerson: person,
        resourcesFolder: '',
        now: () => '2018-12-01T00:00:00.000Z',
        session: () => null,
        setSession: () => undefined,
        previews: new Map(),
        views: {
          prepare: () => undefined,
          open: () => Promise.reject(new Error('No views here')),
          find: () => undefined,
          clear: () => undefined,
        },
      },
      announce: (message) => said.push(message),
      reportBug: (_, error) => bugs.push(error),
    }
    const dispatcher = createDispatcher(settings)
    return { reply: (operation) => dispatcher.dispatch({ id: 'x', operation, input: {} }), bugs, said }
  }

  it('that throws is a bug, written down and answered without its words', async () => {
    const { reply, bugs } = boundaryWith({ 'session.state': () => Promise.reject(new Error('hemlig text')) })
    expect(await reply('session.state')).toEqual({
      ok: false,
      failure: { code: 'call.internal', params: { operation: 'session.state' } },
    })
    expect(bugs).toHaveLength(1)
  })

  it.each([
    ['a file failure that the operation does not declare', new FileFailure('file.empty', { name: 'x' })],
    ['a cancel where the operation is no job', new FileFailure('file.cancelled')],
    ['a failure of another feature', new StoreFailure('import.stale')],
    ['nothing at all', undefined],
    ['a text', 'hemlig text'],
  ])('that throws %s is a bug', async (_, thrown) => {
    const { reply, bugs } = boundaryWith({
      'session.state': () => {
        throw thrown
      },
    })
    expect(codeOf(await reply('session.state'))).toBe('call.internal')
    expect(bugs).toHaveLength(1)
  })

  it('that throws a failure of the store is answered with it', async () => {
    const { reply } = boundaryWith({
      'session.state': () => Promise.reject(new StoreFailure('store.disk-full', { name: 'x' })),
    })
    expect(await reply('session.state')).toEqual({
      ok: false,
      failure: { code: 'store.disk-full', params: { name: 'x' } },
    })
  })

  it('that answers more than its row says is a bug, and nothing of it gets out', async () => {
    const state = { suggestedPerson: '', recent: [], open: null, key: 'nyckeln' }
    const { reply, bugs } = boundaryWith({ 'session.state': () => Promise.resolve(ok(state)) })
    expect(JSON.stringify(await reply('session.state'))).not.toContain('nyckeln')
    expect(bugs).toHaveLength(1)
  })

  it('of a command that fails announces nothing', async () => {
    const { reply, said } = boundaryWith({
      'transfer.close': () => Promise.reject(new StoreFailure('store.disk-full')),
    })
    await reply('transfer.close')
    expect(said).toEqual([])
  })
})

describe('every failure', () => {
  it('that an operation declares is a code with a sentence', () => {
    for (const [, row] of rows) expect(row.fails.filter((code) => !isFailureCode(code))).toEqual([])
  })
})

describe('the session', () => {
  it('is told by state, and lost by closing', async () => {
    const other = startCore()
    expect((await other.value('session.state', {})).open).toBeNull()
    await other.createTransfer('a.stafett')
    const { open, recent } = await other.value('session.state', {})
    expect(open).toMatchObject({ ...transfer, fileName: 'a.stafett', person, readOnly: false })
    expect(recent).toMatchObject([{ name: 'a.stafett' }])
    // A wrong passphrase for the store that is open does not cost it.
    const store = await other.handle('a.stafett')
    expect(await other.outcome('transfer.open', { store, passphrase: 'fel lösenfras', person })).toBe(
      'store.wrong-passphrase',
    )
    expect((await other.value('session.state', {})).open).toMatchObject({ fileName: 'a.stafett' })
    // The right one opens it anew.
    await other.value('transfer.open', { store, passphrase, person: 'Någon annan' })
    expect((await other.value('session.state', {})).open).toMatchObject({ person: 'Någon annan' })
    await other.value('transfer.close', {})
    expect((await other.value('session.state', {})).open).toBeNull()
    await other.stop()
  })

  it.each([
    ['transfer.create', { place: 'ingen', passphrase, person, transfer }],
    ['transfer.open', { store: 'ingen', passphrase, person }],
    ['sample.create', { place: 'ingen', passphrase, person }],
    ['sample.save-sources', { folder: 'ingen' }],
  ])('%s is refused for a handle that was never given out', async (name, input) => {
    expect(codeOf(await send(name, input))).toBe('file.unknown-handle')
  })

  it('is kept when another store cannot be made or opened', async () => {
    const place = await desk.file('upptagen', 'x')
    expect(await desk.outcome('transfer.create', { place, passphrase, person, transfer })).toBe('store.exists')
    expect(await desk.outcome('transfer.open', { store: place, passphrase, person })).toBe('store.not-a-store')
    expect((await desk.value('session.state', {})).open).toMatchObject({ fileName: 'prov.stafett' })
  })

  it('takes no passphrase shorter than eight characters', async () => {
    const place = await desk.handle('ny.stafett')
    expect(await desk.outcome('transfer.create', { place, passphrase: 'kort', person, transfer })).toBe(
      'call.invalid-input',
    )
  })
})

describe('a sender', () => {
  it('is added once, and taken back while nothing rests on it', async () => {
    const { open } = await desk.value('transfer.add-sender', { name: '  Trafikmyndigheten ' })
    expect(open?.senders).toEqual([...transfer.senders, 'Trafikmyndigheten'])
    const [event] = (await desk.value('history.list', { count: 1 })).events
    expect(event).toMatchObject({
      operation: 'transfer.add-sender',
      params: { name: 'Trafikmyndigheten' },
      undoable: true,
    })
    await desk.value('history.undo', { eventId: event?.id ?? 0 })
    expect((await desk.value('session.state', {})).open?.senders).toEqual(transfer.senders)
  })

  it('is not taken back once a delivery came from it', async () => {
    await desk.value('transfer.add-sender', { name: 'Trafikmyndigheten' })
    const [event] = (await desk.value('history.list', { count: 1 })).events
    const file = await desk.file('lista.csv', 'Anstnr;Efternamn\r\n1;Berg\r\n')
    await desk.value('import.stage', { file, sender: 'Trafikmyndigheten' })
    expect(await desk.failure('history.undo', { eventId: event?.id ?? 0 })).toMatchObject({
      code: 'history.has-dependants',
      params: { count: 1 },
    })
  })

  it('that was there already changes nothing', async () => {
    const { open } = await desk.value('transfer.add-sender', { name: 'Förbundet' })
    expect(open?.senders.filter((name) => name === 'Förbundet')).toHaveLength(1)
  })
})

describe('history', () => {
  it('is read a page at a time, the newest first', async () => {
    const { events } = await desk.value('history.list', {})
    const ids = events.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    const page = await desk.value('history.list', { before: ids[0] ?? 0, count: 2 })
    expect([page.events.map(({ id }) => id), page.more]).toEqual([ids.slice(1, 3), true])
    expect(await desk.value('history.list', { before: 1 })).toMatchObject({ events: [], more: false })
  })

  it.each([0, -1, 4711, Number.MAX_SAFE_INTEGER])('has no event %d to undo', async (eventId) => {
    expect(await desk.outcome('history.undo', { eventId })).toBe('history.unknown-event')
  })

  it('does not undo the making of the transfer', async () => {
    expect(await desk.outcome('history.undo', { eventId: 1 })).toBe('history.not-undoable')
  })
})
