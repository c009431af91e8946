import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migration as firstSchema } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as records } from '#db/migrations/0003-records.ts'
import { columnOf, tableOfRecord } from '#db/names.ts'
import { recordKinds } from '#shared/records/records.ts'
import { recordSortKey } from '#shared/records/sort-key.ts'
import { sharedStore } from './temporary-store.ts'

const store = sharedStore()

const pragma = (sql: string, table: string): Record<string, string | number>[] =>
  store().reader.connection.prepare(sql).all(table) as Record<string, string | number>[]

describe.each(recordKinds)('the table of $name', (kind) => {
  const table = tableOfRecord(kind.name)

  it('has a column of the right type for each field and those that every record has, no others', () => {
    const typeOf = (type: string): string => {
      if (['integer', 'year', 'boolean'].includes(type)) return 'INTEGER'
      return ['decimal', 'money', 'percent', 'hours', 'metres'].includes(type) ? 'REAL' : 'TEXT'
    }
    const expected = {
      id: 'INTEGER',
      ...(kind.of === null ? {} : { row_id: 'INTEGER' }),
      ...Object.fromEntries(kind.fields.map(({ name, type }) => [columnOf(name), typeOf(type)])),
      sort_key: 'TEXT',
      inserted_by: 'INTEGER',
      updated_by: 'INTEGER',
    }
    const columns = pragma('SELECT name, type FROM pragma_table_xinfo(?)', table)
    expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toEqual(expected)
  })

  it('refers where its fields do, each reference found by index', () => {
    const keys = pragma('SELECT "from", "table" FROM pragma_foreign_key_list(?)', table)
      .filter((key) => key['table'] !== 'events')
      .map((key) => [key['from'], key['table']])
    const expected = [
      ...(kind.of === null ? [] : [['row_id', kind.of]]),
      ...kind.fields.flatMap(({ name, refers }) =>
        refers === undefined ? [] : [[columnOf(name), tableOfRecord(refers)]],
      ),
    ]
    expect(new Set(keys.map(String))).toEqual(new Set(expected.map(String)))
    for (const [column] of [...keys, ['inserted_by']]) {
      const [plan] = store()
        .reader.connection.prepare(`EXPLAIN QUERY PLAN SELECT id FROM ${table} WHERE ${column} = ?`)
        .all(1) as { detail: string }[]
      expect([column, plan?.detail]).toEqual([column, expect.stringContaining('SEARCH')])
    }
  })

  it('holds what no two rows share', () => {
    const unique = pragma('SELECT name FROM pragma_index_list(?) WHERE "unique" = 1', table).map(({ name }) =>
      pragma('SELECT name FROM pragma_index_info(?)', String(name)).map((column) => column['name']),
    )
    expect(unique).toEqual(kind.unique === undefined ? [] : [kind.unique.map(columnOf)])
  })

  it('is listed by index', () => {
    const where = kind.of === null ? '' : 'WHERE row_id = 1'
    const under = kind.tree === undefined ? where : `WHERE ${columnOf(kind.tree.parent)} IS NULL`
    const plan = store()
      .reader.connection.prepare(`EXPLAIN QUERY PLAN SELECT id FROM ${table} ${under} ORDER BY sort_key, id LIMIT 200`)
      .all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join('; ')).not.toContain('TEMP B-TREE')
  })
})

it('makes organisations and pairs of the senders and the receiver of a store that has none', () => {
  const old = new Database(':memory:')
  firstSchema(old)
  wordsAndOutcomes(old)
  old.exec(`
    INSERT INTO events SELECT value, '', '', '', '{}', NULL, '', '' FROM json_each('[1, 2]');
    INSERT INTO transfer VALUES (1, 'x', '2019-01-01', 'Region Dalarna', 1, NULL);
    INSERT INTO senders VALUES (1, 'Länsstyrelsen Dalarna', 1, NULL), (5, 'Region Dalarna', 2, NULL);`)
  records(old)
  const organisations = old.prepare('SELECT id, name, sort_key AS sortKey, inserted_by FROM organisations').all() as {
    name: string
    sortKey: string
  }[]
  expect(organisations).toMatchObject([
    { id: 1, name: 'Länsstyrelsen Dalarna', inserted_by: 1 },
    { id: 5, name: 'Region Dalarna', inserted_by: 2 },
    { id: 6, name: 'Region Dalarna', inserted_by: 1 },
  ])
  const [kind] = recordKinds
  for (const { name, sortKey } of organisations) expect(sortKey).toBe(kind && recordSortKey(kind, { name }))
  expect(old.prepare('SELECT sender_id, receiver_id, inserted_by FROM pairs').raw().all()).toEqual([
    [1, 6, 1],
    [5, 6, 2],
  ])
  expect(old.prepare('SELECT id, organisation_id FROM senders').raw().all()).toEqual([
    [1, 1],
    [5, 5],
  ])
  expect(old.prepare('SELECT receiver_organisation_id FROM transfer').pluck().all()).toEqual([6])
})
