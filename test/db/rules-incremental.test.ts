import { expect, it } from 'vitest'
import { columnOf, tableOf } from '#db/names.ts'
import { judgeEverything } from '#db/rules/evaluate.ts'
import { settleMarks } from '#db/stores/protected-people.ts'
import { dependantsOf, revertEvent } from '#db/undo.ts'
import type { Tx } from '#db/write.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'
import { act, inVain, insertRaw, sharedStore } from './temporary-store.ts'

const store = sharedStore()

let seed = 20190101
/** A whole number below the bound; the same ones in every run. */
function below(bound: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * bound)
}
function oneOf<T>(list: readonly T[]): T {
  const chosen = list[below(list.length)]
  if (chosen === undefined) throw new RangeError('Nothing to choose from')
  return chosen
}

/** Few values, so that rows often meet. */
const people = [0, 1, 2, 3, 4, 5].map((index) => testNumber(index))
const names = ['Eva', 'Eva Maria', 'Per', 'Åsa']
const families = ['Öberg', 'Alm', 'Ek']
const full = ['Eva Öberg', 'Öberg, Eva', 'PER ALM', 'Åsa Ek', 'Maria Öberg', 'Ingen Alls', 'evob', null]
const days = ['2017-05-01', '2018-12-31', '2019-01-01', '2020-06-30', null]
const yesNo = [1, 0, null]

const columns: Readonly<Record<RegisterName, Readonly<Record<string, readonly (string | number | null)[]>>>> = {
  staff: {
    personalIdentityNumber: [...people, null],
    givenNames: names,
    callName: ['Maria', null],
    familyName: families,
    formerFamilyName: [...families, null, null],
    ftePercent: [100, 80, 50, 20, 0, null],
    primaryEmployment: yesNo,
    endDate: days,
    leaveCause: ['parental', null],
    leaveFrom: days,
    leaveUntil: days,
    leaveContactedDate: days,
    employmentForm: ['permanent', 'substitute', null],
    managerName: full,
    hsaId: ['SE2321000016-A', 'SE2321000016-B', null],
    userId: ['a', 'b', null],
    workEmail: ['a@x.se', null],
    decision: ['accepts', 'objects', null],
    pensionPlan: ['PA91', null],
    protection: ['secrecyMark', 'none', 'none', null, null],
    monthlySalary: [30_000, 31_000.5, null],
    seniorityDate: days,
  },
  cases: {
    oldHandler: full,
    disposition: ['transfer', 'closeBefore', null],
    receiverUnit: ['A', null],
    handedOverDate: days,
    receivedDate: days,
    receivedBy: ['Eva', null],
    newRegistrationNumber: ['RUN 2019/1', 'RUN 2019/2', null],
    individualParty: yesNo,
    partyInitiated: yesNo,
    openedDate: days,
    status: ['open', 'closed', null],
    documentCount: [1, 2, 3, null],
    transferMode: ['copy', 'transferSeparate', null],
    medium: ['paper', 'digital', null],
  },
  diary: { subject: ['a', 'b'] },
  archive: {
    volumeType: ['box', null],
    shelfMetres: [0.1, null],
    medium: ['paper', 'digital'],
    retention: ['preserve', 'destroy', null],
    retentionPeriod: ['10 år', 'Bevaras', null],
    yearTo: [1990, 2015, null],
    transferMode: ['loan', 'transferIncorporate', 'destroy', null],
    targetArchive: ['A', null],
  },
}

/** What the key is made of. */
const keys: Readonly<Record<RegisterName, (n: number) => Record<string, Value>>> = {
  staff: (n) => ({ employmentNumber: String(n) }),
  cases: () => ({ oldRegistrationNumber: `${oneOf([304, 305])}-${below(12) + 1}-2018` }),
  diary: () => ({
    diarySeries: oneOf([null, 'B', 'A|1']),
    registrationNumber: oneOf([`304-${below(14) + 1}-2018`, `Ks2018/${below(5) + 1}`, 'otydligt 7']),
    documentNumber: oneOf([below(5) + 1, below(5) + 1, null]),
    subject: oneOf(['a', 'b']),
  }),
  archive: () => ({
    recordsCreator: oneOf(['Länsstyrelsen', 'A|b']),
    signum: oneOf(['F1', 'F2a', 'otydligt']),
    volumeNumber: oneOf([String(below(9) + 1), `${below(4) + 1}-${below(4) + 5}`, '3a', '3b', '2015', 'u.n.', null]),
  }),
}

