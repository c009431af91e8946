import type { ReactNode } from 'react'
import type { Job } from '#renderer/bridge/jobs.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useProgressText } from '#renderer/language/LongCall.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'

/** How far a run has come, where the person waits for it. */
export function RunProgress({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }): ReactNode {
  const { words } = useLanguage()
  const progressText = useProgressText()
  const label = words.reconciliationScreen.running
  return (
    <div>
      <ProgressBar label={label} value={job.progress} valueText={progressText(job.progress)} />
      <Row>
        <Button isDisabled={job.cancelling} onPress={onCancel}>
          {job.cancelling ? words.shell.job.cancelling : words.shell.job.cancel}
        </Button>
      </Row>
    </div>
  )
}
