import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/operations.ts'
import { startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** What is asked of a register, kept under a name. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

type Content = InputOf<'view.save'>['content']

const content: Content = {
  search: 'bidrag',
  filters: [{ kind: 'in', field: 'receiverUnit', values: [null] }],
  sort: [{ field: 'openedDate', descending: true }],
  layout: { order: ['title'], hidden: ['party'], widths: { title: 300 }, pinned: 2 },
}

const list = async (register: 'staff' | 'cases' = 'cases') => desk.value('view.list', { register })
const names = async () => (await list()).map(({ name }) => name)
const lastEvent = async () => (await desk.value('history.list', { count: 1 })).events[0]

describe('a saved view', () => {
  it('is kept with all of it, and in the history', async () => {
    const saved = await desk.value('view.save', { register: 'cases', name: ' Utan mottagare ', content })
    expect(saved).toMatchObject({ name: 'Utan mottagare', content, savedBy: 'Åsa Testare' })
    expect(await list()).toEqual([saved])
    expect(await list('staff')).toEqual([])
    expect(await lastEvent()).toMatchObject({
      operation: 'view.save',
      undoable: true,
      params: { register: 'cases', name: 'Utan mottagare' },
    })
  })

  it('is there when the store is opened again', async () => {
    const before = await list()
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett')
    expect(await list()).toEqual(before)
  })

  it('takes the place of the one that bears its name, and an undo puts that back', async () => {
    const before = await list()
    await desk.value('view.save', {
      register: 'cases',
      name: 'utan MOTTAGARE',
      content: { ...content, search: 'annat', layout: null },
    })
    expect(await list()).toMatchObject([{ viewId: before[0]?.viewId, content: { search: 'annat', layout: null } }])
    await desk.value('history.undo', { eventId: (await lastEvent())?.id ?? 0 })
    expect(await list()).toEqual(before)
  })

  it('is removed, and an undo brings it back', async () => {
    const before = await list()
    await desk.value('view.remove', { viewId: before[0]?.viewId ?? 0 })
    expect(await names()).toEqual([])
    expect(await desk.outcome('view.remove', { viewId: before[0]?.viewId ?? 0 })).toBe('view.unknown')
    await desk.value('history.undo', { eventId: (await lastEvent())?.id ?? 0 })
    expect(await list()).toEqual(before)
  })

  it('goes when its saving is undone', async () => {
    await desk.value('view.save', { register: 'cases', name: 'Till', content })
    await desk.value('history.undo', { eventId: (await lastEvent())?.id ?? 0 })
    expect(await names()).toEqual(['Utan mottagare'])
  })

  it('keeps no words that may be about a person', async () => {
    const saved = await desk.value('view.save', {
      register: 'staff',
      name: 'Norr 19121212-1212',
      content: {
        search: 'Andersson',
        filters: [
          { kind: 'contains', field: 'familyName', text: 'Andersson' },
          { kind: 'range', field: 'startDate', from: '2010-01-01', to: null },
        ],
        sort: [],
        layout: null,
      },
    })
    expect(saved.name).toBe('Norr 19121212-****')
    expect(saved.content).toMatchObject({ search: '', filters: [{ field: 'startDate' }] })
    const cases = await desk.value('view.save', {
      register: 'cases',
      name: 'Part',
      content: { ...content, filters: [{ kind: 'contains', field: 'party', text: 'Andersson' }] },
    })
    expect(cases.content.filters).toEqual([])
    expect(JSON.stringify(await list('staff'))).not.toContain('Andersson')
  })

  it('keeps no words with an identity number in them', async () => {
    const filters = [
      { kind: 'contains' as const, field: 'title', text: `Stöd ${testNumber(0)}` },
      { kind: 'in' as const, field: 'title', values: [null, `Till ${testNumber(1)}`] },
      { kind: 'in' as const, field: 'receiverUnit', values: ['Plan'] },
    ]
    const given = { ...content, search: `bidrag ${testNumber(2)}`, filters }
    const saved = await desk.value('view.save', { register: 'cases', name: 'Nummer', content: given })
    expect(saved.content).toMatchObject({ search: '', filters: [{ field: 'receiverUnit' }] })
    expect(saved.content.filters).toHaveLength(1)
  })

  it.each([
    ['no name', { name: '  ' }],
    ['a name that is too long', { name: 'x'.repeat(101) }],
    ['something that is no filter', { content: { ...content, filters: [{ kind: 'sql', field: 'x' }] } }],
  ])('is refused with %s', async (_, more) => {
    const input = { register: 'cases' as const, name: 'Ny', content, ...more } as InputOf<'view.save'>
    expect(await desk.outcome('view.save', input)).toBe('call.invalid-input')
  })

  it('has no more than a hundred beside it', async () => {
    for (let count = (await list('staff')).length; count < 100; count += 1)
      await desk.value('view.save', { register: 'staff', name: `Vy ${count}`, content })
    expect(await desk.outcome('view.save', { register: 'staff', name: 'En till', content })).toBe('view.too-many')
    expect(await desk.outcome('view.save', { register: 'staff', name: 'Vy 50', content })).toBe('ok')
  })
})
