import { Download, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { formatBytes } from '#shared/i18n/format.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel, useTotalText } from '#renderer/language/use-field-text.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Facts } from '#renderer/ui/Panel.tsx'
import type { Produced } from './produced.ts'

/** What was compared when the file was read back, and the file itself. */
export function Proof({
  produced,
  register,
}: {
  readonly produced: Produced
  readonly register: RegisterName
}): ReactNode {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const totalText = useTotalText()
  const bridge = useBridge()
  const [failure, setFailure] = useState<Failure | null>(null)
  const { result, file } = produced
  const { proof, cover, reveal, download } = words.reports
  const canReveal = bridge.capabilities.reveal

  async function deliver(): Promise<void> {
    const reply = await answerOf(bridge.files.deliver(file))
    setFailure(reply.ok ? null : reply.failure)
  }

  return (
    <Banner
      tone="ok"
      live="status"
      title={proof.title}
      actions={
        <Button look="primary" icon={canReveal ? FolderOpen : Download} onPress={() => void deliver()}>
          {canReveal ? reveal : download}
        </Button>
      }
    >
      <p>{proof.equal}</p>
      <Facts
        facts={[
          { name: words.reports.producedColumns.file, value: result.fileName },
          { name: proof.size, value: formatBytes(language, result.bytes) },
          { name: proof.rows, value: number(result.proof.rows, 0) },
          { name: proof.cells, value: number(result.proof.cells, 0) },
          ...result.totals.map(({ field, sum }) => ({
            name: `${cover.total} ${fieldLabel(register, field).toLocaleLowerCase(language)}`,
            value: totalText(register, field, sum),
          })),
          { name: proof.content, value: result.proof.contentSha256, isMono: true },
          { name: proof.file, value: result.sha256, isMono: true },
        ]}
      />
      {failure === null ? null : <FailureBanner failure={failure} />}
    </Banner>
  )
}
