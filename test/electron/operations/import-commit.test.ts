import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { csv, person as who, startCore } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { diaryCsv, people, person, previewOf, registersNow, rowsIn, staffCsv } from './deliveries.ts'

/** What becomes of a plan: it goes in, comes again, is taken back, is stopped. */

let desk: TestCore
beforeAll(() => {
  desk = startCore()
})
afterAll(() => desk.stop())

let stores = 0
const newTransfer = (): Promise<void> => desk.createTransfer(`prov-${++stores}.stafett`)

/** Resolves after a while, to false. */
function pause(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))
}

describe('a commit', () => {
  beforeEach(newTransfer)

  it('is refused when another one came between, and goes well after a new look', async () => {
    const first = await previewOf(desk, staffCsv(people(3)))
    const second = await previewOf(desk, staffCsv(people(3, 10)))
    await desk.value('import.commit', { importId: first.view.importId, fingerprint: first.fingerprint })
    const { importId } = second.view
    expect(await desk.outcome('import.commit', { importId, fingerprint: second.fingerprint })).toBe('import.stale')
    expect(await rowsIn(desk, 'staff')).toBe(3)
    const { fingerprint } = await desk.value('import.preview', { importId })
    await desk.value('import.commit', { importId, fingerprint })
    expect(await rowsIn(desk, 'staff')).toBe(6)
  })

  it('is refused when the reading has changed since it was looked at', async () => {
    const { view, fingerprint } = await previewOf(desk, staffCsv(people(3)))
    await desk.value('import.remap', { importId: view.importId, choice: { sender: 'Förbundet' } })
    expect(await desk.outcome('import.commit', { importId: view.importId, fingerprint })).toBe('import.stale')
  })

  it('goes in and is announced once, also when it is asked for twice at once', async () => {
    const { view, fingerprint } = await previewOf(desk, staffCsv(people(3)))
    const before = desk.messages.length
    const both = await Promise.all(
      [1, 2].map(() => desk.outcome('import.commit', { importId: view.importId, fingerprint })),
    )
    expect(both.toSorted()).toEqual(['import.wrong-state', 'ok'])
    expect(await rowsIn(desk, 'staff')).toBe(3)
    expect(desk.messages.slice(before).filter(({ kind }) => kind === 'changed')).toEqual([
      expect.objectContaining({ by: who, topics: expect.arrayContaining(['staff', 'imports', 'history']) as string[] }),
    ])
  })

  it('of an import that is not there, or was discarded, is refused', async () => {
    const { view, fingerprint } = await previewOf(desk, staffCsv(people(3)))
    await desk.value('import.discard', { importId: view.importId })
    expect(await desk.outcome('import.commit', { importId: view.importId, fingerprint })).toBe('import.wrong-state')
    expect(await desk.outcome('import.commit', { importId: 4711, fingerprint })).toBe('import.unknown')
    expect(await desk.outcome('import.preview', { importId: view.importId })).toBe('import.unknown')
    expect(await desk.outcome('import.discard', { importId: view.importId })).toBe('import.wrong-state')
    expect(await desk.value('import.list', {})).toEqual([])
  })

  it('lets reads be answered while it runs', async () => {
    const { view, fingerprint } = await previewOf(desk, diaryCsv(5000))
    const commit = desk.value('import.commit', { importId: view.importId, fingerprint })
    const ended = commit.then(() => true)
    let answered = 0
    let slowest = 0
    for (;;) {
      const askedAt = performance.now()
      const summary = await desk.value('register.summary', {})
      slowest = Math.max(slowest, performance.now() - askedAt)
      if (await Promise.race([ended, pause(5)])) break
      // Nothing of it until all of it: the worker has committed a moment before the call is answered.
      const rows = summary.find(({ register }) => register === 'diary')?.rows
      expect([0, 5000]).toContain(rows)
      if (rows === 0) answered++
    }
    expect((await commit).new).toBe(5000)
    expect(answered).toBeGreaterThan(3)
    expect(slowest).toBeLessThan(1500)
  })
})

