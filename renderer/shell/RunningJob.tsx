import type { ReactNode } from 'react'
import type { Job } from '#renderer/bridge/jobs.ts'
import { useJobs } from '#renderer/bridge/jobs.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useProgressText } from '#renderer/language/LongCall.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import styles from './Frame.module.css'

/** One long call, in sight wherever the person goes meanwhile. */
export function RunningJob({ job }: { readonly job: Job }): ReactNode {
  const { words } = useLanguage()
  const { cancel } = useJobs()
  const counted = useProgressText()(job.progress)
  const name = words.shell.jobs[job.operation] ?? words.shell.job.other
  return (
    <span className={styles['job']}>
      <span>
        {name}: {counted}
      </span>
      <ProgressBar label={name} value={job.progress} valueText={counted} isBare />
      <Button label={words.shell.job.cancelLabel(name)} isDisabled={job.cancelling} onPress={() => cancel(job.id)}>
        {job.cancelling ? words.shell.job.cancelling : words.shell.job.cancel}
      </Button>
    </span>
  )
}
