import { expect, it } from 'vitest'
import { swedishOrder } from '#db/collation.ts'
import { sortText } from '#shared/import/business-key.ts'
import { sharedStore } from './temporary-store.ts'

const store = sharedStore()

/** No two of them are equal when case and é are set aside, so that there is one right order. */
const names = [
  'Abel',
  'adam',
  'Aronsson',
  'Åberg',
  'åkesson',
  'ÅSLUND',
  'Ädel',
  'älg',
  'ÄNG',
  'Öberg',
  'öman',
  'ÖSTLUND',
  'Zetterlund',
  'zorn',
  'Edén',
  'edenborg',
  'ÉCOLE',
  'eklund',
  'von Essen',
  'Müller',
  'mystér',
  'Myrdal',
  'müx',
  'Wall',
  'Vall',
  'Berg Lund',
  'Berglund',
  'Berg',
]

const inSql = (): unknown[] =>
  store()
    .reader.connection.prepare(`SELECT value FROM json_each(?) ORDER BY ${swedishOrder('value')}`)
    .pluck()
    .all(JSON.stringify(names))
const inCode = (): string[] => names.toSorted((a, b) => (sortText(a) < sortText(b) ? -1 : 1))

it('orders names in SQL as in code', () => {
  expect(inSql()).toEqual(inCode())
})

it('folds each name in SQL to what it is in code', () => {
  const folded = store()
    .reader.connection.prepare(`SELECT ${swedishOrder('value')} FROM json_each(?)`)
    .pluck()
    .all(JSON.stringify(names))
  expect(folded).toEqual(names.map(sortText))
})

it('orders them as a Swede does', () => {
  expect(inCode()).toEqual(names.toSorted(new Intl.Collator('sv-SE').compare))
})
