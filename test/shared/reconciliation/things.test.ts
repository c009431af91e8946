import { describe, expect, test } from 'vitest'
import { readVolumeRange } from '#shared/import/volume-range.ts'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { caseKind } from '#shared/reconciliation/settings/cases.ts'
import { diaryKind } from '#shared/reconciliation/settings/diary.ts'
import type { ReconciledKind } from '#shared/reconciliation/settings/kind.ts'
import { volumeKind } from '#shared/reconciliation/settings/volumes.ts'
import type { Values } from '#shared/registers/field.ts'
import { createCaseLists, createDiaryLists, createVolumeLists } from '#test/support/swedish-things.ts'
import { runMatch } from './run-match.ts'

/** Lists of cases, of diary entries and of volumes: the same matcher with the fields of another register. */

interface Row {
  readonly values: Values
  /** What it is, whatever it says of itself. */
  readonly thing: string
}

const compared = (kind: ReconciledKind, rows: readonly Row[], side: string): ListRecord[] =>
  rows.map(({ values }, index) => ({
    id: `${side}${index}`,
    values: kind.comparedOf({ values, unread: {} }, { party: side, otherNumbers: new Map() }),
  }))

interface Tally {
  readonly right: number
  readonly wrong: readonly string[]
  readonly asked: number
  /** Of what is in both lists, linked or asked about rightly. */
  readonly found: number
  readonly both: number
}

function tally(kind: ReconciledKind, sender: readonly Row[], receiver: readonly Row[]): Tally {
  const { refusal, pairings } = runMatch([compared(kind, sender, 'a'), compared(kind, receiver, 'b')], kind.setting)
  expect(refusal).toBeNull()
  const [pairing] = pairings
  const thingOf = (rows: readonly Row[], id: string | undefined): string =>
    rows[Number(id?.slice(1))]?.thing ?? 'nothing'
  const isRight = ([a, b]: readonly [{ readonly id: string }, { readonly id: string }]): boolean =>
    thingOf(sender, a.id) === thingOf(receiver, b.id)
  const links = pairing?.links ?? []
  const review = pairing?.review ?? []
  const theirs = new Set(receiver.map(({ thing }) => thing))
  return {
    right: links.filter(({ rows }) => isRight(rows)).length,
    wrong: links.filter(({ rows }) => !isRight(rows)).map(({ rows, tier }) => `${rows[0].id} ${rows[1].id} ${tier}`),
    asked: review.length,
    found: [...links, ...review].filter(({ rows }) => isRight(rows)).length,
    both: sender.filter(({ thing }) => theirs.has(thing)).length,
  }
}

describe.each([1, 2, 3])('cases, seed %i', (seed) => {
  const { sender, receiver } = createCaseLists(seed, 400)
  const rowsOf = (rows: readonly (readonly string[])[]): Row[] =>
    rows.map(([oldRegistrationNumber, title, party, openedDate, oldHandler, status, , thing = '']) => ({
      thing,
      values: Object.fromEntries(
        Object.entries({ oldRegistrationNumber, title, party, openedDate, oldHandler, status }).map(
          ([name, text = '']) => [name, text === '' ? null : text],
        ),
      ),
    }))
  const found = tally(caseKind, rowsOf(sender), rowsOf(receiver))

  test('are linked however the number is written, and none wrongly', () => {
    expect(found.wrong).toEqual([])
    expect(found.right / found.both).toBeGreaterThan(0.95)
  })
  test('leave few to ask about, and lose hardly any', () => {
    expect(found.asked / found.both).toBeLessThan(0.05)
    expect(found.found / found.both).toBeGreaterThan(0.98)
  })
})

describe.each([1, 2, 3])('entries, seed %i', (seed) => {
  const { sender, receiver } = createDiaryLists(seed, 120)
  const names = [
    'diarySeries',
    'registrationNumber',
    'documentNumber',
    'documentDate',
    'direction',
    'correspondent',
    'subject',
  ]
  const rowsOf = (rows: readonly (readonly string[])[]): Row[] =>
    rows.map((cells) => ({
      thing: cells.at(-1) ?? '',
      values: Object.fromEntries(names.map((name, index) => [name, cells[index] || null])),
    }))
  const found = tally(diaryKind, rowsOf(sender), rowsOf(receiver))

  test('are linked however the number is written, none with another of its case or of the other diary', () => {
    expect(found.wrong).toEqual([])
    expect(found.right / found.both).toBeGreaterThan(0.95)
  })
  test('leave few to ask about, and lose hardly any', () => {
    expect(found.asked / found.both).toBeLessThan(0.05)
    expect(found.found / found.both).toBeGreaterThan(0.98)
  })
})

