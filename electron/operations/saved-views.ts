import { fail, ok } from '#shared/contract/failure.ts'
import { savedViewOperations } from '#shared/contract/tables/saved-views.ts'
import type { ViewContent } from '#shared/contract/tables/saved-views.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { withoutPersons } from '#shared/registers/view-content.ts'
import { readSavedView, readSavedViews, removeView, saveView } from '#db/stores/saved-views.ts'
import type { SavedView } from '#db/stores/saved-views.ts'
import type { Handler } from '../host/context.ts'

/** More than a menu can be read in. */
const mostViews = 100

export const listViews: Handler<'view.list'> = async ({ read }, { register }) =>
  ok(readSavedViews(read, register).map(shownView))

/** Keeps a view under a name; what may be about a person is not kept with it. */
export const saveRegisterView: Handler<'view.save'> = async (context, { register, name: given, content }) => {
  const name = maskIdentityNumbersIn(given.normalize('NFC'))
  const written = await context.write(async (tx) => {
    const others = readSavedViews(tx, register).filter((view) => view.name !== name)
    if (others.length >= mostViews) return fail('view.too-many', { max: mostViews })
    const id = saveView(tx, {
      register,
      name,
      content: JSON.stringify(withoutNumbers({ ...content, ...withoutPersons(register, content) })),
    })
    tx.describe({ register, name })
    return ok(id)
  })
  if (!written.ok) return written
  const saved = readSavedView(context.read, written.value)
  if (saved === undefined) throw new Error(`View ${written.value} was saved and is not there`)
  return ok(shownView(saved))
}

export const removeRegisterView: Handler<'view.remove'> = async (context, { viewId }) => {
  const written = await context.write(async (tx) => {
    const view = readSavedView(tx, viewId)
    if (view === undefined) return fail('view.unknown')
    removeView(tx, viewId)
    tx.describe({ register: view.register, name: view.name })
    return ok({})
  })
  return written.ok ? ok({}) : written
}

/** Words with an identity number in them are not kept: masked, they would be looked for as they stand. */
function withoutNumbers(content: ViewContent): ViewContent {
  const holdsNumber = (part: unknown): boolean => {
    if (typeof part === 'string') return maskIdentityNumbersIn(part) !== part
    return typeof part === 'object' && part !== null && Object.values(part).some(holdsNumber)
  }
  return {
    ...content,
    search: holdsNumber(content.search) ? '' : content.search,
    filters: content.filters.filter((filter) => !holdsNumber(filter)),
  }
}

/** One that was kept by another version can hold what this one does not know: the answer is then a view of everything. */
function shownView({ id, name, content, savedAt, savedBy }: SavedView) {
  const read = savedViewOperations['view.save'].input.shape.content.safeParse(JSON.parse(content))
  const nothing: ViewContent = { search: '', filters: [], sort: [], layout: null }
  return { viewId: id, name, content: read.success ? read.data : nothing, savedAt, savedBy }
}
