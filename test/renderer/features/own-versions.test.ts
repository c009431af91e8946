import { expect, test } from 'vitest'
import { forgetFetched, forgetOwn, rememberOwn, versionSeen } from '#renderer/features/registers/own-versions.ts'

const row = { id: 7, version: 5, sender: '', findings: 0, edited: [], values: {} }

test('a field that this page has written is seen as it became, every other as the row was read', () => {
  rememberOwn('one', 'staff', [{ rowId: 7, field: 'positionTitle' }], 10)
  expect(versionSeen('one', 'staff', row, 'positionTitle')).toBe(10)
  // Somebody else may have written it between 5 and 10, unseen.
  expect(versionSeen('one', 'staff', row, 'senderUnit')).toBe(5)
  expect(versionSeen('one', 'cases', row, 'positionTitle')).toBe(5)
  expect(versionSeen('another', 'staff', row, 'positionTitle')).toBe(5)
  expect(versionSeen('one', 'staff', { ...row, version: 12 }, 'positionTitle')).toBe(12)
})

test('what has been fetched since goes by its own version, also when it is taken back', () => {
  const cell = { rowId: 7, field: 'positionTitle' }
  rememberOwn('one', 'staff', [cell], 10)
  forgetFetched('one', 'staff', [{ ...row, version: 9 }])
  expect(versionSeen('one', 'staff', row, cell.field)).toBe(10)
  forgetFetched('one', 'staff', [{ ...row, version: 10 }])
  expect(versionSeen('one', 'staff', row, cell.field)).toBe(5)

  rememberOwn('one', 'staff', [cell], 11)
  forgetOwn()
  expect(versionSeen('one', 'staff', row, cell.field)).toBe(5)
})
