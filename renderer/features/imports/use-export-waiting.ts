import { useCallback } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { useSaveFile } from '#renderer/bridge/use-save-file.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { notify } from '#renderer/ui/notices.ts'

interface ExportWaiting {
  readonly exportWaiting: (importId: number, fileName: string) => Promise<void>
  readonly isExporting: boolean
  readonly failure: Failure | null
}

/** Takes the repair basket of an import out as a workbook, to be mended and read in again. */
export function useExportWaiting(): ExportWaiting {
  const { words, language } = useLanguage()
  const call = useCall()
  const { save, isSaving, failure } = useSaveFile()
  const { waiting } = words.imports
  const exportWaiting = useCallback(
    async (importId: number, fileName: string) => {
      const bare = fileName.replace(/\.[^.]+$/u, '')
      const reply = await save(`${waiting.fileName(bare)}.xlsx`, (file) =>
        call('import.export-waiting', { importId, file: file.handle, language }),
      )
      if (reply?.ok !== true) return
      const { fileName: written, rows, protectedHidden } = reply.value
      notify({ tone: 'ok', text: waiting.exported(written, rows, protectedHidden) })
    },
    [call, language, save, waiting],
  )
  return { exportWaiting, isExporting: isSaving, failure }
}
