import { FileOutput } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { TakeOut } from '#renderer/origin/TakeOut.tsx'

interface TakeOutWaitingProps {
  readonly basket: { readonly importId: number; readonly fileName: string; readonly holdsPeople: boolean }
  readonly label?: string
}

/** Takes the repair basket of an import out as a workbook, to be mended and read in again. */
export function TakeOutWaiting({ basket, ...more }: TakeOutWaitingProps): ReactNode {
  const { words, language } = useLanguage()
  const call = useCall()
  const { waiting } = words.imports
  const { importId, fileName } = basket
  return (
    <TakeOut
      icon={FileOutput}
      delivery={basket}
      suggestedName={`${waiting.fileName(fileName.replace(/\.[^.]+$/u, ''))}.xlsx`}
      write={(file, why) => call('import.export-waiting', { importId, file: file.handle, language, ...why })}
      saidOf={(saved) => waiting.exported(saved.fileName, saved.rows, saved.protectedHidden)}
      {...more}
    >
      {waiting.export}
    </TakeOut>
  )
}
