/** A calendar day as the number of days since 1970-01-01. No clock and no time zone take part. */
export type Day = number

const millisecondsPerDay = 86_400_000

export function dayOf(iso: string): Day {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / millisecondsPerDay)
}

export function isoOf(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
}

export function yearOf(day: Day): number {
  return Number(isoOf(day).slice(0, 4))
}

/** `31/12 2018` */
export function slashed(day: Day): string {
  const [year, month, date] = isoOf(day).split('-')
  return `${Number(date)}/${Number(month)} ${year}`
}

/** `31.12.2018` */
export function dotted(day: Day): string {
  return isoOf(day).split('-').toReversed().join('.')
}

/** `20181231` */
export function compact(day: Day): string {
  return isoOf(day).replaceAll('-', '')
}

/** The same day, or the Friday before when it falls in a weekend. */
export function workday(day: Day): Day {
  const weekday = (day + 4) % 7
  if (weekday === 0) return day - 2
  return weekday === 6 ? day - 1 : day
}

/** Excel's serial number of the day in the 1900 date system. */
export function excelSerial(day: Day): number {
  return day + 25_569
}
