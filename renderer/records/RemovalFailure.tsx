import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'

interface RemovalFailureProps {
  readonly failure: Failure
  readonly removeAnyway: (() => Promise<void>) | null
}

/** Why a row was not removed, and the way to do it all the same where it only has become another. */
export function RemovalFailure({ failure, removeAnyway }: RemovalFailureProps): ReactNode {
  const { words } = useLanguage()
  return (
    <FailureBanner
      failure={failure}
      {...(removeAnyway === null
        ? {}
        : { actions: <Button onPress={() => void removeAnyway()}>{words.records.removeAnyway}</Button> })}
    />
  )
}
