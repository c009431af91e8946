/**
 * The day a step is due: T plus its offset, moved back to the nearest Monday–Friday that is not a public holiday
 * (`domain.md` §0: 1 January is one). Swedish public holidays follow lag (1989:253); Midsummer, Christmas and New Year's
 * Eve are kept as days off, as the authorities do.
 */
export function dueDate(transferDate: string, offsetDays: number): string {
  let day = addDays(transferDate, offsetDays)
  while (isDayOff(day)) day = addDays(day, -1)
  return day
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function isDayOff(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 || isHoliday(day)
}

const fixedHolidays = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'])

function isHoliday(day: string): boolean {
  if (fixedHolidays.has(day.slice(5))) return true
  const year = Number(day.slice(0, 4))
  const easter = easterSunday(year)
  const fromEaster = [-2, 1, 39].map((days) => addDays(easter, days))
  return fromEaster.includes(day) || day === midsummerEve(year)
}

/** Friday between 19 and 25 June. */
function midsummerEve(year: number): string {
  const first = `${year}-06-19`
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay()
  return addDays(first, (5 - weekday + 7) % 7)
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