describe.each([1, 2, 3])('volumes, seed %i', (seed) => {
  const { sender, receiver } = createVolumeLists(seed, 50)
  const rowsOf = (rows: readonly (readonly string[])[]): Row[] =>
    rows.flatMap(
      ([recordsCreator = '', signum = '', seriesTitle = '', volume = '', years = '', , location = '', id = '']) => {
        const { from, to } = readVolumeRange(volume) ?? { from: 0, to: 0 }
        return Array.from({ length: to - from + 1 }, (_, part): Row => {
          const volumeNumber = from === 0 ? volume : String(from + part)
          const values = { recordsCreator, signum, seriesTitle, volumeNumber, years, location }
          return {
            thing: id.endsWith('intervall') ? `${id} ${volumeNumber.replace(/^Vol 0/, '')}` : id,
            values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text === '' ? null : text])),
          }
        })
      },
    )
  const found = tally(volumeKind, rowsOf(sender), rowsOf(receiver))

  test('are linked however signum and creator are written, and none with its neighbour', () => {
    expect(found.wrong).toEqual([])
    expect(found.right / found.both).toBeGreaterThan(0.92)
  })
  test('leave few to ask about, and lose hardly any', () => {
    expect(found.asked / found.both).toBeLessThan(0.08)
    expect(found.found / found.both).toBeGreaterThan(0.98)
  })
})

describe('what is not linked by itself', () => {
  const { sender, receiver } = createCaseLists(4, 200)
  const valuesOf = ([
    oldRegistrationNumber = '',
    title = '',
    party = '',
    openedDate = '',
  ]: readonly string[]): Values => ({
    oldRegistrationNumber,
    title,
    party,
    openedDate,
  })
  const things = (rows: readonly (readonly string[])[]): Row[] =>
    rows.map((cells) => ({ thing: cells.at(-1) ?? '', values: valuesOf(cells) }))
  const match = (here: readonly Row[], there: readonly Row[]) =>
    runMatch([compared(caseKind, here, 'a'), compared(caseKind, there, 'b')], caseKind.setting).pairings[0]

  test('the same number on plainly another case is a finding', () => {
    const [first, ...rest] = things(sender)
    const other: Row = {
      thing: 'other',
      values: {
        oldRegistrationNumber: first?.values['oldRegistrationNumber'] ?? '',
        title: 'Begäran om utlämnande',
        party: 'Privatperson',
        openedDate: '1999-01-02',
      },
    }
    const found = match([...(first ? [first] : []), ...rest], [other, ...things(receiver)])
    expect(found?.conflicts).toMatchObject([{ rows: [{ id: 'a0' }, { id: 'b0' }], tier: 'business-key' }])
    expect(found?.links.some(({ rows }) => rows[1].id === 'b0')).toBe(false)
  })

  test('the same mistyped number on a case of the same sort is a finding too', () => {
    const case1 = { oldRegistrationNumber: '306-1150-2011', title: 'Remiss angående besöksnäring i Norrvik' }
    const case2 = { oldRegistrationNumber: '306-1150-2011', title: 'Remiss angående vindkraft i Tallmo' }
    const found = match(
      [{ thing: '1', values: { ...case1, party: 'Norrvik Trafik AB', openedDate: '2011-07-26' } }, ...things(sender)],
      [{ thing: '2', values: { ...case2, party: 'Tallmo Trafik AB', openedDate: '2011-03-04' } }, ...things(receiver)],
    )
    expect(found?.conflicts.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['a0', 'b0']])
  })

  test('the same party’s application of another year is asked about at most', () => {
    const application = (year: number, serial: number): Row => ({
      thing: `${year}`,
      values: {
        oldRegistrationNumber: `304-${serial}-${year}`,
        title: 'Ansökan om driftsbidrag',
        party: 'Norrviks bygdegårdsförening',
        openedDate: `${year}-02-01`,
      },
    })
    const found = match([application(2016, 5511), ...things(sender)], [application(2017, 8042), ...things(receiver)])
    expect(found?.links.some(({ rows }) => rows[0].id === 'a0')).toBe(false)
  })

  test('nothing changes with the order of the rows or of the lists', () => {
    const [here, there] = [things(sender), things(receiver)]
    const namesOf = (pairing: ReturnType<typeof match>, isTurned: boolean): string[] =>
      (pairing?.links ?? [])
        .map(({ rows: [one, two] }) =>
          isTurned ? `${two.id.slice(1)} ${one.id.slice(1)}` : `${one.id.slice(1)} ${two.id.slice(1)}`,
        )
        .sort()
    const straight = namesOf(match(here, there), false)
    expect(straight.length).toBeGreaterThan(130)
    expect(namesOf(match(there, here), true)).toEqual(straight)
  })
})
