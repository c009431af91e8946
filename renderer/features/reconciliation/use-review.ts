import { useMemo, useSyncExternalStore } from 'react'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { createReview } from './review.ts'
import type { Review, ReviewChoice, ReviewState } from './review.ts'

/** Goes through the pairs for as long as the screen is there: nothing of them stays in the page. */
export function useReview(choice: ReviewChoice): readonly [ReviewState, Review] {
  const call = useCall()
  const { reconciliationId, classes, openingId } = choice
  const chosen = classes.join(' ')
  const review = useMemo(
    () => createReview(call, choice),
    // oxlint-disable-next-line react/exhaustive-deps -- the choice by what it holds
    [call, reconciliationId, chosen, openingId],
  )
  return [useSyncExternalStore(review.subscribe, review.state), review]
}
