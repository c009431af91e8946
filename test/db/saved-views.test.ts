import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migration as first } from '#db/migrations/0001-first.ts'
import { migration as savedViews } from '#db/migrations/0007-saved-views.ts'

describe('a store without saved views', () => {
  const old = new Database(':memory:')
  first(old)
  old.exec(`INSERT INTO events VALUES (1, '', '', 'register.reveal', '{"register":"staff","rowId":7}', NULL, '', '')`)
  savedViews(old)
  const insert = old.prepare(`INSERT INTO saved_views (register, name, content, inserted_by) VALUES (?, ?, '{}', 1)`)

  it('gets a place for them, one view to a name whatever its case', () => {
    insert.run('staff', 'Norr')
    insert.run('cases', 'Norr')
    expect(() => insert.run('staff', 'NORR')).toThrow(/UNIQUE/)
  })

  it('finds who has seen a number of a row by index', () => {
    const sql = `SELECT id FROM events WHERE operation = 'register.reveal'
      AND json_extract(params, '$.register') = 'staff' AND json_extract(params, '$.rowId') = 7`
    expect(old.prepare(sql).pluck().all()).toEqual([1])
    expect(old.prepare(`EXPLAIN QUERY PLAN ${sql}`).get()).toMatchObject({
      detail: expect.stringContaining('events_revealed'),
    })
  })
})
