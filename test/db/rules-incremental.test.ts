import { expect, it } from 'vitest'
import { columnOf, tableOf } from '#db/names.ts'
import { createEditWriter } from '#db/stores/edits.ts'
import { settleMarks } from '#db/stores/protected-people.ts'
import { dependantsOf, revertEvent } from '#db/undo.ts'
import type { Tx } from '#db/write.ts'
import { businessKey } from '#shared/import/business-key.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'
import { computed as computedIn, computedAnew as computedAnewIn } from './rules-fixtures.ts'
import type { ComputedFinding } from './rules-fixtures.ts'
import { act, insertRaw, sharedStore } from './temporary-store.ts'

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
    targetClass: ['2.3', '9.9', null],
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
      `Ks2018/${below(2) + 1}`,
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
    number_profile: [
      'class-serial-year',
      'class-serial-year',
      ...Array.from({ length: 3 }, () => 'prefix-year-serial'),
      null,
    ],
    prefix: ['Ks', 'LD', null],
    opened_on: ['2018-03-01', '2019-01-01', null],
    closed_on: ['2017-12-31', '2018-12-31', null],
    first_number: [1, 3, null],
    last_number: [4, 12, null],
  },
  records_creators: { valid_from: ['1970-07-01', '2016-01-01', null], valid_to: ['1988', '2018-12-31', null] },
  classes: { code: ['2.3', '2.4', '9.9'], valid_to: ['2018-06-30', null] },
  classifications: { side: ['sender', 'receiver'] },
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
  classifications: [{ name: 'K' }, { name: 'L' }],
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

/**
 * Raw rows 1–100 are of lists that have columns for what rules may miss, 101–200 of later ones that have none; 201–300 would be of one
 * that has them too and confirms what is there, as often as it is committed and taken back.
 */
function insertLists(tx: Tx): void {
  const fields = [
    'leaveUntil',
    'leaveContactedDate',
    'receiverPensionPlan',
    'primaryEmployment',
    'loanUntil',
    'targetSeries',
  ]
  for (const first of [1, 101, 201]) {
    const columns = first !== 101 ? fields.map((field) => ({ field })) : [{ field: null }]
    const by = { inserted_by: tx.eventId }
    const delivery = { file_name: 'lista', sha256: '', bytes: 0, notes: '[]', ...by }
    const delivery_id = insertRaw(tx, 'deliveries', delivery)
    const ids = { first_raw_id: first, last_raw_id: first + 99 }
    insertRaw(tx, 'sheets', { delivery_id, position: 0, name: '', hidden: 0, rows: 100, ...ids })
    for (const register of ['staff', 'archive']) {
      const reading = JSON.stringify({ columns })
      const own = { delivery_id, register, sender_id: 1, reading, version: 1, ...by }
      // The list without the columns came after the one with them.
      const commit_event_id = first === 1 ? tx.eventId - 1 : tx.eventId
      const stands = first === 201 ? { state: 'staged' } : { state: 'committed', commit_event_id }
      insertRaw(tx, 'imports', { ...own, ...stands })
    }
  }
}

/** Two diaries with a prefix, which have the same number, and one where a case has two classes; until they are changed. */
function insertDiaries(tx: Tx): void {
  const by = { inserted_by: tx.eventId }
  for (const { sender, name } of recordNames['diary_series'] ?? []) {
    const number_profile = sender === 1 ? 'prefix-year-serial' : 'class-serial-year'
    const organisation_id = organisationOf(tx, Number(sender))
    insertRaw(tx, 'diary_series', { name: String(name), organisation_id, number_profile, sort_key: '', ...by })
  }
  for (const [sender_id, diarySeries, registrationNumber, documentNumber] of [
    [1, 'B', 'Ks2018/9', 1],
    [1, 'A|1', 'Ks2018/9', 1],
    [2, 'B', '304-10-2018', 1],
    [2, 'B', '305-10-2018', 2],
  ] as const) {
    const { key, sortKey } = businessKey('diary', { diarySeries, registrationNumber, documentNumber })
    const own = { diary_series: diarySeries, registration_number: registrationNumber, document_number: documentNumber }
    insertRaw(tx, 'diary', { sender_id, key, sort_key: sortKey, ...own, ...by })
  }
}

/** Commits the list that leaves all rows as they are, or takes it back. */
function changeList(tx: Tx, register = oneOf(['staff', 'archive'])): void {
  tx.connection
    .prepare(
      `UPDATE imports SET state = iif(state = 'staged', 'committed', 'staged'), commit_event_id = iif(state = 'staged', $event, NULL),
         updated_by = $event
       WHERE register = $register AND id IN (SELECT max(id) FROM imports GROUP BY register)`,
    )
    .run({ register, event: tx.eventId })
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

const computed = (): readonly ComputedFinding[] => computedIn(store())
const computedAnew = (): readonly ComputedFinding[] => computedAnewIn(store())

const operations = ['import.commit', 'register.edit'] as const
const instants = ['2018-11-01T00:00:00.000Z', '2019-02-01T00:00:00.000Z']

it('judging what an act touches comes to the same as judging everything', { timeout: 120_000 }, async () => {
  const events: number[] = []
  const made = new Set<string>()
  await act(store(), insertLists)
  await act(store(), insertDiaries)
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
      const change = kind < 10 ? changeRecord : oneOf([changeEdit, changeList])
      events.push(await act(store(), (tx) => change(tx), 'test.act', more))
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
    for (const [, , rule] of computed()) made.add(rule)
  }
  // The rows have met often enough for the comparison to say something.
  expect(made.size).toBeGreaterThan(36)
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

it('a list that leaves every row as it is judges what is missing from them, and so does its undoing', async () => {
  const row = { sender_id: 1, key: 'lån', sort_key: '', raw_id: 101, transfer_mode: 'loan' }
  await act(store(), (tx) => void insertRaw(tx, 'archive', { ...row, inserted_by: tx.eventId }))
  const told = (): number => computed().filter(([, , rule]) => rule === 'loan-without-return').length
  const counts = [told()]
  const events: number[] = []
  for (let turn = 0; turn < 2; turn++) {
    events.push(await act(store(), (tx) => changeList(tx, 'archive')))
    counts.push(told())
    expect(computed()).toEqual(computedAnew())
  }
  for (const undoes of events.toReversed()) {
    await act(store(), async (tx) => void (await revertEvent(tx, undoes)), 'history.undo', { undoes })
    counts.push(told())
    expect(computed()).toEqual(computedAnew())
  }
  const [before, after] = counts
  expect(after).not.toBe(before)
  expect(counts).toEqual([before, after, before, after, before])
})

it('another transfer date judges everything', async () => {
  const before = computed()
  await act(store(), (tx) => void tx.connection.prepare("UPDATE transfer SET transfer_date = '2017-06-01'").run())
  expect(computed()).not.toEqual(before)
  expect(computed()).toEqual(computedAnew())
})
