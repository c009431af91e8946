import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createStore, openStore } from '#db/open.ts'
import type { Connection, Reader } from '#db/open.ts'
import { migration as firstSchema } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as rowDetails } from '#db/migrations/0004-row-details.ts'
import { columnOf } from '#db/names.ts'
import { stepsOfCase } from '#db/stores/case-steps.ts'
import { evidenceOf, readEvidence } from '#db/stores/evidence.ts'
import {
  caseByKey,
  casesOfHandler,
  employmentsManagedBy,
  employmentsNamed,
  entriesOfCase,
  volumesOfSeries,
} from '#db/stores/links.ts'
import { volumesBelow } from '#db/stores/archive-tree.ts'
import { employmentsInRoom, frameOfVolume, pathOfFrame } from '#db/stores/frame-links.ts'
import { notesOf } from '#db/stores/notes.ts'
import { employmentsOf, identifiersOf, personOfNumber, sayNumber, settlePersons } from '#db/stores/persons.ts'
import { insertTransfer } from '#db/stores/transfer.ts'
import { passphrase, testNumber, transfer } from '#test/support/core.ts'
import { act, insertRaw, inVain, sharedStore, temporaryFolder } from './temporary-store.ts'

const store = sharedStore()

/** How SQLite finds what the work asks for. */
function plansOf(connection: Connection, work: (read: Reader) => unknown): string {
  const plans: string[] = []
  const watched = new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'prepare') return typeof value === 'function' ? (value.bind(target) as unknown) : value
      return (sql: string) => {
        const marks = Array<number>(sql.match(/\?/g)?.length ?? 0).fill(1)
        const steps = target.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...marks) as { detail: string }[]
        plans.push(steps.map(({ detail }) => detail).join('; '))
        return target.prepare(sql)
      }
    },
  })
  work({ ...store().reader, connection: watched })
  return plans.join('\n')
}

describe('a store of the version before', () => {
  it('keeps its rows and gets the new fields, blank', () => {
    const old = new Database(':memory:')
    firstSchema(old)
    wordsAndOutcomes(old)
    old.exec(`
      INSERT INTO events VALUES (1, '', '', '', '{}', NULL, '', '');
      INSERT INTO senders VALUES (1, 'A', 1, NULL);
      INSERT INTO staff (sender_id, key, sort_key, family_name, protection, inserted_by)
        VALUES (1, 'a', 'a', 'Öppen', NULL, 1), (1, 'b', 'b', 'Dold', 'secrecyMark', 1);
      INSERT INTO diary (sender_id, key, sort_key, subject, inserted_by) VALUES (1, 'a', 'a', 'Ansökan', 1);`)
    rowDetails(old)
    expect(
      old.prepare('SELECT family_name, call_name, room, person_id FROM staff WHERE hidden = 0').raw().all(),
    ).toEqual([['Öppen', null, null, null]])
    expect(old.prepare('SELECT subject, subject_omitted FROM diary').raw().all()).toEqual([['Ansökan', null]])
    expect(columnOf('subjectOmitted')).toBe('subject_omitted')
  })

  it('has its persons told from when it is opened', async () => {
    const path = join(temporaryFolder(), 'prov.stafett')
    const old = await createStore(path, passphrase)
    try {
      await act(old, (tx) => insertTransfer(tx, transfer), 'transfer.create')
      await act(old, (tx) => {
        const row = { sort_key: '', personal_identity_number: testNumber(0), inserted_by: tx.eventId }
        for (const sender_id of [1, 2]) insertRaw(tx, 'staff', { ...row, sender_id, key: 'a' })
      })
    } finally {
      old.close()
    }
    const again = await openStore(path, passphrase, { readOnly: false })
    onTestFinished(() => again.close())
    expect(employmentsOf(again.reader, personOfNumber(again.reader, testNumber(0)) ?? 0)).toHaveLength(2)
  })

  it('has every note at one row and no more', () => {
    inVain(store(), (writer) => {
      for (const row of [{}, { staff_id: 1, cases_id: 1 }]) {
        expect(() => insertRaw(writer, 'notes', { ...row, text: 'x', inserted_by: 1 })).toThrow('CHECK')
      }
    })
  })
})

