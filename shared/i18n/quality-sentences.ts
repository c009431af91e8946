import type { Catalogue, Language } from './catalogues.ts'
import { formatNumber } from './format.ts'

interface Sample {
  readonly total: number
  readonly checked: number
  readonly right: number
}

interface Share {
  readonly share: number
  readonly low: number
}

/** What a checked sample tells, on the screen and in the report; none before anything is checked. */
export function qualitySentences(
  words: Catalogue['quality'],
  language: Language,
  quality: {
    readonly links: Sample
    readonly unlinked: Sample
    readonly precision: Share | null
    readonly recall: Share | null
  },
): readonly string[] {
  const { links, unlinked, precision, recall } = quality
  const count = (value: number): string => formatNumber(language, value, 0)
  return [
    ...(precision === null
      ? []
      : [
          links.checked === links.total
            ? words.precisionAll(count(links.total), count(links.right))
            : words.precision(count(links.checked), count(links.right), perCent(language, precision.low)),
        ]),
    ...(unlinked.checked === 0 ? [] : [words.alone(count(unlinked.checked), count(unlinked.right))]),
    ...(recall === null
      ? []
      : [
          links.checked === links.total && unlinked.checked === unlinked.total
            ? words.recallAll(perCent(language, recall.share))
            : words.recall(perCent(language, recall.low)),
        ]),
  ]
}

/** Rounded down: "at least" is never more than what holds. */
export function perCent(language: Language, share: number): string {
  return `${formatNumber(language, Math.floor(share * 1000 + 1e-9) / 10, 1)}\u00A0%`
}
