import { expect, it } from 'vitest'
import { columnOf, tableOf } from '#db/names.ts'
import { judgeEverything } from '#db/rules/evaluate.ts'
import { createEditWriter } from '#db/stores/edits.ts'
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
    classCode: ['2.3', '2.4', '304', null],
    receiverClassCode: ['2.3', '2.4', null],
  },
  // Another class in the same number leaves the key as it is.
  diary: { subject: ['a', 'b'], registrationNumber: ['304-1-2018', '305-1-2018', '306-1-2018'] },
  archive: {
    volumeType: ['box', null],
    shelfMetres: [0.1, null],
    medium: ['paper', 'digital'],
    retention: ['preserve', 'destroy', null],
    retentionPeriod: ['10 år', 'Bevaras', null],
    yearFrom: [1960, 1980, 2014, null],
    yearTo: [1990, 2015, null],
    classCode: ['2.3', '9.9', null],
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
    registrationNumber: oneOf([
      `304-${below(9) + 1}-2018`,
      `305-${below(5) + 1}-2018`,
      `Ks2018/${below(5) + 1}`,
      'otydligt 7',
    ]),
    documentNumber: oneOf([below(5) + 1, below(5) + 1, null]),
    subject: oneOf(['a', 'b']),
  }),
  archive: () => ({
    recordsCreator: oneOf(['Länsstyrelsen', 'A|b']),
    signum: oneOf(['F1', 'F2a', 'otydligt']),
    volumeNumber: oneOf([String(below(9) + 1), `${below(4) + 1}-${below(4) + 5}`, '3a', '3b', '2015', 'u.n.', null]),
  }),
}

/** What the frame can say: of each table the columns and the choices of each. */
const records: Readonly<Record<string, Readonly<Record<string, readonly (string | number | null)[]>>>> = {
  diary_series: {
    number_profile: [...Array.from({ length: 6 }, () => 'class-serial-year'), 'prefix-year-serial', null],
    prefix: ['Ks', 'LD', null],
    opened_on: ['2018-03-01', '2019-01-01', null],
    closed_on: ['2017-12-31', '2018-12-31', null],
    first_number: [1, 3, null],
    last_number: [4, 12, null],
  },
  records_creators: { valid_from: ['1970-07-01', '2016-01-01', null], valid_to: ['1988', '2018-12-31', null] },
  classes: { code: ['2.3', '2.4', '9.9'], valid_to: ['2018-06-30', null] },
}
/** What tells the rows of a table apart. */
const recordNames: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  diary_series: [
    { name: 'B', sender: 1 },
    { name: 'a|1', sender: 1 },
    { name: 'B', sender: 2 },
  ],
  records_creators: [{ name: 'Länsstyrelsen' }, { name: 'A|b' }],
  classes: [{ scheme: 'K' }, { scheme: 'L' }],
}
/** Puts in what is not there, and changes or removes what is. */
function changeRecord(tx: Tx): void {
  const [table, names] = oneOf(Object.entries(recordNames))
  const { sender, ...own } = oneOf(names)
  const name: Record<string, string | number> = { ...own }
  if (sender !== undefined) name['organisation_id'] = organisationOf(tx, Number(sender))
  const values: Record<string, string | number | null> = { ...name }
  for (const [column, choices] of Object.entries(records[table] ?? {})) values[column] = oneOf(choices)
  const same = Object.keys(name).map((column) => `${column} = ?`)
  const id = tx.connection
    .prepare(`SELECT id FROM ${table} WHERE ${same.join(' AND ')}`)
    .pluck()
    .get(...Object.values(name))
  if (id === undefined) insertRaw(tx, table, { ...values, sort_key: '', inserted_by: tx.eventId })
  else if (below(5) === 0) tx.connection.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id)
  else {
    const sets = Object.keys(values).map((column) => `${column} = ?`)
    tx.connection
      .prepare(`UPDATE ${table} SET ${sets.join(', ')}, updated_by = ? WHERE id = ?`)
      .run(...Object.values(values), tx.eventId, id)
  }
}

/** Raw rows 1–100 are of lists that have columns for what rules may miss, 101–200 of lists that have none. */
function insertLists(tx: Tx): void {
  const fields = [
    'leaveUntil',
    'leaveContactedDate',
    'receiverPensionPlan',
    'primaryEmployment',
    'loanUntil',
    'targetSeries',
  ]
  for (const first of [1, 101]) {
    const columns = first === 1 ? fields.map((field) => ({ field })) : [{ field: null }]
    const by = { inserted_by: tx.eventId }
    const delivery = { file_name: 'lista', sha256: '', bytes: 0, notes: '[]', ...by }
    const delivery_id = insertRaw(tx, 'deliveries', delivery)
    const ids = { first_raw_id: first, last_raw_id: first + 99 }
    insertRaw(tx, 'sheets', { delivery_id, position: 0, name: '', hidden: 0, rows: 100, ...ids })
    for (const register of ['staff', 'archive']) {
      const reading = JSON.stringify({ columns })
      insertRaw(tx, 'imports', { delivery_id, register, sender_id: 1, reading, version: 1, state: 'committed', ...by })
    }
  }
}

