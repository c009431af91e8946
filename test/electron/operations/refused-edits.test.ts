import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** Edits that would lose what a person does not see, or what a row must have. */

const number = testNumber(0)
let desk: TestCore
beforeEach(async () => {
  desk = startCore()
  await desk.createTransfer()
  const list = csv([
    ['Dnr', 'Ärende', 'Handläggare', 'Inkom'],
    ['304-1-2018', `Stöd till ${number} m.fl.`, 'Bo Ek', '2018-05-05'],
    ['304-2-2018', 'Tillsyn', 'Bo Ek', '2018-05-05'],
  ])
  await desk.importFile(await desk.file('ärenden.csv', list), { register: 'cases' })
})
afterEach(() => desk.stop())

async function rows() {
  const { viewId } = await desk.value('register.open', { register: 'cases' })
  return (await desk.value('register.rows', { viewId, start: 0, count: 10 })).rows
}
const title = async (index: number) => String((await rows())[index]?.values['title'])
const idOf = async (index: number) => (await rows())[index]?.id ?? 0
const isFound = async (words: string) => (await desk.value('register.open', { register: 'cases', search: words })).total

describe('a text with an identity number, shown masked', () => {
  it('keeps the whole number when a word of it is changed', async () => {
    const edited = (await title(0)).replace('m.fl.', 'och andra')
    expect(edited).toContain('****')
    const shown = await desk.value('register.edit', {
      register: 'cases',
      rowId: await idOf(0),
      field: 'title',
      text: edited,
    })
    expect(shown.values['title']).toBe(edited)
    expect(await isFound(number)).toBe(1)
  })

  it('is unchanged when it is saved as it is shown', async () => {
    const input = { register: 'cases', rowId: await idOf(0), field: 'title', text: await title(0) } as const
    expect((await desk.value('register.edit', input)).eventId).toBeNull()
    expect(await isFound(number)).toBe(1)
  })

  it('is not pasted over another with its number lost', async () => {
    const input = { register: 'cases', rowId: await idOf(1), field: 'title', text: await title(0) } as const
    expect((await desk.failure('register.edit', input)).code).toBe('register.hidden-number')
    expect(await title(1)).toBe('Tillsyn')
  })

  it('keeps the whole number in the small tables too', async () => {
    const [sender] = (await desk.value('record.list', { kind: 'organisations' })).rows
    const texts = { name: 'Plan', organisationId: String(sender?.id), aliases: `x ${number}` }
    const { id } = await desk.value('record.save', { kind: 'units', texts })
    const aliases = async () => String((await desk.value('record.list', { kind: 'units' })).rows[0]?.values['aliases'])
    const shown = await aliases()
    await desk.value('record.save', { kind: 'units', id, texts: { aliases: shown.replace('x', 'y') } })
    // Only beside a number that is there is a second mask one that cannot be told.
    expect(await aliases()).toBe(shown.replace('x', 'y'))
    expect(
      (await desk.failure('record.save', { kind: 'units', id, texts: { aliases: `${shown} ${shown}` } })).code,
    ).toBe('record.hidden-number')
  })
})

describe('a field', () => {
  it('that a row must have cannot be emptied, alone or among many', async () => {
    const cell = { rowId: await idOf(1), field: 'title', text: ' ' }
    expect((await desk.failure('register.edit', { register: 'cases', ...cell })).code).toBe('register.required-field')
    const change = await desk.value('register.change', {
      register: 'cases',
      what: { kind: 'cells', cells: [cell, { ...cell, field: 'oldHandler' }] },
    })
    expect(change).toMatchObject({ changed: 1, skipped: [{ reason: 'required-field', count: 1 }] })
    expect(await title(1)).toBe('Tillsyn')
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'that no register has is passed over by the name of %s',
    async (field) => {
      const cells = [
        { rowId: await idOf(1), field, text: 'x' },
        { rowId: await idOf(1), field: 'oldHandler', text: 'Siv Al' },
      ]
      const change = await desk.value('register.change', { register: 'cases', what: { kind: 'cells', cells } })
      expect(change).toMatchObject({ changed: 1, skipped: [{ reason: 'unknown-field', examples: [{ now: null }] }] })
    },
  )
})
