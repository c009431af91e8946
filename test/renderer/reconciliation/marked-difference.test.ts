import { expect, test } from 'vitest'
import { markDifference, markWhole } from '#renderer/features/reconciliation/marked-difference.ts'
import type { MarkedPart } from '#renderer/features/reconciliation/marked-difference.ts'

/** The parts that differ in brackets. */
function shown(parts: readonly MarkedPart[]): string {
  return parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
}

function difference(left: string, right: string): [string, string] {
  const marked = markDifference(left, right)
  return [shown(marked.left), shown(marked.right)]
}

test.each([
  ['Andersson', 'Anderson', 'Anders[s]on', 'Anderson'],
  ['Lindqvist', 'Lindkvist', 'Lind[q]vist', 'Lind[k]vist'],
  ['1985-03-12', '1985-12-03', '1985-03[-12]', '1985-[12-]03'],
  ['Åsa', 'Asa', '[Å]sa', '[A]sa'],
  ['Eva Karin', 'Eva-Karin', 'Eva[ ]Karin', 'Eva[-]Karin'],
  ['Eva', 'Eva Karin', '[Eva]', '[Eva Karin]'],
  ['Ek', 'Ek', 'Ek', 'Ek'],
  ['', '', '', ''],
])('%s and %s differ in as few letters as possible', (left, right, markedLeft, markedRight) => {
  expect(difference(left, right)).toEqual([markedLeft, markedRight])
})

test('what is written in two ways of the same letter is the same', () => {
  expect(difference('A\u030Asa', 'Åsa')).toEqual(['Åsa', 'Åsa'])
})

test('texts that are plainly others are marked from end to end, and so are very long ones', () => {
  expect(difference('Handläggare', 'Rektor')).toEqual(['[Handläggare]', '[Rektor]'])
  const long = 'a'.repeat(201)
  expect(difference(long, `${long}b`)).toEqual([`[${long}]`, `[${long}b]`])
  expect(shown(markWhole('It-enheten', 'Rättsenheten').left)).toBe('[It-enheten]')
})

test('nothing is lost: the parts make up the text', () => {
  for (const [left, right] of [
    ['Björn-Åke', 'Bjorn Ake'],
    ['von Essen', 'Essen'],
    ['👩‍🚒 Ek', 'Ek'],
  ] as const) {
    const marked = markDifference(left, right)
    expect(marked.left.map(({ text }) => text).join('')).toBe(left)
    expect(marked.right.map(({ text }) => text).join('')).toBe(right)
  }
})
