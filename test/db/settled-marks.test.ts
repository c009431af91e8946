import { expect, it } from 'vitest'
import { createValueWriter } from '#db/stores/edits.ts'
import { addNote } from '#db/stores/notes.ts'
import { isLaterNumber, sayNumber } from '#db/stores/persons.ts'
import { settleMarks } from '#db/stores/protected-people.ts'
import { transactAll } from '#db/write.ts'
import type { Tx } from '#db/write.ts'
import { redoEvent, undoEvents } from '#electron/operations/steps/take-back.ts'
import type { RedoResult, UndoResult } from '#electron/operations/steps/take-back.ts'
import { testNumber } from '#test/support/core.ts'
import { act, actBy, inVain, insertRaw, sharedStore, writerOf } from './temporary-store.ts'

const store = sharedStore()

let seed = 20190101
/** A whole number below the bound; the same ones in every run. */
function below(bound: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * bound)
}
const numbers = [0, 1, 2, 3, 4, 5].map((index) => testNumber(index))
const someNumber = (): string => numbers[below(numbers.length)] ?? ''

let rows = 0
function addEmployment(tx: Tx): void {
  const key = `k${++rows}`
  const protection = below(4) === 0 ? 'secrecyMark' : null
  const sender_id = 1 + below(2)
  const personal_identity_number = someNumber()
  insertRaw(tx, 'staff', {
    sender_id,
    key,
    sort_key: key,
    protection,
    personal_identity_number,
    inserted_by: tx.eventId,
  })
  settleMarks(tx)
}

/** A delivery whose rows were all kept out, with what it says of a person none the less. */
function addDelivery(tx: Tx): void {
  const delivery_id = insertRaw(tx, 'deliveries', {
    file_name: 'lista.csv',
    sha256: '',
    bytes: 0,
    notes: '[]',
    inserted_by: tx.eventId,
  })
  const import_id = insertRaw(tx, 'imports', {
    delivery_id,
    register: 'staff',
    sender_id: 1 + below(2),
    reading: '{}',
    version: 1,
    state: 'committed',
    commit_event_id: tx.eventId,
    inserted_by: tx.eventId,
  })
  insertRaw(tx, 'protection_words', { import_id, identity_number: someNumber(), is_mark: below(2) })
  settleMarks(tx)
}

function sayLaterNumber(tx: Tx): void {
  const [number, earlierNumber] = [someNumber(), someNumber()].toSorted() as [string, string]
  if (number === earlierNumber || isLaterNumber(tx, number)) return
  sayNumber(tx, { number, earlierNumber, validFrom: '2018-01-01' })
  settleMarks(tx)
}

function someRow(tx: Tx): number | undefined {
  return tx.connection.prepare('SELECT id FROM staff ORDER BY id LIMIT 1 OFFSET ?').pluck().get(below(6)) as
    number | undefined
}

const acts: readonly ((tx: Tx) => void)[] = [
  addEmployment,
  addDelivery,
  sayLaterNumber,
  (tx) => {
    const id = someRow(tx)
    const changed = below(2) === 0 ? { protection: 'none' } : { protection: 'secrecyMark' }
    if (id !== undefined) createValueWriter(tx, 'staff')(id, changed, `k${id}`)
    settleMarks(tx)
  },
  (tx) => {
    const id = someRow(tx)
    if (id !== undefined) addNote(tx, 'staff', id, 'Ringde i dag')
  },
]

function takeBack(kind: 'undo' | 'redo', eventId: number): Promise<UndoResult | RedoResult> {
  const writer = store().writer
  if (writer === null) throw new Error('Opened for reading only')
  const by = actBy(kind === 'undo' ? 'history.undo' : 'history.redo')
  return transactAll<UndoResult | RedoResult>(
    writer,
    store().path,
    (record) =>
      kind === 'undo'
        ? undoEvents(writer, by, { eventId, together: false }, record, async () => {})
        : redoEvent(writer, by, eventId, record, async () => {}),
    async () => {},
  )
}

const derived = [
  'SELECT id, person_id IS NULL AS nobody, of_protected FROM staff ORDER BY id',
  `SELECT one.id, other.id FROM staff AS one JOIN staff AS other ON other.person_id = one.person_id ORDER BY 1, 2`,
  'SELECT value, kind, valid_from, valid_to, source FROM person_identifiers ORDER BY value',
]
const settled = (): unknown[] => derived.map((sql) => writerOf(store()).connection.prepare(sql).raw().all())
/** What working it out anew comes to. */
const settledAnew = (): unknown[] =>
  inVain(store(), (writer) => {
    settleMarks({ ...writer, eventId: 0, describe: () => {}, capture: () => {} })
    return settled()
  })

it(
  'who is whom and who is protected is worked out anew by every undo and redo that can change it',
  { timeout: 60_000 },
  async () => {
    const standing: number[] = []
    const undone: number[] = []
    let [changing, idle] = [0, 0]
    for (let round = 0; round < 250; round++) {
      const choice = below(10)
      const before = JSON.stringify(settled())
      const from = choice < 7 ? standing : undone
      if (choice < 4 || from.length === 0) {
        const work = acts[below(acts.length)]
        if (work !== undefined) standing.push(await act(store(), async (tx) => work(tx), 'register.edit'))
      } else {
        const index = below(from.length)
        const taken = await takeBack(from === standing ? 'undo' : 'redo', from[index] ?? 0)
        if (!taken.ok) continue
        from.splice(index, 1)
        const to = from === standing ? undone : standing
        to.push(taken.value.eventId)
        if (JSON.stringify(settled()) === before) idle++
        else changing++
      }
      expect([round, settled()]).toEqual([round, settledAnew()])
    }
    // Of both kinds often enough for the comparison to say something.
    expect(Math.min(changing, idle)).toBeGreaterThan(10)
  },
)
