/**
 * Which rows a scrolled window shows, when the rows together are taller than an element may be. Pure; lengths in CSS px.
 *
 * The *virtual* top counts in real rows (row × height). The *physical* top is what the scroll bar says, on an element
 * whose height is capped. Within `edge` of both ends the two move one to one, so the first and last rows are always
 * reached; between them the physical scale is compressed. Small steps move the virtual top by exactly their pixels
 * wherever they happen, and only a jump (a dragged scroll bar) is read through the scale.
 */
export interface WindowShape {
  readonly rows: number
  readonly rowHeight: number
  /** Height of the part of the window that shows rows. */
  readonly viewport: number
}

export interface WindowTop {
  readonly physical: number
  readonly virtual: number
}

/** Chromium caps an element at 2^25 physical pixels; six million stays below it at 200 % on a 250 % screen. */
export const heightCap = 6_000_000
const edge = 1_000_000
/** More than this in one scroll event is a jump. A thumb dragged one pixel on a capped element moves further. */
const largestStep = 4_000

export function physicalHeight(shape: WindowShape): number {
  return Math.min(shape.rows * shape.rowHeight, heightCap)
}

export function virtualFromPhysical(shape: WindowShape, physical: number): number {
  const { end, physicalEnd } = ends(shape)
  const top = clamp(physical, 0, physicalEnd)
  if (end === physicalEnd || top <= edge) return top
  if (top >= physicalEnd - edge) return end - (physicalEnd - top)
  return edge + ((top - edge) * (end - 2 * edge)) / (physicalEnd - 2 * edge)
}

export function physicalFromVirtual(shape: WindowShape, virtual: number): number {
  const { end, physicalEnd } = ends(shape)
  const top = clamp(virtual, 0, end)
  if (end === physicalEnd || top <= edge) return top
  if (top >= end - edge) return physicalEnd - (end - top)
  return edge + ((top - edge) * (physicalEnd - 2 * edge)) / (end - 2 * edge)
}

/** The top after the scroll bar has come to `physical`. */
export function scrolled(shape: WindowShape, from: WindowTop, physical: number): WindowTop {
  const { end, physicalEnd } = ends(shape)
  const top = clamp(physical, 0, physicalEnd)
  if (top === 0) return { physical: top, virtual: 0 }
  if (top >= physicalEnd - 0.5) return { physical: top, virtual: end }
  const step = top - from.physical
  if (Math.abs(step) > largestStep) return { physical: top, virtual: virtualFromPhysical(shape, top) }
  return { physical: top, virtual: clamp(from.virtual + step, 0, end) }
}

/** The top for another number of rows or another size of the window: the first row shown stays. */
export function reshaped(before: WindowShape, after: WindowShape, top: WindowTop): WindowTop {
  const row = before.rowHeight > 0 ? top.virtual / before.rowHeight : 0
  const virtual = clamp(row * after.rowHeight, 0, ends(after).end)
  return { physical: physicalFromVirtual(after, virtual), virtual }
}

/** The virtual top nearest to `virtual` that shows the whole of `row`. */
export function revealed(shape: WindowShape, virtual: number, row: number): number {
  const rowTop = row * shape.rowHeight
  const lowest = rowTop + shape.rowHeight - shape.viewport
  const wanted = virtual > rowTop ? rowTop : virtual < lowest ? Math.min(lowest, rowTop) : virtual
  return clamp(wanted, 0, ends(shape).end)
}

/** First row shown and the row after the last, widened by `spare` rows and to whole steps of `step` rows. */
export function rowsShown(
  shape: WindowShape,
  virtual: number,
  spare: number,
  step = 1,
): { readonly first: number; readonly after: number } {
  if (shape.rows === 0 || shape.rowHeight <= 0) return { first: 0, after: 0 }
  const first = Math.floor(virtual / shape.rowHeight)
  const after = Math.ceil((virtual + shape.viewport) / shape.rowHeight)
  return {
    first: clamp(Math.floor(first / step) * step - spare, 0, shape.rows - 1),
    after: clamp(Math.ceil(after / step) * step + spare, 1, shape.rows),
  }
}

/** Rows that fit whole in the window: the length of Page Down. */
export function rowsPerPage(shape: WindowShape): number {
  return shape.rowHeight > 0 ? Math.max(1, Math.floor(shape.viewport / shape.rowHeight)) : 1
}

function ends(shape: WindowShape): { readonly end: number; readonly physicalEnd: number } {
  return {
    end: Math.max(0, shape.rows * shape.rowHeight - shape.viewport),
    physicalEnd: Math.max(0, physicalHeight(shape) - shape.viewport),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
