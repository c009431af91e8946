import { describe, expect, test } from 'vitest'
import { createRandom } from '#resources/sample/random.ts'
import { doubtOf } from '#shared/reconciliation/doubt.ts'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { personSetting } from '#shared/reconciliation/settings/staff.ts'
import { runMatch } from './run-match.ts'

type Person = Readonly<Record<string, string>>

/** Two who look like one: what the sender's list has of the one, and the receiver's of the other. */
const lookAlikes: readonly (readonly [
  familyName: string,
  sender: readonly [string, string],
  receiver: readonly [string, string],
])[] = [
  ['Brodin', ['Johan', '1971-03-04'], ['Johanna', '1971-03-04']],
  ['Tegnér', ['Christer', '1966-10-21'], ['Christina', '1966-10-21']],
  ['Rask', ['Erik', '1983-01-15'], ['Erika', '1983-01-15']],
  ['Frisk', ['Anders', '1979-11-11'], ['Andreas', '1979-11-12']],
  ['Modig', ['Maria', '1969-05-23'], ['Marie', '1969-05-28']],
  ['Ståhl', ['Lars', '1955-06-30'], ['Lars', '1965-06-30']],
  ['Hedin', ['Eva', '1970-01-12'], ['Eva', '1970-12-01']],
  ['Strand', ['Johan', '1988-08-08'], ['Johanna', '1988-08-08']],
  ['Palm', ['Lena', '1974-02-17'], ['Lina', '1974-02-17']],
  ['Falk', ['Anders', '1961-09-05'], ['Andreas', '1961-09-05']],
]

const families = [
  'Ek',
  'Lundberg',
  'Sjögren',
  'Nyström',
  'Åkerman',
  'Wallin',
  'Holmqvist',
  'Dahlgren',
  'Öberg',
  'Norén',
]
const givens = ['Ulf', 'Birgitta', 'Gunnar', 'Kerstin', 'Olof', 'Camilla']
const units = ['Miljöenheten', 'Landsbygdsenheten', 'Rättsenheten', 'Naturvårdsenheten']
const titles = ['Handläggare', 'Jurist', 'Ekonom', 'Miljöskyddshandläggare', 'Arkivarie']

/** Sixty who are the same in both lists, and the ten that are not, each alone in its list; nobody has an identity number. */
function createLists(extra: (index: number) => Person): readonly [ListRecord[], ListRecord[]] {
  const random = createRandom(41)
  const day = (from: number, to: number): string =>
    `${random.int(from, to)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  const lists: readonly [ListRecord[], ListRecord[]] = [[], []]
  const add = (id: string, familyName: string, ends: readonly (readonly [string, string])[], index: number): void => {
    const job = { startDate: day(1988, 2016), senderUnit: random.pick(units), positionTitle: random.pick(titles) }
    for (const [list, [givenNames, birthDate]] of ends.entries()) {
      const employmentNumber = String(random.int(10_000, 99_999))
      const sender = list === 0 ? 'Länsstyrelsen' : 'Regionen'
      lists[list]?.push({
        id,
        values: { ...job, ...extra(index), sender, familyName, givenNames, birthDate, employmentNumber },
      })
    }
  }
  for (const [index, familyName] of families.entries()) {
    for (const [place, given] of givens.entries()) {
      const birthDate = day(1955, 1990)
      const end = [given, birthDate] as const
      add(`sure ${familyName} ${given}`, familyName, [end, end], index * givens.length + place)
    }
  }
  for (const [index, [familyName, one, two]] of lookAlikes.entries()) {
    add(`alike ${familyName}`, familyName, [one, two], 60 + index)
  }
  return lists
}

function sortOut(lists: readonly [ListRecord[], ListRecord[]]): { linked: string[]; asked: string[]; sure: number } {
  const [pairing] = runMatch(lists, personSetting).pairings
  const namesOf = (pairs: readonly { readonly rows: readonly [{ readonly id: string }, { readonly id: string }] }[]) =>
    pairs.flatMap(({ rows: [one, two] }) => (one.id === two.id && one.id.startsWith('alike') ? [one.id.slice(6)] : []))
  return {
    linked: namesOf(pairing?.links ?? []),
    asked: namesOf(pairing?.review ?? []),
    sure: pairing?.links.filter(({ rows: [one, two] }) => one.id === two.id && one.id.startsWith('sure')).length ?? 0,
  }
}

describe('people without numbers who look like one, with the same start date, unit and title', () => {
  test('all are asked about, and nobody else', () => {
    const found = sortOut(createLists(() => ({})))
    expect(found.linked).toEqual([])
    expect(found.asked.toSorted()).toEqual(lookAlikes.map(([familyName]) => familyName).toSorted())
    expect(found.sure).toBe(60)
  })

  test('at the same address too, where the name ends otherwise or two things differ', () => {
    const found = sortOut(
      createLists((index) => ({
        postcode: String(85_000 + index * 7),
        place: ['Härnösand', 'Kramfors'][index % 2] ?? '',
      })),
    )
    // A slip within a name, or one in a date, is let pass where the address is the same.
    expect(found.linked.toSorted()).toEqual(['Falk', 'Hedin', 'Palm', 'Ståhl'])
    expect(found.asked).toHaveLength(6)
    expect(found.sure).toBe(60)
  })

  test('two of one list are no certain duplicate', () => {
    const [one, two] = createLists(() => ({}))
    const sister = two.filter(({ id }) => id === 'alike Brodin').map(({ values }) => ({ id: 'sister', values }))
    const { duplicates } = runMatch([[...one, ...sister], two], personSetting)
    expect(duplicates).toMatchObject([{ ids: ['alike Brodin', 'sister'], isCertain: false }])
  })

  test('why a pair is asked about is told', () => {
    const { pairings, model } = runMatch(
      createLists(() => ({})),
      personSetting,
    )
    const whyOf = (id: string): unknown => {
      const { explanation } = pairings[0]?.review.find(({ rows: [row] }) => row.id === id) ?? {}
      return model && explanation && doubtOf(model, explanation, personSetting, 0)
    }
    expect(whyOf('alike Brodin')).toEqual({ why: 'differs', fields: ['givenNames'] })
    expect(whyOf('alike Frisk')).toEqual({ why: 'slips', fields: ['givenNames', 'birthDate'] })
    expect(whyOf('alike Hedin')).toEqual({ why: 'slip', fields: ['birthDate'] })
  })
})
