import { cleanText, dashes, parseNumber, round } from './normalise.ts'

/**
 * What an extent in boxes is in shelf metres, by the answer to the question of how wide the boxes of a list are. The two widths are
 * those of the archive boxes that Swedish authorities buy (`domain.md` §1d, V39); another width is another line here.
 */
const boxWidths = { 'box-55': 0.055, 'box-80': 0.08 } as const

export type BoxAnswer = keyof typeof boxWidths | 'unconverted'

export const boxAnswers = ['unconverted', 'box-55', 'box-80'] as const satisfies readonly BoxAnswer[]

/** Metres of one box; null where boxes are not converted. */
export function boxWidth(answer: string | undefined): number | null {
  return Object.entries(boxWidths).find(([name]) => name === answer)?.[1] ?? null
}

/** How many boxes an extent counts: `4 kartonger`, `12 volymer`. Null for what is no box (`3 pärmar`, `2 band`): their widths vary. */
export function countedBoxes(text: string): number | null {
  const found = counted.exec(cleanText(text).replace(dashes, '-'))
  return found === null ? null : parseNumber(found[1] ?? '')
}

/** Shelf metres of so many boxes. */
export function metresOfBoxes(boxes: number, width: number): number {
  return round(boxes * width, 4)
}

const counted =
  /^(\d{1,5}(?:[.,]\d{1,2})?) ?(?:arkiv)?(?:kartong(?:er)?|box(?:ar)?|kaps(?:el|lar)|volym(?:er)?|vol)\.?$/i
