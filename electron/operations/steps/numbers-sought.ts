import { soughtNumbers } from '#shared/identity/sought-numbers.ts'
import type { Reader } from '#db/open.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import { mayReveal } from './permitted.ts'

/**
 * Beginnings of identity numbers that a search means. A birth date is looked for by everybody, who can see it; a whole number by
 * those who may see whole numbers, for to the others each hit would tell the digits that are masked.
 */
export async function numbersSought(read: Reader, person: string, text: string): Promise<readonly string[]> {
  const { transferDate } = await readTransfer(read)
  const { whole, born } = soughtNumbers(text, transferDate)
  return whole.length > 0 && !mayReveal(read, person) ? born : [...born, ...whole]
}
