import { expect, test } from 'vitest'
import { daysUntil } from '#renderer/language/days-until.ts'

test.each([
  ['2018-12-31', '2018-12-31T23:59:00', 0],
  ['2019-01-01', '2018-12-31T00:01:00', 1],
  ['2019-01-01', '2019-01-11T12:00:00', -10],
  // Over the change to summer time.
  ['2019-04-01', '2019-03-30T12:00:00', 2],
])('to %s from %s it is %i days', (day, now, days) => {
  expect(daysUntil(day, new Date(now))).toBe(days)
})