describe('a second delivery', () => {
  beforeAll(async () => {
    await newTransfer()
    await desk.importFile(await desk.file('lista.csv', staffCsv(people(20))))
  }, 60_000)

  it('of the same file changes nothing', async () => {
    const { counts, view, fingerprint } = await previewOf(desk, staffCsv(people(20)))
    expect(counts).toEqual({
      read: 20,
      expanded: 0,
      new: 0,
      changed: 0,
      unchanged: 20,
      rejected: 0,
      footer: 0,
      vanished: 0,
      conflicts: 0,
    })
    const before = await registersNow(desk)
    const receipt = await desk.value('import.commit', { importId: view.importId, fingerprint })
    expect({ receipt, now: await registersNow(desk) }).toMatchObject({
      receipt: { new: 0, unchanged: 20 },
      now: before,
    })
    // That it came, and that the register agrees, is an event of the history.
    const [event] = (await desk.value('history.list', {})).events
    expect(event).toMatchObject({ id: receipt.eventId, params: { unchanged: 20, changed: 0, vanished: 0 } })
  })

  it('says how many rows are no longer in it, not counting those that it names and that stay out', async () => {
    const listed = [person(0), person(0), person(1), person(2, { family: '' }), person(3), person(3, { salary: '1' })]
    const { counts } = await previewOf(desk, staffCsv(listed))
    expect(counts).toEqual({
      read: 6,
      expanded: 0,
      new: 0,
      changed: 0,
      unchanged: 2,
      rejected: 4,
      footer: 0,
      vanished: 16,
      conflicts: 0,
    })
  })

  it('from another sender is another list', async () => {
    const file = await desk.file('lista.csv', staffCsv(people(5)))
    const { importId } = await desk.value('import.stage', { file, sender: 'Förbundet' })
    expect((await desk.value('import.preview', { importId })).counts).toMatchObject({
      new: 5,
      vanished: 0,
      conflicts: 0,
    })
  })

  it('with three edited rows changes exactly those', async () => {
    const edited = people(20).map((row, index) => (index % 7 === 3 ? { ...row, salary: '40000' } : row))
    const before = await shownStaff()
    const { receipt } = await desk.importFile(await desk.file('lista2.csv', staffCsv(edited)))
    expect(receipt).toMatchObject({ read: 20, new: 0, changed: 3, unchanged: 17, rejected: 0 })
    const after = await shownStaff()
    const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))
    expect(changed.map(({ values }) => [values['employmentNumber'], values['monthlySalary']])).toEqual([
      ['001003', 40000],
      ['001010', 40000],
      ['001017', 40000],
    ])
  })

  it('leaves fields alone that it has no column for, and the place of the row with them', async () => {
    const named = people(20).map((row) => ({ ...row, given: 'Förnamn' }))
    const rows = named.map((row) => [row.employment, row.family, row.number, 'B 12'])
    const order = (await shownStaff()).map(({ id }) => id)
    await desk.importFile(await desk.file('fler.csv', csv([['Anstnr', 'Efternamn', 'Personnummer', 'Rum'], ...rows])))
    const after = await shownStaff()
    expect(after[0]?.values).toMatchObject({ givenNames: 'Förnamn', monthlySalary: 32500, room: 'B 12' })
    expect(after.map(({ id }) => id)).toEqual(order)
  })

  async function shownStaff() {
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    return (await desk.value('register.rows', { viewId, start: 0, count: 500 })).rows
  }
})

