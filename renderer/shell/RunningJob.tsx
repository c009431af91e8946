import type { ReactNode } from 'react'
import type { Job } from '#renderer/bridge/jobs.ts'
import { useJobs } from '#renderer/bridge/jobs.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import { formatBytes } from '#shared/i18n/format.ts'
import styles from './Frame.module.css'

export function RunningJob({ job }: { readonly job: Job }): ReactNode {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const { cancel } = useJobs()
  const name = words.shell.jobs[job.operation] ?? words.shell.job.other
  const { progress } = job
  const count = (value: number): string =>
    progress?.unit === 'bytes' ? formatBytes(language, value) : number(value, 0)
  const counted =
    progress === null
      ? words.shell.job.starting
      : words.shell.job
          .of(
            count(progress.done),
            count(progress.total),
            progress.unit === 'bytes' ? '' : words.shell.job.units[progress.unit],
          )
          .trim()
  const left =
    progress?.etaSeconds === null || progress?.etaSeconds === undefined
      ? ''
      : `, ${words.shell.job.secondsLeft(progress.etaSeconds)}`
  return (
    <span className={styles['job']}>
      <span>
        {name}: {counted}
        {left}
      </span>
      <ProgressBar label={name} value={progress} valueText={counted} isBare />
      <Button label={words.shell.job.cancelLabel(name)} isDisabled={job.cancelling} onPress={() => cancel(job.id)}>
        {job.cancelling ? words.shell.job.cancelling : words.shell.job.cancel}
      </Button>
    </span>
  )
}
