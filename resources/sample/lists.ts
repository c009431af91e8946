/** The entries of a list written as text: one or more to a line, with `|` between. */
export function words(text: string): string[] {
  return text
    .split(/[|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** The entry at `index`; that there is none is a mistake in the generator. */
export function at<T>(list: readonly T[], index: number): T {
  const entry = list.at(index)
  if (entry === undefined) throw new RangeError(`No entry ${index} in a list of ${list.length}`)
  return entry
}
