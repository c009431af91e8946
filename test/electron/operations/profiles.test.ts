import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, startCore, testNumber, transfer } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

/** How the lists of one source system are read, kept for the next one. */

let desk: TestCore
beforeAll(async () => {
  desk = startCore()
  await desk.createTransfer()
})
afterAll(() => desk.stop())

const [sender = '', otherSender = ''] = transfer.senders
/** `Vecka` is nothing that the register knows; `Var` is a unit only to this sender. */
const list = (): string =>
  csv([
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Var', 'Vecka'],
    [testNumber(1), 'Alm', 'Eva', '1', 'Norr', '12'],
  ])

async function stageList(name: string): Promise<number> {
  return (await desk.value('import.stage', { file: await desk.file(name, list()), sender, register: 'staff' })).importId
}

async function viewOf(importId: number) {
  return (await desk.value('import.list', {})).find((view) => view.importId === importId)
}

const profiles = async () => desk.value('profile.list', {})
const events = async () => (await desk.value('history.list', {})).events

describe('a profile', () => {
  let importId = 0
  beforeAll(async () => {
    importId = await stageList('första.csv')
    await desk.value('import.remap', { importId, choice: { columns: [{ index: 4, field: 'senderUnit' }] } })
  })

  it('is kept under a name, with how many columns it knows', async () => {
    const saved = await desk.value('profile.save', { importId, name: 'Palasso' })
    expect(saved).toMatchObject({ name: 'Palasso', sender, register: 'staff', version: 1, columns: 5, values: 0 })
    expect(await profiles()).toEqual([saved])
    expect((await events())[0]).toMatchObject({
      operation: 'profile.save',
      undoable: true,
      params: { name: 'Palasso' },
    })
  })

  it('is not written again when nothing has changed', async () => {
    const before = (await events())[0]?.id
    expect(await desk.value('profile.save', { importId, name: 'Palasso' })).toMatchObject({ version: 1 })
    expect((await events())[0]?.id).toBe(before)
  })

  it('is found again by itself for the next file of the sender', async () => {
    const view = await viewOf(await stageList('andra.csv'))
    expect(view?.profile).toMatchObject({ name: 'Palasso', version: 1 })
    expect(view?.columns[4]).toMatchObject({ field: 'senderUnit', reason: 'profile' })
  })

  it('gets a new version under the same name, and undo takes that one away', async () => {
    const choice = { values: [{ field: 'senderUnit', raw: 'Norr', value: 'Norra enheten' }] }
    await desk.value('import.remap', { importId, choice })
    expect(await desk.value('profile.save', { importId, name: 'Palasso' })).toMatchObject({ version: 2, values: 1 })
    expect(await profiles()).toMatchObject([{ version: 2 }])
    await desk.value('history.undo', { eventId: (await events())[0]?.id ?? 0 })
    expect(await profiles()).toMatchObject([{ version: 1, values: 0 }])
    await desk.value('profile.save', { importId, name: 'Palasso' })
  })

  it('goes out as a file and comes in for another sender, saying the same', async () => {
    const [profile] = await profiles()
    const out = { profileId: profile?.profileId ?? 0, file: await desk.handle('palasso.json') }
    expect(await desk.value('profile.export', out)).toEqual({ fileName: 'palasso.json' })
    const text = readFileSync(desk.path('palasso.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ kind: 'stafett-profile', name: 'Palasso', sender })
    expect(text).not.toContain('Alm')
    const file = await desk.handle('palasso.json')
    const taken = await desk.value('profile.import', { file, sender: otherSender })
    expect(taken).toMatchObject({ name: 'Palasso', sender: otherSender, version: 1, columns: 5, values: 1 })
    // For the sender that it came from it says nothing new.
    expect(await desk.value('profile.import', { file: await desk.handle('palasso.json') })).toMatchObject({
      profileId: profile?.profileId,
      version: 2,
    })
  })

  it('of a stranger lifts no protection', async () => {
    const headers = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Skydd']
    const fields = ['personalIdentityNumber', 'familyName', 'givenNames', 'employmentNumber', null]
    const content = {
      register: 'staff',
      headers,
      headerRows: 1,
      columns: headers.map((header, index) => ({ header, field: fields[index] ?? null })),
      answers: [],
      values: [{ field: 'protection', raw: 'J', value: 'none' }],
    }
    const text = JSON.stringify({
      kind: 'stafett-profile',
      version: 1,
      name: 'Främmande',
      sender: otherSender,
      content,
    })
    const { profileId } = await desk.value('profile.import', { file: await desk.file('främmande.json', text) })
    const marked = csv([headers, [testNumber(5), 'Ek', 'Eva', '5', 'J']])
    const file = await desk.file('skyddad.csv', marked)
    const staged = await desk.value('import.stage', { file, sender: otherSender, register: 'staff' })
    const view = await viewOf(staged.importId)
    expect(view?.profile).toMatchObject({ name: 'Främmande' })
    expect(view?.columns[4]).toMatchObject({ field: 'protection', reason: 'header' })
    expect(view?.values).toEqual([])
    await desk.value('import.discard', { importId: staged.importId })
    await desk.value('profile.remove', { profileId })
  })

  it.each([
    ['a list', 'Dnr;Ärende\r\n1;2\r\n'],
    ['other JSON', '{"kind":"something"}'],
    ['nothing', ''],
    ['more than any profile', `{"kind":"stafett-profile","x":"${'x'.repeat(6_000_001)}"}`],
  ])('is not %s', async (_, content) => {
    const before = await profiles()
    const file = await desk.file('inte.json', content)
    expect(await desk.failure('profile.import', { file })).toMatchObject({
      code: 'profile.not-a-profile',
      params: { name: 'inte.json' },
    })
    expect(await profiles()).toEqual(before)
  })

  it('of an unknown sender is refused with those that are known', async () => {
    const text = readFileSync(desk.path('palasso.json'), 'utf8').replace(sender, 'Okänd avlämnare')
    writeFileSync(desk.path('okänd.json'), text)
    expect(await desk.failure('profile.import', { file: await desk.handle('okänd.json') })).toMatchObject({
      code: 'import.unknown-sender',
      params: { sender: 'Okänd avlämnare', known: transfer.senders.join(', ') },
    })
    expect(await desk.outcome('profile.import', { file: await desk.handle('saknas.json') })).toBe('file.not-found')
  })

  it('is never written over the open store', async () => {
    const [profile] = await profiles()
    const out = { profileId: profile?.profileId ?? 0, file: await desk.handle('prov.stafett') }
    expect(await desk.outcome('profile.export', out)).toBe('file.not-writable')
  })

  it('is removed with all its versions, and undo brings them back', async () => {
    const before = await profiles()
    const own = before.find((profile) => profile.sender === sender)
    await desk.value('profile.remove', { profileId: own?.profileId ?? 0 })
    expect((await profiles()).map((profile) => profile.sender)).toEqual([otherSender])
    expect((await viewOf(await stageList('tredje.csv')))?.profile).toBeNull()
    expect(await desk.outcome('profile.remove', { profileId: own?.profileId ?? 0 })).toBe('profile.unknown')
    const removed = (await events()).find((event) => event.operation === 'profile.remove')
    await desk.value('history.undo', { eventId: removed?.id ?? 0 })
    expect(await profiles()).toEqual(before)
  })
})
