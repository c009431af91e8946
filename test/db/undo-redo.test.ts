import { describe, expect, it } from 'vitest'
import { createCorrectionWriter } from '#db/stores/corrections.ts'
import { createEditedFindings } from '#db/stores/edited-findings.ts'
import { createEditWriter, createValueWriter } from '#db/stores/edits.ts'
import { verifyChain } from '#db/stores/history.ts'
import { addNote, notesOf, removeNote } from '#db/stores/notes.ts'
import { readProfiles, removeProfile, saveProfile } from '#db/stores/profiles.ts'
import { insertSender } from '#db/stores/transfer.ts'
import { transactAll, trackedTables } from '#db/write.ts'
import type { Tx } from '#db/write.ts'
import { redoEvent, undoEvents } from '#electron/operations/steps/take-back.ts'
import type { RedoResult, UndoResult } from '#electron/operations/steps/take-back.ts'
import type { ProfileContent } from '#shared/import/profile.ts'
import { act, actBy, dump, inVain, insertRaw, sharedStore } from './temporary-store.ts'

/** Undo and redo of undo, whatever was done and in whatever order. */

const store = sharedStore()
/** What the tables that undo answers for hold; what follows from them is worked out anew and compared too. */
const everything = () => dump(store(), [...trackedTables, 'computed_findings'])
const atOnce = (): Promise<void> => Promise.resolve()

function takeBack(kind: 'undo' | 'redo', eventId: number) {
  const operation = kind === 'undo' ? 'history.undo' : 'history.redo'
  const by = actBy(operation)
  const { writer } = store()
  if (writer === null) throw new Error('Opened for reading only')
  return transactAll<UndoResult | RedoResult>(
    writer,
    store().path,
    (record) =>
      kind === 'undo'
        ? undoEvents(writer, by, { eventId, together: false }, record, atOnce)
        : redoEvent(writer, by, eventId, record, atOnce),
    atOnce,
  )
}

async function done(kind: 'undo' | 'redo', eventId: number): Promise<number> {
  const taken = await takeBack(kind, eventId)
  if (!taken.ok) throw new Error(`${kind} ${eventId}: ${JSON.stringify(taken.failure)}`)
  return taken.value.eventId
}

/** Numbers that look random and are the same in every run. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const content = (register: 'cases', header: string): ProfileContent => ({
  register,
  headers: [header],
  headerRows: 1,
  columns: [{ header, field: 'title' }],
  answers: [],
  values: [],
})

const rowIds = [1, 2, 3]

/** The acts that a person can do, as the operations do them. */
function createActs(dice: (sides: number) => number): ((tx: Tx) => Promise<unknown> | void)[] {
  const rowId = (): number => rowIds[dice(rowIds.length)] ?? 1
  const text = (): string | null => [null, 'A', 'B', 'C'][dice(4)] ?? null
  const fields = ['title', 'party', 'location']
  const editCase = (tx: Tx, id: number): void => {
    const field = fields[dice(fields.length)] ?? 'title'
    const value = text()
    const edits = createEditWriter(tx, 'cases')
    if (value === null) edits.drop(id, field)
    else edits.keep(id, { field, edited: value, delivered: null })
    const values = { [field]: value }
    createEditedFindings(tx, 'cases', '2019-01-01')(id, { values, fields: [field], unreadable: new Set() })
    createValueWriter(tx, 'cases')(id, values, `${field}${value ?? ''}`)
  }
  return [
    (tx) => editCase(tx, rowId()),
    (tx) => {
      for (const id of rowIds) editCase(tx, id)
    },
    (tx) => {
      const id = rowId()
      createValueWriter(tx, 'diary')(id, { location: text() }, `d${id}`)
      createCorrectionWriter(tx)(id, { field: 'location', before: null, after: text(), reason: 'Skrivfel' })
    },
    (tx) => addNote(tx, 'cases', rowId(), `anteckning ${dice(100)}`),
    (tx) => {
      const [note] = notesOf(tx, 'cases', rowId())
      if (note !== undefined) removeNote(tx, note.noteId)
    },
    (tx) => insertSender(tx, `Avsändare ${tx.eventId}`),
    (tx) =>
      void saveProfile(tx, { senderId: 1, name: `Profil ${dice(2)}`, content: content('cases', `Rubrik ${dice(9)}`) }),
    (tx) => {
      const [profile] = readProfiles(tx)
      if (profile !== undefined) removeProfile(tx, profile)
    },
    // Came and went in one act.
    (tx) => {
      addNote(tx, 'cases', rowId(), 'flyktig')
      const [note] = notesOf(tx, 'cases', rowId())
      if (note !== undefined) removeNote(tx, note.noteId)
    },
  ]
}