let inserted = 0
/** Answers whether the key was free. */
function insertRow(tx: Tx, register: RegisterName, more: Record<string, Value> = {}): boolean {
  const values: Record<string, Value> = { ...keys[register](++inserted), ...more }
  for (const [field, choices] of Object.entries(columns[register])) values[field] ??= oneOf(choices)
  const { key, sortKey } = businessKey(register, values)
  const sender = below(2) + 1
  const table = tableOf(register)
  if (tx.connection.prepare(`SELECT 1 FROM ${table} WHERE sender_id = ? AND key = ?`).get(sender, key)) return false
  const stored = Object.fromEntries(Object.entries(values).map(([field, value]) => [columnOf(field), value as string]))
  insertRaw(tx, table, { sender_id: sender, key, sort_key: sortKey, inserted_by: tx.eventId, ...stored })
  return true
}

function updateRow(tx: Tx, register: RegisterName): void {
  const table = tableOf(register)
  const ids = tx.connection.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]
  if (ids.length === 0) return
  const [field, choices] = oneOf(Object.entries(columns[register]))
  tx.connection
    .prepare(`UPDATE ${table} SET ${columnOf(field)} = ?, updated_by = ? WHERE id = ?`)
    .run(oneOf(choices), tx.eventId, oneOf(ids))
}

const all = 'SELECT register, row_id, rule, severity, field, raw FROM computed_findings ORDER BY 1, 2, 3, 5, 6'
const computed = (): unknown[] => store().reader.connection.prepare(all).raw().all()
function computedAnew(): unknown[] {
  return inVain(store(), ({ connection }) => {
    judgeEverything(connection)
    return connection.prepare(all).raw().all()
  })
}

const operations = ['import.commit', 'register.edit'] as const
const instants = ['2018-11-01T00:00:00.000Z', '2019-02-01T00:00:00.000Z']

it('judging what an act touches comes to the same as judging everything', { timeout: 120_000 }, async () => {
  const events: number[] = []
  const made = new Set<string>()
  for (let round = 0; round < 220; round++) {
    const kind = below(10)
    const register = oneOf(registerNames)
    const more = { at: oneOf(instants) }
    if (kind < 4) {
      const rows = oneOf([1, 2, 8])
      const insert = (tx: Tx): void => {
        for (let row = 0; row < rows; row++) insertRow(tx, register)
        if (register === 'staff') settleMarks(tx)
      }
      events.push(await act(store(), insert, 'import.commit', more))
    } else if (kind < 8) {
      const change = (tx: Tx): void => {
        for (let row = 0; row < oneOf([1, 3]); row++) updateRow(tx, register)
        if (register === 'staff') settleMarks(tx)
      }
      events.push(await act(store(), change, oneOf(operations), more))
    } else {
      const standing = events.filter((eventId) => dependantsOf(store().reader, eventId).length === 0)
      if (standing.length === 0) continue
      const undoes = oneOf(standing)
      events.splice(events.indexOf(undoes), 1)
      const undo = async (tx: Tx): Promise<void> => {
        await revertEvent(tx, undoes)
        settleMarks(tx)
      }
      await act(store(), undo, 'history.undo', { undoes, ...more })
    }
    expect([round, computed()]).toEqual([round, computedAnew()])
    for (const row of computed() as string[][]) made.add(row[2] ?? '')
  }
  // The rows have met often enough for the comparison to say something.
  expect(made.size).toBeGreaterThan(30)
})

it('an act of many rows judges the registers that they bear on', { timeout: 60_000 }, async () => {
  const many = await act(store(), (tx) => {
    for (let row = 0; row < 2100; row++) insertRow(tx, 'staff', { personalIdentityNumber: testNumber(row % 400) })
  })
  expect(computed()).toEqual(computedAnew())
  const undo = async (tx: Tx): Promise<void> => void (await revertEvent(tx, many))
  await act(store(), undo, 'history.undo', { undoes: many })
  expect(computed()).toEqual(computedAnew())
})

it('another transfer date judges everything', async () => {
  const before = computed()
  await act(store(), (tx) => void tx.connection.prepare("UPDATE transfer SET transfer_date = '2017-06-01'").run())
  expect(computed()).not.toEqual(before)
  expect(computed()).toEqual(computedAnew())
})
