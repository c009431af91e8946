import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FileDrop } from '#renderer/ui/FileDrop.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { ImportList } from './ImportList.tsx'

const endings = ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', '.csv', '.tsv', '.txt']

export function ImportsScreen(): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const list = useOperation('import.list', {})
  return (
    <Screen
      title={words.imports.title}
      lead={words.imports.lead}
      content={list.data?.map(({ importId }) => importId).join(' ') ?? ''}
    >
      {readOnly ? null : <NewImport />}
      <Loaded query={list} skeleton={[2, 10]}>
        {(imports) =>
          imports.length === 0 ? (
            <EmptyState title={words.imports.empty.title} text={words.imports.empty.text} />
          ) : (
            <ImportList imports={imports} />
          )
        }
      </Loaded>
    </Screen>
  )
}

/** Takes a file in and opens its wizard. */
function NewImport(): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const stage = useCommand('import.stage')
  const navigate = useNavigate()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [reading, setReading] = useState<string | null>(null)

  async function take(files: readonly File[]): Promise<void> {
    const [file] = files
    if (file === undefined) {
      notify({ tone: 'info', text: words.imports.drop.nothing })
      return
    }
    if (files.length > 1) notify({ tone: 'info', text: words.imports.drop.oneAtATime })
    setFailure(null)
    setReading(file.name)
    const accepted = await answerOf(bridge.files.accept(file))
    const reply = accepted.ok ? await stage.run({ file: accepted.value.handle }) : accepted
    setReading(null)
    if (!reply.ok) setFailure(reply.failure)
    else await navigate({ to: '/imports/$importId', params: { importId: String(reply.value.importId) } })
  }

  return (
    <>
      <FileDrop
        label={words.imports.drop.label}
        formats={words.imports.drop.formats}
        chooseLabel={words.imports.drop.choose}
        endings={endings}
        isDisabled={reading !== null}
        onFiles={(files) => void take(files)}
      />
      {reading === null ? null : (
        <ProgressBar label={`${words.shell.jobs['import.stage'] ?? ''}: ${reading}`} value={null} valueText="" />
      )}
      {failure === null ? null : <FailureBanner failure={failure} />}
    </>
  )
}
