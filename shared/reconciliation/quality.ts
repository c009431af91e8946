import { createDraws } from './random.ts'

/** A share and the interval that holds the true one at the given confidence. */
export interface EstimatedShare {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** `size` of the items, each equally likely, in their own order; all of them where there are no more. The same seed draws the same. */
export function drawSample<T>(items: readonly T[], size: number, seed: number): readonly T[] {
  const draw = createDraws(seed)
  const drawn: T[] = []
  for (const [index, item] of items.entries()) {
    // Selection sampling (Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S).
    if (draw() * (items.length - index) < size - drawn.length) drawn.push(item)
  }
  return drawn
}

/**
 * The share of all that the share of a sample tells of, with the exact interval of Clopper and Pearson (1934), which covers the true
 * share at least as often as it says, also where nothing wrong was seen.
 * @throws RangeError where more were right than checked, or the confidence is not between 0 and 1.
 */
export function estimateShare(right: number, checked: number, confidence = 0.95): EstimatedShare {
  if (!(right >= 0 && right <= checked)) throw new RangeError(`${right} of ${checked} cannot be right`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Not a confidence: ${confidence}`)
  if (checked === 0) return { share: Number.NaN, low: 0, high: 1 }
  const tail = (1 - confidence) / 2
  return {
    share: right / checked,
    low: right === 0 ? 0 : findShare((share) => 1 - atMost(right - 1, checked, share) < tail),
    high: right === checked ? 1 : findShare((share) => atMost(right, checked, share) > tail),
  }
}

/** The interval of Wilson (1927): narrower, right on the average, and closed in form; for what is shown while sampling goes on. */
export function wilsonInterval(right: number, checked: number, deviations = 1.959_963_985): EstimatedShare {
  if (!(right >= 0 && right <= checked)) throw new RangeError(`${right} of ${checked} cannot be right`)
  if (checked === 0) return { share: Number.NaN, low: 0, high: 1 }
  const share = right / checked
  const squared = deviations ** 2
  const middle = share + squared / (2 * checked)
  const reach = deviations * Math.sqrt((share * (1 - share)) / checked + squared / (4 * checked ** 2))
  const whole = 1 + squared / checked
  return { share, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) }
}

/**
 * How sure an interval is to hold the true share. Each end by itself is surer, since the doubt is shared between the ends: "at least
 * the lower end" holds with 95 %.
 */
export const intervalConfidence = 0.9

/** What people have found in two samples: of the links that were made, and of the rows that were left without. */
export interface CheckedSamples {
  readonly links: { readonly total: number; readonly checked: number; readonly right: number }
  /** `missed`: the row has a partner in the other list after all. */
  readonly unlinked: { readonly total: number; readonly checked: number; readonly missed: number }
}

/**
 * Precision and recall of a whole reconciliation from two samples. The interval of recall takes each sample at its worst and at its
 * best, each at half the doubt, so that it covers at least as often as it says (Bonferroni).
 */
export function estimateQuality(
  samples: CheckedSamples,
  confidence = 0.95,
): { readonly precision: EstimatedShare; readonly recall: EstimatedShare } {
  const { links, unlinked } = samples
  const precision = shareOfAll(links.right, links, confidence)
  const strict = 1 - (1 - confidence) / 2
  const right = shareOfAll(links.right, links, strict)
  const missed = shareOfAll(unlinked.missed, unlinked, strict)
  const recallOf = (rightShare: number, missedShare: number): number => {
    const found = links.total * rightShare
    const all = found + unlinked.total * missedShare
    return all === 0 ? Number.NaN : found / all
  }
  // Nobody left to look at means nobody missed.
  const isComplete = unlinked.total === 0
  return {
    precision,
    recall: {
      share: recallOf(right.share, isComplete ? 0 : missed.share),
      low: recallOf(right.low, isComplete ? 0 : missed.high),
      high: recallOf(right.high, isComplete ? 0 : missed.low),
    },
  }
}

/** Where all have been checked there is nothing to estimate. */
function shareOfAll(
  count: number,
  { total, checked }: { readonly total: number; readonly checked: number },
  confidence: number,
): EstimatedShare {
  if (total === 0 || checked < total) return estimateShare(count, checked, confidence)
  return { share: count / total, low: count / total, high: count / total }
}

/** The chance of `count` or fewer of `total` at this share, summed from logarithms. */
function atMost(count: number, total: number, share: number): number {
  if (share <= 0) return 1
  if (share >= 1) return count >= total ? 1 : 0
  let term = total * Math.log1p(-share)
  const odds = Math.log(share) - Math.log1p(-share)
  let sum = Math.exp(term)
  for (let one = 1; one <= count; one++) {
    term += Math.log((total - one + 1) / one) + odds
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}

/** The share at which the condition, true from 0 on, ends. */
function findShare(isBelow: (share: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (isBelow(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
