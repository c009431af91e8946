import { describe, expect, it } from 'vitest'
import { schemaVersion } from '#db/migrate.ts'
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
    expect(names.toSorted()).toEqual([...systemColumns, ...fields.map((field) => columnOf(field.name))].toSorted())
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
