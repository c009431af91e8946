import type { RegisterName } from '#shared/registers/field.ts'
import type { Views } from '../../host/context.ts'

/** A stretch of a view, by 0-based places; `to` is the first that is not of it. */
interface Range {
  readonly from: number
  readonly to: number
}

/** The rows of stretches of a view, each once; undefined where the view is gone, or is one of another register. */
export async function idsOfRanges(
  views: Views,
  register: RegisterName,
  { viewId, ranges }: { readonly viewId: string; readonly ranges: readonly Range[] },
): Promise<Int32Array | undefined> {
  const view = views.find(viewId)
  if (view?.register !== register) return undefined
  const stretches = []
  for (const { from, to } of joined(ranges)) {
    const ids = await view.ids(from, Math.min(to, view.total))
    if (ids === undefined) return undefined
    stretches.push(ids)
  }
  const ids = new Int32Array(stretches.reduce((sum, { length }) => sum + length, 0))
  let length = 0
  for (const stretch of stretches) {
    ids.set(stretch, length)
    length += stretch.length
  }
  return ids
}

/** Ranges in order, without overlaps. */
function joined(ranges: readonly Range[]): Range[] {
  const found: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else if (from < to) found.push({ from, to })
  }
  return found
}
