import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { schemaVersion } from '#db/migrate.ts'
import { migration as firstSchema } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as differences } from '#db/migrations/0012-differences.ts'
import { migration as statedByUnitAndList } from '#db/migrations/0017-stated-by-unit-and-list.ts'
import { columnOf, tableOf } from '#db/names.ts'
import { trackedTables } from '#db/write.ts'
import { registerNames, registers } from '#shared/registers/registers.ts'
import { sharedStore } from './temporary-store.ts'

const store = sharedStore()

interface Column {
  readonly name: string
  readonly type: string
}

function columnsOf(table: string): Column[] {
  return store().reader.connection.prepare('SELECT name, type FROM pragma_table_xinfo(?)').all(table) as Column[]
}

const systemColumns = [
  'id',
  'sender_id',
  'key',
  'sort_key',
  'raw_id',
  'findings',
  'hidden',
  'inserted_by',
  'updated_by',
]

describe.each(registerNames)('the table of %s', (name) => {
  const { fields } = registers[name]

  it('has a column for each field and those that every register has, no others', () => {
    const names = columnsOf(tableOf(name)).map((column) => column.name)
    const own = name === 'staff' ? [...systemColumns, 'of_protected', 'person_id'] : systemColumns
    const placed = name === 'archive' ? ['rest', 'key', 0, 1, 2, 3, 4, 5].map((part) => `tree_${part}`) : []
    expect(names.toSorted()).toEqual([...own, ...placed, ...fields.map((field) => columnOf(field.name))].toSorted())
  })

  it('keeps numbers as numbers and texts as texts', () => {
    const types = new Map(columnsOf(tableOf(name)).map((column) => [column.name, column.type]))
    for (const field of fields) {
      const isWhole = ['integer', 'year', 'boolean'].includes(field.type)
      const isDecimal = ['decimal', 'money', 'percent', 'hours', 'metres'].includes(field.type)
      const expected = isWhole ? 'INTEGER' : isDecimal ? 'REAL' : 'TEXT'
      expect([field.name, types.get(columnOf(field.name))]).toEqual([field.name, expected])
    }
  })

  it('has a search index over the fields that are searched', () => {
    const searched = fields.flatMap((field) => (field.search === true ? [columnOf(field.name)] : []))
    const indexed = store()
      .reader.connection.prepare('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(`${tableOf(name)}_search`)
    expect(new Set(indexed)).toEqual(new Set(searched))
  })

  it('brings the search index along with every searched column that changes', () => {
    const sql = store()
      .reader.connection.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?")
      .pluck()
      .get(`${tableOf(name)}_search_update`)
    const unwatched = fields.filter(
      ({ name: field, search }) =>
        search === true && !new RegExp(`UPDATE OF [^O]*\\b${columnOf(field)}\\b`).test(String(sql)),
    )
    expect(unwatched).toEqual([])
  })
})

describe('the schema', () => {
  it('has the version that the program knows', () => {
    expect(store().reader.connection.pragma('user_version', { simple: true })).toBe(schemaVersion)
  })

  it('says of each tracked row which event brought it', () => {
    for (const table of trackedTables) {
      const names = columnsOf(table).map((column) => column.name)
      expect([table, names.filter((column) => /^(id|inserted_by|updated_by)$/.test(column)).length]).toEqual([table, 3])
    }
  })

  it('finds the rows of an event by index where there are many', () => {
    for (const table of [...registerNames.map(tableOf), 'findings']) {
      const plan = store()
        .reader.connection.prepare(`EXPLAIN QUERY PLAN DELETE FROM ${table} WHERE inserted_by = ?`)
        .all(1) as { detail: string }[]
      expect(plan[0]?.detail).toContain('USING')
    }
  })
})

describe('a store of the first version', () => {
  const first = new Database(':memory:')
  firstSchema(first)
  first.exec(`
    INSERT INTO events VALUES (1, '', '', '', '{}', NULL, '', '');
    INSERT INTO senders VALUES (1, 'A', 1, NULL);
    INSERT INTO staff (sender_id, key, sort_key, family_name, protection, inserted_by)
    VALUES (1, 'a', 'a', 'Öppen', NULL, 1), (1, 'b', 'b', 'Dold', 'secrecyMark', 1), (1, 'c', 'c', 'Nej', 'none', 1);`)
  wordsAndOutcomes(first)

  it('keeps hiding whom it hid, in its order and its search', () => {
    expect(first.prepare('SELECT key FROM staff WHERE hidden = 0 ORDER BY sort_key').pluck().all()).toEqual(['a', 'c'])
    expect(first.prepare("SELECT rowid FROM staff_search WHERE staff_search MATCH 'öppen'").pluck().all()).toEqual([1])
    const plan = first.prepare('EXPLAIN QUERY PLAN SELECT id FROM staff WHERE hidden = 0 ORDER BY sort_key').get()
    expect(plan).toMatchObject({ detail: expect.stringContaining('staff_order') })
  })

  it('keeps in mind what deliveries have said of people, and which waiting rows were settled', () => {
    const old = new Database(':memory:')
    firstSchema(old)
    // Three deliveries of A and one of B; 101 and 102 kept out. P is marked in a row that was kept out, Q marked and unmarked again.
    old.exec(`
      INSERT INTO events SELECT value, '', '', '', '{}', NULL, '', '' FROM json_each('[1, 2, 3, 4]');
      INSERT INTO senders VALUES (1, 'A', 1, NULL), (2, 'B', 1, NULL);
      INSERT INTO deliveries (id, file_name, sha256, bytes, notes, inserted_by)
        SELECT value, '', '', 1, '[]', 1 FROM json_each('[1, 2, 3]');
      INSERT INTO sheets (delivery_id, position, name, hidden, rows, first_raw_id, last_raw_id)
        SELECT value, 0, '', 0, 10, value * 100, value * 100 + 9 FROM json_each('[1, 2, 3]');
      INSERT INTO imports (id, delivery_id, register, sender_id, reading, version, state, commit_event_id, inserted_by)
        VALUES (1, 1, 'staff', 1, '{}', 1, 'committed', 2, 1), (2, 2, 'staff', 1, '{}', 1, 'committed', 3, 1),
          (3, 3, 'staff', 2, '{}', 1, 'committed', 4, 1);
      INSERT INTO protected_people VALUES (1, 'P'), (1, 'Q');
      INSERT INTO findings (import_id, raw_id, register, row_id, rule, severity, raw, key, inserted_by)
        VALUES (1, 101, 'staff', NULL, 'identity-invalid', 'error', '', '17', 2),
          (1, 102, 'staff', NULL, 'duplicate-key', 'error', '', '18', 2);
      INSERT INTO staff (sender_id, key, sort_key, raw_id, personal_identity_number, protection, inserted_by)
        VALUES (1, '17', '', 201, 'R', NULL, 3), (1, '19', '', 202, 'Q', 'none', 2), (2, '1', '', 301, 'P', 'none', 4);`)
    wordsAndOutcomes(old)
    expect(old.prepare('SELECT personal_identity_number FROM staff WHERE hidden = 1').pluck().all()).toEqual(['P'])
    expect(old.prepare('SELECT import_id, identity_number, is_mark FROM protection_words').raw().all()).toEqual([
      [1, 'P', 1],
      [1, 'Q', 1],
      [2, 'Q', 0],
    ])
    expect(old.prepare('SELECT raw_id, by_raw_id, inserted_by FROM repairs').raw().all()).toEqual([[101, 201, 3]])
  })

  it('hides a row for what is said elsewhere of its person', () => {
    first.exec('UPDATE staff SET of_protected = 1 WHERE id = 3')
    expect(first.prepare('SELECT key FROM staff WHERE hidden = 0').pluck().all()).toEqual(['a'])
  })
})

describe('a store whose stated totals were of no list', () => {
  it('keeps them, as of an unknown list, and gives the number of a removed one to no other', () => {
    const old = new Database(':memory:')
    old.pragma('foreign_keys = OFF')
    differences(old)
    old.exec(`
      INSERT INTO stated_totals (register, side, sender_id, measure, amount, reference, inserted_by)
        VALUES ('staff', 'sender', 1, 'persons', 12, 'Intyg', 1), ('staff', 'sender', 1, 'posts', 1200, NULL, 1);
      DELETE FROM stated_totals WHERE id = 2;`)
    statedByUnitAndList(old)
    old.exec(`INSERT INTO stated_totals (register, side, sender_id, measure, amount, list_of, list_import, inserted_by)
      VALUES ('staff', 'sender', 1, 'persons', 13, 'delivery', 4, 2)`)
    expect(
      old.prepare('SELECT id, unit, measure, amount, list_of, list_import FROM stated_totals').raw().all(),
    ).toEqual([
      [1, '', 'persons', 12, 'unknown', 0],
      [3, '', 'persons', 13, 'delivery', 4],
    ])
  })
})

describe('the name of a column', () => {
  it.each([
    ['oldRegistrationNumber', 'old_registration_number'],
    ['title', 'title'],
    ['hsaId', 'hsa_id'],
  ])('of %s is %s', (field, column) => expect(columnOf(field)).toBe(column))

  it.each(['', 'x; DROP TABLE staff', 'a-b', 'Å', '__proto__', 'x"'])('is never made of %j', (field) => {
    expect(() => columnOf(field)).toThrow('Not a field name')
  })
})
