import { describe, expect, it } from 'vitest'
import { standingOf } from '#renderer/language/event-standing.ts'

/** An event, its undoing, its being done again and so on, as many as asked for; the event is 1. */
function chain(length: number) {
  const events = Array.from({ length }, (_, index) => ({ undoneBy: index + 1 < length ? index + 2 : null }))
  return standingOf(events[0] ?? { undoneBy: null }, new Map(events.map((event, index) => [index + 1, event])))
}

describe('whether an event is in force', () => {
  it('is decided by the last of its undoings and redoings', () => {
    expect([1, 2, 3, 4].map(chain)).toEqual([
      { isUndone: false, by: null },
      { isUndone: true, by: 2 },
      { isUndone: false, by: 3 },
      { isUndone: true, by: 4 },
    ])
  })
})
