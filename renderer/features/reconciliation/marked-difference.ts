/** A piece of a value: the same in both, or not. */
export interface MarkedPart {
  readonly text: string
  readonly differs: boolean
}

export interface MarkedPair {
  readonly left: readonly MarkedPart[]
  readonly right: readonly MarkedPart[]
}

/** Longer texts are marked as a whole: the table below grows with the product of the two. */
const mostLetters = 200
/** Texts that share less than this part of the longer one are different as a whole; marking every other letter would say nothing. */
const leastShared = 0.5

/** Two values that are not alike at all: each is marked from end to end. */
export function markWhole(left: string, right: string): MarkedPair {
  const differs = left.normalize('NFC') !== right.normalize('NFC')
  const whole = (text: string): MarkedPart[] => (text === '' ? [] : [{ text, differs }])
  return { left: whole(left), right: whole(right) }
}

/** What differs between two values, letter by letter; as few letters as possible are marked. */
export function markDifference(left: string, right: string): MarkedPair {
  const [a, b] = [lettersOf(left), lettersOf(right)]
  if (a.length > mostLetters || b.length > mostLetters) return markWhole(left, right)
  const shared = sharedLetters(a, b)
  const count = shared.filter(([, other]) => other !== null).length
  if (count < Math.max(a.length, b.length) * leastShared) return markWhole(left, right)
  const inRight = new Set(shared.flatMap(([, other]) => (other === null ? [] : [other])))
  return {
    left: joinParts(a, (index) => shared[index]?.[1] === null),
    right: joinParts(b, (index) => !inRight.has(index)),
  }
}

function lettersOf(text: string): readonly string[] {
  return Array.from(text.normalize('NFC'))
}

/** Of every letter of `a`, the one of `b` that it stands for in the longest row of letters that both have; null for none. */
function sharedLetters(a: readonly string[], b: readonly string[]): readonly (readonly [number, number | null])[] {
  // lengths[i][j]: how many letters a from i on and b from j on have in common, in order.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const length = a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
      lengths[i]?.fill(length, j, j + 1)
    }
  }
  const found: (readonly [number, number | null])[] = []
  let j = 0
  for (let i = 0; i < a.length; i += 1) {
    while (j < b.length && a[i] !== b[j] && lengthAt(i, j + 1) >= lengthAt(i + 1, j)) j += 1
    if (j < b.length && a[i] === b[j]) {
      found.push([i, j])
      j += 1
    } else {
      found.push([i, null])
    }
  }
  return found
}

function joinParts(letters: readonly string[], differsAt: (index: number) => boolean): MarkedPart[] {
  const parts: MarkedPart[] = []
  for (const [index, letter] of letters.entries()) {
    const differs = differsAt(index)
    const last = parts.at(-1)
    if (last?.differs === differs) parts.splice(-1, 1, { text: last.text + letter, differs })
    else parts.push({ text: letter, differs })
  }
  return parts
}
