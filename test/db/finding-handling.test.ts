import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migration as firstSchema } from '#db/migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from '#db/migrations/0002-words-and-outcomes.ts'
import { migration as findingHandling } from '#db/migrations/0006-finding-handling.ts'
import { createChange, findingOwners, handleKind } from '#db/stores/finding-handling.ts'
import { countHidden, countItems, countKinds, itemsOfKind, itemsOfRow } from '#db/stores/finding-items.ts'
import type { Choice, Kind } from '#db/stores/finding-items.ts'
import { dependantsOf } from '#db/undo.ts'
import { findingStates } from '#shared/contract/tables/findings.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { plansOf } from './query-plans.ts'
import { act, sharedStore } from './temporary-store.ts'
import { wholeView } from './whole-view.ts'

const store = sharedStore()

/** A register, its findings or what people made of them, gone through from beginning to end. */
const wholeTable = /SCAN (?:r|f|h|staff|cases|diary|archive|findings|computed_findings)\b(?! USING COVERING INDEX)/

const choices: readonly Choice[] = [
  {},
  { owner: 'Åsa' },
  { owner: null },
  ...findingStates.map((state) => ({ state })),
  { owner: 'Åsa', state: 'waived' },
]
/** One that imports make and one that follows from the registers. */
const kindsOf = (register: Kind['register']): Kind[] => [
  { register, rule: 'not-a-date', field: null },
  { register, rule: 'transfer-without-unit', field: null },
]

describe.each(registerNames)('findings on %s', (register) => {
  it('are listed, counted and filtered without going through the register', async () => {
    const { reader } = store()
    const plans = await plansOf(reader.connection, (connection) => {
      const read = { ...reader, connection }
      countKinds(read, register)
      countHidden(read, register, [])
      itemsOfRow(read, register, 1)
      for (const kind of kindsOf(register)) {
        for (const choice of choices) {
          itemsOfKind(read, kind, choice, { after: 0, count: 100 })
          countItems(read, kind, choice)
        }
        const { rule } = kind
        wholeView(read, register, { search: '', filters: [{ kind: 'finding', rule, field: '' }], sort: [] })
      }
    })
    expect(plans.length).toBeGreaterThan(40)
    expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([])
  })

  it('are listed in the order of the index, never sorted', async () => {
    const { reader } = store()
    for (const kind of kindsOf(register)) {
      for (const choice of [{}, { state: 'open' }] as const) {
        const [plan = ''] = await plansOf(reader.connection, (connection) =>
          itemsOfKind({ ...reader, connection }, kind, choice, { after: 0, count: 100 }),
        )
        expect(plan).toContain('findings_kind (register=? AND rule=? AND field=? AND row_id>? AND row_id<?)')
        expect(plan).not.toContain('TEMP B-TREE FOR GROUP BY')
      }
    }
  })

  it('are handled row by row through the indexes', async () => {
    await act(store(), async (tx) => {
      const plans = await plansOf(tx.connection, async (connection) => {
        for (const kind of kindsOf(register)) {
          await handleKind({ ...tx, connection }, kind, {}, { what: 'waive', reason: 'Skäl' }, () => Promise.resolve())
          createChange({ ...tx, connection }, kind, { state: 'waived' }, { what: 'take-back' })
        }
      })
      expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([])
    })
  })
})

describe('what rests on an event', () => {
  it('is found among handled findings by index', async () => {
    const { reader } = store()
    const plans = await plansOf(reader.connection, (connection) => dependantsOf({ ...reader, connection }, 1))
    expect(plans.join('; ')).not.toContain('SCAN finding_handling')
    expect(plans.join('; ')).toContain('SEARCH referrer USING INDEX sqlite_autoindex_finding_handling_1 (sender_id=?)')
  })
})

describe('nobody', () => {
  it('has findings before any are given', () => expect(findingOwners(store().reader)).toEqual([]))
})

describe('a store from before findings were work', () => {
  it('keeps its findings, all of them open', () => {
    const old = new Database(':memory:')
    firstSchema(old)
    wordsAndOutcomes(old)
    old.exec(`
      INSERT INTO events VALUES (1, '', '', '', '{}', NULL, '', '');
      INSERT INTO senders VALUES (1, 'A', 1, NULL);
      INSERT INTO deliveries (id, file_name, sha256, bytes, notes, inserted_by) VALUES (1, '', '', 1, '[]', 1);
      INSERT INTO imports (id, delivery_id, register, sender_id, reading, version, state, inserted_by)
        VALUES (1, 1, 'staff', 1, '{}', 1, 'committed', 1);
      INSERT INTO findings (import_id, register, row_id, rule, severity, raw, inserted_by)
        VALUES (1, 'staff', 1, 'not-a-date', 'warning', '', 1), (1, 'staff', NULL, 'not-a-date', 'warning', '', 1);`)
    findingHandling(old)
    expect(old.prepare('SELECT count(*) FROM finding_handling').pluck().get()).toBe(0)
    const kept = old.prepare(
      "SELECT count(*) FROM findings INDEXED BY findings_kind WHERE register = 'staff' AND row_id > 0",
    )
    expect(kept.pluck().get()).toBe(1)
    old.exec(
      "INSERT INTO finding_handling (register, sender_id, key, rule, field, inserted_by) VALUES ('staff', 1, 'k', 'r', '', 1)",
    )
    expect(() =>
      old.exec(
        "INSERT INTO finding_handling (register, sender_id, key, rule, field, inserted_by) VALUES ('staff', 1, 'k', 'r', '', 1)",
      ),
    ).toThrow('UNIQUE')
  })
})
