import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { Reply } from '#shared/contract/bridge.ts'
import type { InputOf, QueryName } from '#shared/contract/operations.ts'
import { OperationError } from '#renderer/bridge/operation-error.ts'
import { neededPages, pageSize, pathKey } from './tree-rows.ts'
import type { OpenNode, TreePage, TreePath, TreeState } from './tree-rows.ts'

/** Where the pages of a tree come from. */
interface TreeSource<Child> {
  readonly operation: QueryName
  readonly inputOf: (page: TreePage, count: number) => InputOf<QueryName>
  readonly read: (
    page: TreePage,
    count: number,
    signal: AbortSignal,
  ) => Promise<Reply<{ readonly total: number; readonly children: readonly Child[] }>>
  readonly pathOf: TreeState<Child>['pathOf']
}

export interface LazyPages<Child> {
  readonly state: TreeState<Child>
  readonly isLoading: boolean
  readonly failure: Failure | null
  readonly retry: () => void
  readonly toggle: (path: TreePath, index: number, isOpen: boolean) => void
  /** Opens the nodes above a line that is to be gone to. */
  readonly reveal: (above: readonly OpenNode[]) => void
  /** The lines that are on show. */
  readonly look: (first: number, last: number) => void
}

/** The tree as far as it has been looked at; what the core announces makes its pages come anew. */
export function useTreePages<Child>({ operation, inputOf, read, pathOf }: TreeSource<Child>): LazyPages<Child> {
  const [open, setOpen] = useState<readonly OpenNode[]>([])
  const [pages, setPages] = useState<readonly TreePage[]>([{ path: [], start: 0 }])
  const replies = useQueries({
    queries: pages.map((page) => ({
      queryKey: [operation, inputOf(page, pageSize)],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const reply = await read(page, pageSize, signal)
        if (!reply.ok) throw new OperationError(reply.failure)
        return reply.value
      },
    })),
  })
  const known = useMemo(() => {
    const byPage = new Map(pages.map(({ path, start }, index) => [`${start} ${pathKey(path)}`, replies[index]?.data]))
    const totals = new Map<string, number>()
    pages.forEach(({ path }, index) => {
      const total = replies[index]?.data?.total
      if (total !== undefined) totals.set(pathKey(path), total)
    })
    return { byPage, totals }
  }, [pages, replies])
  const state = useMemo<TreeState<Child>>(
    () => ({
      open,
      total: (path) => known.totals.get(pathKey(path)),
      child: (path, index) => {
        const start = Math.floor(index / pageSize) * pageSize
        return known.byPage.get(`${start} ${pathKey(path)}`)?.children[index - start]
      },
      pathOf,
    }),
    [open, known, pathOf],
  )
  const error = replies.find((reply) => reply.error !== null)?.error
  return {
    state,
    isLoading: replies.some(({ isPending }) => isPending),
    failure: error instanceof OperationError ? error.failure : null,
    retry: () => {
      for (const reply of replies) void reply.refetch()
    },
    toggle(path, index, isOpen) {
      const others = open.filter((node) => pathKey(node.path) !== pathKey(path))
      const next = isOpen ? [...others, { path, index }] : others
      setOpen(next)
      if (isOpen) setPages((before) => joined(before, [{ path, start: 0 }]))
    },
    reveal(above) {
      setOpen((before) => [
        ...before.filter((node) => above.every(({ path }) => pathKey(path) !== pathKey(node.path))),
        ...above,
      ])
      setPages((before) => joined(before, above.map(({ path }) => ({ path, start: 0 })))) // prettier-ignore
    },
    look(first, last) {
      const needed = neededPages(state, first, last)
      // Pages that were looked at stay in the cache of the page for a while; only those that are needed are asked for.
      setPages((before) => (isSame(before, needed) ? before : needed))
    },
  }
}

function joined(before: readonly TreePage[], more: readonly TreePage[]): TreePage[] {
  return [...new Map([...before, ...more].map((page) => [`${page.start} ${pathKey(page.path)}`, page])).values()]
}

function isSame(before: readonly TreePage[], after: readonly TreePage[]): boolean {
  return before.length === after.length && joined(before, after).length === before.length
}
