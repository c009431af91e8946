import { beforeAll, describe, expect, it } from 'vitest'
import { treeNodes, treeVolumes } from '#db/stores/archive-tree.ts'
import { insertRecord } from '#db/stores/records.ts'
import { createRowWriter } from '#db/stores/register-rows.ts'
import type { Tx } from '#db/write.ts'
import { signumSortKey } from '#shared/identity/signum.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { recordKindOf } from '#shared/records/records.ts'
import type { Values } from '#shared/registers/field.ts'
import { levelsOfSignum } from '#shared/registers/archive-tree.ts'
import { act, sharedStore } from './temporary-store.ts'
import { listedPlaces } from './tree-places.ts'

/** Creators and series that somebody has set up, in the tree beside those that volumes tell. */

const store = sharedStore()
const everything = { start: 0, count: 500 }

const fields = ['recordsCreator', 'signum', 'seriesTitle', 'volumeNumber', 'shelfMetres']
function addVolumes(tx: Tx, rows: readonly (readonly [creator: string | null, signum: string])[]): void {
  const writer = createRowWriter(tx, 'archive', { senderId: 1, importId: 1, fields })
  rows.forEach(([recordsCreator, signum], index) => {
    const values = { recordsCreator, signum, seriesTitle: null, volumeNumber: String(index), shelfMetres: 0.1 }
    writer.insert({ ...businessKey('archive', values), rawId: 1, values, findings: [] })
  })
}
const record = (tx: Tx, kind: 'recordsCreators' | 'archives' | 'series', values: Values): number =>
  insertRecord(tx, recordKindOf(kind), null, values)

let seed = 20190101
/** A whole number below the bound; the same ones in every run. */
function below(bound: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * bound)
}
const written = Array.from({ length: 120 }, () => {
  const letter = 'ABFÖ'.charAt(below(4))
  const levels = [1 + below(12), 'abåz'.charAt(below(4)), 1 + below(3), 'ab'.charAt(below(2)), 2, 'c', 7]
  return letter + levels.slice(0, below(8)).join('')
})
const [withVolumes, setUp] = [written.slice(0, 60), [...new Set(written.slice(40))]]
const many = Array.from({ length: 30 }, (_, index) => `F${index + 1}`)

beforeAll(() =>
  act(store(), async (tx) => {
    addVolumes(tx, [
      ...withVolumes.map((signum) => ['Länsstyrelsen', signum] as const),
      ...many.filter((_, index) => index % 3 === 0).map((signum) => ['Sidledes', signum] as const),
      [null, 'A1'],
    ])
    const archiveOf = (creator: string): number =>
      record(tx, 'archives', { name: 'Huvudarkivet', creatorId: record(tx, 'recordsCreators', { name: creator }) })
    const board = archiveOf('LÄNSSTYRELSEN')
    for (const signum of setUp) record(tx, 'series', { signum, title: `Serie ${signum}`, archiveId: board })
    const sideways = archiveOf('Sidledes')
    for (const signum of many) record(tx, 'series', { signum, title: `Serie ${signum}`, archiveId: sideways })
    archiveOf('Ånge nämnd')
    record(tx, 'recordsCreators', { name: 'Arkivlösa' })
    // The same creator at another time, and a series of another of its archives, stand where the first do.
    const again = record(tx, 'recordsCreators', { name: 'Ånge nämnd', validFrom: '1990-01-01' })
    const second = record(tx, 'archives', { name: 'Filialen', creatorId: again })
    record(tx, 'series', { signum: 'A1', title: 'Protokoll', archiveId: second })
    await Promise.resolve()
  }),
)

const [board, ange] = ['l|nsstyrelsen', '{nge n|mnd']
const nodes = (...path: string[]) => treeNodes(store().reader, path, everything).nodes
const keyOf = (levels: readonly string[]): string => levels.join('\0')

describe('a signum that is set up', () => {
  it('is placed where volumes of it are', () => {
    const stored = store()
      .reader.connection.prepare('SELECT signum, tree_1, tree_2, tree_3, tree_4, tree_5 FROM archive')
      .raw()
      .all() as string[][]
    expect(stored.length).toBeGreaterThan(60)
    for (const [signum = '', ...levels] of stored) {
      expect([signum, levelsOfSignum(signumSortKey(signum))]).toEqual([signum, levels.filter((part) => part !== '')])
    }
    // One that is deeper than the tree tells apart.
    expect(stored.some(([, , , , , last = '']) => last.length > 9)).toBe(true)
  })
})

