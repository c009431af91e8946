import { afterEach, expect, test } from 'vitest'
import { beginAct, currentNotices, dismissNotice, holdNotices, leaveScreen, notify } from '#renderer/ui/notices.ts'

afterEach(() => {
  for (const { id } of currentNotices()) dismissNotice(id)
})

const texts = (): string[] => currentNotices().map(({ text }) => text)

test('with another screen goes what was said before the act that led there, and not what that act came to', () => {
  notify({ tone: 'ok', text: '16 skillnader är avgjorda.' })
  notify({ tone: 'error', text: 'Filen kunde inte läsas.' })
  beginAct()
  notify({ tone: 'ok', text: 'Avstämningen är borttagen.' })
  leaveScreen()
  expect(texts()).toEqual(['Filen kunde inte läsas.', 'Avstämningen är borttagen.'])
  beginAct()
  leaveScreen()
  expect(texts()).toEqual(['Filen kunde inte läsas.'])
})

test('over an open dialog nothing is shown; what is said meanwhile comes when the last is closed', () => {
  notify({ tone: 'ok', text: 'Sparad.' })
  const [closeOuter, closeInner] = [holdNotices(), holdNotices()]
  notify({ tone: 'info', text: 'Körd.' })
  expect(texts()).toEqual([])
  closeInner()
  expect(texts()).toEqual([])
  closeOuter()
  expect(texts()).toEqual(['Sparad.', 'Körd.'])
})
