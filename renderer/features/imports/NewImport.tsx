import { useNavigate } from '@tanstack/react-router'
import { ClipboardPaste } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { FileDrop } from '#renderer/ui/FileDrop.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import { useReadingQueue } from './use-reading-queue.ts'

const endings = ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', '.csv', '.tsv', '.txt']

/** Takes files and copied tables in; a single one opens its wizard as soon as it is read. */
export function NewImport(): ReactNode {
  const { words } = useLanguage()
  const navigate = useNavigate()
  const { files, addFiles, addText, read, remove } = useReadingQueue()
  const [isPasting, setPasting] = useState(false)
  const { drop, paste } = words.imports

  const wasPending = useRef(false)
  useEffect(() => {
    const [only, second] = files
    if (only !== undefined && second === undefined && only.state === 'read' && wasPending.current) {
      remove(only.id)
      void navigate({ to: '/imports/$importId', params: { importId: String(only.importId) } })
    }
    wasPending.current = only !== undefined && only.state !== 'read'
  }, [files, navigate, remove])

  function takeFiles(taken: readonly File[]): void {
    if (taken.length === 0) notify({ tone: 'info', text: drop.nothing })
    else addFiles(taken)
  }

  function takeText(text: string): void {
    setPasting(false)
    if (text.trim() === '') notify({ tone: 'info', text: paste.nothing })
    else addText(text)
  }

  const taking = useRef({ takeFiles, takeText })
  useEffect(() => {
    taking.current = { takeFiles, takeText }
  })
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const data = event.clipboardData
      const isInField =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null
      if (data === null || event.defaultPrevented || isInField) return
      event.preventDefault()
      const pasted = Array.from(data.files)
      if (pasted.length > 0) taking.current.takeFiles(pasted)
      else taking.current.takeText(data.getData('text/plain'))
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])

  async function pasteFromClipboard(): Promise<void> {
    try {
      const text = await navigator.clipboard.readText()
      if (text.trim() !== '') return takeText(text)
    } catch {
      // The host lets no page read the clipboard unasked: the person pastes with the keyboard instead.
    }
    setPasting(true)
  }

  return (
    <>
      <FileDrop
        label={drop.label}
        formats={drop.formats}
        chooseLabel={drop.choose}
        endings={endings}
        onFiles={takeFiles}
        onText={takeText}
      >
        <Button icon={ClipboardPaste} onPress={() => void pasteFromClipboard()}>
          {drop.paste}
        </Button>
      </FileDrop>
      <QueuePanel files={files} onRead={read} onRemove={remove} />
      <PasteDialog isOpen={isPasting} onClose={() => setPasting(false)} onText={takeText} />
    </>
  )
}
