import { describe, expect, it } from 'vitest'
import { createChange, handleKind } from '#db/stores/finding-handling.ts'
import type { Handling } from '#db/stores/finding-handling.ts'
import { countHidden, countKinds, itemsOfKind, itemsOfRow } from '#db/stores/finding-items.ts'
import type { Choice, Kind } from '#db/stores/finding-items.ts'
import type { Store } from '#db/open.ts'
import { act, insertRaw, temporaryStore } from './temporary-store.ts'

const kind: Kind = { register: 'cases', rule: 'unknown-code', field: 'status' }
const page = { after: 0, count: 100 }
const noBreath = (): Promise<void> => Promise.resolve()

/** A store with open cases `1 … rows`, each with one finding on its status. */
async function storeWithFindings(rows: number): Promise<Store> {
  const store = await temporaryStore()
  await act(store, (tx) => {
    insertRaw(tx, 'deliveries', {
      id: 1,
      file_name: 'a.csv',
      sha256: '',
      bytes: 1,
      notes: '[]',
      inserted_by: tx.eventId,
    })
    insertRaw(tx, 'imports', {
      id: 1,
      delivery_id: 1,
      register: 'cases',
      sender_id: 1,
      reading: '{}',
      version: 1,
      state: 'committed',
      inserted_by: tx.eventId,
    })
    for (let id = 1; id <= rows; id++) {
      insertRaw(tx, 'cases', { id, sender_id: 1, key: `k${id}`, sort_key: `k${id}`, inserted_by: tx.eventId })
      addFinding(tx, id)
    }
  })
  return store
}

function addFinding(
  tx: Parameters<typeof insertRaw>[0] & { readonly eventId: number },
  rowId: number,
  raw = 'vilande',
): void {
  insertRaw(tx, 'findings', {
    import_id: 1,
    register: 'cases',
    row_id: rowId,
    rule: kind.rule,
    severity: 'warning',
    field: kind.field,
    raw,
    inserted_by: tx.eventId,
  })
}

function handle(store: Store, handling: Handling, rowIds: readonly number[] | Choice = {}): Promise<number> {
  return act(store, async (tx) => {
    if (!Array.isArray(rowIds)) return handleKind(tx, kind, rowIds as Choice, handling, noBreath)
    const change = createChange(tx, kind, {}, handling)
    return (rowIds as number[]).reduce((sum, rowId) => sum + change({ after: rowId - 1, upTo: rowId }), 0)
  })
}

function statesOf(store: Store): string[] {
  return itemsOfKind(store.reader, kind, {}, page).map(({ state }) => state)
}