describe('what belongs to a row', () => {
  it('is found through indexes, however long the registers are', () => {
    const plans = plansOf(store().reader.connection, (read) => [
      entriesOfCase(read, 1, '|2018|1'),
      caseByKey(read, 1, '|2018|1'),
      volumesOfSeries(read, 1, 'a|A1|1', 1),
      employmentsNamed(read, 'Eva von Berg'),
      casesOfHandler(read, { family: 'Berg', given: 'Eva' }),
      employmentsManagedBy(read, 1),
      employmentsInRoom(read, 1),
      frameOfVolume(read, 1),
      pathOfFrame(read, 'series', 1),
      volumesBelow(read, ['a', 'F'], 1),
      identifiersOf(read, 1),
      employmentsOf(read, 1),
      personOfNumber(read, '1'),
      stepsOfCase(read, 1),
      notesOf(read, 'diary', 1),
      evidenceOf(read, 'archive', 1),
      readEvidence(read, 1),
    ])
    expect(plans).toContain('INDEX diary_key (sender_id=? AND key>?')
    expect(plans).toContain('INDEX staff_order (hidden=? AND sort_key>? AND sort_key<?)')
    expect(plans).toContain('SEARCH staff USING INDEX staff_manager')
    // The one person whose people they are is a row of its own.
    expect(plans).not.toMatch(/SCAN (?!cases_search VIRTUAL TABLE|person;)/)
    expect(plans).not.toMatch(/TEMP B-TREE(?! FOR (?:LAST TERM OF )?ORDER BY)/)
  })

  it('of a case is found in as many diaries as its sender has, and in no other case; volumes by number', () => {
    inVain(store(), (writer) => {
      const keys = ['a|2018|1#1', 'a|2018|10#1', 'b|2018|1#2', 'ä ö|2018|1#3', 'ä ö|2018|1#9', '|2018|1#4']
      const ids = keys.map((key) =>
        insertRaw(writer, 'diary', { sender_id: 1, key: key.replace('|', '||'), sort_key: key, inserted_by: 1 }),
      )
      insertRaw(writer, 'diary', { sender_id: 2, key: 'a||2018|1#1', sort_key: '', inserted_by: 1 })
      const numbered = ['a|F1|1', 'a|F1|10', 'a|F1|2'].map((key) => {
        const sortKey = key.replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'))
        return insertRaw(writer, 'archive', { sender_id: 1, key, sort_key: sortKey, inserted_by: 1 })
      })
      expect(volumesOfSeries(writer, 1, 'a|F1|1', numbered[0] ?? 0)).toEqual([numbered[2], numbered[1]])
      expect(entriesOfCase(writer, 1, '|2018|1').toSorted((a, b) => a - b)).toEqual(
        ids.filter((_, index) => index !== 1),
      )
    })
  })
})

describe('persons', () => {
  const [person, latest] = [testNumber(0), testNumber(1)]
  // One of the coordination numbers that Skatteverket publishes for tests.
  const coordination = '196506692380'
  const persons = () =>
    store()
      .reader.connection.prepare(
        `SELECT staff.key, group_concat(other.key) AS same FROM staff JOIN staff AS other ON other.person_id = staff.person_id
         GROUP BY staff.id ORDER BY staff.key`,
      )
      .raw()
      .all()

  it('are worked out from the rows and what was said, whatever was there before', async () => {
    await act(store(), (tx) => {
      const numbers = [person, coordination, '19000101T003', null, person, latest]
      numbers.forEach((number, index) =>
        insertRaw(tx, 'staff', {
          sender_id: 1 + (index % 2),
          key: `k${index}`,
          sort_key: '',
          personal_identity_number: number,
          inserted_by: tx.eventId,
        }),
      )
      sayNumber(tx, { number: person, earlierNumber: coordination, validFrom: '2015-01-01' })
      sayNumber(tx, { number: latest, earlierNumber: person, validFrom: '2018-01-01' })
      settlePersons(tx)
    })
    const expected = [
      ['k0', 'k0,k1,k4,k5'],
      ['k1', 'k0,k1,k4,k5'],
      ['k2', 'k2'],
      ['k4', 'k0,k1,k4,k5'],
      ['k5', 'k0,k1,k4,k5'],
    ]
    expect(persons()).toEqual(expected)
    const { reader } = store()
    expect(
      identifiersOf(reader, personOfNumber(reader, person) ?? 0).map(({ kind, validFrom, validTo }) => [
        kind,
        validFrom,
        validTo,
      ]),
    ).toEqual([
      ['personnummer', '2018-01-01', null],
      ['personnummer', '2015-01-01', '2017-12-31'],
      ['samordningsnummer', null, '2014-12-31'],
    ])
    // Nothing that is derived is kept in history, and what is wrong is put right.
    const changes = reader.connection.prepare("SELECT count(*) FROM changes WHERE table_name = 'staff'").pluck()
    const before = changes.get()
    await act(store(), (tx) => {
      tx.capture(false)
      tx.connection.exec('UPDATE staff SET person_id = id * 100; DELETE FROM persons')
      tx.capture(true)
      settlePersons(tx)
    })
    expect(persons()).toEqual(expected)
    expect(changes.get()).toBe(before)
    await act(store(), (tx) => {
      tx.connection.exec("DELETE FROM person_numbers; DELETE FROM staff WHERE key = 'k5'")
      settlePersons(tx)
    })
    expect(persons()).toEqual([
      ['k0', 'k0,k4'],
      ['k1', 'k1'],
      ['k2', 'k2'],
      ['k4', 'k0,k4'],
    ])
    expect(reader.connection.prepare('SELECT count(*) FROM person_identifiers').pluck().get()).toBe(3)
    expect(reader.connection.prepare('SELECT count(*) FROM persons').pluck().get()).toBe(3)
  })
})
