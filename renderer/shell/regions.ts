/** Puts the focus in the next part of the window, or the one before. Parts bear `data-region`, in the order they stand; one may lie within another. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = Array.from(document.querySelectorAll<HTMLElement>('[data-region]'))
  if (regions.length === 0) return
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  const next = regions[at === -1 ? 0 : (at + step + regions.length) % regions.length]
  if (next === undefined) return
  const starts = [next, ...next.querySelectorAll<HTMLElement>('[data-region] [data-region-start]')]
  const start = starts.find((each) => each.matches('[data-region-start]') && each.closest('[data-region]') === next)
  const inside = start ?? next.querySelector<HTMLElement>('h1[tabindex], a[href], button:not([disabled]), input')
  const target = inside ?? next
  target.focus()
}
