import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import type { ButtonLook } from '#renderer/ui/Button.tsx'
import { TakeOut } from './TakeOut.tsx'

interface SaveOriginalProps extends Pick<ButtonLook, 'size'> {
  readonly delivery: { readonly importId: number; readonly fileName: string; readonly holdsPeople: boolean }
}

/** Gives the delivered file back, byte for byte. */
export function SaveOriginal({ delivery, size = 'normal' }: SaveOriginalProps): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const call = useCall()
  const text = words.registers
  const { importId, fileName } = delivery
  if (readOnly) return null
  return (
    <TakeOut
      icon={FileDown}
      size={size}
      delivery={delivery}
      suggestedName={fileName}
      write={(file, why) => call('import.save-original', { importId, file: file.handle, ...why })}
      saidOf={(saved) => text.originalSaved({ file: saved.fileName })}
    >
      {text.saveOriginal}
    </TakeOut>
  )
}
