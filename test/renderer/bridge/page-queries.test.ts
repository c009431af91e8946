import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createPageQueries, refreshTouched } from '#renderer/bridge/page-queries.ts'

const announcement = { kind: 'changed', topics: ['imports'], by: 'Åsa', at: '2019-01-01T00:00:00.000Z' } as const

/** A query on show whose answers are given by hand, in any order. */
function show(queries: ReturnType<typeof createPageQueries>) {
  const asked: { answer: (text: string) => void; signal: AbortSignal }[] = []
  const observer = new QueryObserver(queries, {
    queryKey: ['import.list', {}],
    queryFn: ({ signal }) => new Promise<string>((answer) => asked.push({ answer, signal })),
  })
  const leave = observer.subscribe(() => undefined)
  return { asked, shown: () => observer.getCurrentResult().data, leave }
}

test.each([
  ['the first answer', []],
  ['a later answer', ['before']],
])(
  'what is announced while %s is on its way is asked for again, and the old answer is not shown',
  async (_, earlier) => {
    const queries = createPageQueries()
    const { asked, shown, leave } = show(queries)
    for (const text of earlier) {
      asked.at(-1)?.answer(text)
      await vi.waitFor(() => expect(shown()).toBe(text))
      void refreshTouched(queries, announcement)
      await vi.waitFor(() => expect(asked).toHaveLength(2))
    }
    const old = asked.at(-1)
    void refreshTouched(queries, announcement)
    await vi.waitFor(() => expect(asked).toHaveLength(earlier.length + 2))
    expect(old?.signal.aborted).toBe(true)
    asked.at(-1)?.answer('after')
    old?.answer('old')
    await vi.waitFor(() => expect(shown()).toBe('after'))
    await new Promise((done) => setTimeout(done, 20))
    expect(shown()).toBe('after')
    leave()
  },
)