describe('a finding', () => {
  it('is open until somebody has it or it is waived, a note makes no difference', async () => {
    const store = await storeWithFindings(4)
    await handle(store, { what: 'note', note: 'Frågat avlämnaren' }, [1])
    await handle(store, { what: 'owner', owner: 'Åsa' }, [2, 3])
    await handle(store, { what: 'waive', reason: 'Avtalat' }, [3])
    expect(statesOf(store)).toEqual(['open', 'assigned', 'waived', 'open'])
    expect(countKinds(store.reader, 'cases')).toEqual([
      { rule: kind.rule, field: kind.field, counts: { open: 2, assigned: 1, waived: 1, reopened: 0 } },
    ])
    const waived = itemsOfRow(store.reader, 'cases', 3)
    expect(waived).toMatchObject([
      { rule: kind.rule, field: kind.field, state: 'waived', owner: 'Åsa', waiver: 'Avtalat', waivedBy: 'Åsa' },
    ])
    await handle(store, { what: 'take-back' }, [3])
    expect(statesOf(store)).toEqual(['open', 'assigned', 'assigned', 'open'])
  })

  it('is reopened when the value or the finding changes under its waiver, and waived again when both are as they were', async () => {
    const store = await storeWithFindings(2)
    await handle(store, { what: 'waive', reason: 'Avtalat' })
    const setStatus = (value: string | null) =>
      act(store, (tx) => void tx.connection.prepare('UPDATE cases SET status = ? WHERE id = 1').run(value))
    await setStatus('ongoing')
    expect(statesOf(store)).toEqual(['reopened', 'waived'])
    expect(itemsOfRow(store.reader, 'cases', 1)[0]?.waiver).toBe('Avtalat')
    await setStatus(null)
    expect(statesOf(store)).toEqual(['waived', 'waived'])
    await act(store, (tx) => void tx.connection.prepare("UPDATE findings SET raw = 'nytt ord' WHERE row_id = 2").run())
    expect(statesOf(store)).toEqual(['waived', 'reopened'])
    expect(countKinds(store.reader, 'cases')[0]?.counts).toEqual({ open: 0, assigned: 0, waived: 1, reopened: 1 })
    await handle(store, { what: 'waive', reason: 'Avtalat' }, [2])
    expect(statesOf(store)).toEqual(['waived', 'waived'])
  })

  it('is one, however many say the same of one field', async () => {
    const store = await storeWithFindings(1)
    await act(store, (tx) => addFinding(tx, 1, 'annat'))
    expect(itemsOfKind(store.reader, kind, {}, page)).toMatchObject([{ rowId: 1, raw: 'annat · vilande' }])
    expect(countKinds(store.reader, 'cases')[0]?.counts.open).toBe(1)
  })

  it('is about the whole row where it names no field', async () => {
    const store = await storeWithFindings(1)
    await act(
      store,
      (tx) => void tx.connection.prepare("UPDATE findings SET field = NULL, rule = 'year-differs'").run(),
    )
    const whole: Kind = { register: 'cases', rule: 'year-differs', field: null }
    await act(store, (tx) => handleKind(tx, whole, {}, { what: 'waive', reason: 'Skäl' }, noBreath))
    expect(itemsOfRow(store.reader, 'cases', 1)).toMatchObject([{ field: null, state: 'waived' }])
    expect(countKinds(store.reader, 'cases')[0]?.counts.waived).toBe(1)
  })
})

describe('findings that are asked for', () => {
  it('are those of an owner, of nobody, and in a state', async () => {
    const store = await storeWithFindings(6)
    await handle(store, { what: 'owner', owner: 'Åsa' }, [1, 2, 3])
    await handle(store, { what: 'owner', owner: 'Bo' }, [4])
    await handle(store, { what: 'waive', reason: 'Skäl' }, [3, 5])
    const rowsOf = (choice: Choice): number[] => itemsOfKind(store.reader, kind, choice, page).map(({ rowId }) => rowId)
    expect(rowsOf({ owner: 'Åsa' })).toEqual([1, 2, 3])
    expect(rowsOf({ owner: 'Åsa', state: 'waived' })).toEqual([3])
    expect(rowsOf({ owner: null })).toEqual([5, 6])
    expect(rowsOf({ state: 'open' })).toEqual([6])
    expect(rowsOf({ state: 'assigned' })).toEqual([1, 2, 4])
    expect(rowsOf({ state: 'waived' })).toEqual([3, 5])
    const countsOf = (owner: string | null) => countKinds(store.reader, 'cases', { owner })[0]?.counts
    expect(countsOf('Åsa')).toEqual({ open: 0, assigned: 2, waived: 1, reopened: 0 })
    expect(countsOf(null)).toEqual({ open: 1, assigned: 0, waived: 1, reopened: 0 })
    expect(countKinds(store.reader, 'cases', { kind, owner: 'Bo' })[0]?.counts.assigned).toBe(1)
  })

  it('come a page at a time, each beginning where the one before it ended', async () => {
    const store = await storeWithFindings(5)
    await handle(store, { what: 'waive', reason: 'Skäl' }, [2])
    const first = itemsOfKind(store.reader, kind, { state: 'open' }, { after: 0, count: 2 }).map(({ rowId }) => rowId)
    const second = itemsOfKind(store.reader, kind, { state: 'open' }, { after: 3, count: 2 }).map(({ rowId }) => rowId)
    expect([first, second]).toEqual([
      [1, 3],
      [4, 5],
    ])
  })

  it('are handled as the choice says, and what is so already is passed over', async () => {
    const store = await storeWithFindings(5)
    await handle(store, { what: 'owner', owner: 'Åsa' }, [1, 2])
    await handle(store, { what: 'waive', reason: 'Skäl' }, { state: 'assigned' })
    expect(statesOf(store)).toEqual(['waived', 'waived', 'open', 'open', 'open'])
    let changed = -1
    await act(store, async (tx) => {
      changed = await handleKind(tx, kind, {}, { what: 'owner', owner: 'Åsa' }, noBreath)
    })
    expect(changed).toBe(3)
  })
})

