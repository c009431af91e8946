import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { useSaveFile } from '#renderer/bridge/use-save-file.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { ButtonLook } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notices.ts'

interface SaveOriginalProps extends Pick<ButtonLook, 'size'> {
  readonly importId: number
  readonly fileName: string
}

/** Gives the delivered file back, byte for byte. */
export function SaveOriginal({ importId, fileName, size = 'normal' }: SaveOriginalProps): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const call = useCall()
  const { save, isSaving, failure } = useSaveFile()
  const text = words.registers
  if (readOnly) return null

  async function saveOriginal(): Promise<void> {
    const reply = await save(fileName, (file) => call('import.save-original', { importId, file: file.handle }))
    if (reply?.ok === true) notify({ tone: 'ok', text: text.originalSaved({ file: reply.value.fileName }) })
  }

  return (
    <>
      <Button icon={FileDown} size={size} isDisabled={isSaving} onPress={() => void saveOriginal()}>
        {text.saveOriginal}
      </Button>
      {failure === null ? null : <FailureBanner failure={failure} />}
    </>
  )
}
