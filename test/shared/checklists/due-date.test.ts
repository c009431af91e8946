import { describe, expect, it } from 'vitest'
import { addDays, dueDate, isDayOff } from '#shared/checklists/due-date.ts'

describe('a step is due', () => {
  it.each([
    ['on its day when that is a working day', '2019-01-01', -20, '2018-12-12'],
    ['on the Friday before a Saturday', '2019-01-01', -24, '2018-12-07'],
    ['on the Friday before a Sunday', '2019-01-01', -23, '2018-12-07'],
    ['on the last working day before 1 January, past the weekend and New Year’s Eve', '2019-01-01', 0, '2018-12-28'],
    ['before Epiphany and the weekend', '2019-01-01', 5, '2019-01-04'],
    ['before Christmas', '2019-01-01', -6, '2018-12-21'],
    ['on the Thursday before Good Friday, for each day of Easter', '2019-04-19', 0, '2019-04-18'],
    ['on the Thursday before Easter Monday', '2019-04-22', 0, '2019-04-18'],
    ['on the day before Ascension Day', '2019-05-30', 0, '2019-05-29'],
    ['on the day before 1 May', '2019-05-01', 0, '2019-04-30'],
    ['on the day before the national day', '2019-06-06', 0, '2019-06-05'],
    ['before Midsummer Eve', '2019-06-21', 0, '2019-06-20'],
    ['before Midsummer Day', '2019-06-22', 0, '2019-06-20'],
    ['before All Saints’ Day', '2019-11-02', 0, '2019-11-01'],
    ['on 29 February in a leap year', '2020-01-31', 29, '2020-02-28'],
  ])('%s', (_, transferDate, offset, day) => expect(dueDate(transferDate, offset)).toBe(day))

  it('never on a day off, whatever its offset', () => {
    for (let offset = -800; offset <= 800; offset++) {
      const day = dueDate('2019-01-01', offset)
      expect(isDayOff(day)).toBe(false)
      expect(day <= addDays('2019-01-01', offset)).toBe(true)
    }
  })
})

describe('Easter Monday', () => {
  it.each(['2018-04-02', '2019-04-22', '2020-04-13', '2021-04-05', '2024-04-01', '2038-04-26'])(
    '%s is a day off',
    (day) => {
      expect([isDayOff(day), isDayOff(addDays(day, -3)), isDayOff(addDays(day, 1))]).toEqual([true, true, false])
    },
  )
})

describe('Midsummer Eve', () => {
  it.each(['2018-06-22', '2019-06-21', '2020-06-19', '2025-06-20'])(
    '%s is a day off, the Thursday before is not',
    (day) => {
      expect([isDayOff(day), isDayOff(addDays(day, -1))]).toEqual([true, false])
    },
  )
})

describe('days', () => {
  it('are counted over the change to and from summer time', () => {
    expect([addDays('2019-03-30', 1), addDays('2019-03-31', 1), addDays('2019-10-27', 1)]).toEqual([
      '2019-03-31',
      '2019-04-01',
      '2019-10-28',
    ])
  })
})
