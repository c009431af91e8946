import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { useJobs } from '#renderer/bridge/jobs.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import styles from './Frame.module.css'
import { RunningJob } from './RunningJob.tsx'

export function StatusBar(): ReactNode {
  const { words } = useLanguage()
  const { jobs } = useJobs()
  const transfer = useTransfer()
  return (
    <footer
      className={styles['status']}
      aria-label={words.shell.regions.status}
      data-region="status"
      data-works={jobs.length > 0 ? '' : undefined}
      tabIndex={-1}
    >
      <span className={styles['file']} title={words.shell.status.encrypted}>
        <LockKeyhole size="0.875rem" aria-hidden="true" />
        <VisuallyHidden>{words.shell.status.encrypted}</VisuallyHidden>
        {words.shell.status.fileAt(transfer.fileName, transfer.folder)}
      </span>
      <div className={styles['jobs']}>
        {jobs.map((job) => (
          <RunningJob key={job.id} job={job} />
        ))}
        <output>{jobs.length === 0 ? words.shell.status.ready : words.shell.status.running(jobs.length)}</output>
      </div>
    </footer>
  )
}
