import { expect, test } from 'vitest'
import { isOperationName, operations } from '#shared/contract/operations.ts'
import type { CommandName, OperationName } from '#shared/contract/operations.ts'
import { isTouched, queryAnsweredBy } from '#renderer/bridge/topics.ts'

test('a commit makes the screens that show its rows ask again, and leaves the others alone', () => {
  const { touches } = operations['import.commit']
  for (const query of ['import.list', 'import.preview', 'register.summary', 'register.open', 'checklist.view']) {
    expect(isTouched(query, touches), query).toBe(true)
  }
  expect(isTouched('session.state', touches)).toBe(false)
  expect(isTouched('no.such-query', touches)).toBe(false)
})

test('a tick does not make the registers read again', () => {
  const { touches } = operations['checklist.tick']
  expect(isTouched('checklist.view', touches)).toBe(true)
  expect(isTouched('register.open', touches)).toBe(false)
})

test('every change to what waits to be mended, and to the profiles, is shown', () => {
  expect(isTouched('import.waiting', operations['import.commit'].touches)).toBe(true)
  expect(isTouched('import.waiting', operations['history.undo'].touches)).toBe(true)
  expect(isTouched('profile.list', operations['profile.save'].touches)).toBe(true)
  expect(isTouched('register.trace', operations['register.edit'].touches)).toBe(true)
  expect(isTouched('import.preflight', operations['import.stage'].touches)).toBe(false)
})

test('a command that answers a query has the same output as the query', () => {
  const answers = Object.entries(operations).flatMap(([name, row]) => {
    if (!isOperationName(name) || !isCommandName(name)) return []
    const query = queryAnsweredBy(name)
    return query === undefined ? [] : [{ name, isSame: row.output === operations[query].output }]
  })
  expect(answers.length).toBeGreaterThan(0)
  expect(answers.filter(({ isSame }) => !isSame)).toEqual([])
})

function isCommandName(name: OperationName): name is CommandName {
  return operations[name].kind === 'command'
}
