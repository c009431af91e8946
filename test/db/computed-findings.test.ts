import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { migration as first } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as records } from '#db/migrations/0003-records.ts'
import { migration as rowDetails } from '#db/migrations/0004-row-details.ts'
import { migration as computedFindings } from '#db/migrations/0005-computed-findings.ts'
import { createStore, openStore } from '#db/open.ts'
import { findingsOfRow } from '#db/stores/findings.ts'
import { readRows } from '#db/stores/register-view.ts'
import { insertTransfer } from '#db/stores/transfer.ts'
import { passphrase, transfer } from '#test/support/core.ts'
import { act, insertRaw, temporaryFolder, writerOf } from './temporary-store.ts'

it('a store of the version before gets a place for computed findings, and its rows indexes to be found by', () => {
  const old = new Database(':memory:')
  for (const migration of [first, wordsAndOutcomes, records, rowDetails]) migration(old)
  old.exec(`
    INSERT INTO events VALUES (1, '', '', '', '{}', NULL, '', '');
    INSERT INTO senders (id, name, inserted_by) VALUES (1, 'A', 1);
    INSERT INTO staff (sender_id, key, sort_key, given_names, family_name, inserted_by) VALUES (1, 'a', 'a', 'Eva Åsa', 'Öberg', 1);`)
  computedFindings(old)
  expect(old.prepare('SELECT count(*) FROM computed_findings').pluck().get()).toBe(0)
  const names = "lower(substr(given_names, 1, instr(given_names || ' ', ' ') - 1) || ' ' || family_name)"
  const folds = ['Å{', 'å{', 'Ä|', 'ä|', 'Ö}', 'ö}', 'Ée', 'ée', 'Üy', 'üy']
  const folded = folds.reduce((text, fold) => `replace(${text}, '${fold[0]}', '${fold[1]}')`, names)
  const wanted = `SELECT id FROM staff WHERE ${folded} = 'eva }berg'`
  expect(old.prepare(wanted).pluck().all()).toEqual([1])
  expect(old.prepare(`EXPLAIN QUERY PLAN ${wanted}`).get()).toMatchObject({
    detail: expect.stringContaining('staff_first_named'),
  })
})

it('a store whose findings were made by other rules has them made anew when it is opened', async () => {
  const path = join(temporaryFolder(), 'prov.stafett')
  const store = await createStore(path, passphrase)
  let rowId = 0
  try {
    await act(store, (tx) => insertTransfer(tx, transfer), 'transfer.create')
    await act(store, (tx) => {
      const row = { sender_id: 1, key: 'a', sort_key: 'a', disposition: 'transfer', transfer_mode: 'copy' }
      rowId = insertRaw(tx, 'cases', { ...row, inserted_by: tx.eventId })
    })
    expect(findingsOfRow(store.reader, 'cases', rowId).map(({ rule }) => rule)).toEqual(['transfer-without-unit'])
    expect(readRows(store.reader, 'cases', [rowId], []).map(({ findings }) => findings)).toEqual([1])
    writerOf(store).connection.exec("DELETE FROM computed_findings; UPDATE computed_rules SET version = 'other'")
  } finally {
    store.close()
  }
  const again = await openStore(path, passphrase, { readOnly: false })
  onTestFinished(() => again.close())
  expect(findingsOfRow(again.reader, 'cases', rowId).map(({ rule }) => rule)).toEqual(['transfer-without-unit'])
})