/** Keeps or drops an edit of a row whose value stays as it is, as a delivery does. */
function changeEdit(tx: Tx): void {
  const register = oneOf(['staff', 'archive'] as const)
  const ids = tx.connection.prepare(`SELECT id FROM ${register}`).pluck().all() as number[]
  if (ids.length === 0) return
  const edits = createEditWriter(tx, register)
  const [rowId, field] = [
    oneOf(ids),
    register === 'staff' ? oneOf(['leaveCause', 'primaryEmployment']) : 'transferMode',
  ]
  if (below(2) === 0) edits.keep(rowId, { field, edited: 'a', delivered: null })
  else edits.drop(rowId, field)
}

function organisationOf(tx: Tx, sender: number): number {
  return Number(tx.connection.prepare('SELECT organisation_id FROM senders WHERE id = ?').pluck().get(sender))
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
  const own = { raw_id: oneOf([null, below(200) + 1]), sender_id: sender, key, sort_key: sortKey }
  insertRaw(tx, table, { ...own, inserted_by: tx.eventId, ...stored })
  return true
}

function updateRow(tx: Tx, register: RegisterName): void {
  const table = tableOf(register)
  const ids = tx.connection.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]
  if (ids.length === 0) return
  const [field, choices] = oneOf(Object.entries(columns[register]))
  tx.connection
    .prepare(`UPDATE ${table} SET ${columnOf(field)} = ?, raw_id = ?, updated_by = ? WHERE id = ?`)
    .run(oneOf(choices), below(200) + 1, tx.eventId, oneOf(ids))
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
  await act(store(), insertLists)
  for (let round = 0; round < 230; round++) {
    const kind = below(13)
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
    } else if (kind < 11) {
      events.push(await act(store(), kind === 10 ? changeEdit : changeRecord, 'test.act', more))
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
  expect(made.size).toBeGreaterThan(38)
  expect([...made]).toEqual(
    expect.arrayContaining([
      'years-outside-creator',
      'class-unknown',
      'number-unlike-profile',
      'number-outside-series',
      'case-in-two-diaries',
      'case-reclassified',
    ]),
  )
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

it('says the same of those who name a person, whether the person is protected or not', async () => {
  const staff = (tx: Tx, n: number, values: Record<string, string>): number =>
    insertRaw(tx, 'staff', { sender_id: 1, key: `N${n}`, sort_key: '', inserted_by: tx.eventId, ...values })
  const said = (): unknown =>
    store()
      .reader.connection.prepare(
        "SELECT rule, raw FROM computed_findings WHERE rule IN ('manager-unknown', 'handler-unknown') AND raw = 'Ylva Dold' ORDER BY 1",
      )
      .raw()
      .all()
  const unknown = [
    ['handler-unknown', 'Ylva Dold'],
    ['manager-unknown', 'Ylva Dold'],
  ]
  await act(store(), (tx) => {
    staff(tx, 1, { given_names: 'Bo', family_name: 'Dal', manager_name: 'Ylva Dold' })
    const number = { old_registration_number: '304-99-2018', old_handler: 'Ylva Dold' }
    insertRaw(tx, 'cases', { sender_id: 1, key: 'x', sort_key: '', inserted_by: tx.eventId, ...number })
  })
  expect(said()).toEqual(unknown)
  let id = 0
  const came = await act(store(), (tx) => {
    const identity = { personal_identity_number: testNumber(50), protection: 'secrecyMark' }
    id = staff(tx, 2, { given_names: 'Ylva', family_name: 'Dold', ...identity })
    settleMarks(tx)
  })
  expect(said()).toEqual([])
  const set = (column: string, value: string) => (tx: Tx) => {
    tx.connection.prepare(`UPDATE staff SET ${column} = ?, updated_by = ? WHERE id = ?`).run(value, tx.eventId, id)
    settleMarks(tx)
  }
  const steps: [string, string, unknown][] = [
    ['protection', 'none', []],
    ['protection', 'secrecyMark', []],
    ['family_name', 'Annan', unknown],
    ['family_name', 'Dold', []],
  ]
  const events: number[] = []
  for (const [column, value, expected] of steps) {
    events.push(await act(store(), set(column, value)))
    expect([column, value, said()]).toEqual([column, value, expected])
  }
  for (const undoes of [...events.toReversed(), came]) {
    await act(store(), async (tx) => void (await revertEvent(tx, undoes)), 'history.undo', { undoes })
  }
  expect(said()).toEqual(unknown)
  expect(computed()).toEqual(computedAnew())
})

it('another transfer date judges everything', async () => {
  const before = computed()
  await act(store(), (tx) => void tx.connection.prepare("UPDATE transfer SET transfer_date = '2017-06-01'").run())
  expect(computed()).not.toEqual(before)
  expect(computed()).toEqual(computedAnew())
})
