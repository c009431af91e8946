import type { ReactNode } from 'react'
import type { Progress } from '#shared/contract/bridge.ts'
import type { OperationName } from '#shared/contract/operations.ts'
import { formatBytes } from '#shared/i18n/format.ts'
import { jobOf, useJobs } from '#renderer/bridge/jobs.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import { useLanguage, useNumberText } from './language.tsx'

interface LongCallProps {
  readonly operation: OperationName
  readonly label: string
  /** Where several calls of the operation can run, the import that this one is about. */
  readonly importId?: number
}

/** How far a running call has come and the way to stop it, where the person waits for it; the status bar may lie behind a dialog. */
export function LongCall({ operation, label, importId }: LongCallProps): ReactNode {
  const { words } = useLanguage()
  const progressText = useProgressText()
  const { jobs, cancel } = useJobs()
  const job = jobOf(jobs, operation, importId)
  const progress = job?.progress ?? null
  const { job: text } = words.shell
  return (
    <>
      <ProgressBar label={label} value={progress} valueText={progressText(progress)} />
      <Row>
        <Button
          isDisabled={job === undefined || job.cancelling}
          onPress={() => {
            if (job !== undefined) cancel(job.id)
          }}
        >
          {job?.cancelling === true ? text.cancelling : text.cancel}
        </Button>
      </Row>
    </>
  )
}

/** What has been counted of what there is, and the time left where it can be told. */
export function useProgressText(): (progress: Progress | null) => string {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const { job } = words.shell
  return (progress) => {
    if (progress === null) return job.starting
    const isBytes = progress.unit === 'bytes'
    const count = (value: number): string => (isBytes ? formatBytes(language, value) : number(value, 0))
    const counted = job.of(count(progress.done), count(progress.total), isBytes ? '' : job.units[progress.unit]).trim()
    return progress.etaSeconds === null ? counted : `${counted}, ${job.secondsLeft(progress.etaSeconds)}`
  }
}
