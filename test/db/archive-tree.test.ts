import { beforeAll, describe, expect, it } from 'vitest'
import { treeNodes, treeVolumes, treeWordings } from '#db/stores/archive-tree.ts'
import { placeInTree } from '#db/stores/archive-place.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { signumOfPath } from '#shared/registers/archive-tree.ts'
import { createRowWriter } from '#db/stores/register-rows.ts'
import { plansOf } from './query-plans.ts'
import { act, sharedStore } from './temporary-store.ts'
import { listedPlaces } from './tree-places.ts'

const store = sharedStore()
const everything = { start: 0, count: 500 }

const fields = ['recordsCreator', 'signum', 'seriesTitle', 'volumeNumber', 'shelfMetres']
type Row = readonly [creator: string | null, signum: string, volume: string, metres: number]
const rows: readonly Row[] = [
  ['Ånge nämnd', 'A1', '1', 0.1],
  ['Länsstyrelsen', 'Ö1', '1', 0.08],
  ['Länsstyrelsen', 'A 1', '1', 0.08],
  ['länsstyrelsen', 'A1', '2', 0.08],
  ['Länsstyrelsen', 'A1', '10', 0.08],
  ['Länsstyrelsen', 'A 1 a', '1', 0.055],
  ['Länsstyrelsen', 'A I b', '1', 0.055],
  ['Länsstyrelsen', 'A 1 å', '1', 0.055],
  ['Länsstyrelsen', 'A 2:7', '1', 0.055],
  ['Länsstyrelsen', 'A 10 a 1 a 1', '1', 0.055],
  ['Länsstyrelsen', '2.3.1', '1', 0.2],
  ['Länsstyrelsen', '2.10', '1', 0.2],
  ['Länsstyrelsen', 'se pärm|tre', '1', 0.3],
  ['Länsstyrelsen', 'Z', '1', 0.3],
  [null, 'F1', '1', 0.5],
  [null, '???', '1', 0.5],
]

beforeAll(() =>
  act(store(), async (tx) => {
    const writer = createRowWriter(tx, 'archive', { senderId: 1, importId: 1, fields })
    for (const [recordsCreator, signum, volumeNumber, shelfMetres] of rows) {
      const values = { recordsCreator, signum, seriesTitle: `Serie ${signum}`, volumeNumber, shelfMetres }
      writer.insert({ ...businessKey('archive', values), rawId: 1, values, findings: [] })
    }
    await Promise.resolve()
  }),
)

const nodes = (...path: string[]) => treeNodes(store().reader, path, everything).nodes
const signa = (...path: string[]) => nodes(...path).map(({ part }) => signumOfPath([...path, part].slice(1)))
const [board, ange] = ['l|nsstyrelsen', '{nge n|mnd']

