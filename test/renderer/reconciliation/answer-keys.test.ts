import { expect, test } from 'vitest'
import { sv } from '#shared/i18n/sv.ts'
import { en } from '#shared/i18n/en.ts'
import { actOf, isUndo } from '#renderer/features/reconciliation/answer-keys.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false }
const { keys } = sv.reconciliationScreen.queue

test('the letters on the buttons answer, whether small or capital', () => {
  expect(actOf({ ...plain, key: 's' }, keys)).toBe('same')
  expect(actOf({ ...plain, key: 'O' }, keys)).toBe('different')
  expect(actOf({ ...plain, key: 'e' }, keys)).toBe('later')
  expect(actOf({ ...plain, key: 'd' }, en.reconciliationScreen.queue.keys)).toBe('different')
  expect(actOf({ ...plain, key: 'ArrowRight' }, keys)).toBe('next')
  expect(actOf({ ...plain, key: 'x' }, keys)).toBeNull()
})

test('no letter answers with a modifier, by AltGr, or again while it is held down', () => {
  expect(actOf({ ...plain, key: 's', ctrlKey: true }, keys)).toBeNull()
  expect(actOf({ ...plain, key: 's', altKey: true }, keys)).toBeNull()
  expect(actOf({ ...plain, key: 's', repeat: true }, keys)).toBeNull()
})

test('Ctrl + Z undoes, not with Shift and not by AltGr', () => {
  expect(isUndo({ ...plain, key: 'z', ctrlKey: true })).toBe(true)
  expect(isUndo({ ...plain, key: 'z', metaKey: true })).toBe(true)
  expect(isUndo({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true })).toBe(false)
  expect(isUndo({ ...plain, key: 'z', ctrlKey: true, altKey: true })).toBe(false)
})

test.each([sv, en])(
  'each act has a letter of its own, and the keyboard map tells of all of them',
  ({ reconciliationScreen }) => {
    const letters = Object.values(reconciliationScreen.queue.keys)
    expect(new Set(letters).size).toBe(letters.length)
    const told = reconciliationScreen.shortcuts.list.flatMap(([shown]) => shown.split(', '))
    for (const letter of letters) expect(told).toContain(letter)
  },
)
