import { expect, test } from 'vitest'
import { nearestName } from '#renderer/features/imports/nearest-name.ts'

const units = ['Kansliet', 'Kulturenheten', 'Näringslivsenheten', 'IT', 'Enhet Nord', 'Enhet Syd', 'Enhet 11']

test.each([
  ['Kansli', 'Kansliet'],
  ['KULTURENHETEN', 'Kulturenheten'],
  ['Kultur-enheten', 'Kulturenheten'],
  ['Näringlivsenheten', 'Näringslivsenheten'],
  ['Naringslivsenheten', 'Näringslivsenheten'],
])('%s may be %s', (name, nearest) => {
  expect(nearestName(name, units)).toBe(nearest)
})

test.each(['Enhet 12', 'Ekonomi', 'HR', 'Kansliet', 'Enhet Nord', '', '–', 'x'.repeat(5000)])(
  '%s resembles no other',
  (name) => {
    expect(nearestName(name, units)).toBe(null)
  },
)
