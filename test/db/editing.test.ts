import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migration as first } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as corrections } from '#db/migrations/0009-corrections.ts'
import { correctionsOf } from '#db/stores/corrections.ts'
import { createEditLookup, createEditWriter, createLaterChangeLookup } from '#db/stores/edits.ts'
import { newestUndoable, undoneSteps } from '#db/stores/history.ts'
import { dependantsOf, isFoundationGone } from '#db/undo.ts'
import { plansOf } from './query-plans.ts'
import { act, insertRaw, sharedStore } from './temporary-store.ts'

/** What editing adds to the store: corrections of the diary, and quick answers to who changed what since. */

const store = sharedStore()

describe('a store from before corrections', () => {
  const old = new Database(':memory:')
  first(old)
  wordsAndOutcomes(old)
  old.exec(`
    INSERT INTO events VALUES (1, '', '', '', '{}', NULL, '', '');
    INSERT INTO senders VALUES (1, 'A', 1, NULL);
    INSERT INTO diary (id, sender_id, key, sort_key, subject, inserted_by) VALUES (1, 1, 'a', 'a', 'Ansökan', 1);
    INSERT INTO changes (event_id, table_name, row_id, kind, before)
      VALUES (1, 'edits', 7, 'delete', '{"id":7,"inserted_by":1}'), (1, 'edits', 8, 'update', '{"edited":"1"}');`)
  corrections(old)

  it('keeps its diary, which nobody can remove from, and has no corrections', () => {
    expect(old.prepare('SELECT subject FROM diary').pluck().all()).toEqual(['Ansökan'])
    expect(() => old.exec('DELETE FROM diary')).toThrow('never removed')
    expect(old.prepare('SELECT count(*) FROM corrections').pluck().get()).toBe(0)
  })

  it('finds what was removed before by who inserted it', () => {
    const sql = "SELECT row_id FROM changes WHERE kind = 'delete' AND json_extract(before, '$.inserted_by') = ?"
    expect(old.prepare(sql).pluck().all(1)).toEqual([7])
    expect(old.prepare(`EXPLAIN QUERY PLAN ${sql}`).get(1)).toMatchObject({
      detail: expect.stringContaining('INDEX changes_removed'),
    })
  })

  it('wants a reason of every correction', () => {
    const correct = old.prepare(
      "INSERT INTO corrections (row_id, field, before, after, reason, inserted_by) VALUES (1, 'subject', '1', '2', ?, 1)",
    )
    expect(() => correct.run('')).toThrow('CHECK')
    expect(correct.run('Skrivfel').changes).toBe(1)
  })
})

describe('what editing asks', () => {
  it('of a row is found by its number, however long the history is', async () => {
    await act(store(), async (tx) => {
      createEditWriter(tx, 'staff').keep(1, { field: 'workplace', edited: 'A', delivered: null })
      const plans = await plansOf(tx.connection, (connection) => {
        const read = { ...tx, connection }
        createEditLookup(read, 'staff')(1)
        createLaterChangeLookup(read, 'staff')
        correctionsOf(read, 1)
      })
      expect(plans.join('; ')).toContain('SEARCH changes USING INDEX changes_row (table_name=? AND row_id=?)')
      expect(plans.join('; ')).toContain('INDEX corrections_row (row_id=?)')
      expect(plans.join('; ')).not.toMatch(/SCAN (?:changes|corrections|edits|events)\b/)
    })
  })

  it('of the steps of a person is found from the newest event on', async () => {
    const plans = await plansOf(store().reader.connection, (connection) => {
      const read = { ...store().reader, connection }
      const wanted = { person: 'Åsa', register: 'staff', operations: ['register.edit'] }
      newestUndoable(read, wanted)
      undoneSteps(read, wanted)
    })
    for (const plan of plans) {
      expect(plan).toMatch(/SEARCH later USING COVERING INDEX \w+ \(undoes=\?\)/)
      expect(plan).not.toContain('TEMP B-TREE')
    }
  })

  it('of an act on a few rows is found from those rows, whatever else the store holds', async () => {
    const eventId = await act(store(), (tx) => {
      insertRaw(tx, 'senders', { name: 'Ny avsändare', inserted_by: tx.eventId })
      createEditWriter(tx, 'staff').keep(2, { field: 'workplace', edited: 'B', delivered: null })
    })
    const plans = await plansOf(store().reader.connection, (connection) => {
      dependantsOf({ ...store().reader, connection }, eventId)
      isFoundationGone({ ...store().reader, connection }, eventId)
    })
    expect(plans.join('; ')).toContain('INDEX changes_removed')
    expect(plans.join('; ')).not.toMatch(/SCAN (?:changes|edits|staff|cases|diary|archive|findings|referrer|events)\b/)
  })
})
