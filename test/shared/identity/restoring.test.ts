import { describe, expect, it } from 'vitest'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { restoreHiddenNumbers } from '#shared/identity/restoring.ts'
import { testNumber } from '#test/support/core.ts'

const [a, b] = [testNumber(0), testNumber(1)]
const dashed = `${a.slice(0, 8)}-${a.slice(8)}`
const shown = (text: string): string => maskIdentityNumbersIn(text)

describe('a text that was edited as it is shown', () => {
  it.each([
    ['nothing', `Stöd till ${a}`, shown(`Stöd till ${a}`), `Stöd till ${a}`],
    ['a word', `Stöd till ${a} m.fl.`, shown(`Bidrag till ${a} med flera`), `Bidrag till ${a} med flera`],
    [
      'words about two numbers',
      `${a} och ${dashed}`,
      shown(`Båda: ${a} samt ${dashed}!`),
      `Båda: ${a} samt ${dashed}!`,
    ],
    ['a new number beside', `Stöd till ${a}`, `${shown(a)}, ${b}`, `${a}, ${b}`],
    ['all of it', `Stöd till ${a}`, 'Stöd', 'Stöd'],
    ['stars that were delivered', 'Klass **** 3', 'Klass **** 4', 'Klass **** 4'],
    ['a mask that was delivered', `Till ${shown(a)}`, `Om ${shown(a)}`, `Om ${shown(a)}`],
    ['both', `${a} **** x`, `${shown(a)} **** y`, `${a} **** y`],
  ])('keeps its numbers where %s is changed', (_, present, typed, restored) => {
    expect(restoreHiddenNumbers(typed, present)).toBe(restored)
  })

  it.each([
    ['one of two numbers is gone', `${a} och ${b}`, shown(a)],
    ['they have changed places', `${a} och ${b}`, shown(`${b} och ${a}`)],
    ['there is one more', `Till ${a}`, shown(`Till ${a} och ${b}`)],
    ['a mask comes from elsewhere', 'Till byn', shown(`Till ${a}`)],
    ['what is shown of a number is changed', `Till ${a}`, `Till 1${shown(a)}`.replace('****', '0****')],
  ])('is not told where %s', (_, present, typed) => {
    expect(restoreHiddenNumbers(typed, present)).toBeNull()
  })
})