describe('undo of an import', () => {
  beforeEach(newTransfer)

  it('gives back exactly what was, also after the store has been closed and opened', async () => {
    const [name] = [`prov-${stores}.stafett`]
    await desk.importFile(await desk.file('a.csv', staffCsv([...people(10), person(11, { salary: 'x' })])))
    const before = await registersNow(desk)
    const edited = people(14).map((row, index) => ({ ...row, salary: index % 2 === 1 ? '1' : 'okänd' }))
    const { receipt } = await desk.importFile(await desk.file('b.csv', staffCsv(edited)))
    // The five known rows whose new salary cannot be read keep the one they have.
    expect(receipt).toMatchObject({ new: 3, changed: 6, unchanged: 5 })
    expect(await registersNow(desk)).not.toEqual(before)

    await desk.value('transfer.close', {})
    await desk.openTransfer(name)
    await desk.value('history.undo', { eventId: receipt.eventId })
    expect(await registersNow(desk)).toEqual(before)
    const { chain, events } = await desk.value('history.list', {})
    expect(chain.intact).toBe(true)
    expect(events[0]).toMatchObject({ operation: 'history.undo', undoes: receipt.eventId, undoable: false })
    expect(events.find(({ id }) => id === receipt.eventId)).toMatchObject({ undoneBy: events[0]?.id, undoable: false })
  })

  it('makes it a staged one again, that can be committed anew or discarded', async () => {
    const { importId, receipt } = await desk.importFile(await desk.file('a.csv', staffCsv(people(4))))
    await desk.value('history.undo', { eventId: receipt.eventId })
    // What was looked at before the undo is stale.
    expect(await desk.outcome('import.commit', { importId, fingerprint: `1.${receipt.eventId}` })).toBe('import.stale')
    expect(await desk.value('import.list', {})).toMatchObject([
      { importId, state: 'staged', counts: null, commitEventId: null },
    ])
    const { fingerprint, counts } = await desk.value('import.preview', { importId })
    expect(counts).toMatchObject({ new: 4 })
    const again = await desk.value('import.commit', { importId, fingerprint })
    await desk.value('history.undo', { eventId: again.eventId })
    await desk.value('import.discard', { importId })
    expect(await rowsIn(desk, 'staff')).toBe(0)
  })

  it('is refused while a later one rests on it, and possible once that is undone', async () => {
    const first = await desk.importFile(await desk.file('a.csv', staffCsv(people(4))))
    const second = await desk.importFile(
      await desk.file('b.csv', staffCsv(people(4).map((row) => ({ ...row, salary: '2' })))),
    )
    expect(await desk.failure('history.undo', { eventId: first.receipt.eventId })).toMatchObject({
      code: 'history.has-dependants',
      params: { count: 1, events: String(second.receipt.eventId) },
    })
    await desk.value('history.undo', { eventId: second.receipt.eventId })
    await desk.value('history.undo', { eventId: first.receipt.eventId })
    expect(await rowsIn(desk, 'staff')).toBe(0)
  })
})

describe('cancelling', () => {
  beforeEach(newTransfer)

  /** Starts a call, cancels it after its first progress (or at once), and answers the code. */
  async function cancelled(
    start: (id: string) => Promise<{ readonly ok: boolean; readonly failure?: { readonly code: string } }>,
    after: 'start' | 'progress',
  ) {
    const id = randomUUID()
    const reply = start(id)
    if (after === 'progress') {
      await new Promise<void>((resolve) => {
        const stop = desk.core.listen((message) => {
          if (message.kind !== 'progress' || message.job !== id) return
          stop()
          resolve()
        })
      })
    }
    const askedAt = performance.now()
    desk.core.cancel(id)
    const { failure } = await reply
    return { code: failure?.code, milliseconds: performance.now() - askedAt }
  }

  it.each(['start', 'progress'] as const)('a stage at its %s leaves nothing', async (after) => {
    const file = await desk.file('stor.csv', diaryCsv(20_000))
    const before = await desk.value('history.list', {})
    const { code, milliseconds } = await cancelled((id) => desk.call('import.stage', { file }, id), after)
    expect(code).toBe('call.cancelled')
    expect(milliseconds).toBeLessThan(1500)
    expect(await desk.value('import.list', {})).toEqual([])
    expect(await desk.value('history.list', {})).toEqual(before)
    // The door is open for the next one.
    expect(await desk.outcome('transfer.add-sender', { name: 'Nästa' })).toBe('ok')
  })

  it('a commit, at its start or at its progress, leaves the plan as it was', async () => {
    const { view, fingerprint } = await previewOf(desk, diaryCsv(20_000))
    const { importId } = view
    const state = async () => [
      await registersNow(desk),
      await desk.value('history.list', {}),
      await desk.value('import.list', {}),
    ]
    const before = await state()
    for (const after of ['start', 'progress'] as const) {
      const { code, milliseconds } = await cancelled(
        (id) => desk.call('import.commit', { importId, fingerprint }, id),
        after,
      )
      expect(code).toBe('call.cancelled')
      expect(milliseconds).toBeLessThan(1500)
      expect(await state()).toEqual(before)
    }
    // Closing the store ends a commit as well, and takes it back.
    const commit = desk.outcome('import.commit', { importId, fingerprint })
    await new Promise<void>((resolve) => desk.core.listen(({ kind }) => kind === 'progress' && resolve()))
    await desk.value('transfer.close', {})
    expect(await commit).toBe('call.cancelled')
    await desk.openTransfer(`prov-${stores}.stafett`)
    expect(await state()).toEqual(before)
  })

  it('a call that has ended does nothing', async () => {
    const id = randomUUID()
    await desk.call('register.summary', {}, id)
    desk.core.cancel(id)
    desk.core.cancel('never heard of')
    expect((await desk.call('register.summary', {}, id)).ok).toBe(true)
  })
})
