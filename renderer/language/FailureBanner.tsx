import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { useFailureWording, useLanguage } from './language.tsx'

interface FailureBannerProps {
  readonly failure: Failure
  readonly onRetry?: () => void
  readonly actions?: ReactNode
}

/** What happened, what was kept, what to do next. Stays until the person has acted. */
export function FailureBanner({ failure, onRetry, actions }: FailureBannerProps): ReactNode {
  const { words } = useLanguage()
  const { what, kept, next } = useFailureWording()(failure)
  const wasAskedFor = failure.code === 'call.cancelled'
  const retry = onRetry === undefined ? null : <Button onPress={onRetry}>{words.shell.failure.retry}</Button>
  return (
    <Banner
      tone={wasAskedFor ? 'info' : 'error'}
      live={wasAskedFor ? 'status' : 'alert'}
      title={what}
      {...(retry === null && actions === undefined
        ? {}
        : {
            actions: (
              <>
                {retry}
                {actions}
              </>
            ),
          })}
    >
      <p>{kept}</p>
      <p>{next}</p>
    </Banner>
  )
}
