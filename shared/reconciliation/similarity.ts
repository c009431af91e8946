/**
 * Optimal string alignment: the least number of inserted, lost, changed or exchanged neighbouring characters, or `limit + 1` as
 * soon as it is known to be more. Source: Damerau (1964), restricted so that no stretch is edited twice.
 */
export function alignmentDistance(left: string, right: string, limit: number): number {
  let start = 0
  let leftEnd = left.length
  let rightEnd = right.length
  if (Math.abs(leftEnd - rightEnd) > limit) return limit + 1
  while (start < leftEnd && start < rightEnd && left.charCodeAt(start) === right.charCodeAt(start)) start++
  while (leftEnd > start && rightEnd > start && left.charCodeAt(leftEnd - 1) === right.charCodeAt(rightEnd - 1)) {
    leftEnd--
    rightEnd--
  }
  const rows = leftEnd - start
  const columns = rightEnd - start
  if (rows === 0 || columns === 0) return Math.min(Math.max(rows, columns), limit + 1)
  if (rows > WORD) return alignByRows(left, right, start, rows, columns, limit)
  const distance = alignByBits(left, right, start, rows, columns)
  if (distance === null) return alignByRows(left, right, start, rows, columns, limit)
  return Math.min(distance, limit + 1)
}

/**
 * All rows at once, a bit each; null where a character has no place in the table. Source: Hyyrö, A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances (2003).
 */
function alignByBits(left: string, right: string, start: number, rows: number, columns: number): number | null {
  let isReadable = true
  for (let row = 0; row < rows; row++) {
    const code = left.charCodeAt(start + row)
    if (code >= ALPHABET) isReadable = false
    else places[code] = (places[code] ?? 0) | (1 << row)
  }
  const last = 1 << (rows - 1)
  let distance = rows
  let up = -1
  let down = 0
  let diagonal = 0
  let before = 0
  for (let column = 0; column < columns && isReadable; column++) {
    const code = right.charCodeAt(start + column)
    if (code >= ALPHABET) isReadable = false
    const here = places[code] ?? 0
    const exchanged = ((~diagonal & here) << 1) & before
    diagonal = ((((here & up) + up) | 0) ^ up) | here | down | exchanged
    let more = down | ~(diagonal | up)
    let fewer = diagonal & up
    if ((more & last) !== 0) distance++
    if ((fewer & last) !== 0) distance--
    more = (more << 1) | 1
    fewer <<= 1
    up = fewer | ~(diagonal | more)
    down = more & diagonal
    before = here
  }
  for (let row = 0; row < rows; row++) places[left.charCodeAt(start + row)] = 0
  return isReadable ? distance : null
}

/** Row by row, for what is longer than a word of bits or has other letters. */
function alignByRows(left: string, right: string, start: number, rows: number, columns: number, limit: number): number {
  if (rows >= WIDTH || columns >= WIDTH) return limit + 1
  let before = rowBefore
  let last = rowLast
  let current = rowCurrent
  for (let column = 0; column <= columns; column++) last[column] = column
  for (let row = 1; row <= rows; row++) {
    current[0] = row
    let least = row
    const here = left.charCodeAt(start + row - 1)
    for (let column = 1; column <= columns; column++) {
      const there = right.charCodeAt(start + column - 1)
      let cost = (last[column - 1] ?? 0) + (here === there ? 0 : 1)
      cost = Math.min(cost, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      if (
        row > 1 &&
        column > 1 &&
        here === right.charCodeAt(start + column - 2) &&
        there === left.charCodeAt(start + row - 2)
      ) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      }
      current[column] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    const free = before
    before = last
    last = current
    current = free
  }
  return Math.min(last[columns] ?? 0, limit + 1)
}

/** Which of 32 classes of characters a text holds: two texts at alignment distance d differ in at most 2d of them. */
export function characterMask(text: string): number {
  let mask = 0
  for (let index = 0; index < text.length; index++) mask |= 1 << (text.charCodeAt(index) & 31)
  return mask
}

/** Whether two masks differ too much for the distance; a cheap look before the dear one. */
export function isBeyond(left: number, right: number, limit: number): boolean {
  let bits = left ^ right
  let count = 0
  while (bits !== 0) {
    bits &= bits - 1
    if (++count > 2 * limit) return true
  }
  return false
}

const WORD = 32
const ALPHABET = 512
const places = new Int32Array(ALPHABET)
/** The longest differing stretch that is aligned; beyond it two texts are simply different. */
const WIDTH = 128
// Reused between calls: millions of short rows would be work for the collector of garbage alone.
const rowBefore = new Int32Array(WIDTH + 1)
const rowLast = new Int32Array(WIDTH + 1)
const rowCurrent = new Int32Array(WIDTH + 1)
