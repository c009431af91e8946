import { expect, it } from 'vitest'
import { settleMarks } from '#db/stores/protected-people.ts'
import { computed, computedAnew, insertFixture, rulesOf, setFixtureOf, undoAll } from './rules-fixtures.ts'
import type { FixtureIds } from './rules-fixtures.ts'
import { act, sharedStore } from './temporary-store.ts'

/**
 * A protected person is to the rules exactly as one who is in no list: whoever sees the remarks on the others, and may write names and
 * numbers to see what is said of them, learns of nobody who is hidden.
 */

const store = sharedStore()

/** What is said of all rows but these employments, by their places in the fixture. */
function saidOfOthers(ids: FixtureIds, rows: readonly number[]): unknown[] {
  return computed(store())
    .map(([register, id, ...said]) => [register, ids[register].indexOf(id), ...said])
    .filter(([register, row]) => register !== 'staff' || !rows.includes(Number(row)))
}

it.each(rulesOf('set'))('%s says the same of others with a protected person as without', async (rule) => {
  const fixture = setFixtureOf(rule)
  const staff = fixture.rows.staff ?? []
  const identity = (row: number): unknown => staff[row]?.['personalIdentityNumber'] ?? row
  for (const person of new Set(staff.map((_, row) => identity(row)))) {
    const rows = staff.flatMap((_, row) => (identity(row) === person ? [row] : []))
    const without: number[] = []
    const events: number[] = []
    try {
      const expected = saidOfOthers(await insertFixture(store(), fixture, without, rows), rows)
      await undoAll(store(), without.splice(0))
      const ids = await insertFixture(store(), fixture, events)
      const shown = computed(store())
      const mark = (value: string | null) =>
        act(store(), (tx) => {
          for (const row of rows) {
            const sql = 'UPDATE staff SET protection = ?, updated_by = ? WHERE id = ?'
            tx.connection.prepare(sql).run(value, tx.eventId, ids.staff[row])
          }
          settleMarks(tx)
        })
      const before = rows.map((row) => String(staff[row]?.['protection'] ?? 'none'))
      events.push(await mark('secrecyMark'))
      expect([person, saidOfOthers(ids, rows)]).toEqual([person, expected])
      expect(computed(store())).toEqual(computedAnew(store()))
      events.push(await mark(null))
      expect(computed(store())).toEqual(computedAnew(store()))
      // Whoever was protected in the fixture already is now shown.
      if (before.every((mark) => mark === 'none')) expect(computed(store())).toEqual(shown)
    } finally {
      await undoAll(store(), [...without, ...events])
    }
  }
  expect(computed(store())).toEqual([])
})
