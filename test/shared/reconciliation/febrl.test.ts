import { describe, expect, test } from 'vitest'
import type { MatchResult } from '#shared/reconciliation/result.ts'
import { febrlNote, febrlPerson, febrlSetting, haveFebrl, readFebrl } from './febrl.ts'
import { runMatch, scoreOf } from './run-match.ts'

/** F1 over pairs that must be reached: all fields, without the number, without number and birth date. */
const bars = [
  { number: 1, f1: [0.999, 0.998, 0.997] },
  { number: 2, f1: [0.998, 0.995, 0.993] },
  { number: 3, f1: [0.998, 0.995, 0.993] },
] as const
const left = [[], ['soc_sec_id'], ['soc_sec_id', 'date_of_birth']] as const

describe.skipIf(!haveFebrl)(`FEBRL, one setting for all${febrlNote}`, () => {
  test.each(bars.flatMap(({ number, f1 }) => f1.map((bar, index) => ({ number, without: left[index] ?? [], bar }))))(
    'FEBRL $number without $without reaches $bar',
    ({ number, without, bar }) => {
      const records = readFebrl(number, without)
      const { f1 } = scorePairs(runMatch([records], febrlSetting), records)
      console.log(`FEBRL ${number} without ${without.join(', ') || 'nothing'}: F1 ${f1.toFixed(5)} (bar ${bar})`)
      expect(f1).toBeGreaterThanOrEqual(bar)
    },
  )
})

function scorePairs({ duplicates }: MatchResult, records: readonly { readonly id: string }[]): { f1: number } {
  const sizes = new Map<string, number>()
  for (const { id } of records) sizes.set(febrlPerson(id), (sizes.get(febrlPerson(id)) ?? 0) + 1)
  let real = 0
  for (const size of sizes.values()) real += (size * (size - 1)) / 2
  let [right, wrong] = [0, 0]
  for (const { ids } of duplicates) {
    for (const [index, one] of ids.entries()) {
      for (const two of ids.slice(index + 1)) {
        if (febrlPerson(one) === febrlPerson(two)) right++
        else wrong++
      }
    }
  }
  return scoreOf({ right, wrong, missed: real - right })
}
