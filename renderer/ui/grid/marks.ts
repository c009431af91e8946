/** Marked rows as stretches, in order and apart, both ends included: a million marked rows are one pair of numbers. */
type Marks = readonly { readonly from: number; readonly to: number }[]

export const noMarks: Marks = []

export function isMarked(marks: Marks, row: number): boolean {
  return marks.some(({ from, to }) => row >= from && row <= to)
}

export function countMarked(marks: Marks): number {
  return marks.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** Marks the rows `from … to`; where all of them are marked already, they no longer are. */
export function withToggled(marks: Marks, from: number, to: number): Marks {
  const without = marks.flatMap((each) => {
    if (each.to < from || each.from > to) return [each]
    return [
      ...(each.from < from ? [{ from: each.from, to: from - 1 }] : []),
      ...(each.to > to ? [{ from: to + 1, to: each.to }] : []),
    ]
  })
  if (marks.some((each) => each.from <= from && each.to >= to)) return without
  const joined: { from: number; to: number }[] = []
  for (const each of [...without, { from, to }].toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && each.from <= last.to + 1) last.to = Math.max(last.to, each.to)
    else joined.push({ ...each })
  }
  return joined
}
