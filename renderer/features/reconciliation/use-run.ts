import { useJobs } from '#renderer/bridge/jobs.ts'
import type { Job } from '#renderer/bridge/jobs.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { notify } from '#renderer/ui/notices.ts'

interface Run {
  readonly run: () => Promise<void>
  readonly cancel: () => void
  /** The run that is on its way, whichever screen started it. */
  readonly job: Job | undefined
  readonly failure: Failure | null
}

/** Ties the lists of a reconciliation together anew. */
export function useRun(reconciliationId: number): Run {
  const { words } = useLanguage()
  const number = useNumberText()
  const { jobs, cancel } = useJobs()
  const { run, failure } = useCommand('reconciliation.run')
  const job = jobs.find(
    ({ operation, input }) => operation === 'reconciliation.run' && isAbout(input, reconciliationId),
  )
  return {
    async run() {
      const reply = await run({ reconciliationId })
      if (reply.ok) notify({ tone: 'ok', text: words.reconciliationScreen.ran(number(reply.value.pairs, 0)) })
    },
    cancel() {
      if (job !== undefined) cancel(job.id)
    },
    job,
    failure,
  }
}

function isAbout(input: unknown, reconciliationId: number): boolean {
  return (
    typeof input === 'object' &&
    input !== null &&
    'reconciliationId' in input &&
    input.reconciliationId === reconciliationId
  )
}
