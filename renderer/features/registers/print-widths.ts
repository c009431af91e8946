/** What a column of the printed table must hold. */
export interface PrintedColumn {
  readonly label: string
  readonly texts: readonly string[]
  /** Numbers are not broken, not even at their spaces. */
  readonly isNumber: boolean
}

export interface PrintWidths {
  /** Of each column, in per cent of the table. */
  readonly shares: readonly number[]
  /** Of the type, in points: so large that the longest words fit, within what can be read. */
  readonly points: number
  /** The widest line that no word is broken in, in characters. */
  readonly characters: number
}

/** A4 landscape between its margins, and what each column keeps free, in points. */
const paper = 785
const gap = 6
/** Of an average character, by the size of its type. */
const characterWidth = 0.56
const [smallest, largest] = [5.5, 8]
/** Longer words, such as addresses, may be broken. */
const mostOfWord = 24
const bold = 1.1

/** Widths by the longest word of each column; what is left over goes to those with long texts. */
export function printWidths(columns: readonly PrintedColumn[]): PrintWidths {
  const words = columns.map(({ label, texts, isNumber }) =>
    Math.max(
      3,
      longestWord(label) * bold,
      texts.reduce((most, text) => Math.max(most, isNumber ? text.length : longestWord(text)), 0),
    ),
  )
  const characters = sum(words)
  const room = paper - gap * columns.length
  const points = Math.min(largest, Math.max(smallest, room / (characterWidth * characters)))
  const held = columns.map(({ texts }) => sum(texts.map(({ length }) => length)) / Math.max(1, texts.length))
  const over = Math.max(0, room / (characterWidth * points) - characters)
  const wanting = held.map((mean, index) => Math.max(0, mean - (words[index] ?? 0)))
  const share = over / Math.max(1, sum(wanting))
  const widths = words.map((width, index) => width + (wanting[index] ?? 0) * share + gap / (characterWidth * points))
  const whole = sum(widths)
  return { shares: widths.map((width) => (100 * width) / whole), points, characters }
}

function longestWord(text: string): number {
  return text.split(breaks).reduce((most, word) => Math.max(most, Math.min(word.length, mostOfWord)), 0)
}

/** Spaces, and after hyphens that a letter follows: dates and diary numbers are whole. */
const breaks = /\s+|(?<=-)(?=\p{L})/u

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
