import { describe, expect, it } from 'vitest'
import { createViewLister } from '#db/stores/view-lister.ts'
import { countValues } from '#db/stores/register-view.ts'
import type { ViewWish } from '#db/stores/register-view.ts'
import { createRandom } from '#test/shared/identity/seeded-random.ts'
import { insertRaw, sharedStore, writerOf } from './temporary-store.ts'
import { wholeView } from './whole-view.ts'

const store = sharedStore()
const rows = 3000
const subjects = [
  'Ansökan om kulturstöd',
  'Yttrande över länsplan',
  'Ölands kollektivtrafik',
  'Återrapport',
  'Beslut',
  null,
]
const directions = ['incoming', 'outgoing', 'internal', null]

function addEntries(count: number, from: number): void {
  const { between } = createRandom(from + 1)
  const { connection } = writerOf(store())
  connection.transaction(() => {
    for (let index = from; index < from + count; index++) {
      insertRaw(writerOf(store()), 'diary', {
        sender_id: 1,
        key: `k${index}`,
        sort_key: String(between(0, 999_999)).padStart(8, '0'),
        subject: subjects[between(0, subjects.length - 1)] ?? null,
        direction: directions[between(0, directions.length - 1)] ?? null,
        document_date: between(1, 10) === 1 ? null : `2018-0${between(1, 9)}-1${between(0, 9)}`,
        subject_omitted: [1, 0, null, null, null][between(0, 4)] ?? null,
        hidden: between(1, 50) === 1 ? 1 : 0,
        inserted_by: 1,
      })
    }
  })()
}

const none = { search: '', filters: [], sort: [] } as const
const wishes: readonly Omit<ViewWish, 'register'>[] = [
  none,
  { ...none, sort: [{ field: 'documentDate', descending: true }] },
  {
    ...none,
    sort: [
      { field: 'subject', descending: false },
      { field: 'documentDate', descending: true },
    ],
  },
  { ...none, search: 'ko' },
  { ...none, search: 'åter' },
  { ...none, search: 'kult ans', sort: [{ field: 'documentDate', descending: false }] },
  { ...none, filters: [{ kind: 'in', field: 'direction', values: ['incoming', null] }] },
  { ...none, filters: [{ kind: 'contains', field: 'subject', text: 'LÄNS' }] },
  {
    search: 'y',
    filters: [{ kind: 'range', field: 'documentDate', from: '2018-03-01', to: null }],
    sort: [{ field: 'direction', descending: false }],
  },
  { ...none, search: 'finns inte' },
]

describe('listing views', () => {
  it('comes to the same as asking for all of it in order, before and after the order is known and somebody has written', () => {
    addEntries(rows, 0)
    const { reader } = store()
    const lister = createViewLister(reader)
    for (let round = 0; round < 3; round++) {
      for (const wish of [...wishes, ...wishes.toReversed()]) {
        const { total, first, rest, all, protectedHidden } = lister.start({ register: 'diary', ...wish })
        const whole = wholeView(reader, 'diary', wish)
        expect(total).toBe(whole.length)
        expect([...first]).toEqual(whole.slice(0, first.length))
        expect([...(rest() ?? [])]).toEqual(whole)
        const hidden = reader.connection.prepare('SELECT count(*) FROM diary WHERE hidden = 1').pluck().get()
        expect({ all, protectedHidden }).toEqual({
          all: wholeView(reader, 'diary', none).length,
          protectedHidden: hidden,
        })
      }
      addEntries(50, rows + round * 50)
    }
  })

  it('gives no rest when somebody has written since its start', () => {
    const lister = createViewLister(store().reader)
    const { first, total, rest } = lister.start({ register: 'diary', ...none })
    expect(first.length).toBeLessThan(total)
    addEntries(1, 9000)
    expect(rest()).toBeUndefined()
  })
})

describe('counting values', () => {
  it('comes to the same for what few rows state as reading all of them', () => {
    const { reader } = store()
    const plain = reader.connection.prepare(
      'SELECT cast(subject_omitted AS TEXT) AS value, count(*) AS count FROM diary WHERE +hidden = 0 GROUP BY 1',
    )
    const counted = countValues(reader, 'diary', 'subjectOmitted')
    expect(counted).toHaveLength(3)
    expect(counted.toSorted(byValue)).toEqual((plain.all() as typeof counted).toSorted(byValue))
    expect(counted.map(({ count }) => count)).toEqual(counted.map(({ count }) => count).toSorted((a, b) => b - a))
  })
})

function byValue(a: { readonly value: string | null }, b: { readonly value: string | null }): number {
  return String(a.value).localeCompare(String(b.value))
}
