/** Longer names are compared letter by letter too slowly for a list of hundreds, and are seldom misspelt into each other. */
const longest = 60

/**
 * The candidate that a name is most likely another spelling of: at most one letter in four differs, or one is the beginning of the
 * other's first word, as `Kansli` of `Kansliet`. Null where none is near. The earlier of two that are equally near.
 */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  const plain = plainOf(name)
  if (plain === '' || plain.length > longest) return null
  let nearest: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const other = plainOf(candidate)
    if (candidate === name || digitsOf(other) !== digitsOf(plain)) continue
    const isLonger = beginsWith(other, plain) || beginsWith(plain, other)
    const most = isLonger ? 4 : Math.floor(Math.max(plain.length, other.length) / 4)
    if (other.length > longest || Math.abs(other.length - plain.length) > most) continue
    const away = distance(plain, other)
    if (away > most || away >= least) continue
    nearest = candidate
    least = away
  }
  return nearest
}

/** Capitals, marks between words and blanks make no other name. */
function plainOf(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** `Enhet 1` is not `Enhet 2`. */
function digitsOf(text: string): string {
  return text.replaceAll(/\P{N}+/gu, ' ')
}

/** A name of three letters begins too many others. */
function beginsWith(text: string, start: string): boolean {
  return start.length > 3 && text.startsWith(start)
}

/** Letters to add, take away or change (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
