import { Mails } from 'lucide-react'
import type { ReactNode } from 'react'
import { reportNamed } from '#shared/reports/reports.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { useSaveFile } from '#renderer/bridge/use-save-file.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notices.ts'

const report = 'answer-letters'

/** The workbook that letters to everybody are merged from. */
export function Letters(): ReactNode {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const { transferDate } = useTransfer()
  const produce = useCommand('report.produce')
  const { save, isSaving, failure } = useSaveFile()
  const { letters: text } = words.answersScreen

  async function make(): Promise<void> {
    const name = reportNamed(report)?.fileName[language] ?? report
    const reply = await save(`${name}-${transferDate}.xlsx`, ({ handle }) =>
      produce.run({ report, file: handle, language }),
    )
    if (reply?.ok !== true) return
    const { fileName, rows } = reply.value
    notify({ tone: 'ok', text: text.done(fileName, number(rows, 0)) })
  }

  return (
    <>
      {failure === null ? null : <FailureBanner failure={failure} />}
      {produce.isRunning ? (
        <LongCall operation="report.produce" label={text.running} />
      ) : (
        <Button icon={Mails} isDisabled={isSaving} onPress={() => void make()}>
          {text.make}
        </Button>
      )}
    </>
  )
}
