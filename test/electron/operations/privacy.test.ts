import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'
import { person, staffCsv } from './deliveries.ts'

/** What is hidden is shown to whoever says why, and never without an event of its own. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = [person(0), person(1, { family: 'Ek' }), ...hiddenPeople]
  await desk.importFile(await desk.file('personal.csv', staffCsv(list)), { register: 'staff' })
})
afterAll(() => desk.stop())

const hiddenPeople = [
  person(5, { family: 'Öhemlig', protection: 'Ja' }),
  person(6, { family: 'Ahemlig', protection: 'Ja' }),
]
const number = testNumber(1)
const inFull = `${number.slice(0, 8)}-${number.slice(8)}`
const reason = 'Anställningsbevis till 304-12-2018'

const events = async () => (await desk.value('history.list', {})).events

async function rowOf(family: string): Promise<number> {
  const { viewId } = await desk.value('register.open', { register: 'staff', search: family })
  const { rows } = await desk.value('register.rows', { viewId, start: 0, count: 10 })
  return rows[0]?.id ?? 0
}

describe('an identity number in full', () => {
  const asked = async (more: object = {}) => ({
    register: 'staff' as const,
    rowId: await rowOf('Ek'),
    field: 'personalIdentityNumber',
    reason,
    ...more,
  })

  it('is given for a reason, and the history tells who, of which row and why, but never the number', async () => {
    const input = await asked()
    expect(await desk.value('register.reveal', input)).toEqual({ value: inFull })
    const [event] = await events()
    expect(event).toMatchObject({ operation: 'register.reveal', by: 'Åsa Testare', undoable: false })
    expect(event?.params).toEqual({ register: 'staff', field: 'personalIdentityNumber', reason })
    expect(event?.row).toMatchObject({ register: 'staff', rowId: input.rowId })
  })

  it('does not come back with the row, nor with its biography', async () => {
    const rowId = await rowOf('Ek')
    const told = await desk.value('register.biography', { register: 'staff', rowId })
    expect(told.events.map(({ operation }) => operation)).toEqual(['register.reveal', 'import.commit'])
    const { viewId } = await desk.value('register.open', { register: 'staff' })
    const shown = JSON.stringify([told, await desk.value('register.rows', { viewId, start: 0, count: 10 })])
    expect([number, inFull].filter((text) => shown.includes(text))).toEqual([])
  })

  it('is not part of the event where the reason names it', async () => {
    await desk.value('register.reveal', await asked({ reason: `Gäller ${inFull}` }))
    const [event] = await events()
    expect(event?.params['reason']).toBe(`Gäller ${number.slice(0, 8)}-****`)
  })

  it.each([
    ['too short a reason', { reason: ' ab ' }, 'call.invalid-input'],
    ['no reason', { reason: undefined }, 'call.invalid-input'],
    ['a field that hides nothing', { field: 'familyName' }, 'register.nothing-to-reveal'],
    ['a field that does not exist', { field: 'hidden' }, 'register.nothing-to-reveal'],
    ['a row that does not exist', { rowId: 99_999 }, 'register.unknown-row'],
  ])('is refused for %s, without an event', async (_, more, code) => {
    const before = (await events())[0]?.id
    expect(await desk.outcome('register.reveal', await asked(more))).toBe(code)
    expect((await events())[0]?.id).toBe(before)
  })

  it('is refused of a protected person, as if the row were not there', async () => {
    for (let rowId = 1; rowId <= 4; rowId += 1) {
      const outcome = await desk.outcome('register.reveal', await asked({ rowId }))
      expect(['ok', 'register.unknown-row']).toContain(outcome)
    }
    for (const { number: hidden } of hiddenPeople)
      expect(desk.said()).not.toContain(`${hidden.slice(0, 8)}-${hidden.slice(8)}`)
  })
})

describe('people with protected identity', () => {
  it('are opened for a reason, with an event that counts them', async () => {
    expect(desk.said()).not.toContain('hemlig')
    const opened = await desk.value('register.protected', { register: 'staff', reason })
    expect(opened).toMatchObject({ total: 2, seconds: 300 })
    expect((await events())[0]).toMatchObject({
      operation: 'register.protected',
      undoable: false,
      params: { register: 'staff', rows: 2, reason },
    })
    const { rows } = await desk.value('register.protected-rows', { openingId: opened.openingId, start: 0, count: 1 })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.values).toMatchObject({
      familyName: 'Ahemlig',
      personalIdentityNumber: `${testNumber(6).slice(0, 8)}-****`,
      protection: 'secrecyMark',
    })
    const next = await desk.value('register.protected-rows', { openingId: opened.openingId, start: 1, count: 50 })
    expect(next.rows.map(({ values }) => values['familyName'])).toEqual(['Öhemlig'])
  })

  it('stay out of every list, count and search while they are open', async () => {
    await desk.value('register.protected', { register: 'staff', reason })
    const { total, viewId, protectedHidden } = await desk.value('register.open', { register: 'staff' })
    expect([total, protectedHidden]).toEqual([2, 2])
    const shown = JSON.stringify([
      await desk.value('register.rows', { viewId, start: 0, count: 10 }),
      await desk.value('register.values', { register: 'staff', field: 'familyName' }),
      await desk.value('search.all', { text: 'hemlig' }),
      await desk.value('search.all', { text: 'ahem' }),
    ])
    expect(shown).not.toContain('hemlig')
  })

  it('are opened by nobody without a reason', async () => {
    expect(await desk.outcome('register.protected', { register: 'staff', reason: '  x ' })).toBe('call.invalid-input')
    expect(await desk.outcome('register.protected-rows', { openingId: 'staff', start: 0, count: 10 })).toBe(
      'register.opening-ended',
    )
  })

  it('are no longer shown once the store has been closed', async () => {
    const { openingId } = await desk.value('register.protected', { register: 'staff', reason })
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett')
    expect(await desk.outcome('register.protected-rows', { openingId, start: 0, count: 10 })).toBe(
      'register.opening-ended',
    )
  })

  it('are not opened in a store that keeps no log because it is open for reading', async () => {
    await desk.value('transfer.close', {})
    await desk.openTransfer('prov.stafett', { readOnly: true })
    expect(await desk.outcome('register.protected', { register: 'staff', reason })).toBe('call.not-permitted')
    expect(
      await desk.outcome('register.reveal', { register: 'staff', rowId: 1, field: 'personalIdentityNumber', reason }),
    ).toBe('call.not-permitted')
  })
})

describe('a register that hides nobody', () => {
  it('opens to nothing', async () => {
    const other = startCore()
    try {
      await other.createTransfer()
      await other.importFile(
        await other.file(
          'arenden.csv',
          csv([
            ['Dnr', 'Ärendemening', 'Status'],
            ['304-1-2018', 'Bidrag', 'Öppet'],
          ]),
        ),
        { register: 'cases' },
      )
      const { openingId, total } = await other.value('register.protected', { register: 'cases', reason })
      expect(total).toBe(0)
      expect(await other.value('register.protected-rows', { openingId, start: 0, count: 10 })).toEqual({ rows: [] })
    } finally {
      await other.stop()
    }
  })
})

describe('a role', () => {
  it.each([
    ['hr', 'ok', true],
    ['lead', 'ok', true],
    ['registrar', 'register.reveal-not-permitted', false],
    ['archivist', 'register.reveal-not-permitted', false],
    ['reader', 'call.not-permitted', true],
  ] as const)('%s: showing what is hidden is %s, looking for people %s', async (role, outcome, looksForPeople) => {
    const other = startCore()
    try {
      await other.createTransfer()
      await other.importFile(await other.file('personal.csv', staffCsv([person(0)])), { register: 'staff' })
      const give = async (name: string, given: string): Promise<string> =>
        other.outcome('record.save', { kind: 'people', texts: { name, role: given } })
      expect(await give('Någon Annan', 'lead')).toBe('ok')
      expect(await give('åsa testare', role)).toBe('ok')
      const before = (await other.value('history.list', { count: 1 })).events[0]?.id
      const asked = { register: 'staff' as const, reason }
      expect(await other.outcome('register.protected', asked)).toBe(outcome)
      expect(await other.outcome('register.reveal', { ...asked, rowId: 1, field: 'personalIdentityNumber' })).toBe(
        outcome,
      )
      const after = (await other.value('history.list', { count: 1 })).events[0]?.id
      expect(after === before).toBe(outcome !== 'ok')
      const [staff] = await other.value('search.all', { text: 'efternamn' })
      expect(staff).toMatchObject({ isSearched: looksForPeople, total: looksForPeople ? 1 : 0 })
    } finally {
      await other.stop()
    }
  })
})
