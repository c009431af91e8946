import type { ReactNode } from 'react'
import type { OperationName } from '#shared/contract/operations.ts'
import { useJobs } from '#renderer/bridge/jobs.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import { useLanguage, useNumberText } from './language.tsx'

interface LongCallProps {
  readonly operation: OperationName
  readonly label: string
}

/** How far a running call has come and the way to stop it, where the person waits for it; the status bar may lie behind a dialog. */
export function LongCall({ operation, label }: LongCallProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { jobs, cancel } = useJobs()
  const job = jobs.find((each) => each.operation === operation)
  const progress = job?.progress ?? null
  const { job: text } = words.shell
  return (
    <>
      <ProgressBar
        label={label}
        value={progress}
        valueText={
          progress === null
            ? text.starting
            : text.of(number(progress.done, 0), number(progress.total, 0), text.units[progress.unit])
        }
      />
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
