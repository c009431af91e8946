import { FileUp, FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './FileDrop.module.css'

interface FileDropProps {
  readonly label: string
  readonly formats: string
  readonly chooseLabel: string
  /** Endings with a point, such as `.xlsx`; a hint for the dialog, not a check. */
  readonly endings: readonly string[]
  readonly onFiles: (files: readonly File[]) => void
  /** Text that was dropped or pasted onto it, such as cells from a spreadsheet. */
  readonly onText: (text: string) => void
  /** More ways in, beside the button. */
  readonly children?: ReactNode
}

/** Files are dropped, pasted, or chosen in a dialog. */
export function FileDrop({
  label,
  formats,
  chooseLabel,
  endings,
  onFiles,
  onText,
  children,
}: FileDropProps): ReactNode {
  const isReading = useRef(false)
  return (
    <DropZone
      className={styles['zone'] ?? ''}
      onDrop={(event) => {
        if (isReading.current) return
        isReading.current = true
        const files = event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))
        const text = event.items.find((item) => item.kind === 'text' && item.types.has('text/plain'))
        const taking =
          files.length === 0 && text?.kind === 'text'
            ? text.getText('text/plain').then(onText)
            : Promise.all(files).then(onFiles)
        void taking.finally(() => {
          isReading.current = false
        })
      }}
    >
      <FileUp size="1.75rem" aria-hidden="true" />
      <div className={styles['words']}>
        <Text slot="label" className={styles['title'] ?? ''}>
          {label}
        </Text>
        <span className={styles['formats']}>{formats}</span>
      </div>
      <FileTrigger acceptedFileTypes={[...endings]} allowsMultiple onSelect={(list) => onFiles(Array.from(list ?? []))}>
        <Button look="primary">{chooseLabel}</Button>
      </FileTrigger>
      {children}
    </DropZone>
  )
}

interface FileChooserProps {
  readonly label: string
  readonly endings: readonly string[]
  readonly onFiles: (files: readonly File[]) => void
}

/** Only the button. */
export function FileChooser({ label, endings, onFiles }: FileChooserProps): ReactNode {
  return (
    <FileTrigger acceptedFileTypes={[...endings]} onSelect={(list) => onFiles(Array.from(list ?? []))}>
      <Button icon={FolderOpen}>{label}</Button>
    </FileTrigger>
  )
}
