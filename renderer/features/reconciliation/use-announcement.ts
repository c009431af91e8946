import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import type { ReviewState } from './review.ts'
import { usePairText } from './use-pair-text.ts'

/** What a screen reader is told when the pair on show is another: what came of the answer, and who the next two are. */
export function useAnnouncement({ item, pair, isLoading, answered, total }: ReviewState, said: string): string {
  const { words } = useLanguage()
  const number = useNumberText()
  const { pair: nameOf, sentence } = usePairText()
  const text = words.reconciliationScreen.queue
  if (isLoading) return ''
  if (item === null) return [said, text.doneTitle].join(' ').trim()
  if (pair === null || pair.pairId !== item.pairId) return said
  const at = number(Math.min(answered + 1, total), 0)
  return [said, text.announce(at, number(total, 0), nameOf(pair), sentence(pair))].join(' ').trim()
}
