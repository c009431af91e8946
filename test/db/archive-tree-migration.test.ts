import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migration as firstSchema } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as archiveTree } from '#db/migrations/0008-archive-tree.ts'
import { businessKey } from '#shared/import/business-key.ts'

it('places the volumes of an older store in the tree, and says of none that it was in a range', () => {
  const connection = new Database(':memory:')
  connection.pragma('foreign_keys = OFF')
  firstSchema(connection)
  wordsAndOutcomes(connection)
  const insert = connection.prepare(
    'INSERT INTO archive (sender_id, key, sort_key, records_creator, signum, inserted_by) VALUES (1, ?, ?, ?, ?, 1)',
  )
  for (const [recordsCreator, signum, volumeNumber] of [
    ['Länsstyrelsen', 'A 1 ab 2 c 3', '7'],
    ['Länsstyrelsen', '2.3.10', '1'],
    ['Länsstyrelsen', 'se pärm', '1'],
    [null, 'Ö', '1'],
  ] as const) {
    const { key, sortKey } = businessKey('archive', { recordsCreator, signum, volumeNumber })
    insert.run(key, sortKey, recordsCreator, signum)
  }
  archiveTree(connection)
  const rows = connection
    .prepare('SELECT tree_0, tree_1, tree_2, tree_3, tree_4, tree_5, volume_range FROM archive ORDER BY id')
    .raw()
    .all()
  expect(rows).toEqual([
    ['l|nsstyrelsen', 'A', '00000001', '2AB', '00000002', '1C00000003', null],
    ['l|nsstyrelsen', '00000002', '00000003', '00000010', '', '', null],
    ['l|nsstyrelsen', '~', '', '', '', '', null],
    ['', ']', '', '', '', '', null],
  ])
  connection.close()
})