describe('the tree of the archive', () => {
  it('begins with the records creators in Swedish order, and what has none last', () => {
    expect(nodes().map(({ title, volumes, metres }) => [title, volumes, metres])).toEqual([
      ['Länsstyrelsen', 13, 1.595],
      ['Ånge nämnd', 1, 0.1],
      [null, 2, 1],
    ])
    const paged = [0, 1, 2, 3].map((start) => treeNodes(store().reader, [], { start, count: 1 }))
    expect(paged.map(({ total, nodes: [node] }) => [total, node?.part])).toEqual([
      [3, board],
      [3, ange],
      [3, ''],
      [3, undefined],
    ])
  })

  it('goes on with classes, main series, Ö last, and then what is no signum', () => {
    expect(signa(board)).toEqual(['2', 'A', 'Z', 'Ö', ''])
    expect(nodes(board).map(({ volumes }) => volumes)).toEqual([2, 8, 1, 1, 1])
  })

  it('has series and classes by level, numbers as numbers', () => {
    expect(signa(board, 'A')).toEqual(['A 1', 'A 2', 'A 10'])
    expect(signa(board, 'A', '00000001')).toEqual(['A 1 a', 'A 1 b', 'A 1 å'])
    expect(signa(board, 'A', '00000010', '1A', '00000001', '1A00000001')).toEqual([])
    expect(signa(board, '00000002')).toEqual(['2.3', '2.10'])
    expect(nodes(board, '00000002', '00000003')[0]).toMatchObject({ title: 'Serie 2.3.1', volumes: 1, metres: 0.2 })
  })

  it('writes a signum as most of its rows do', () => {
    // Two `A1` and one `A 1`; `A 2:7` is a volume of `A 2`; nobody has a row of `A 10` itself.
    expect(nodes(board, 'A').map(({ signum }) => signum)).toEqual(['A1', 'A 2', null])
    expect(nodes(board, 'A', '00000001').map(({ signum }) => signum)).toEqual(['A 1 a', 'A I b', 'A 1 å'])
    expect(nodes(board).every(({ signum }) => signum === null)).toBe(true)
  })

  it('has the volumes of a node apart from those of the nodes below it', () => {
    const volumes = (...path: string[]) =>
      treeVolumes(store().reader, path, everything).volumes.map(
        ({ signum, volumeNumber }) => `${signum ?? ''}/${volumeNumber ?? ''}`,
      )
    expect(volumes(board, 'A', '00000001')).toEqual(['A 1/1', 'A1/2', 'A1/10'])
    expect(volumes(board, 'A')).toEqual([])
    // A signum that states a volume, beside a column that states another.
    expect(volumes(board, 'A', '00000002')).toEqual(['A 2:7/1'])
    expect(volumes(board, 'A', '00000010', '1A', '00000001', '1A00000001')).toEqual(['A 10 a 1 a 1/1'])
    expect(volumes('', '~')).toEqual(['???/1'])
    expect(volumes(board, '~')).toEqual(['se pärm|tre/1'])
  })

  it('hides nothing: every volume is found by going through it', () => {
    const walk = (path: readonly string[]): number =>
      treeVolumes(store().reader, path, everything).volumes.length +
      treeNodes(store().reader, path, everything).nodes.reduce((sum, { part }) => sum + walk([...path, part]), 0)
    expect(walk([])).toBe(rows.length)
  })

  it('says how the signum of a node is written, for a filter', () => {
    expect(treeWordings(store().reader, [board, 'A', '00000001'], 'signum', 10)).toHaveLength(5)
    expect(treeWordings(store().reader, [board], 'signum', 3)).toBeNull()
    expect(treeWordings(store().reader, [''], 'records_creator', 10)).toEqual([null])
  })

  it('is read from its indexes alone', () => {
    const statements: string[] = []
    const { reader } = store()
    const connection = new Proxy(reader.connection, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name) as unknown
        return (sql: string) => {
          statements.push(sql)
          return target.prepare(sql)
        }
      },
    })
    treeNodes({ ...reader, connection }, [board, 'A'], { start: 2, count: 1 })
    treeVolumes({ ...reader, connection }, [board, 'A', '00000001'], everything)
    const plans = statements.map((sql) =>
      (
        reader.connection
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...Array<string>(sql.split('?').length - 1).fill('1')) as { detail: string }[]
      )
        .map(({ detail }) => detail)
        .join('; '),
    )
    expect(plans.length).toBeGreaterThan(3)
    expect(plans.filter((plan) => /SCAN archive|TEMP B-TREE/.test(plan))).toEqual([])
    expect(plans.filter((plan) => /INDEX archive_(tree|order)/.test(plan)).length).toBeGreaterThan(3)
  })
})

describe('a volume in the tree', () => {
  it('stands where it is listed, whichever it is', () => {
    const places = listedPlaces(store().reader)
    expect(places.length).toBeGreaterThanOrEqual(rows.length)
    for (const { said, listed } of places) expect(listed).toEqual(said)
    expect(placeInTree(store().reader, 999_999)).toBeUndefined()
  })

  it('is found by index, however many stand beside it', async () => {
    const { reader } = store()
    const id = Number(reader.connection.prepare('SELECT max(id) FROM archive').pluck().get())
    const plans = await plansOf(reader.connection, (connection) => placeInTree({ ...reader, connection }, id))
    expect(plans.join('; ')).not.toMatch(/SCAN archive\b/)
    expect(plans.at(-1)).toMatch(/INDEX archive_order \(hidden=\? AND sort_key>\? AND sort_key<\?\)/)
  })
})
