import { randomUUID } from 'node:crypto'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { Store } from '#db/open.ts'
import type { ViewWish } from '#db/stores/register-view.ts'
import { createViewLister, mostRowsOf } from '#db/stores/view-lister.ts'
import type { ListedStart, ViewLister } from '#db/stores/view-lister.ts'
import type { FrozenView, OpenedView, Views } from './context.ts'
import { startViewThread } from './view-thread.ts'
import type { ViewThread } from './view-thread.ts'

/** Enough for every grid of a page and a few that it has just left: 4 MB each at a million rows. */
const mostViews = 12

/** A register that may be longer than this is listed in a thread of its own; a shorter one is listed before a thread could start. */
const longRegister = 50_000

/** Views that the core keeps frozen for grids. */
export function createViews(): Views {
  const viewsById = new Map<string, FrozenView>()
  let listing: { readonly store: Store; readonly lister: ViewLister; thread: ViewThread | null } | null = null

  function listingOf(store: Store): NonNullable<typeof listing> {
    if (listing?.store !== store) {
      listing?.thread?.close()
      listing = { store, lister: createViewLister(store.reader), thread: null }
    }
    return listing
  }

  function keep(view: FrozenView): string {
    const viewId = randomUUID()
    viewsById.set(viewId, view)
    const [oldest] = viewsById.keys()
    if (viewsById.size > mostViews && oldest !== undefined) viewsById.delete(oldest)
    return viewId
  }

  function threadOf(store: Store): ViewThread {
    return (listingOf(store).thread ??= startViewThread({ storePath: store.path, key: store.key }))
  }

  return {
    prepare(store) {
      try {
        for (const register of registerNames.filter((each) => isLong(store, each))) {
          threadOf(store).readAhead({ register, search: '', filters: [], sort: [] })
        }
      } catch {
        // Whoever opens the register hears of what is wrong with it.
      }
    },
    async open(store, wish): Promise<OpenedView> {
      const { start, all } = isLong(store, wish.register)
        ? await threadOf(store).list(wish)
        : listedHere(listingOf(store).lister, wish)
      const { total, protectedHidden } = start
      return { viewId: keep(frozenView(wish, start, all)), total, all: start.all, protectedHidden }
    },
    find(viewId) {
      const view = viewsById.get(viewId)
      if (view !== undefined) {
        viewsById.delete(viewId)
        viewsById.set(viewId, view)
      }
      return view
    },
    clear() {
      viewsById.clear()
      listing?.thread?.close()
      listing = null
    },
  }
}

function isLong(store: Store, register: RegisterName): boolean {
  return mostRowsOf(store.reader, register) > longRegister
}

/** Nobody can write between the start and the rest of it, for nothing else runs on this thread meanwhile. */
function listedHere(
  lister: ViewLister,
  wish: ViewWish,
): { readonly start: ListedStart; readonly all: Promise<Int32Array | undefined> } {
  const { rest, ...start } = lister.start(wish)
  return { start, all: Promise.resolve(rest()) }
}

function frozenView(wish: ViewWish, start: ListedStart, all: Promise<Int32Array | undefined>): FrozenView {
  const { total, first } = start
  return {
    register: wish.register,
    total,
    async ids(from, to) {
      if (Math.min(to, total) <= first.length) return first.slice(from, to)
      return (await all)?.slice(from, to)
    },
  }
}
