import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { diaryRow, manyWords } from '../deliveries.ts'

/** Milliseconds. */
export interface PlainFigures {
  readonly sorted: number
  readonly window: number
  readonly search: number
  readonly values: number
}

/**
 * The same entries in a plain SQLite file, unencrypted, with the same indexes, read as grids usually read one: a count, and pages by
 * LIMIT and OFFSET. Warm: the second of two readings.
 */
export function measurePlainDiary(path: string, rows: number): PlainFigures {
  const database = new Database(path)
  try {
    database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA cache_size = -32000;
      CREATE TABLE diary (id INTEGER PRIMARY KEY, series, number, document, date, direction, correspondent, subject, type);
    `)
    const insert = database.prepare('INSERT INTO diary VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)')
    database.transaction(() => {
      for (let index = 0; index < rows; index++) {
        const [series, number, document, date, , direction, correspondent, subject, type] = diaryRow(index, manyWords)
        insert.run(series, number, document, date, direction, correspondent, subject, type)
      }
    })()
    database.exec(`
      CREATE INDEX by_number ON diary (number);
      CREATE INDEX by_date ON diary (date, number);
      CREATE INDEX by_direction ON diary (direction);
      CREATE VIRTUAL TABLE search USING fts5(series, number, correspondent, subject, content='diary', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
      INSERT INTO search (rowid, series, number, correspondent, subject) SELECT id, series, number, correspondent, subject FROM diary;
    `)
    const warm = (work: () => unknown): number => {
      work()
      const from = performance.now()
      work()
      return performance.now() - from
    }
    const page = database.prepare('SELECT * FROM diary ORDER BY date DESC, number LIMIT 200 OFFSET ?')
    const found = database.prepare(
      'SELECT diary.* FROM search JOIN diary ON diary.id = search.rowid WHERE search MATCH ? ORDER BY number LIMIT 50',
    )
    const hits = database.prepare('SELECT count(*) FROM search WHERE search MATCH ?')
    return {
      sorted: warm(() => [database.prepare('SELECT count(*) FROM diary').get(), page.all(0)]),
      window: warm(() => page.all(Math.floor(rows * 0.9))),
      search: warm(() => [hits.get('"kul"* "pl"*'), found.all('"kul"* "pl"*')]),
      values: warm(() => database.prepare('SELECT direction, count(*) FROM diary GROUP BY direction').all()),
    }
  } finally {
    database.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  }
}