let isFilled = false
async function fill(): Promise<void> {
  if (isFilled) return
  isFilled = true
  await act(store(), (tx) => {
    for (const id of rowIds) {
      for (const register of ['cases', 'diary'] as const) {
        insertRaw(tx, register, { id, sender_id: 1, key: `k${id}`, sort_key: `k${id}`, inserted_by: tx.eventId })
      }
    }
  })
}

const counted = (): number => Number(store().reader.connection.prepare('SELECT count(*) FROM events').pluck().get())

describe.each([1, 2, 3])('random acts (%i)', (seed) => {
  it('and steps back and forth always end in what was there before the step', async () => {
    await fill()
    const dice = createDice(seed)
    const acts = createActs(dice)
    /** What the store held before each act that stands, and after each that was taken back. */
    const undoable: { eventId: number; before: unknown }[] = []
    let redoable: { eventId: number; after: unknown }[] = []
    const start = everything()
    for (let step = 0; step < 40; step++) {
      const before = everything()
      const choice = dice(10)
      const last = undoable.at(-1)
      const next = redoable.at(-1)
      if (choice < 4 || (last === undefined && next === undefined)) {
        const eventId = await act(store(), acts[dice(acts.length)] ?? atOnce, 'register.edit')
        undoable.push({ eventId, before })
        redoable = []
      } else if ((choice < 7 && last !== undefined) || next === undefined) {
        const undone = undoable.pop()
        if (undone === undefined) throw new Error('There is something to undo')
        redoable.push({ eventId: await done('undo', undone.eventId), after: before })
        expect(everything()).toEqual(undone.before)
      } else {
        redoable.pop()
        undoable.push({ eventId: await done('redo', next.eventId), before })
        expect(everything()).toEqual(next.after)
      }
    }
    for (const { eventId, before } of undoable.toReversed()) {
      await done('undo', eventId)
      expect(everything()).toEqual(before)
    }
    expect(everything()).toEqual(start)
    expect(verifyChain(store().reader, counted()).intact).toBe(true)
  }, 60_000)

  it('taken back and done again out of order end whole, or are refused and change nothing', async () => {
    await fill()
    const dice = createDice(seed + 100)
    const acts = createActs(dice)
    const start = everything()
    /** Whether it stands, by the event that made it so last. */
    const chains: { eventId: number; stands: boolean }[] = []
    for (let step = 0; step < 40; step++) {
      const chain = chains[dice(chains.length)]
      if (dice(10) < 4 || chain === undefined) {
        chains.push({ eventId: await act(store(), acts[dice(acts.length)] ?? atOnce, 'register.edit'), stands: true })
        continue
      }
      const before = everything()
      const taken = await takeBack(chain.stands ? 'undo' : 'redo', chain.eventId)
      if (!taken.ok) {
        expect(everything()).toEqual(before)
        expect(['history.has-dependants', 'history.rows-gone']).toContain(taken.failure.code)
        continue
      }
      chain.eventId = taken.value.eventId
      chain.stands = !chain.stands
    }
    for (const { eventId, stands } of chains.toSorted((a, b) => b.eventId - a.eventId)) {
      if (stands) await done('undo', eventId)
    }
    expect(everything()).toEqual(start)
    expect(verifyChain(store().reader, counted()).intact).toBe(true)
    expect(store().reader.connection.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  }, 60_000)
})

describe('corrections and entries of the diary', () => {
  it('are changed and removed by nothing but an undo', async () => {
    await fill()
    const before = everything()
    const added = await act(
      store(),
      (tx) => createCorrectionWriter(tx)(1, { field: 'subject', before: 'A', after: 'B', reason: 'Skrivfel' }),
      'register.edit',
    )
    for (const sql of [
      "UPDATE corrections SET reason = 'Annat'",
      'DELETE FROM corrections',
      'DELETE FROM diary WHERE id = 1',
    ]) {
      expect(() => inVain(store(), ({ connection }) => connection.exec(sql))).toThrow(/append-only|never removed/)
    }
    await done('undo', added)
    expect(everything()).toEqual(before)
    expect(store().reader.connection.prepare('SELECT count(*) FROM taking_back').pluck().get()).toBe(0)
  })

  it('that an undo took away stand in the history still', async () => {
    const said = store()
      .reader.connection.prepare("SELECT before FROM changes WHERE table_name = 'corrections' AND kind = 'delete'")
      .pluck()
      .all()
    expect(said.length).toBeGreaterThan(0)
    expect(String(said.at(-1))).toContain('Skrivfel')
  })
})
