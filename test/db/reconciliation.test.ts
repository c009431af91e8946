import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migration as first } from '#db/migrations/0001-first.ts'
import { migration as reconciliation } from '#db/migrations/0011-reconciliation.ts'
import {
  createPairLookup,
  createRecordFinder,
  createRecordLookup,
  createRowLookup,
  readPairs,
  writeRun,
} from '#db/stores/reconciliation-runs.ts'
import { act, sharedStore } from './temporary-store.ts'

describe('a store without reconciliations', () => {
  const old = new Database(':memory:')
  first(old)
  old.exec(`INSERT INTO events VALUES (1, '', '', '', '{}', NULL, '', '')`)
  reconciliation(old)

  it('gets a place for them, and nothing of a run outlives its reconciliation', () => {
    old.exec(`
      INSERT INTO reconciliations (id, register, name, blind, inserted_by) VALUES (1, 'staff', 'A', 0, 1), (2, 'staff', 'B', 0, 1);
      INSERT INTO reconciliation_runs VALUES (1, 1, '', '', ''), (2, 1, '', '', '');
      INSERT INTO reconciliation_records VALUES (1, 0, 0, 'a', NULL, 0, '{}'), (2, 0, 0, 'a', NULL, 0, '{}');
      INSERT INTO reconciliation_rows VALUES (1, 0, 0, 0, 'a', NULL, 0, '{}'), (2, 0, 0, 0, 'a', NULL, 0, '{}');
      INSERT INTO reconciliation_pairs (reconciliation_id, state, tier, left_list, left_record, right_list, margin, hidden)
        VALUES (1, 'unmatched', 'weight', 0, 0, 1, 0, 0), (2, 'unmatched', 'weight', 0, 0, 1, 0, 0);
      DELETE FROM reconciliations WHERE id = 1;`)
    const left = ['runs', 'records', 'rows', 'pairs'].map((table) =>
      old.prepare(`SELECT reconciliation_id FROM reconciliation_${table}`).pluck().all(),
    )
    expect(left).toEqual([[2], [2], [2], [2]])
  })
})

describe('a run', () => {
  const store = sharedStore()
  const nobody = { list: 0, person: null, isHidden: false, values: {} }
  const many = Array.from({ length: 3000 }, (_, number) => number)
  const pair = {
    reason: null,
    tier: 'weight',
    leftList: 0,
    rightList: 1,
    bits: 1,
    margin: 0,
    place: null,
    explanation: null,
  }

  const run = (isHidden: boolean) => ({
    settingVersion: '',
    fingerprint: '',
    summary: { model: null, modelsOfLists: [], refusal: null, pairings: [] },
    records: many.map((number) => ({ ...nobody, number, key: `k${number}` })),
    rows: many.map((number) => ({
      list: 0,
      number,
      record: number >> 1,
      key: `k${number}`,
      rowId: null,
      isRejected: false,
      values: { familyName: String(number) },
    })),
    pairs: many.map((number) => ({ ...pair, state: 'review' as const, leftRecord: number, rightRecord: 1, isHidden })),
  })

  it('takes the place of the one before, and its pairs get numbers of their own', async () => {
    await act(store(), (tx) => writeRun(tx, 1, run(true), () => Promise.resolve()))
    const before = readPairs(store().reader, 1, ['review'], true).map(({ id }) => id)
    await act(store(), (tx) => writeRun(tx, 1, run(false), () => Promise.resolve()))
    expect(readPairs(store().reader, 1, ['review'], true)).toEqual([])
    const after = readPairs(store().reader, 1, ['review'], false)
    expect(after).toHaveLength(3000)
    expect(after.filter(({ id }) => before.includes(id))).toEqual([])
  })

  it('is looked into by key, by record and by pair', () => {
    const { reader } = store()
    const [find, recordOf, rowsOf, pairsOf] = [
      createRecordFinder(reader, 1),
      createRecordLookup(reader, 1),
      createRowLookup(reader, 1),
      createPairLookup(reader, 1),
    ]
    expect([find(0, 'k2999'), find(0, 'none'), find(1, 'k1')]).toEqual([1499, undefined, undefined])
    expect(recordOf(0, 7)?.key).toBe('k7')
    expect(rowsOf(0, 7).map(({ key }) => key)).toEqual(['k14', 'k15'])
    expect(pairsOf(0, 7)).toHaveLength(1)
  })
})