describe('the tree', () => {
  it('has every creator that is set up, in Swedish order, and what has none last', () => {
    expect(nodes().map(({ title, volumes, isLeaf }) => [title, volumes, isLeaf])).toEqual([
      ['Arkivlösa', 0, true],
      ['Länsstyrelsen', 60, false],
      ['Sidledes', 10, false],
      ['Ånge nämnd', 0, false],
      [null, 1, false],
    ])
    expect(nodes(ange, 'A')).toMatchObject([
      { part: '00000001', title: 'Protokoll', signum: 'A1', volumes: 0, metres: 0 },
    ])
    expect(nodes(ange)).toMatchObject([{ part: 'A', title: null, signum: null, isLeaf: false }])
    expect(nodes('arkivl}sa')).toEqual([])
  })

  it('has each series once, with its volumes or with none', () => {
    const wanted = new Map<string, number>()
    for (const signum of setUp) {
      const levels = levelsOfSignum(signumSortKey(signum))
      levels.forEach((_, depth) => wanted.set(keyOf(levels.slice(0, depth + 1)), 0))
    }
    for (const signum of withVolumes) {
      const levels = levelsOfSignum(signumSortKey(signum))
      levels.forEach((_, depth) => {
        const key = keyOf(levels.slice(0, depth + 1))
        wanted.set(key, (wanted.get(key) ?? 0) + 1)
      })
    }
    const found = new Map<string, number>()
    const walk = (path: readonly string[]): void => {
      const below = treeNodes(store().reader, [board, ...path], everything)
      expect(below.total).toBe(below.nodes.length)
      expect(below.nodes.map(({ part }) => part)).toEqual(below.nodes.map(({ part }) => part).toSorted())
      for (const { part, volumes, isLeaf } of below.nodes) {
        const own = [...path, part]
        expect(found.has(keyOf(own))).toBe(false)
        found.set(keyOf(own), volumes)
        const total =
          treeNodes(store().reader, [board, ...own], everything).total +
          treeVolumes(store().reader, [board, ...own], everything).total
        expect([own, isLeaf]).toEqual([own, total === 0])
        walk(own)
      }
    }
    walk([])
    expect(found).toEqual(wanted)
    expect([...wanted.values()].filter((volumes) => volumes === 0).length).toBeGreaterThan(20)
  })

  it('comes in pages that hold all of it, from either end', () => {
    const path = ['sidledes', 'F']
    const all = nodes(...path)
    expect(all.map(({ volumes }) => volumes)).toEqual(many.map((_, index) => (index % 3 === 0 ? 1 : 0)))
    for (const count of [1, 4, 7]) {
      const paged = many.flatMap((_, index) =>
        index % count === 0 ? treeNodes(store().reader, path, { start: index, count }).nodes : [],
      )
      expect(paged).toEqual(all)
    }
    expect(treeNodes(store().reader, path, { start: 30, count: 5 })).toEqual({ total: 30, nodes: [] })
    const roots = [0, 1, 2, 3, 4, 5].map((start) => treeNodes(store().reader, [], { start, count: 1 }).nodes[0]?.title)
    expect(roots).toEqual(['Arkivlösa', 'Länsstyrelsen', 'Sidledes', 'Ånge nämnd', null, undefined])
  })

  it('counts what has come since it was last looked at', async () => {
    const total = () => treeNodes(store().reader, ['sidledes', 'F'], { start: 0, count: 1 }).total
    expect(total()).toBe(30)
    await act(store(), (tx) => addVolumes(tx, [['Sidledes', 'F31'], ['Sidledes', 'F2']])) // prettier-ignore
    expect(total()).toBe(31)
    expect(nodes('sidledes', 'F').map(({ volumes }) => volumes).slice(0, 3)).toEqual([1, 1, 0]) // prettier-ignore
  })

  it('calls a series by what is set up where no volume says', () => {
    expect(nodes('sidledes', 'F')[0]).toMatchObject({ title: 'Serie F1', signum: 'F1', volumes: 1 })
    expect(nodes('sidledes', 'F')[2]).toMatchObject({ title: 'Serie F3', signum: 'F3', volumes: 0 })
  })
})

describe('a volume beside what is set up', () => {
  it('stands where it is listed', () => {
    const places = listedPlaces(store().reader)
    expect(places.length).toBeGreaterThan(withVolumes.length)
    for (const { said, listed } of places) expect(listed).toEqual(said)
  })
})