describe('findings on rows that may not be shown', () => {
  it('are counted together, never listed and never handled', async () => {
    const store = await storeWithFindings(3)
    await handle(store, { what: 'owner', owner: 'Åsa' }, [1])
    await act(store, (tx) => void tx.connection.prepare('UPDATE cases SET hidden = 1 WHERE id < 3').run())
    expect(itemsOfKind(store.reader, kind, {}, page).map(({ rowId }) => rowId)).toEqual([3])
    expect(itemsOfRow(store.reader, 'cases', 1)).toEqual([])
    expect(countKinds(store.reader, 'cases')[0]?.counts).toEqual({ open: 1, assigned: 0, waived: 0, reopened: 0 })
    expect(countHidden(store.reader, 'cases', [kind.rule])).toBe(2)
    await handle(store, { what: 'waive', reason: 'Skäl' })
    expect(
      store.reader.connection.prepare('SELECT key FROM finding_handling WHERE waiver IS NOT NULL').pluck().all(),
    ).toEqual(['k3'])
  })
})

describe('many findings', () => {
  it('are handled in slices, with a breath after each', async () => {
    const store = await storeWithFindings(4_500)
    let breaths = 0
    const changed: number[] = []
    await act(store, async (tx) => {
      changed.push(
        await handleKind(tx, kind, {}, { what: 'owner', owner: 'Åsa' }, async () => {
          breaths++
          await Promise.resolve()
        }),
      )
    })
    expect(changed).toEqual([4_500])
    expect(breaths).toBe(3)
    expect(countKinds(store.reader, 'cases')[0]?.counts).toEqual({ open: 0, assigned: 4_500, waived: 0, reopened: 0 })
  })
})

describe('findings that follow from the registers', () => {
  const computed: Kind = { register: 'cases', rule: 'transfer-without-unit', field: 'receiverUnit' }

  it('are listed, handled and counted as those of an import', async () => {
    const store = await storeWithFindings(2)
    await act(store, (tx) => {
      tx.connection.prepare("UPDATE cases SET disposition = 'transfer'").run()
      for (const rowId of [1, 2]) {
        insertRaw(tx, 'computed_findings', {
          register: 'cases',
          row_id: rowId,
          rule: computed.rule,
          severity: 'warning',
          field: computed.field,
          raw: '',
        })
      }
    })
    await act(store, (tx) => handleKind(tx, computed, {}, { what: 'waive', reason: 'Skäl' }, noBreath))
    expect(itemsOfKind(store.reader, computed, {}, page).map(({ rowId, state }) => [rowId, state])).toEqual([
      [1, 'waived'],
      [2, 'waived'],
    ])
    const states = itemsOfRow(store.reader, 'cases', 1).map(({ rule, state }) => [rule, state])
    expect(states).toContainEqual([kind.rule, 'open'])
    expect(states).toContainEqual([computed.rule, 'waived'])
    expect(countKinds(store.reader, 'cases', { kind: computed })).toMatchObject([{ counts: { open: 0, waived: 2 } }])
    expect(countKinds(store.reader, 'cases', { kind })).toMatchObject([{ counts: { open: 2, waived: 0 } }])
  })
})
